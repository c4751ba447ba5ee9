"""The example book: fictional people and stukjes, made of text alone. Nobody in it exists, and nothing is read or kept."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from gezinsboek.dossier.models import Look
from gezinsboek.ground import clock

LETTERS = {"n": "none", "r": "read", "w": "write"}


@dataclass(frozen=True)
class Somebody:
    """A person as an avatar needs one."""

    name: str
    what: str
    colour: int
    professional: bool = False


@dataclass(frozen=True)
class Topic:
    """A chapter as its label needs one."""

    look: str
    name: str
    private: bool = False


def people() -> dict[str, Somebody]:
    return {
        "tine": Somebody(_("Oma Tine"), _("oma"), 1),
        "femke": Somebody("Femke", _("jeugdhulp, Samen Doen-team"), 2, professional=True),
        "daan": Somebody(_("Meester Daan"), _("leerkracht, school De Regenboog"), 3, professional=True),
        "yasmin": Somebody("Yasmin", _("jeugdverpleegkundige, JGZ"), 4, professional=True),
        "noor": Somebody("Noor", _("moeder"), 0),
    }


def topics() -> dict[str, Topic]:
    names = {
        Look.HOME: _("Thuis"),
        Look.SCHOOL: _("School"),
        Look.HEALTH: _("Gezondheid"),
        Look.GROWTH: _("Groeien"),
        Look.HELP: _("Hulp"),
        Look.MONEY: _("Geld en wonen"),
    }
    found = {look.value: Topic(look, name) for look, name in names.items()}
    return found | {"private": Topic(Look.HOME, _("Alleen van mij"), private=True)}


def timeline_context() -> dict[str, Any]:
    """What the page of the timeline shows: invented people, days that are always recent."""
    now = clock.now()
    days = {"today": now, "yesterday": now - timedelta(days=1), "before": now - timedelta(days=3)}
    return {**_cover("example"), "who": people(), "topic": topics(), **days}


def sharing_context() -> dict[str, Any]:
    """Who sees what in the invented book."""
    chapters = [topic for topic in topics().values() if not topic.private]
    ends = [None, clock.now() + timedelta(days=80), clock.now() + timedelta(days=200), None]
    rows = zip(people().values(), ("rrnrnn", "rrrnwn", "nwnnnn", "nnwwnn"), ends, strict=False)
    matrix = [
        {
            "person": person,
            "cells": [(LETTERS[level], topic) for level, topic in zip(levels, chapters, strict=True)],
            "end": end,
        }
        for person, levels, end in rows
    ]
    return {**_cover("example_sharing"), "topics": chapters, "matrix": matrix}


def _cover(current: str) -> dict[str, Any]:
    stops = (("example", "timeline", _("Tijdlijn")), ("example_sharing", "eye", _("Wie ziet wat")))
    return {
        "nav": [
            {"url": reverse(name), "icon": icon, "text": text, "current": name == current, "only": ""}
            for name, icon, text in stops
        ],
        "cover": {"small": _("Voorbeeld: het boek van"), "text": "Noor, Milan en Lina", "url": reverse("example")},
        "role": "family",
    }
