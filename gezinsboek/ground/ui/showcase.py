"""What the page with every part of the look shows: people who do not exist and a form that is not right yet.

A page for who builds, so its words are Dutch only and not up for translation.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, NamedTuple

from django import forms
from django.core.paginator import Paginator

from gezinsboek.ground import clock


@dataclass
class Somebody:
    """A person as an avatar needs one."""

    name: str
    colour: int
    role: str
    professional: bool = False
    ended: bool = False


class Topic(NamedTuple):
    """A chapter as its label needs one."""

    look: str
    name: str
    private: bool = False


class Trial(forms.Form):
    """Every kind of field once."""

    name = forms.CharField(label="Hoe noemen jullie deze persoon?", max_length=60)
    address = forms.EmailField(label="E-mailadres", help_text="Hier gaat de uitnodiging heen.")
    why = forms.CharField(label="Waarom leest deze persoon mee?", required=False, widget=forms.Textarea)
    level = forms.ChoiceField(
        label="Wat mag Juf Sanne zien?",
        widget=forms.RadioSelect,
        choices=[
            ("school", "Alleen School" + "\n" + "Dit kiezen de meeste gezinnen."),
            ("own", "Ik kies zelf" + "\n" + "Kies per hoofdstuk."),
        ],
    )
    since = forms.ChoiceField(label="Vanaf wanneer?", choices=[("today", "Alleen vanaf vandaag")])
    topics = forms.MultipleChoiceField(
        label="Welke hoofdstukken?",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[("school", "School"), ("health", "Gezondheid"), ("home", "Thuis")],
    )
    until = forms.DateField(label="Tot wanneer?", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    code = forms.CharField(label="Typ je code", widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}))
    known = forms.BooleanField(label="Ik ken deze persoon.", help_text="Je geeft de brief zelf.")


def people() -> list[Somebody]:
    return [
        Somebody("Oma Tine", 1, "familie"),
        Somebody("Femke", 2, "jeugdhulp, Samen Doen-team", professional=True),
        Somebody("Meester Daan", 3, "school De Regenboog", professional=True),
        Somebody("Yasmin", 4, "jeugdverpleegkundige", professional=True),
    ]


def topics() -> list[Topic]:
    names = [
        ("home", "Thuis"),
        ("school", "School"),
        ("health", "Gezondheid"),
        ("growth", "Groeien"),
        ("help", "Hulp"),
        ("money", "Geld en wonen"),
    ]
    return [Topic(look, name) for look, name in names]


LEVELS = ["wrnrnn", "rrrnwr", "nwnnnn", "nnwwnn"]


def matrix() -> list[dict[str, Any]]:
    """Who sees what: a row per person, a level per chapter, an end."""
    words = {"n": "none", "r": "read", "w": "write"}
    ends = [None, clock.now() + timedelta(days=118), clock.now() + timedelta(days=12), None]
    return [
        {
            "person": person,
            "cells": [(words[level], topic) for level, topic in zip(row, topics(), strict=True)],
            "end": end,
        }
        for person, row, end in zip(people(), LEVELS, ends, strict=True)
    ]


def navigation() -> list[dict[str, Any]]:
    items = [
        ("timeline", "Tijdlijn", ""),
        ("eye", "Wie ziet wat", ""),
        ("people", "Mensen", ""),
        ("plus", "Uitnodigen", "wide"),
        ("shield", "Wie heeft gekeken", "wide"),
        ("more", "Meer", ""),
    ]
    return [{"url": "#content", "icon": icon, "text": text, "only": only} for icon, text, only in items]


def context() -> dict[str, Any]:
    """All that `ui/showcase.html` needs."""
    form = Trial({"name": "", "address": "sanne", "level": "school", "since": "today", "code": "TULP-4821"})
    nav = navigation()
    nav[0]["current"] = True
    nav[2]["count"] = 2
    return {
        "form": form,
        "nav": nav,
        "cover": {"small": "Het boek van", "text": "Noor, Milan en Lina", "url": "#content"},
        "people": people(),
        "names": [person.name for person in people()],
        "me": Somebody("Noor", 0, "jij"),
        "gone": Somebody("Bram", 5, "begeleider", professional=True, ended=True),
        "topics": topics(),
        "secret": Topic("home", "Alleen van mij", private=True),
        "matrix": matrix(),
        "now": clock.now(),
        "yesterday": clock.now() - timedelta(days=1),
        "soon": clock.now() + timedelta(days=12),
        "page": Paginator(range(90), 30).page(2),
    }
