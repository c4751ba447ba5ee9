"""The weerwoord stands wherever the words stand: a list of all pages and papers with the words of a stukje, whichever tool
made it. A new page or paper with such words belongs in it (REQ-17, docs/decisions/0063-marks-and-the-weerwoord.md)."""

import io
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.db import transaction
from pypdf import PdfReader

from cast.deeds import does, rebuts
from cast.family import Family
from cast.planning import at
from cast.versions import agrees_on
from gezinsboek.agenda.models import Appointment
from gezinsboek.circle import pausing
from gezinsboek.circle.models import Item
from gezinsboek.circle.tests.screens import Screen
from gezinsboek.plan import doing
from gezinsboek.plan.paper.kinds import KINDS as PAPERS
from gezinsboek.timeline import writing
from gezinsboek.timeline.headed import join
from gezinsboek.timeline.tests.screens import text_of

KINDS = {
    "stukje": "entry",
    "verhaal": "story-who",
    "zorg": "plan-worry",
    "doel": "goal",
    "afspraak": "appointment",
}
MARK = "Bedoeld als:"


def theirs(name: str) -> str:
    """What a teacher wrote of Milan."""
    return f"Milan is vaak stil, zegt de juf bij {name}."


def ours(name: str) -> str:
    """What his mother says to that."""
    return f"Thuis vertelt hij honderduit over {name}."


@dataclass
class Told:
    """One stukje of each tool, all written by Daan, about Milan, as his opinion; and the weerwoord of Noor with each."""

    family: Family
    items: dict[str, Item]

    def page(self, key: str, where: str) -> str:
        return text_of(Screen(self.family, key).get(where.format(**{name: one.id for name, one in self.items.items()})))

    def paper(self, key: str, where: str) -> str:
        answer = Screen(self.family, key).get(where)
        if answer.status_code == 404:
            return ""
        pages = PdfReader(io.BytesIO(answer.content)).pages
        return " ".join(" ".join(one.extract_text() for one in pages).split())


def writes(family: Family, name: str) -> Item:
    kind, where, about = KINDS[name], family.chapters["School"], family.children["Milan"]
    words = join("Wie zijn wij?", theirs(name)) if kind.startswith("story-") else theirs(name)

    @transaction.atomic
    def made() -> Item:
        item = writing.write(family.id, where, words, kind=kind, about=about, mark="opinion")
        if kind == "goal":
            doing.add_facts(item, doing.Facts(8, 3, about))
        if kind == "appointment":
            Appointment(item_id=item.id, dossier_id=family.id, **vars(at("2026-12-01 09:30"))).save(force_insert=True)
        return item

    return does("daan", made)


@pytest.fixture
def told(family: Family) -> Told:
    family.writes("noor", "School", "Milan begint hier morgen.", about="Milan")  # so that Daan knows of him
    items = {name: writes(family, name) for name in KINDS}
    agrees_on(family, "noor")
    return Told(family, items)


def rebutted(told: Told) -> None:
    for name, item in told.items.items():
        rebuts("noor", item, ours(name))


def on_paper(which: str) -> Callable[[Told, str], str]:
    return lambda told, key: told.paper(key, f"plan/papier/{which}/")


PLACES: dict[str, tuple[Callable[[Told, str], str], list[str]]] = {
    "the timeline": (lambda told, key: told.page(key, ""), ["stukje", "verhaal", "zorg", "doel", "afspraak"]),
    "the page of a stukje": (lambda told, key: told.page(key, "stukje/{stukje}/"), ["stukje"]),
    "our plan": (lambda told, key: told.page(key, "plan/"), ["zorg", "doel"]),
    "the page of a goal": (lambda told, key: told.page(key, "plan/doel/{doel}/"), ["doel"]),
    **{f"on paper: {which}": (on_paper(which), ["zorg", "doel"]) for which in PAPERS},
    "a version of the plan": (lambda told, key: told.page(key, "plan/versies/1/"), ["zorg", "doel"]),
    "the talk about the plan": (lambda told, key: told.page(key, "plan/gesprek/"), ["zorg", "doel"]),
    "the page of an appointment": (lambda told, key: told.page(key, "agenda/{afspraak}/"), ["afspraak"]),
    "our story": (lambda told, key: told.page(key, "ons-verhaal/"), ["verhaal"]),
    "our story on a sheet": (lambda told, key: told.paper(key, "ons-verhaal/blad/"), ["verhaal"]),
}
"""Where words stand, how to read it, and whose words stand there."""


def test_the_weerwoord_stands_wherever_the_words_stand(told):
    rebutted(told)
    for place, (read, names) in PLACES.items():
        for key in ("noor", "femke"):
            seen = read(told, key)
            for name in names:
                assert theirs(name) in seen, (place, key, name)
                assert ours(name) in seen, (place, key, name)


def test_each_tool_offers_a_weerwoord_at_its_own_page_to_whom_it_is_about(told):
    offered = "Schrijf een weerwoord"
    for place in ("stukje/{stukje}/", "stukje/{verhaal}/", "stukje/{zorg}/", "plan/doel/{doel}/", "agenda/{afspraak}/"):
        assert offered in told.page("noor", place), place
        for key in ("daan", "femke", "yasmin"):
            assert offered not in told.page(key, place), (place, key)


def test_the_words_say_wherever_they_stand_how_they_were_meant(told):
    for place, (read, names) in PLACES.items():
        assert read(told, "femke").count(MARK) >= len(names), place


def test_who_does_not_read_the_words_meets_neither_anywhere(told):
    rebutted(told)
    for place, (read, names) in PLACES.items():
        seen = read(told, "yasmin")
        for name in names:
            assert theirs(name) not in seen, (place, name)
            assert ours(name) not in seen, (place, name)


def test_who_is_paused_silently_meets_the_words_without_what_came_after(told):
    does("noor", lambda: pausing.pause(told.family.members["femke"], whole=False))
    rebutted(told)
    for place, (read, names) in PLACES.items():
        seen = read(told, "femke")
        for name in names:
            assert theirs(name) in seen, (place, name)
            assert ours(name) not in seen, (place, name)
            assert ours(name) in read(told, "mark"), (place, name)
