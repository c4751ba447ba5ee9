"""Writing that cannot get lost: what is typed is kept while it is typed, for the writer alone, and back on any device.

A draft has the id of what will be made of it. Two devices never overwrite one another: whoever saves from an older
version than the one that is there gets a draft beside it, and the newest is the one that stands in the box.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Model
from django.http import QueryDict
from psycopg import errors

from gezinsboek.circle.models import Item
from gezinsboek.ground import clock
from gezinsboek.ground.acting import acting
from gezinsboek.ground.acts import Refused, act
from gezinsboek.ground.ids import new_id

from .boxes import MADE, PLACES, weighed
from .forms.words import LIMIT, plain
from .models import Draft, Entry, Rebuttal, Reply
from .models.draft import CHANGE, NEW, REBUTTAL, REPLY, REWORD
from .unsent import PAGES, mine, number, uuid_in, whole
from .writing import my_id, refusable

MOST = 50  # of one person in one book
BESIDE: list[Callable[[UUID, UUID], None]] = []
"""What a floor above does when a text became two, told the first and the new one; it fills this in AppConfig.ready()."""
NAMES = (
    "chapter",
    "text",
    "about",
    "happened_on",
    "question_to",
    "wanted_on",
    "reader",
    "shown",
    "shown_for",
    "kept",
    "transcript",
    "mark",
    "seen",
    "reply",
    "version",
    "page",
    "turn",
    "part",
    "question",
    "whose",
    "begin",
    "enough",
    "step",
)


class Sent(Exception):  # noqa: N818 - says what is so
    """This was sent already, so there is nothing to keep any more."""


@dataclass(frozen=True)
class Box:
    """Where somebody types: a new stukje, a part of our story or plan, an answer to an item, other words for it or for a reply,
    or a weerwoord."""

    book: UUID
    place: str
    item: UUID | None = None
    chapter: UUID | None = None

    @classmethod
    def of(cls, book: UUID, told: QueryDict) -> "Box":
        """Raises Refused for a box that there is not."""
        place, chapter = told.get("box") or told.get("place", ""), uuid_in(told.get("chapter", ""))
        known = PLACES.get(place)
        if place in (NEW, *PAGES) or (known and not known.item):
            return cls(book, place, None, chapter)
        wanted = uuid_in(told.get("item", ""))
        found = Item.objects.filter(dossier_id=book, id=wanted).first() if wanted else None
        if (place not in (REPLY, CHANGE, REWORD, REBUTTAL) and not known) or found is None:
            raise Refused("box")
        return cls(book, place, found.id, found.chapter_id)


def save(box: Box, told: QueryDict) -> Draft | None:
    """Keep what this form holds. None when it holds nothing new: then nothing is kept either.

    A page goes on with its own draft whatever version it last heard of, in the order of its turns; another page from
    the version that it names. Raises Sent when it was sent meanwhile, Refused where I may not write (any more).
    """
    id_, words = uuid_in(told.get("id", "")) or new_id(), _words(told, box.place)
    if _empty(box, words):
        sent(told)
        return None
    there = Draft.objects.filter(id=id_).first()
    if there is None:
        return _add(box, id_, words)
    before = QueryDict(there.told)
    own = bool(before.get("page")) and before.get("page") == words.get("page")
    if (own and number(words.get("turn")) <= number(before.get("turn"))) or _same(before, words, box.place):
        return there
    made_from = there.version if own else number(told.get("saved"))
    there.told = words.urlencode()
    with refusable("draft"):
        changed = Draft.objects.filter(id=id_, version=made_from).update(
            told_sealed=there.told_sealed, chapter_id=box.chapter, version=made_from + 1, thrown_at=None
        )
    if changed:
        return Draft.objects.get(id=id_)
    words.setlist("kept", [])  # files are bound to the form they came with
    other = _add(box, new_id(), words)
    for tell in BESIDE:
        tell(id_, other.id)
    return other


def put_back(box: Box, id_: UUID, words: QueryDict) -> Draft | None:
    """What was sent and taken back stands in the box again."""
    return _add(box, id_, words) if plain(words.get("text", "")) or words.getlist("kept") else None


def _empty(box: Box, words: QueryDict) -> bool:
    if place := PLACES.get(box.place):
        row = uuid_in(words.get("reply")) or box.book
        return not place.text(words) or bool(place.unchanged and place.unchanged(row, words))
    text = plain(words.get("text", ""))
    if box.item and box.place == CHANGE:
        entry = Entry.objects.get(item_id=box.item)
        if (whole(words), words.get("mark", entry.mark)) == (entry.text, entry.mark):
            return True
    if box.place == REWORD:
        wanted = uuid_in(words.get("reply"))
        reply = Reply.objects.filter(id=wanted, item=box.item).first() if wanted else None
        if reply is None or reply.text == text:
            return True
    if box.item and box.place == REBUTTAL and _said_already(box, text):
        return True
    return not plain(words.get("text", "")) and not words.getlist("kept")


def _said_already(box: Box, text: str) -> bool:
    mine = Rebuttal.objects.filter(item=box.item, author_id=my_id(box.book), deleted_at=None).first()
    return mine is not None and mine.text == text


def _names(place: str) -> tuple[str, ...]:
    known = PLACES.get(place)
    return (*NAMES, *known.words, *known.more, *(("box",) if known.like else ())) if known else NAMES


def _same(one: QueryDict, other: QueryDict, place: str) -> bool:
    names = {*_names(place), *_each(one, place), *_each(other, place)} - {"page", "turn"}
    return all(one.getlist(name) == other.getlist(name) for name in names)


def _each(told: QueryDict, place: str) -> list[str]:
    known = PLACES.get(place)
    return known.named(told) if known else []


def _add(box: Box, id_: UUID, words: QueryDict) -> Draft:
    who = acting()
    if who is None or len(mine(box.book)) >= MOST:
        raise Refused("draft")
    if _was_sent(id_):
        raise Sent
    place = weighed(box.place)
    draft = Draft(id=id_, dossier_id=box.book, person=who.person, place=place, item_id=box.item, chapter_id=box.chapter)
    draft.told = words.urlencode()
    try:
        with refusable("draft"):
            draft.save(force_insert=True)
    except IntegrityError as fault:  # a second save of the same form in the same moment, or an id that is not mine
        if not isinstance(fault.__cause__, errors.UniqueViolation):
            raise
        return _added_meanwhile(id_, draft)
    return draft


def _added_meanwhile(id_: UUID, draft: Draft) -> Draft:
    there = Draft.objects.filter(id=id_).first()
    if there is None:
        raise Refused("draft")
    if there.told == draft.told:
        return there
    raise Refused("draft")


def _was_sent(id_: UUID) -> bool:
    made: tuple[type[Model], ...] = (Reply, *MADE)
    return Item.with_bin.filter(id=id_).exists() or any(one._base_manager.filter(pk=id_).exists() for one in made)


def sent(told: QueryDict) -> None:
    """This form was sent or emptied: its draft goes, unless another device went on with it."""
    id_ = uuid_in(told.get("id", ""))
    there = Draft.objects.filter(id=id_).first() if id_ else None
    if there is None:
        return
    page = QueryDict(there.told).get("page")
    if there.version <= number(told.get("saved")) or (page and page == told.get("page")):
        Draft.objects.filter(id=there.id, version=there.version).delete()


def throw(id_: UUID, *, away: bool = True) -> bool:
    """Away with it, or back: a day long. False when there is nothing of mine with this id."""
    with transaction.atomic():
        return bool(Draft.objects.filter(id=id_).update(thrown_at=clock.now() if away else None))


def empty_old() -> int:
    """What was kept for thirty days, or thrown away a day ago, is gone. For the job at night."""
    with transaction.atomic():
        gone: int = act("empty_drafts")[0][0]
    return gone


def _words(told: QueryDict, place: str) -> QueryDict:
    """What of a form is kept: the words and choices, at most what would be taken when it is sent."""
    kept = QueryDict(mutable=True)
    for name in dict.fromkeys((*_names(place), *_each(told, place)[:200])):
        values: Iterable[str] = [value[: 4 * LIMIT] for value in told.getlist(name)[:200] if value]
        if values:
            kept.setlist(name, list(values))
    return kept
