"""What stands around the items of the timeline: the chapters to choose from, the filters, and whose access ends soon."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from gezinsboek.ground.ui import dates

from .frame import Frame
from .reading import Choice


def words(frame: Frame, choice: Choice) -> dict[str, Any]:
    """For timeline/choose.html and the column beside it. A hidden chapter is no longer offered."""
    page = reverse("timeline", args=[frame.book.id])
    chapters = [chapter for chapter in frame.chapters if not chapter.hidden or chapter.id == choice.chapter]
    return {
        "tabs": [(one, page + choice.address(hoofdstuk=str(one.id), voor="")) for one in chapters],
        "all_url": page + choice.address(hoofdstuk="", voor=""),
        "clear_url": page + choice.address(wie="", soort="", over="", voor=""),
        "writers": writers(frame),
        "kinds": kinds(),
        "ending": ending(frame),
    }


def writers(frame: Frame) -> list[tuple[Any, str]]:
    """Everybody who may have written something here, me first."""
    folk = frame.folk
    known = [member for member in folk.members.values() if member.accepted_at]
    ordered = sorted(known, key=lambda member: (member.id != folk.me, folk.name(member.id).casefold()))
    return [(member.id, folk.introduced(member.id)) for member in ordered]


def kinds() -> list[tuple[str, str]]:
    return [
        ("text", _("Alleen tekst")),
        ("photo", _("Foto's")),
        ("file", _("Bestanden")),
        ("question", _("Vragen")),
    ]


def ending(frame: Frame) -> list[str]:
    """'Meester Daan leest nog 12 dagen mee.'"""
    soon = [member for member in frame.folk.live if member.expires_at and dates.ends_soon(member.expires_at)]
    return [
        _("%(name)s: %(left)s.")
        % {"name": frame.folk.introduced(member.id), "left": dates.days_left(member.expires_at)}
        for member in soon
        if member.expires_at
    ]
