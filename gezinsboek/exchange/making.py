"""From a wish to a sealed ZIP: as the person who asked, by the same rules as a page, in the background.

The ZIP is written under another name and put in its place when it is whole. Killed halfway the job starts anew.
"""

from uuid import UUID

from django.core import signing
from django.db import transaction
from django.db.models import F
from django.http import Http404
from django.utils import translation

from gezinsboek.circle.models import Item
from gezinsboek.ground import clock
from gezinsboek.ground.acting import Acting, acting, acting_as
from gezinsboek.ground.acts import act, ask
from gezinsboek.ground.vault.filestore import sealed_files

from .models import TakeAway
from .own import OwnWords
from .pulling import Pulled, zipped
from .telling import Changed
from .website import Website

COLUMN = "takeaway"
SALT = "gezinsboek.exchange"
DAY = 24 * 60 * 60
TRIES = 3


def ask_for(book: UUID, kind: str, takeaway: UUID, language: str) -> TakeAway:
    """A new copy of mine; the second click finds the first. Refused by the database for who may not."""
    known = TakeAway.objects.filter(id=takeaway).first()
    if known:
        return known
    who = acting()
    if who is None:
        raise Http404("nobody")
    private = bool(ask("takes_private", book, kind)[0][0])
    row = TakeAway(id=takeaway, dossier_id=book, person=who.person, kind=kind, private=private, language=language)
    row.save(force_insert=True)
    _defer(row, who)
    return row


def _defer(row: TakeAway, who: Acting) -> None:
    from .tasks import make_copy

    make_copy.defer(note=note_of(row, who))


def note_of(row: TakeAway, who: Acting) -> str:
    """What the job carries: signed ids, and for a private copy the moment of the proof."""
    strong = who.strong_at if row.private else None
    return signing.dumps([str(row.id), str(row.dossier_id), str(who.person), strong], salt=SALT)


def make(note: str) -> None:
    """What the worker does. The note is signed: whose wish it is, and when they last showed that it was them."""
    told, book, person, strong = signing.loads(note, salt=SALT, max_age=DAY)
    takeaway, book = UUID(told), UUID(book)
    with acting_as(Acting(person=UUID(person), client="job", strong_at=strong), book):
        with transaction.atomic():
            row = TakeAway.objects.filter(id=takeaway, ready_at=None, fault="").first()
        if row is None:
            return
        with translation.override(row.language):
            for _try in range(TRIES):
                if _made(row):
                    return
        _update(row.id, fault=TakeAway.Fault.CHANGED)


def _made(row: TakeAway) -> bool:
    """Whether it is whole and right; not when what is shared changed meanwhile."""

    def step(n: int) -> None:
        _update(row.id, done=F("done") + n)

    try:
        with transaction.atomic():
            stamp = stamp_of(row)
        maker = Website(row.dossier_id, step) if row.kind == TakeAway.Kind.BOOK else OwnWords(row.dossier_id, step)
        _update(row.id, done=0, total=maker.total)
        source = Pulled(zipped(maker.parts()))
        size = sealed_files().put(row.dossier_id, row.id, COLUMN, source)  # type: ignore[arg-type]
    except (Changed, Http404, FileNotFoundError):
        return False
    items = maker.pages.items if isinstance(maker, Website) else []
    with transaction.atomic():
        whole = stamp_of(row) == stamp and all_open(items)
        if whole:
            _update(row.id, ready_at=clock.now(), size=size, items=items, stamp=stamp)
            act("note_takeaway", row.id, "export")
    if not whole:
        drop(row)
    return whole


def _update(takeaway: UUID, **values: object) -> None:
    with transaction.atomic():
        TakeAway.objects.filter(id=takeaway).update(**values)


def stamp_of(row: TakeAway) -> bytes:
    """My keys now; of one's own words only that they may still be taken."""
    if row.kind == TakeAway.Kind.OWN:
        return b"own" if ask("may_take", row.dossier_id, row.kind)[0][0] else b""
    return bytes(ask("keys_stamp", row.dossier_id, row.private)[0][0])


def all_open(items: list[UUID]) -> bool:
    return Item.objects.filter(id__in=items).count() == len(items)


def alive(row: TakeAway) -> bool:
    """23: a copy dies after a day, and at any change of the keys it was made with."""
    if row.ready_at is None or clock.now() >= row.dies_at:
        return False
    return stamp_of(row) == bytes(row.stamp) and all_open(row.items)


def drop(row: TakeAway) -> None:
    sealed_files().remove(row.dossier_id, row.id)


def forget(row: TakeAway) -> None:
    """Row and file; the file goes also when the row is undone, which then only says that it died."""
    TakeAway.objects.filter(id=row.id).delete()
    drop(row)


def clear() -> int:
    """Every hour: what died goes from the disk."""
    with transaction.atomic():
        dead = act("dead_takeaways")
    for book, file in dead:
        sealed_files().remove(book, file)
    return len(dead)


def failed(note: str) -> None:
    """Say on the page that it broke; the page offers to ask anew."""
    told, book, person, strong = signing.loads(note, salt=SALT, max_age=DAY)
    with acting_as(Acting(person=UUID(person), client="job", strong_at=strong), UUID(book)):
        _update(UUID(told), fault=TakeAway.Fault.BROKEN)
