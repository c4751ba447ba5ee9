"""Deleting a book: asking, agreeing, taking back, and the night in which it goes (SHARING 17, 27).

The database decides who may. Whoever must hear of it is told by post, without a word about the book.
"""

import logging
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.db import IntegrityError, transaction
from django.urls import reverse

from gezinsboek.ground import clock
from gezinsboek.ground.acts import Refused, act, ask
from gezinsboek.ground.ui.dates import day_of
from gezinsboek.ground.vault import vault
from gezinsboek.ground.vault.erased import erased_books
from gezinsboek.ground.vault.filestore import sealed_files

from .models import Erasure, Voice

journal = logging.getLogger("gezinsboek.erasing")

WAITS = (14, 30)  # days in which it can be taken back; the family chooses
TOLD_ALWAYS = {
    "agreed",
    "taken back",
    "erased",
}  # what is asked, and who said no, stands in the book for who comes there


class Listener(NamedTuple):
    """Whom the post tells, where its link leads, and which book it is about."""

    person: UUID
    link: str
    book: UUID


@dataclass(frozen=True)
class Standing:
    """How it stands with a book, for who has a voice in it: the request that runs, or else the last one."""

    erasure: Erasure | None
    said_yes: set[UUID]
    waits_for: set[UUID]
    decides: bool

    @property
    def running(self) -> Erasure | None:
        return self.erasure if self.erasure and self.erasure.running else None

    @classmethod
    def of(cls, book: UUID) -> "Standing":
        last = Erasure.objects.filter(dossier_id=book).order_by("-asked_at", "-id").first()
        yes = set(Voice.objects.filter(erasure=last, said="yes").values_list("member", flat=True)) if last else set()
        waits = {row[0] for row in ask("erasure_waits_for", last.id)} if last else set()
        return cls(last, yes, waits, ask("i_decide", book)[0][0])


def ask_to_erase(book: UUID, erasure: UUID, days: int) -> None:
    """Asks it, with my own yes. A second click with the same id changes nothing; refused for who has no voice."""
    if Erasure.objects.filter(id=erasure, dossier_id=book).exists():
        return
    try:
        act("ask_erase", erasure, book, days)
    except IntegrityError as fault:
        raise Refused("ask_erase") from fault
    tell(erasure, "agreed" if _agreed(erasure) else "asked")


def say_yes(erasure: UUID) -> None:
    """My yes, right after a passkey or PIN; the last one closes the book."""
    act("say_erase", erasure, True)
    if _agreed(erasure):
        tell(erasure, "agreed")


def say_no(erasure: UUID) -> None:
    """It does not happen; the book opens again when it was closed already."""
    was_agreed = _agreed(erasure)
    act("say_erase", erasure, False)
    tell(erasure, "taken back" if was_agreed else "declined")


def bin_my_own(book: UUID) -> int:
    """Everything I wrote here and may remove goes to the bin; answers how many."""
    count: int = act("bin_my_own", book)[0][0]
    return count


def _agreed(erasure: UUID) -> bool:
    return Erasure.objects.filter(id=erasure, due_at__isnull=False).exists()


def tell(erasure: UUID, moment: str) -> None:
    """By the worker, in the transaction of the caller: what is rolled back is told to nobody."""
    from .tasks import tell_erasing

    tell_erasing.defer(erasure=str(erasure), moment=moment)


def listeners(erasure: UUID, moment: str) -> list[Listener]:
    """Who must hear of it: the receipt when it is gone, until then the page in the book, or what is their own for who left."""
    receipt = reverse("erased", args=[erasure]) if moment == "erased" else ""
    return [
        Listener(person, receipt or (reverse("book_erase", args=[book]) if here else reverse("take_own")), book)
        for person, here, book in ask("erasure_listeners", erasure, moment)
    ]


def erase_due() -> int:
    """Every book whose time has come is gone after this; answers how many.

    The list beside the keys, then the key, then the files, then the rows: broken off anywhere, the next night goes on,
    and from the first step on nobody can read it any more.
    """
    with transaction.atomic():
        due = act("erase_due")
    for erasure, book in due:
        erase_content(book)
        with transaction.atomic():
            act("erase_book", erasure)
            tell(erasure, "erased")
        journal.info("a book was erased")
    return len(due)


def erase_content(book: UUID) -> None:
    """What of a book lies outside the database. Twice is fine."""
    erased_books().remember(book, day_of(clock.now()))
    vault().store.destroy(book)
    sealed_files().remove_book(book)
