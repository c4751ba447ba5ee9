"""Mijn gezinnen is one list in the order of what matters; what floors above know comes in between."""

from datetime import timedelta

import pytest

from cast import deeds
from cast.deeds import does
from cast.family import WRITE, Family
from cast.people import PLAYERS, Player
from gezinsboek.circle.models import Bookmark
from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.ui import dates
from gezinsboek.timeline import caseload
from gezinsboek.timeline.caseload import Matter
from gezinsboek.timeline.matters import LEFT, OVERDUE, PRESSING, in_order, moment

from .screens import at, browser, page
from .test_caseload import rows


@pytest.fixture
def helper():
    key = f"h{new_id().hex}"
    PLAYERS[key] = Player(key, "Hanna", "De Brug", "begeleider")
    yield key
    del PLAYERS[key]


def book(helper, name, **more):
    family = Family.opens("noor", name)
    family.comes(helper, {"Hulp": WRITE}, **more)
    return family


def asked(helper, name, days=None, ago=0):
    """A book with a question: wanted within so many days, asked so long ago."""
    family = book(helper, name)
    with clock.moved_to(clock.now() - timedelta(days=ago)):
        item = family.writes("noor", "Hulp", f"Vraag in {name}.")
        day = None if days is None else dates.today() + timedelta(days=ago + days)
        deeds.asks("noor", item, family.members["noor"], family.members[helper], wanted_on=day)
    return family


def shown(helper, part=""):
    return rows(page(browser(helper), at("caseload") + part))


def test_overdue_stands_above_asked_above_ending_above_new_above_quiet(helper):
    book(helper, "Rustig")
    book(helper, "Nieuw").writes("noor", "Hulp", "Nieuws.")
    book(helper, "Loopt af", until=clock.now() + timedelta(days=5))
    asked(helper, "Gevraagd", days=3)
    asked(helper, "Te laat", days=-1, ago=2)
    assert list(shown(helper)) == ["Te laat", "Gevraagd", "Loopt af", "Nieuw", "Rustig"]
    assert list(shown(helper, "?deel=gevraagd")) == ["Te laat", "Gevraagd"]


def test_of_two_that_are_asked_the_nearest_day_stands_first(helper):
    asked(helper, "Over een week", days=7)
    asked(helper, "Morgen", days=1)
    assert list(shown(helper)) == ["Morgen", "Over een week"]


def test_a_day_that_passed_is_said_and_today_is_not_late(helper):
    asked(helper, "Te laat", days=-1, ago=2)
    asked(helper, "Vandaag", days=0)
    told = shown(helper)
    assert "Graag voor gisteren. Die dag is voorbij." in told["Te laat"]
    assert "Graag voor vandaag." in told["Vandaag"]
    assert "voorbij" not in told["Vandaag"]


@pytest.mark.parametrize(("ago", "words"), [(7, ""), (8, "Wacht al 8 dagen.")])
def test_without_a_day_a_question_waits_for_long_after_a_week(helper, ago, words):
    asked(helper, "Lang geleden", ago=ago)
    asked(helper, "Met een dag", days=1)
    told = shown(helper)
    assert list(told) == ["Lang geleden", "Met een dag"]
    assert words in told["Lang geleden"]
    assert ("Wacht al" in told["Lang geleden"]) == bool(words)


def test_a_floor_above_adds_matters_to_books_and_rows_between_them(helper, monkeypatch):
    quiet = book(helper, "Rustig")
    book(helper, "Nog rustiger")

    def adds(cases):
        cases[quiet.id].matters.append(Matter(LEFT, "copy", "Drie <b>blijven</b> liggen.", "/ergens/", 3))

    class Beside:
        urgency, names, new = (OVERDUE, 0.0), ("Ernaast",), 0

        def drawn(self, page_rows):
            return '<li class="case"><h2>Ernaast</h2></li>'

    monkeypatch.setattr(caseload, "SOURCES", [adds])
    monkeypatch.setattr(caseload, "BESIDE", [lambda: [Beside()]])
    told = shown(helper)
    assert list(told) == ["Ernaast", "Rustig", "Nog rustiger"]
    assert '<a href="/ergens/">Drie &lt;b&gt;blijven&lt;/b&gt; liggen.</a>' in told["Rustig"]


def test_what_has_no_moment_comes_last_and_a_day_begins_at_its_first_hour():
    early, late, never = (
        Matter(PRESSING, "", "", at=dates.today()),
        Matter(PRESSING, "", "", at=clock.now() + timedelta(days=2)),
        Matter(PRESSING, "", ""),
    )
    assert sorted([never, late, early], key=lambda one: one.urgency) == [early, late, never]
    assert moment(None) == float("inf")
    assert in_order([]) == []


def test_my_own_number_for_a_family_is_mine_alone_and_sealed(helper):
    family = book(helper, "Het rode huis")
    client = browser(helper)
    told = {"do": "label", "book": str(family.id), "label": "Bij de molen", "reference": " 4711-B "}
    client.post(at("caseload"), told)
    assert 'name="reference" maxlength="60" value="4711-B"' in page(client, at("caseload"))
    kept = does(helper, lambda: Bookmark.objects.get(dossier_id=family.id))
    assert kept.reference == "4711-B"
    assert b"4711" not in bytes(kept.reference_sealed)
    assert does("noor", lambda: Bookmark.objects.filter(id=kept.id).count()) == 0
    client.post(at("caseload"), {"do": "label", "book": str(family.id), "label": "Bij de brug"})
    assert does(helper, lambda: Bookmark.objects.get(dossier_id=family.id)).reference == "4711-B"
    client.post(at("caseload"), told | {"reference": ""})
    assert does(helper, lambda: Bookmark.objects.get(dossier_id=family.id)).reference_sealed in (b"", memoryview(b""))


def test_a_grandmother_is_asked_for_no_number():
    Family.opens("noor", "Bij Noor").comes("tine", {"Thuis": WRITE})
    assert 'name="reference"' not in page(browser("tine"), at("caseload"))
