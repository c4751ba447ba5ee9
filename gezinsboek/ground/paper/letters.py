"""Letters and flyers, one page each: "Een eigen boek voor jullie gezin", and the invitation of one person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from .printing import cut, in_words, printed, qr, spoken


@dataclass(frozen=True)
class Way:
    """How to get in: the link behind the QR code, the address and the readable code to type, and until when."""

    link: str
    address: str
    code: str
    valid_until: date | None = None


def letter(way: Way, *, sender: Sequence[str] = (), phone: str = "", language: str = "nl") -> bytes:
    """A4 for a family that has no book: what it is and how to begin. `sender`: who gives it, in a few lines."""
    with spoken(language):
        return printed("letter", _own_book(way, sender, phone), language)


def flyer(way: Way, *, sender: Sequence[str] = (), phone: str = "", language: str = "nl") -> bytes:
    """The same on A5, to lie on a counter."""
    with spoken(language):
        return printed("flyer", _own_book(way, sender, phone), language)


def invitation_letter(
    way: Way, *, inviter: str, invited: str = "", why: str = "", phone: str = "", language: str = "nl"
) -> bytes:
    """A4 for one invited person: who invites and why, and nothing more about the family (SHARING 14)."""
    with spoken(language):
        return printed("invitation", _invitation(way, inviter, invited, why, phone), language)


def question_letter(way: Way, *, asker: str, phone: str = "", language: str = "nl") -> bytes:
    """A4 for who is asked one thing without taking part: who asks and how to answer, not what is asked (paper gets lost)."""
    with spoken(language):
        return printed("invitation", _question(way, asker, phone), language)


def _own_book(way: Way, sender: Sequence[str], phone: str) -> dict[str, Any]:
    return {
        **_way_in(way, phone),
        "title": _("Een eigen boek voor jullie gezin"),
        "label": [_("Het boek van"), _("jullie gezin")],
        "sender": [cut(line, 60) for line in sender][:4],
        "heading": _("Een eigen boek voor jullie gezin. Iets voor jou?"),
        "intro": _("In het Gezinsboek schrijf je zelf hoe het gaat. Je nodigt mensen uit die helpen."),
        "promise": _("Jij bepaalt wie wat leest."),
        "steps": [
            *_first_steps(way),
            [_("Kies een naam voor jullie boek."), _("Klaar!")],
        ],
        "good": [
            _("Meedoen mag. Het hoeft niet."),
            _("Het boek is van jullie. Wie deze brief geeft, leest niet mee."),
            _("Je kunt alles veranderen of weggooien."),
            _("Het kost niets."),
        ],
    }


def _invitation(way: Way, inviter: str, invited: str, why: str, phone: str) -> dict[str, Any]:
    inviter, invited = cut(inviter, 60), cut(invited, 60)
    return {
        **_way_in(way, phone),
        "title": _("Een brief voor jou"),
        "label": [_("Een plek in"), _("een gezinsboek")],
        "greeting": _("Hallo %(name)s,") % {"name": invited} if invited else _("Hallo,"),
        "heading": _("%(name)s nodigt je uit. Lees en schrijf je mee?") % {"name": inviter},
        "intro": _("Een gezinsboek is van een gezin. Het gezin kiest zelf wie meedoet."),
        "promise": _("Je leest alleen wat zij met je delen."),
        "why_label": _("Waarom je deze brief krijgt"),
        "why": cut(why, 240),
        "steps": [
            *_first_steps(way),
            [_("Kijk wie je uitnodigt."), _("Kies dan ja of nee.")],
        ],
        "good": [
            _("Meedoen mag. Het hoeft niet."),
            _("De code is alleen voor jou. Geef hem niet door."),
            _("Je kunt altijd weer stoppen."),
            _("Het kost niets."),
        ],
    }


def _question(way: Way, asker: str, phone: str) -> dict[str, Any]:
    return {
        **_way_in(way, phone),
        "title": _("Een vraag aan jou"),
        "label": [_("Een vraag uit"), _("een gezinsboek")],
        "greeting": _("Hallo,"),
        "heading": _("%(name)s vraagt je iets. Antwoord je?") % {"name": cut(asker, 60)},
        "intro": _("Een gezinsboek is van een gezin. Je hebt geen account nodig."),
        "promise": _("Je leest de vraag en schrijft je antwoord. Meer niet."),
        "why_label": "",
        "why": "",
        "steps": [
            *_first_steps(way),
            [_("Lees de vraag."), _("Schrijf je antwoord en verstuur het.")],
        ],
        "good": [
            _("Antwoorden mag. Het hoeft niet."),
            _("De code is alleen voor jou. Geef hem niet door."),
            _("Hij werkt één keer."),
            _("Het kost niets."),
        ],
    }


def _first_steps(way: Way) -> list[list[str]]:
    word = way.code.split("-")[0]
    return [
        [_("Pak je telefoon."), _("Richt de camera op het blokje.")],
        [_("Tik op de link."), _("Je ziet het woord %(word)s.") % {"word": word}],
    ]


def _way_in(way: Way, phone: str) -> dict[str, Any]:
    parts = way.code.split("-")
    return {
        "qr": qr(way.link),
        "qr_alt": _("QR-code om te beginnen. Zonder camera: ga naar %(address)s en typ de code %(code)s.")
        % {"address": way.address, "code": way.code},
        "or_go_to": _("Of ga naar"),
        "address": way.address,
        "and_type": _("en typ de code"),
        # A whole code stands on two lines, so that it is large enough to read and to type.
        "code_lines": ["-".join(parts[:2]), *(["-".join(parts[2:])] if parts[2:] else [])],
        "steps_heading": _("Zo begin je"),
        "good_heading": _("Goed om te weten"),
        "help": _help(phone),
        "valid": _("Deze code werkt tot en met %(day)s.") % {"day": in_words(way.valid_until)}
        if way.valid_until
        else "",
    }


def _help(phone: str) -> list[str]:
    if not phone:
        return [_("Hulp nodig?"), _("Vraag het aan wie je deze brief gaf.")]
    return [
        _("Hulp nodig? Bel %(phone)s.") % {"phone": cut(phone, 30).replace(" ", "\u00a0")},
        _("Wij helpen je graag."),
    ]
