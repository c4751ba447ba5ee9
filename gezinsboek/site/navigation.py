"""What every page needs to draw its cover and menu: where I am, and what I can go to from here."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from gezinsboek.circle.here import members_here
from gezinsboek.ground import clock
from gezinsboek.ground.acting import acting
from gezinsboek.people.gate import lives, seconds_left
from gezinsboek.people.models import Person


@dataclass(frozen=True)
class Stop:
    """One place in the menu. `only`: "wide" is left out on a phone's bar."""

    url: str
    icon: str
    text: str
    current: bool = False
    count: int = 0
    only: str = ""


def page(request: HttpRequest) -> dict[str, Any]:
    """The context processor: `nav`, `cover`, `role` and, while "Bekijk als" is on, `viewing_as`."""
    match = request.resolver_match
    if not match or not getattr(request, "user", None) or not request.user.is_authenticated:
        return {}
    book = match.kwargs.get("book")
    name = match.url_name or ""
    drawn = _in_book(request, book, name) if isinstance(book, UUID) else _at_desk(name)
    return {"printed_at": clock.now()} | drawn | {"stays": {"left": seconds_left(request), "full": lives(request.user)}}


def _in_book(request: HttpRequest, book: UUID, name: str) -> dict[str, Any]:
    mine, watched = members_here(request, book)
    me = mine or watched
    if me is None:
        return {"role": "family"}
    family = me.family or watched is not None
    menu = [
        ("timeline", "timeline", _("Tijdlijn"), ""),
        ("plan", "plan", _("Ons plan"), ""),
        ("our_story", "book", _("Ons verhaal"), "wide"),
        ("agenda", "calendar", _("Agenda"), "wide"),
        ("finding", "search", _("Zoeken"), "wide"),
        *([("who_sees_what", "eye", _("Wie ziet wat"), "")] if family else []),
        ("people", "people", _("Mensen"), ""),
        *([("invitations", "mail", _("Uitnodigingen"), "wide")] if family and not watched else []),
        *([("log", "shield", _("Wie heeft gekeken"), "wide")] if not watched else []),
        *(
            [("chapters", "book", _("Hoofdstukken"), "wide"), ("family", "home", _("Ons gezin"), "wide")]
            if family
            else []
        ),
        ("agreement", "check", _("Spelregels"), "wide"),
        ("bin", "trash", _("Prullenbak"), "wide"),
        ("more", "more", _("Meer"), ""),
    ]
    return {
        "nav": _stops(menu, name, book),
        "cover": {"small": _small(me.dossier.name), "text": me.dossier.name, "url": reverse("timeline", args=[book])},
        "role": "family" if family else "help",
        "closing": me.dossier.erase_at and not watched and reverse("book_erase", args=[book]),
        "printed_by": mine and mine.introduced,
        "viewing_as": watched and {"name": watched.introduced, "stop_url": reverse("looking_as", args=[book])},
    }


def _small(name: str) -> str:
    """What stands above the name on the label; nothing above "Het boek van Sem"."""
    words = _("Het boek van")
    return "" if name.casefold().startswith(words.casefold()) else words


def _at_desk(name: str) -> dict[str, Any]:
    who = acting()
    me = Person.objects.filter(id=who.person).first() if who else None
    professional = bool(me and me.professional)
    menu = [
        ("caseload", "list", _("Mijn gezinnen"), "") if professional else ("books", "book", _("Mijn boeken"), ""),
        *(
            [
                ("contributions", "copy", _("Wat ik schreef"), ""),
                ("give_book", "letter", _("Boek voor een gezin"), ""),
                ("organisation", "team", _("Mijn organisatie"), "wide"),
                ("example", "eye", _("Voorbeeld"), "wide"),
            ]
            if professional
            else []
        ),
        ("my_agenda", "calendar", _("Mijn agenda"), "wide"),
        ("whats_new", "bell", _("Nieuw"), "wide" if professional else ""),
        ("code", "key", _("Code invullen"), ""),
        ("me", "settings", _("Mijn gegevens"), ""),
    ]
    small = (me.work or _("Ingelogd als")) if me else ""
    return {
        "nav": _stops(menu, name, None),
        "printed_by": me and me.introduced,
        "cover": {"small": small, "text": me.name if me else "Gezinsboek", "url": "/"},
        "role": "help" if professional else "family",
    }


def _stops(menu: list[tuple[str, str, str, str]], name: str, book: UUID | None) -> list[Stop]:
    args = [book] if book else []
    return [
        Stop(reverse(route, args=args), icon, text, current=(name == route), only=only)
        for route, icon, text, only in menu
    ]
