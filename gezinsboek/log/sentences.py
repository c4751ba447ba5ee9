"""A line of the log as a sentence a tired parent understands."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

ADDED = {"item", "reply", "file", "question"}


@dataclass(frozen=True)
class Told:
    """Who, what and where, with names already looked up; an empty name is somebody or something I do not know."""

    who: str
    event: str
    detail: str
    chapter: str
    other: str
    refused: bool


def sentence(told: Told) -> str:
    """One sentence. An event nobody thought of is told in general words: never hidden."""
    names = {"who": told.who, "chapter": told.chapter or _("een hoofdstuk"), "other": told.other or _("iemand")}
    if told.refused:
        return _("%(who)s probeerde iets te openen wat niet gedeeld is. Dat lukte niet.") % names
    return _pattern(told) % names


def _pattern(told: Told) -> str:
    return (
        _about_items(told).get(told.event)
        or _about_people(told).get(told.event)
        or _about_pages().get(told.event)
        or _("%(who)s deed iets in het boek.")
    )


def _about_items(told: Told) -> dict[str, str]:
    added = {
        "item": _("%(who)s schreef een stukje in %(chapter)s."),
        "reply": _("%(who)s reageerde in %(chapter)s."),
        "file": _("%(who)s zette een foto of bestand in %(chapter)s."),
        "question": _("%(who)s stelde een vraag in %(chapter)s."),
    }
    read = (
        _("%(who)s keek naar eerdere teksten in %(chapter)s.")
        if told.detail == "versions"
        else _("%(who)s las %(chapter)s.")
    )
    return {
        "read": read,
        "download": _("%(who)s haalde een bestand op uit %(chapter)s."),
        "print": _("%(who)s maakte een PDF van een eigen stukje uit %(chapter)s."),
        "copy": _("%(who)s kopieerde een eigen stukje uit %(chapter)s."),
        "search": _("%(who)s zocht in het boek."),
        "create": added.get(told.detail, added["item"]),
        "update": _("%(who)s veranderde iets in %(chapter)s."),
        "share": _("%(who)s veranderde wie een stukje in %(chapter)s leest."),
        "delete": _("%(who)s gooide iets weg uit %(chapter)s."),
        "restore": _("%(who)s zette iets terug in %(chapter)s."),
    }


def _about_people(told: Told) -> dict[str, str]:
    given = _("%(who)s liet %(other)s %(chapter)s lezen.")
    if told.detail == "write":
        given = _("%(who)s liet %(other)s lezen en meeschrijven in %(chapter)s.")
    return {
        "grant": given,
        "end grant": _("%(other)s leest %(chapter)s niet meer. Dat deed %(who)s."),
        "end member": _("%(other)s doet niet meer mee. Dat deed %(who)s."),
        "until": _("%(who)s veranderde tot wanneer %(other)s meedoet."),
        "invite": _("%(who)s nodigde %(other)s uit."),
        "withdraw": _("%(who)s trok de uitnodiging van %(other)s in."),
        "enter": _("%(other)s ging meedoen."),
        "open book": _("%(who)s opende het boek."),
        "add chapter": _("%(who)s maakte het hoofdstuk %(chapter)s."),
    }


def _about_pages() -> dict[str, str]:
    return {
        "who sees what": _("%(who)s keek wie wat ziet."),
        "people": _("%(who)s keek wie er meedoen."),
        "invitations": _("%(who)s bekeek de uitnodigingen."),
        "log": _("%(who)s keek wie er heeft gekeken."),
    }


@dataclass
class Group:
    """The same thing by the same person on one day: told once, with how often and when last."""

    told: Told
    last: datetime
    times: int
    member: Any
    line: str

    @property
    def sentence(self) -> str:
        return sentence(self.told)

    @property
    def often(self) -> str:
        return ngettext("%(n)s keer", "%(n)s keer", self.times) % {"n": self.times} if self.times > 1 else ""


@dataclass
class Day:
    day: date
    groups: list[Group]
