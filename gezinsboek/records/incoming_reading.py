"""Reading a report through: what was found in it, what I said of that, and for which family it is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.http import Http404
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from gezinsboek.circle.models import Bookmark
from gezinsboek.ground.acting import acting
from gezinsboek.ground.acts import Refused
from gezinsboek.timeline.desk import MyBook, my_books
from gezinsboek.timeline.frame import Frame, OpenChapter

from .incoming_others import WORDS, Found, Kind, others
from .models import Incoming

GONE = "[…]"
# What may come in the place of a name: what somebody is, not who.
ROLES = {
    "": GONE,
    "someone": _("iemand"),
    "child": _("een ander kind"),
    "family": _("een familielid"),
    "friend": _("een vriend"),
    "neighbour": _("een buur"),
    "teacher": _("een leerkracht"),
    "helper": _("een hulpverlener"),
}


@dataclass
class Group:
    """The same words, wherever they stand."""

    found: Found
    count: int = 0
    settled: bool = False

    @property
    def key(self) -> str:
        return self.found.key

    @property
    def text(self) -> str:
        return self.found.text

    @property
    def kind(self) -> str:
        return str(WORDS[self.found.kind])

    @property
    def named(self) -> bool:
        return self.found.kind in (Kind.NAME, Kind.MAYBE)


@dataclass
class Reading:
    """One report as its page shows it."""

    row: Incoming
    books: list[MyBook] = field(default_factory=list)
    frame: Frame | None = None
    proposed: bool = False  # the book is our guess, by the number of my own system

    @classmethod
    def of(cls, row: Incoming) -> "Reading":
        books = my_books()
        proposed = False
        if row.book not in {book.id for book in books}:
            row.book = _by_reference(row.reference)
            proposed = row.book is not None
        return cls(row, books, _frame(row.book), proposed)

    def __post_init__(self) -> None:
        known = self.known()
        self.in_title, self.in_text = others(self.row.title, known), others(self.row.text, known)
        groups: dict[str, Group] = {}
        for found in (*self.in_title, *self.in_text):
            group = groups.setdefault(found.key, Group(found, settled=found.key in self.row.settled))
            group.count += 1
        self.groups = sorted(groups.values(), key=lambda one: (one.settled, one.found.kind == Kind.MAYBE))

    @property
    def open_groups(self) -> list[Group]:
        return [one for one in self.groups if not one.settled]

    def known(self) -> list[str]:
        """The names of whom I know in the chosen book, and of its children."""
        if self.frame is None:
            return []
        return [member.name for member in self.frame.folk.members.values()] + [
            child.name for child in self.frame.children
        ]

    @property
    def chapters(self) -> list[OpenChapter]:
        return list(self.frame.writable) if self.frame else []

    @property
    def chapter(self) -> UUID | None:
        """The chosen one where I may write; else the first that is shared."""
        open_ = [one.id for one in self.chapters if not one.private]
        return next((one.id for one in self.chapters if one.id == self.row.chapter), open_[0] if open_ else None)

    @property
    def marked_title(self) -> SafeString:
        return marked(self.row.title, self.in_title, self.row.settled)

    @property
    def marked(self) -> SafeString:
        return marked(self.row.text, self.in_text, self.row.settled)

    @property
    def roles(self) -> list[tuple[str, str]]:
        return [(key, str(words)) for key, words in ROLES.items()]

    # ---------- what I say of it

    def belongs(self, key: str) -> None:
        """It belongs there: it is shown no more."""
        self.row.settled = self.row.settled | {key}

    def away(self, key: str, role: str) -> None:
        """Another word, or none, wherever these words stand."""
        word = str(ROLES.get(role, GONE))
        self.row.title = replaced(self.row.title, (one for one in self.in_title if one.key == key), word)
        self.row.text = replaced(self.row.text, (one for one in self.in_text if one.key == key), word)


def marked(text: str, found: Iterable[Found], settled: set[str]) -> SafeString:
    """The text with what was found marked; also for who does not see colours: a screen reader says `mark`."""
    parts, last = [], 0
    for one in found:
        if one.key in settled:
            continue
        parts += [escape(text[last : one.start]), "<mark>", escape(one.text), "</mark>"]
        last = one.stop
    parts.append(escape(text[last:]))
    return mark_safe("".join(parts))  # noqa: S308  # each part is escaped above


def replaced(text: str, found: Iterable[Found], word: str) -> str:
    parts, last = [], 0
    for one in found:
        parts += [text[last : one.start], word]
        last = one.stop
    return "".join([*parts, text[last:]])


def _frame(book: UUID | None) -> Frame | None:
    """The book as I meet it; none where I take part no longer."""
    if book is None:
        return None
    try:
        return Frame.of(book)
    except (Http404, Refused):
        return None


def _by_reference(reference: str) -> UUID | None:
    """The one family of mine that has this number in my own system."""
    wanted, who = _alike(reference), acting()
    if not wanted or who is None:
        return None
    kept = Bookmark.objects.filter(person=who.person).exclude(reference_sealed=b"")
    fits = [one.dossier_id for one in kept if _alike(one.reference) == wanted]
    return fits[0] if len(fits) == 1 else None


def _alike(reference: str) -> str:
    return re.sub(r"[\W_]", "", reference).casefold()
