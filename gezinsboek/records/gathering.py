"""What goes over of a number of stukjes: gathered in a fixed number of queries, however many they are (SHARING 22).

Of a stukje goes the text that the rules give (`acl.to_take`), with its mark and the weerwoorden, which go wherever the text
goes; my own replies, as I last wrote them; the files that I put there. What others replied goes only where the family said
"mag overnemen". Where I only replied, nothing of the stukje itself goes but where it stands. docs/decisions/0074.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from django.conf import settings

from gezinsboek.circle.models import Item, Member, Revision
from gezinsboek.dossier.models import Chapter, Child
from gezinsboek.ground.acts import ask
from gezinsboek.timeline.before_pause import rebuttals as rebuttals_before
from gezinsboek.timeline.desk import MyBook, my_books
from gezinsboek.timeline.files import SIZES, content
from gezinsboek.timeline.models import Entry, File, Rebuttal, Reply
from gezinsboek.timeline.models.entry import words_of
from gezinsboek.timeline.rebutting import noted

from .models import Takeover
from .record import Answer, Enclosed, Record

NOBODY = UUID(int=0)
OWN, REPLIED, ALLOWED = Takeover.Why.OWN, Takeover.Why.REPLIED, Takeover.Why.ALLOWED


@dataclass(frozen=True)
class ToTake:
    """What the rules say of one stukje: why I may take it, and which text."""

    item: UUID
    dossier: UUID
    why: str
    version: int
    sealed: bytes | None
    mark: str
    private: bool

    @property
    def text(self) -> str:
        """Empty where only my own replies go."""
        if not self.sealed:
            return ""
        return Entry(item_id=self.item, dossier_id=self.dossier, text_sealed=bytes(self.sealed)).text


@dataclass
class Gathered:
    """One stukje that can go over. `record` lacks what only the taking over itself brings."""

    item: Item
    book: MyBook
    why: str
    record: Record
    files: list[File] = field(default_factory=list)

    @property
    def words(self) -> int:
        """How many words I do not have to type again."""
        return sum(len(text.split()) for text in (self.record.text, *(one.text for one in self.record.replies)))

    def with_files(self) -> "Gathered":
        """The same, with each file's fingerprint in the record: that means reading them."""
        told = [_enclosed(file, _content(file)) for file in self.files]
        return replace(self, record=replace(self.record, files=told))


def why(items: Iterable[UUID]) -> dict[UUID, str]:
    """Which of these I may take over, and why; the others are not in it."""
    wanted = list(items)
    return dict(ask("may_take_over", wanted)) if wanted else {}


def gather(items: Iterable[UUID], now: datetime) -> list[Gathered]:
    """Of these what I may take over, the oldest first. What I may not is not in it."""
    wanted = list(items)
    takes = {row[0]: ToTake(*row) for row in ask("to_take", wanted)} if wanted else {}
    if not takes:
        return []
    books = {book.id: book for book in my_books()}
    found = [
        item for item in Item.objects.filter(id__in=takes).order_by("created_at", "id") if item.dossier_id in books
    ]
    around = Around(found, takes, {book.me.id for book in books.values()})
    return [around.gathered(item, takes[item.id], books[item.dossier_id], now) for item in found]


class Around:
    """What stands around these stukjes, by stukje. Eight queries."""

    def __init__(self, items: list[Item], takes: dict[UUID, ToTake], me: set[UUID]) -> None:
        ids = [item.id for item in items]
        self.me = me
        self.chapters = {one.id: one.name for one in Chapter.objects.filter(id__in={item.chapter_id for item in items})}
        self.children = {
            one.id: one.name for one in Child.objects.filter(id__in={item.about_id for item in items if item.about_id})
        }
        self.files: dict[UUID, list[File]] = defaultdict(list)
        for file in File.objects.filter(item_id__in=ids, author_id__in=me, deleted_at=None).order_by(
            "created_at", "id"
        ):
            self.files[file.item_id].append(file)
        self.replies = self._replies(ids, takes)
        self.rebuttals: dict[UUID, list[Rebuttal]] = defaultdict(list)
        with_text = [one for one in ids if takes[one].why != REPLIED]
        found = [*Rebuttal.objects.filter(item_id__in=with_text, deleted_at=None), *rebuttals_before(with_text)]
        for rebuttal in sorted(found, key=lambda one: (one.created_at, one.id)):
            self.rebuttals[rebuttal.item_id].append(rebuttal)
        self.people = self._people(items)

    def _replies(self, ids: list[UUID], takes: dict[UUID, ToTake]) -> dict[UUID, list[Reply]]:
        """Mine as I last wrote them, whoever changed them since; others' only where that is allowed."""
        found = list(Reply.objects.filter(item_id__in=ids, deleted_at=None).order_by("created_at", "id"))
        changed = [one.id for one in found if one.author_id in self.me and one.changed_by not in (None, one.author_id)]
        before: dict[UUID, Revision] = {}
        if changed:
            for old in Revision.objects.filter(row__in=changed, author__in=self.me).order_by("version"):
                before[old.row] = old
        told: dict[UUID, list[Reply]] = defaultdict(list)
        for one in found:
            if one.id in before:
                one.text_sealed = before[one.id].text_sealed
            if one.author_id in self.me or takes[one.item_id].why == ALLOWED:
                told[one.item_id].append(one)
        return told

    def _people(self, items: list[Item]) -> dict[UUID, Member]:
        ids = {item.author_id for item in items} | {one.author_id for many in self.replies.values() for one in many}
        ids |= {one.author_id for many in self.rebuttals.values() for one in many}
        return {one.id: one for one in Member.objects.select_related("person", "dossier").filter(id__in=ids)}

    def gathered(self, item: Item, take: ToTake, book: MyBook, now: datetime) -> Gathered:
        mine = take.why in (OWN, REPLIED)
        author = book.me if mine else self.people.get(item.author_id)
        replies = self.replies.get(item.id, [])
        # where I only replied, the day of the stukje is not mine to tell
        at = replies[0].created_at if take.why == REPLIED and replies else item.created_at
        record = Record(
            id=NOBODY,
            version=take.version,
            taken_at=max(now, item.held_until or now, *(one.held_until or now for one in replies)),  # as the receipt
            author=_named(author),
            written_at=at,
            text=take.text,
            source=settings.ORIGIN,
            reference=book.reference,
            chapter=self.chapters.get(item.chapter_id, ""),
            happened=None if take.why == REPLIED else item.happened_on,
            about=self.children.get(item.about_id, "") if item.about_id else "",
            mark=take.mark,
            mark_words=words_of(take.mark),
            rebuttals=[self._rebuttal(one, take.version) for one in self.rebuttals.get(item.id, ())],
            replies=[Answer(_named(self.people.get(one.author_id)), one.created_at, one.text) for one in replies],
            why=take.why,
        )
        return Gathered(item, book, take.why, record, self.files.get(item.id, []))

    def _rebuttal(self, one: Rebuttal, version: int) -> Answer:
        who = self.people.get(one.author_id)
        return Answer(_named(who), one.changed_at or one.created_at, one.text, noted(one.item_version, version))


def _named(member: Member | None) -> str:
    """'Femke, jeugdhulp, Samen Doen'; of the family the name and what stands beside it."""
    if member is None:
        return ""
    return ", ".join(part for part in (member.name, member.described) if part)


def _content(file: File) -> bytes:
    return b"".join(content(file, SIZES[file.kind][0]))


def _enclosed(file: File, inside: bytes) -> Enclosed:
    return Enclosed(file.id, file.name, file.mime, hashlib.sha256(inside).hexdigest(), len(inside))
