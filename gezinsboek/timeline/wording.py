"""The sentences around an item: who reads it, who liked it, what is asked of me."""

from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gezinsboek.circle.wording import listed
from gezinsboek.ground.ui import dates, marks

from .frame import Frame
from .responses import Responses

FIGURES = 2  # small figures in a chip: more would push the buttons beside it to a next line


def readers_words(others: list[UUID] | None) -> str:
    """'Jij en 2 anderen', 'Alleen jij', or 'Jij en anderen' when I am told no more (SHARING 3)."""
    if others is None:
        return _("Jij en anderen")
    if not others:
        return _("Alleen jij")
    return ngettext("Jij en %(n)s ander", "Jij en %(n)s anderen", len(others)) % {"n": len(others)}


def readers_line(others: list[UUID] | None) -> str:
    """The line above a text box: 'Jij en 2 anderen lezen dit.'"""
    if others == []:
        return _("Alleen jij leest dit.")
    return _("%(who)s lezen dit.") % {"who": readers_words(others)}


def chip(frame: Frame, others: list[UUID] | None) -> SafeString:
    """What stands in the chip under an item: icon, words, small figures."""
    alone = others == []
    people = [frame.folk.members[one] for one in others or () if one in frame.folk.members]
    return format_html(
        '{}<span><span class="visually-hidden">{} </span>{}</span>{}{}',
        marks.icon_markup("lock" if alone else "eye"),
        _("Wie leest dit:"),
        readers_words(others),
        marks.avatars(people, FIGURES),
        marks.icon_markup("chevron-down"),
    )


def who_reads(frame: Frame, others: list[UUID] | None) -> str:
    """The sentence that opens under the chip."""
    if others is None:
        return _("Het gezin en de schrijver kunnen zien wie dit leest.")
    if not others:
        return _("Alleen jij leest dit.")
    return _("%(names)s lezen dit.") % {"names": listed([_("Jij"), *frame.folk.names(others)])}


def likes(frame: Frame, hearts: list[UUID]) -> str:
    if not hearts:
        return ""
    names = listed(frame.folk.names(hearts))
    if len(hearts) == 1:
        return _("%(name)s vond dit mooi.") % {"name": names}
    return _("%(names)s vonden dit mooi.") % {"names": names}


def edited(frame: Frame, author: UUID, by: UUID | None, at: datetime | None) -> str:
    """A changed text says by whom and when (SHARING 9). Who wrote it stands above it with their work already."""
    if not at or not by:
        return ""
    folk = frame.folk
    return _("Veranderd door %(name)s op %(day)s") % {
        "name": _("jou") if by == folk.me else folk.name(by) if by == author else folk.within(by),
        "day": dates.full_day(at),
    }


def weight(size: int) -> str:
    """'240 kB', '3 MB'."""
    if size < 1_000_000:
        return _("%(n)s kB") % {"n": max(1, round(size / 1000))}
    return _("%(n)s MB") % {"n": round(size / 1_000_000)}


def wanted(day: date) -> str:
    """By which day an answer helps."""
    return _("Graag voor %(day)s.") % {"day": dates.near_day(day)}


def asked_of_me(frame: Frame, around: Responses) -> list[tuple[str, str]]:
    """What is asked of me and still open: the words, and where it stands."""
    book = frame.book.id
    return [
        (
            " ".join(
                [
                    _("%(name)s vraagt jou iets.") % {"name": frame.folk.introduced(question.author_id)},
                    *([wanted(question.wanted_on)] if question.wanted_on else []),
                ]
            ),
            reverse("entry", args=[book, question.item_id]),
        )
        for question in around.asked_of_me
    ]
