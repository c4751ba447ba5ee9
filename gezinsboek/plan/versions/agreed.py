"""Versions as the acting person reads them, and the two deeds: making one, and saying what one thinks of it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from gezinsboek.circle.models import Member
from gezinsboek.circle.wording import listed
from gezinsboek.ground.acts import act, ask
from gezinsboek.ground.ui import dates
from gezinsboek.plan.models import Opinion, PlanAccord, PlanPart, PlanVersion
from gezinsboek.timeline.frame import Folk, Frame

from .copies import Copy


@dataclass(frozen=True)
class Talk:
    """What was said when the plan was talked about. `others`: who else was there, in words."""

    review_on: date
    contact: UUID | None = None
    there: tuple[UUID, ...] = ()
    decided: str = ""
    others: str = ""


@dataclass(frozen=True)
class Voice:
    """What one person says to a version now, and what they said before."""

    who: str
    row: PlanAccord
    before: list[PlanAccord] = field(default_factory=list)

    @property
    def yes(self) -> bool:
        return self.row.answer == Opinion.YES

    @property
    def words(self) -> str:
        return _("Eens") if self.yes else str(Opinion.NOT_YET.label)

    @property
    def earlier(self) -> str:
        told = {
            _("eens") if one.answer == Opinion.YES else _("nog niet")
            for one in self.before
            if one.answer != self.row.answer
        }
        return _("Eerst: %(said)s.") % {"said": listed(sorted(told))} if told else ""


@dataclass(frozen=True)
class Shown:
    """One version on a page or a paper."""

    row: PlanVersion
    folk: Folk
    voices: list[Voice]

    @property
    def number(self) -> int:
        return self.row.number

    @property
    def who(self) -> str:
        return self.folk.within(self.row.author_id)

    @property
    def by(self) -> str:
        """Behind "door"."""
        return _("jou") if self.row.author_id == self.folk.me else self.who

    @property
    def contact(self) -> Member | None:
        """Whom to ask about the plan, when I know them."""
        return self.folk.members.get(self.row.contact_id) if self.row.contact_id else None

    @property
    def contact_name(self) -> str:
        return self.folk.introduced(self.contact.id) if self.contact else ""

    @property
    def there(self) -> str:
        known = [one for one in self.row.there if one in self.folk.members]
        names = [*(self.folk.names(known) if known else []), *([self.others] if self.others else [])]
        return listed(names) if names else ""

    @property
    def decided(self) -> str:
        return str(self.row.told.get("decided", ""))

    @property
    def others(self) -> str:
        return str(self.row.told.get("others", ""))

    @property
    def late(self) -> bool:
        return self.row.review_on < dates.today()

    @property
    def agreed(self) -> list[Voice]:
        return [one for one in self.voices if one.yes]

    @property
    def not_yet(self) -> list[Voice]:
        return [one for one in self.voices if not one.yes]

    @property
    def silent(self) -> str:
        """Of the family and the helpers whom I know, who said nothing yet."""
        said = {one.row.author_id for one in self.voices}
        return listed([self.folk.introduced(one.id) for one in self.folk.live if one.id not in said] or [""])

    @property
    def mine(self) -> Voice | None:
        return next((one for one in self.voices if one.row.author_id == self.folk.me), None)


class Standing:
    """All versions of a book that I read, the newest first: two queries."""

    def __init__(self, frame: Frame, folk: Folk | None = None) -> None:
        self.frame, self.folk = frame, folk or frame.folk
        self.rows = list(PlanVersion.objects.filter(dossier_id=frame.book.id).order_by("-number"))

    @cached_property
    def _voices(self) -> dict[UUID, list[Voice]]:
        said: dict[tuple[UUID, UUID], list[PlanAccord]] = {}
        for one in PlanAccord.objects.filter(dossier_id=self.frame.book.id).order_by("created_at", "id"):
            said.setdefault((one.version_id, one.author_id), []).append(one)
        found: dict[UUID, list[Voice]] = {}
        for (version, author), every in said.items():
            found.setdefault(version, []).append(Voice(self.folk.introduced(author), every[-1], every[:-1]))
        return found

    @cached_property
    def shown(self) -> list[Shown]:
        return [Shown(row, self.folk, self._voices.get(row.id, [])) for row in self.rows]

    @property
    def last(self) -> Shown | None:
        return self.shown[0] if self.rows else None

    def numbered(self, number: int) -> Shown | None:
        return next((one for one in self.shown if one.number == number), None)

    def before(self, one: Shown) -> Shown | None:
        """The version before this one, as far as I read them."""
        return next((some for some in self.shown if some.number < one.number), None)

    @property
    def may_make(self) -> bool:
        return not self.frame.looking_as and bool(ask("may_make_plan", self.frame.book.id)[0][0])

    @property
    def waits(self) -> bool:
        """Whether the last version waits for what I think of it."""
        return self.last is not None and self.last.mine is None and not self.frame.looking_as


def parts(*versions: Shown | None, within: Collection[UUID] | None = None) -> dict[UUID, dict[UUID, Copy]]:
    """The copies in these versions that I read, by version and item: one query. `within`: of these chapters alone."""
    wanted = [one.row.id for one in versions if one]
    found: dict[UUID, dict[UUID, Copy]] = {one: {} for one in wanted}
    there = PlanPart.objects.filter(version_id__in=wanted)
    if within is not None:
        there = there.filter(item__chapter_id__in=within)
    for part in there.order_by("item__created_at", "item_id"):
        found[part.version_id][part.item_id] = part.told
    return found


def make(id_: UUID, book: UUID, made_from: int, talk: Talk, copies: Mapping[UUID, Copy]) -> None:
    """A next version, and my yes to it; the same one twice is once. Raises Stale after a newer one, Refused for who may not."""
    version = PlanVersion(id=id_, dossier_id=book)
    version.told = {"decided": talk.decided, "others": talk.others}
    every = [_part(version, item, copy) for item, copy in copies.items()]
    act(
        "make_plan",
        *(id_, book, made_from, talk.review_on, talk.contact, list(talk.there), version.told_sealed),
        *([one.id for one in every], [one.item_id for one in every], [one.told_sealed for one in every]),
    )


def _part(version: PlanVersion, item: UUID, copy: Copy) -> PlanPart:
    part = PlanPart(id=uuid5(version.id, str(item)), dossier_id=version.dossier_id, item_id=item)
    part.told = copy
    return part


def say(id_: UUID, version: PlanVersion, answer: str, why: str = "") -> None:
    """Yes, or not yet and why; twice is once. Raises Stale when another version holds by now."""
    row = PlanAccord(id=id_, dossier_id=version.dossier_id)
    row.why = why
    act("agree_plan", id_, version.id, answer, row.why_sealed)


def names(folk: Folk, members: Iterable[UUID]) -> list[tuple[str, str]]:
    """For a form: me first."""
    every = [*([folk.me] if folk.me else []), *members]
    return [(str(one), folk.introduced(one)) for one in every]
