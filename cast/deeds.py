"""What a player does with a stukje, in one line: for tests of the rules."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db import transaction

from gezinsboek.circle.models import Item, Revision
from gezinsboek.ground.acts import Refused
from gezinsboek.timeline import rebutting, writing
from gezinsboek.timeline.models import Entry, File, Question, Rebuttal, Reply

from .people import as_

T = TypeVar("T")


def does(key: str, deed: Callable[[], T], *, fresh: bool = True, through: UUID | None = None) -> T:
    """This player does it, in a transaction of its own."""
    with as_(key, fresh=fresh, through=through), transaction.atomic():
        return deed()


def is_refused(key: str, deed: Callable[[], object], *, fresh: bool = True, through: UUID | None = None) -> bool:
    """Whether the database refuses this player this deed."""
    try:
        does(key, deed, fresh=fresh, through=through)
    except Refused:
        return True
    return False


def replies(key: str, item: Item, text: str) -> Reply:
    return does(key, lambda: writing.reply(item, text))


def changes(key: str, item: Item, text: str, made_from: int = 1) -> None:
    """A new text for a stukje. Raises Stale for an older version and for who may not."""
    does(key, lambda: writing.change(item.id, text, made_from))


def changes_reply(key: str, reply: Reply, text: str, made_from: int = 1) -> None:
    does(key, lambda: writing.change_reply(reply, text, made_from))


def bins_reply(key: str, reply: Reply) -> None:
    does(key, lambda: writing.bin_reply(reply.id))


def adds_file(key: str, item: Item, author: UUID, name: str = "foto.jpg") -> File:
    """The row of a file alone; nothing lies on the disk."""
    file = File(dossier_id=item.dossier_id, item_id=item.id, author_id=author, kind="photo", mime="image/jpeg", size=1)
    file.name = name
    does(key, lambda: file.save(force_insert=True))
    return file


def asks(key: str, item: Item, author: UUID, whom: UUID, wanted_on: date | None = None) -> Question:
    question = Question(
        dossier_id=item.dossier_id, item_id=item.id, author_id=author, asked_id=whom, wanted_on=wanted_on
    )
    does(key, lambda: question.save(force_insert=True))
    return question


def sees_replies(key: str, item: Item, *, fresh: bool = True) -> set[UUID]:
    return does(key, lambda: set(Reply.objects.filter(item=item).values_list("id", flat=True)), fresh=fresh)


def sees_revisions(key: str, row: UUID, *, fresh: bool = True) -> set[UUID]:
    """The earlier texts of a stukje or reply that this player can read."""
    return does(key, lambda: set(Revision.objects.filter(row=row).values_list("id", flat=True)), fresh=fresh)


def text_of(key: str, item: Item) -> str | None:
    """What this player reads in a stukje."""
    return does(key, lambda: Entry.objects.get(item_id=item.id).text)


def rebuts(key: str, item: Item, text: str, made_from: int = 0, seen: int | None = None) -> Rebuttal:
    """A weerwoord of this player, at the version they see now unless told otherwise."""

    def said() -> Rebuttal:
        return rebutting.say(item, text, made_from, seen or Item.objects.get(id=item.id).version)

    return does(key, said)


def takes_back(key: str, rebuttal: Rebuttal) -> None:
    does(key, lambda: rebutting.take_back(rebuttal.id))


def sees_rebuttals(key: str, item: Item, *, fresh: bool = True, through: UUID | None = None) -> list[str]:
    """The weerwoorden that this player reads with a stukje."""
    told = lambda: [one.text for one in Rebuttal.objects.filter(item_id=item.id).order_by("created_at", "id")]  # noqa: E731
    return does(key, told, fresh=fresh, through=through)


def likes(key: str, item: Item) -> None:
    does(key, lambda: writing.like(item))
