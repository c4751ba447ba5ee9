"""What goes over of a number of stukjes: gathered in a fixed number of queries, however many they are (SHARING 22).

Of a stukje goes the text that the rules give (`acl.to_take`), with its mark and the weerwoorden, which go wherever the text
goes; my own replies, as I last wrote them; the files that I put there. What others replied goes only where the family said
"mag overnemen". What a tool hangs on it, such as the steps of a goal, goes as replies do; when an appointment
is, goes with its text.
Where I only replied, nothing of the stukje itself goes but where it stands. docs/decisions/0074.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import DateTimeField, Func

from gezinsboek.circle.models import Item, Member, Revision
from gezinsboek.ground.acts import ask
from gezinsboek.timeline.desk import MyBook, my_places
from gezinsboek.timeline.files import SIZES, content
from gezinsboek.timeline.models import Entry, File, Rebuttal, Reply
from gezinsboek.timeline.models.entry import words_of
from gezinsboek.timeline.rebutting import noted
from gezinsboek.timeline.responses import Taken, over_books

from .models import Takeover
from .parts import Part, parts
from .record import Answer, Enclosed, Record

NOBODY = UUID(int=0)
MOMENT = DateTimeField()
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
    taken: list[Taken] = field(default_factory=list)  # my own receipts

    @property
    def words(self) -> int:
        """How many words I do not have to type again."""
        return sum(len(text.split()) for text in (self.record.text, *(one.text for one in self.record.said)))

    def with_files(self) -> "Gathered":
        """The same, with each file's fingerprint in the record: that means reading them."""
        told = [_enclosed(file, _content(file)) for file in self.files]
        return replace(self, record=replace(self.record, files=told))


def gather(items: Iterable[UUID]) -> list[Gathered]:
    """Of these what I may take over, the oldest first. What I may not is not in it. Four queries, and a fifth for the names
    of others."""
    wanted = list(items)
    takes = {row[0]: ToTake(*row) for row in ask("to_take", wanted)} if wanted else {}
    if not takes:
        return []
    # the chapter and the child are known to who reads the item; by the clock of the database, as the receipt
    there = Item.objects.select_related("chapter", "about").annotate(now=Func(function="acl.now", output_field=MOMENT))
    books = my_places(take.dossier for take in takes.values())
    found = [item for item in there.filter(id__in=takes).order_by("created_at", "id") if item.dossier_id in books]
    around = Around(found, takes, books)
    return [around.gathered(item, takes[item.id], books[item.dossier_id], item.now) for item in found]


class Around:
    """What stands around these stukjes, by stukje."""

    def __init__(self, items: Sequence[Item], takes: dict[UUID, ToTake], books: dict[UUID, MyBook]) -> None:
        self.me = {book.me.id: book.me for book in books.values()}
        told = over_books({item.id: item.dossier_id for item in items})
        self.files, self.rebuttals, self.taken = told.files, told.rebuttals, told.taken
        self.replies = self._replies(told.replies, takes)
        self.parts = {
            item: [one for one in some if one.goes(self.me, takes[item].why)]
            for item, some in parts(items, self.me).items()
        }
        self.people = self._people(items)

    def _replies(self, there: dict[UUID, list[Reply]], takes: dict[UUID, ToTake]) -> dict[UUID, list[Reply]]:
        """Mine as I last wrote them, whoever changed them since; others' only where that is allowed."""
        found = [one for many in there.values() for one in many]
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

    def _people(self, items: Sequence[Item]) -> dict[UUID, Member]:
        ids = {item.author_id for item in items} | {one.author_id for many in self.replies.values() for one in many}
        ids |= {one.author_id for many in self.rebuttals.values() for one in many}
        ids |= {one.author for many in self.parts.values() for one in many}
        others = ids - self.me.keys()
        known = Member.objects.select_related("person", "dossier").filter(id__in=others) if others else ()
        return self.me | {one.id: one for one in known}

    def gathered(self, item: Item, take: ToTake, book: MyBook, now: datetime) -> Gathered:
        replies, hung = self.replies.get(item.id, []), self.parts.get(item.id, [])
        only_replied = take.why == REPLIED  # then the day of the stukje is not mine to tell
        rebuttals = () if only_replied else self.rebuttals.get(item.id, ())
        record = Record(
            id=NOBODY,
            version=take.version,
            taken_at=leaves_at(now, item.held_until, *(one.held_until for one in replies)),
            author=_named(book.me if take.why in (OWN, REPLIED) else self.people.get(item.author_id)),
            written_at=self._answered(item) if only_replied else item.created_at,
            text=take.text,
            source=settings.ORIGIN,
            reference=book.reference,
            chapter=item.chapter.name,
            happened=None if only_replied else next((one.day for one in hung if one.day), item.happened_on),
            about=item.about.name if item.about else "",
            mark=take.mark,
            mark_words=words_of(take.mark),
            rebuttals=[self._rebuttal(one, take.version) for one in rebuttals],
            replies=[Answer(_named(self.people.get(one.author_id)), one.created_at, one.text) for one in replies],
            why=take.why,
            steps=self._hung(hung, "steps"),
            goal=self._hung(hung, "goal"),
            appointment=self._hung(hung, "appointment"),
        )
        files = [one for one in self.files.get(item.id, ()) if one.author_id in self.me]
        taken = [one for one in self.taken.get(item.id, ()) if one.member in self.me]
        return Gathered(item, book, take.why, record, files, taken)

    def _hung(self, hung: Sequence[Part], place: str) -> list[Answer]:
        return [Answer(_named(self.people.get(one.author)), one.at, one.text) for one in hung if one.place == place]

    def _answered(self, item: Item) -> datetime:
        """When I first said something there."""
        said = [one.created_at for one in self.replies.get(item.id, ())] + [
            one.at for one in self.parts.get(item.id, ())
        ]
        return min(said, default=item.created_at)

    def _rebuttal(self, one: Rebuttal, version: int) -> Answer:
        who = self.people.get(one.author_id)
        return Answer(_named(who), one.changed_at or one.created_at, one.text, noted(one.item_version, version))


def leaves_at(now: datetime, *held: datetime | None) -> datetime:
    """When it goes at the earliest, as the receipt says (acl.take_over): not while its writer can still take it back."""
    return max([now, *(until for until in held if until)])


def _named(member: Member | None) -> str:
    """'Femke, jeugdhulp, Samen Doen'; of the family the name and what stands beside it."""
    if member is None:
        return ""
    return ", ".join(part for part in (member.name, member.described) if part)


def _content(file: File) -> bytes:
    return b"".join(content(file, SIZES[file.kind][0]))


def _enclosed(file: File, inside: bytes) -> Enclosed:
    return Enclosed(file.id, file.name, file.mime, hashlib.sha256(inside).hexdigest(), len(inside))
