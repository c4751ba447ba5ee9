"""What of a book goes along, in plain words: read page by page, so that a large book never lies whole in memory."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from gezinsboek.circle.models import Item
from gezinsboek.ground.ui import dates
from gezinsboek.timeline.before_pause import mend
from gezinsboek.timeline.files import SIZES
from gezinsboek.timeline.frame import Frame, OpenChapter
from gezinsboek.timeline.headed import words_of
from gezinsboek.timeline.kinds import has_words
from gezinsboek.timeline.models import File, Question, Rebuttal
from gezinsboek.timeline.reading import DETAILS
from gezinsboek.timeline.rebutting import headed, noted
from gezinsboek.timeline.receipts import reason_words, sentence
from gezinsboek.timeline.responses import ALL, Responses, responses

from .along import data_of, facts_of

PAGE = 50
LONGEST = 120  # bytes of a file's name: room for folders in front of it, on every system


class Changed(Exception):  # noqa: N818 - says what is so
    """What is shared became another while the copy was made: it would hold too much or too little."""


@dataclass(frozen=True)
class Paper:
    """A photo or document, and where it lies in the ZIP."""

    id: UUID
    book: UUID
    path: str
    name: str
    alt: str
    photo: bool
    mime: str
    column: str
    described: bool


@dataclass(frozen=True)
class Said:
    who: str
    at: datetime
    text: str
    changed: str


@dataclass(frozen=True)
class Beside:
    """A weerwoord: it goes wherever the text goes."""

    who: str
    at: datetime
    text: str
    note: str

    @property
    def head(self) -> str:
        return f"{headed(self.who)}, {in_full(self.at)}. {self.note}".strip()


@dataclass(frozen=True)
class Told:
    """One stukje with everything around it."""

    id: UUID
    chapter: str
    who: str
    at: datetime
    happened: Any
    about: str
    text: str
    changed: str
    version: int
    mark: str = ""
    mark_words: str = ""
    source: str = ""
    source_words: str = ""
    rebuttals: list[Beside] = field(default_factory=list)
    replies: list[Said] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    likes: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)  # what another tool says beside its words
    taken: list[str] = field(default_factory=list)  # into whose own record system it went, and why
    data: dict[str, Any] = field(default_factory=dict)  # the facts for another program, by their name there

    @property
    def moment(self) -> str:
        return in_full(self.at)

    @property
    def photos(self) -> list[Paper]:
        return [one for one in self.papers if one.photo]

    @property
    def documents(self) -> list[Paper]:
        return [one for one in self.papers if not one.photo]


def in_full(moment: datetime) -> str:
    """With the year: a copy is read years later."""
    return f"{day_in_full(moment)}, {dates.clock_time(moment)}"


def day_in_full(day: date | datetime) -> str:
    words, year = dates.full_day(day), str(dates.local(day).year)
    return words if year in words else f"{words} {year}"


def place_of(file: UUID, name: str, *, photo: bool) -> str:
    """Two files of one name never clash, and no name leads out of its folder."""
    stem, dot, ending = name.replace("/", " ").replace("\\", " ").rpartition(".")
    if not dot:
        stem, ending = ending, ""
    stem = stem.encode()[:LONGEST].decode(errors="ignore").strip(" .") or "bestand"
    return f"{'fotos' if photo else 'bestanden'}/{stem}-{file.hex[-12:]}{'.' if ending else ''}{ending[:10]}"


def paper_of(file: File) -> Paper:
    photo = file.kind == "photo"
    name = file.name or ""
    return Paper(
        id=file.id,
        book=file.dossier_id,
        path=place_of(file.id, name, photo=photo),
        name=name,
        alt=file.alt or _("Foto zonder beschrijving"),
        photo=photo,
        mime=file.mime,
        column=SIZES[file.kind][0],
        described=bool(file.alt),
    )


def in_portions(items: list[UUID]) -> Iterator[list[UUID]]:
    return (items[start : start + PAGE] for start in range(0, len(items), PAGE))


@dataclass
class Pages:
    """The stukjes of one book as the acting person reads them now. Must be used inside a transaction of theirs."""

    frame: Frame
    plan: dict[UUID, list[UUID]]  # chapter -> items, the oldest first

    @classmethod
    def of(cls, book: UUID) -> "Pages":
        frame = Frame.of(book)
        plan: dict[UUID, list[UUID]] = {chapter.id: [] for chapter in frame.chapters}
        for item, chapter in (
            Item.objects.filter(dossier_id=book).order_by("created_at", "id").values_list("id", "chapter_id")
        ):
            plan.setdefault(chapter, []).append(item)
        return cls(frame, plan)

    @property
    def chapters(self) -> list[OpenChapter]:
        return self.frame.chapters

    @property
    def items(self) -> list[UUID]:
        return [item for items in self.plan.values() for item in items]

    def parts(self, chapter: UUID) -> Iterator[list[UUID]]:
        return in_portions(self.plan[chapter])

    def told(self, items: list[UUID], *, data: bool = False) -> list[Told]:
        """With what is there for another program when that is asked. Raises Changed when one is not mine to read any more."""
        found = {one.id: one for one in Item.objects.select_related(*DETAILS).filter(id__in=items)}
        if len(found) != len(items):
            raise Changed
        mend(found.values())
        around = responses(self.frame.book.id, items, latest=ALL)
        there = [found[item] for item in items]
        beside, more = facts_of(self.frame, there), data_of(self.frame, there) if data else {}
        return [
            replace(self._told(found[item], around, beside.get(item, [])), data=more.get(item, {})) for item in items
        ]

    def _told(self, item: Item, around: Responses, facts: list[str]) -> Told:
        known = self.frame.by_id.get(item.chapter_id)
        children = {child.id: child.name for child in self.frame.children}
        return Told(
            id=item.id,
            chapter=known.name if known else "",
            who=self.who(item.author_id),
            at=item.created_at,
            happened=item.happened_on,
            about=children.get(item.about_id, "") if item.about_id else "",
            text=words_of(item),
            changed=self.changed(item.changed_by, item.changed_at),
            version=item.version,
            mark=item.entry.mark if has_words(item) else "",
            mark_words=item.entry.mark_words if has_words(item) else "",
            source=item.entry.source if has_words(item) else "",
            source_words=item.entry.source_words if has_words(item) else "",
            rebuttals=[self._beside(one, item) for one in around.rebuttals.get(item.id, ())],
            replies=[
                Said(self.who(one.author_id), one.created_at, one.text, self.changed(one.changed_by, one.changed_at))
                for one in around.replies.get(item.id, ())
            ],
            papers=[paper_of(file) for file in around.files.get(item.id, ())],
            likes=[self.who(heart.author_id) for heart in around.hearts.get(item.id, ())],
            asked=[self._asked(question) for question in around.questions.get(item.id, ())],
            facts=facts,
            taken=[
                f"{sentence(self.who(one.member), one)} {reason_words(one)}".strip()
                for one in around.taken.get(item.id, ())
            ],
        )

    def _beside(self, one: Rebuttal, item: Item) -> Beside:
        at = one.changed_at or one.created_at
        return Beside(self.who(one.author_id), at, one.text, noted(min(one.item_version, item.version), item.version))

    def _asked(self, question: Question) -> str:
        name = self.who(question.asked_id)
        if question.wanted_on is None:
            return name
        return _("%(name)s, graag voor %(day)s") % {"name": name, "day": day_in_full(question.wanted_on)}

    def who(self, member: UUID) -> str:
        return self.frame.folk.by_name.introduced(member)

    def changed(self, by: UUID | None, at: datetime | None) -> str:
        """A changed text says by whom, in every export too (SHARING 9)."""
        if by is None or at is None:
            return ""
        return _("Veranderd door %(name)s op %(day)s") % {"name": self.who(by), "day": in_full(at)}
