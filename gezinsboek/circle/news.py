"""What others changed for me since I was last here: the other side of "Wie ziet wat" is told as well."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from gezinsboek.dossier.models import Chapter
from gezinsboek.ground.acts import ask
from gezinsboek.ground.ui.dates import days_left, ends_soon, full_day

from .matrix import NONE, READ, WRITE


def for_member(book: UUID) -> list[str]:
    """Sentences for the acting person about their own place in this book; empty when nothing changed.

    They hold for one visit: the same half hour of silence that ends "nieuw" on the timeline ends them.
    """
    return for_books([book]).get(book, [])


def for_books(books: Iterable[UUID]) -> dict[UUID, list[str]]:
    """The same for many books in one query: for "Mijn gezinnen"."""
    found: dict[UUID, list[str]] = {}
    for book, chapter, name, had, has, wider, until, until_changed in ask("my_news", list(books)):
        if chapter is None:
            sentence = _end(until, until_changed)
        else:
            sentence = _change(_name(book, chapter, name), had, has, wider)
        if sentence:
            found.setdefault(book, []).append(sentence)
    return found


def _name(book: UUID, chapter: UUID, sealed: bytes | None) -> str:
    return Chapter(id=chapter, dossier_id=book, name_sealed=sealed).name if sealed else ""


def _change(chapter: str, had: str, has: str, wider: bool) -> str:
    """One chapter: from what it was to what it is."""
    if had == has:
        return _("Je leest in %(chapter)s nu ook wat er al stond.") % {"chapter": chapter} if wider else ""
    if has == NONE:
        return _("Je leest %(chapter)s niet meer.") % {"chapter": chapter or _("een hoofdstuk")}
    words = {
        (NONE, READ): _("Je leest nu %(chapter)s."),
        (NONE, WRITE): _("Je leest nu %(chapter)s en schrijft er mee."),
        (READ, WRITE): _("Je schrijft nu mee in %(chapter)s."),
        (WRITE, READ): _("Je leest %(chapter)s nog. Meeschrijven kan daar niet meer."),
    }[had, has]
    return words % {"chapter": chapter}


def _end(until: datetime | None, changed: bool) -> str:
    """The end of taking part: when it was changed, and in its last fourteen days."""
    if until is None:
        return _("Je doet nu mee zonder einddatum.") if changed else ""
    if ends_soon(until):
        left = days_left(until)
        return _("Je doet mee tot en met %(day)s: %(left)s.") % {"day": full_day(until), "left": left}
    return _("Je doet nu mee tot en met %(day)s.") % {"day": full_day(until)} if changed else ""
