"""The weerwoord: the own view of who a stukje is about, that goes wherever the text goes.

Who may add one, the database says (rules/44_rebuttals.sql): reading is enough. It has no readers of its own, and nobody but
its writer changes it or takes it back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gezinsboek.circle.models import Item
from gezinsboek.ground.acts import Stale, act, ask
from gezinsboek.ground.ui import dates

from .frame import Folk
from .models import Rebuttal
from .responses import responses
from .writing import my_id, once


@dataclass(frozen=True, slots=True)
class Rebutted:
    """A weerwoord as a page shows it."""

    id: UUID
    head: str
    described: str
    figure: SafeString
    at: str
    text: str
    note: str
    mine: bool
    new: bool = False


def may(items: Iterable[UUID]) -> set[UUID]:
    """To which of these I may add one."""
    wanted = list(items)
    return set(ask("may_rebut", wanted)[0][0]) if wanted else set()


def mine(item: Item) -> Rebuttal | None:
    """The one I wrote, also when I took it back."""
    return Rebuttal.objects.filter(item_id=item.id, author_id=my_id(item.dossier_id)).first()


@transaction.atomic
def say(item: Item, text: str, made_from: int, seen: int) -> Rebuttal:
    """Write mine, or other words for it. `seen`: the version of the stukje that I had before me.

    Raises Stale when I changed it elsewhere since version `made_from` (0: there was none); the same words twice are once.
    """
    me = my_id(item.dossier_id)
    there = Rebuttal.objects.filter(item_id=item.id, author_id=me)
    found = list(there)
    if not found:
        new = Rebuttal(id=uuid5(item.id, str(me)), dossier_id=item.dossier_id, item_id=item.id, author_id=me)
        new.text, new.item_version = text, seen
        with once(there, found):
            new.save(force_insert=True)
        if not found:
            return new
    was = found[0]
    if was.deleted_at is None and was.text == text:
        return was
    was.text = text
    changed = Rebuttal.objects.filter(id=was.id, version=made_from).update(
        text_sealed=was.text_sealed, item_version=seen, version=made_from + 1
    )
    if not changed:
        raise Stale("rebuttal")
    return was


def take_back(rebuttal: UUID) -> None:
    """Nobody reads it any more; within thirty days I can still see it and write it again."""
    act("take_back", rebuttal)


def shown(folk: Folk, one: Rebuttal, version: int, *, new: bool = False) -> Rebutted:
    """`version`: of the stukje as it stands beside it."""
    return Rebutted(
        id=one.id,
        head=headed("" if one.author_id == folk.me else folk.name(one.author_id)),
        described=folk.described(one.author_id),
        figure=folk.figure(one.author_id, "small"),
        at=dates.in_words(one.changed_at or one.created_at),
        text=one.text,
        note=noted(
            min(one.item_version, version), version
        ),  # later than what stands here: a silent pause, of which nothing is told
        mine=one.author_id == folk.me,
        new=new,
    )


def on_paper(folk: Folk, items: Sequence[Item]) -> dict[UUID, tuple[tuple[str, str], ...]]:
    """(whose and when, words) of those at these items of one book, by item: for what is taken along. One query."""
    around = responses(items[0].dossier_id, [one.id for one in items], latest=1).rebuttals if items else {}
    who = folk.by_name.introduced
    return {
        item.id: tuple((taken_along(one, item.version, who(one.author_id)), one.text) for one in around[item.id])
        for item in items
        if item.id in around
    }


def beside_copies(folk: Folk, book: UUID, items: Sequence[UUID]) -> dict[UUID, list[tuple[str, str]]]:
    """The same beside words as they once were: of which version they are a copy is not known, so nothing is said of that."""
    around = responses(book, list(items), latest=1).rebuttals if items else {}
    who = folk.by_name.introduced
    return {
        item: [(taken_along(one, one.item_version, who(one.author_id)), one.text) for one in some]
        for item, some in around.items()
    }


def taken_along(one: Rebuttal, version: int, name: str) -> str:
    """'Weerwoord van Noor, maandag 2 november 2026. Geschreven bij een eerdere versie.'"""
    day = dates.with_year(one.changed_at or one.created_at)
    return f"{headed(name)}, {day}. {noted(min(one.item_version, version), version)}".strip()


def headed(name: str) -> str:
    """'Weerwoord van Noor'; without a name it is mine."""
    return _("Weerwoord van %(name)s") % {"name": name} if name else _("Jouw weerwoord")


def noted(written_with: int, version: int) -> str:
    """The stukje says something else since, or in this copy still what it said before."""
    if written_with < version:
        return _("Geschreven bij een eerdere versie.")
    return _("Geschreven bij een latere versie.") if written_with > version else ""
