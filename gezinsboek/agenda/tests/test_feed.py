"""A calendar reads along: what its person reads at that moment and no more, understood by calendars that others wrote, and dead
at once when revoked (SHARING 4, 23)."""

import re

import pytest
import vobject
from django.db import transaction
from django.test import Client
from ical.calendar_stream import IcsCalendarStream

from cast.deeds import does
from cast.family import Family
from cast.people import as_
from cast.planning import at, plans
from gezinsboek.agenda import feeding, making
from gezinsboek.agenda.making import When
from gezinsboek.agenda.models import Feed
from gezinsboek.agenda.repeating import ZONE
from gezinsboek.agenda.tests.test_screens import page
from gezinsboek.circle import sharing
from gezinsboek.circle.models import Item
from gezinsboek.circle.tests.screens import Screen


@pytest.fixture
def talk(family: Family) -> Item:
    weekly = at("2026-10-18 09:30", rule="FREQ=WEEKLY;UNTIL=20261115T235959")
    made = plans(family, "noor", "School", "Gesprek op school", weekly, place="Lokaal 4", shown_to=["daan"])
    day = weekly.starts_at.date() if weekly.starts_at else None
    assert day
    does("noor", lambda: making.move_one(made, day.replace(day=25), to=at("2026-10-26 14:00")))
    does("noor", lambda: making.move_one(made, day.replace(month=11, day=1), to=None))
    plans(
        family, "noor", "School", "Studiedag; geen, school", When(day=day.replace(day=30), last_day=day.replace(day=30))
    )
    return made


def address(key: str, *, discreet: bool = False) -> str:
    return re.sub(r"^https?://[^/]+", "", does(key, lambda: feeding.make(discreet=discreet)))


def told(where: str) -> str:
    """What a calendar without any session gets there."""
    answer = Client().get(where)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    return answer.content.decode()


def starts(text: str) -> list[tuple[str, str]]:
    """As the second foreign library counts them, by the clock of Amsterdam."""
    found = IcsCalendarStream.calendar_from_ics(text).timeline_tz(ZONE)
    return [(one.summary or "", str(one.dtstart)) for one in found if "2026-10" <= str(one.dtstart) < "2026-12"]


def of_family(family: Family, text: str) -> list[str]:
    return re.findall(r"^SUMMARY:(.*)\r$", text, re.M)


def test_two_foreign_libraries_read_it_without_complaint_and_count_the_same(family, talk):
    text = told(address("daan"))
    events = [one for one in vobject.readOne(text).contents["vevent"] if str(talk.id) in one.uid.value]
    assert {one.summary.value for one in events} == {"Gesprek op school"}
    assert {one.location.value for one in events} == {"Lokaal 4"}
    mine = [when for what, when in starts(text) if what == "Gesprek op school"]
    assert "2026-10-18 09:30:00+02:00" in mine
    assert "2026-10-26 14:00:00+01:00" in mine
    assert "2026-11-08 09:30:00+01:00" in mine
    assert not [one for one in mine if one.startswith(("2026-10-25", "2026-11-01", "2026-11-22"))]
    assert ("Studiedag; geen, school", "2026-10-30") in starts(text)


def test_it_holds_the_rules_of_summer(family, talk):
    text = told(address("daan"))
    assert "BEGIN:VTIMEZONE" in text
    assert "DTSTART;TZID=Europe/Amsterdam:20261018T093000" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_a_discreet_one_says_only_that_there_is_an_appointment(family, talk):
    text = told(address("daan", discreet=True))
    assert set(of_family(family, text)) == {"Afspraak"}
    for word in ("Gesprek", "Lokaal", "Studiedag", "Daan", "Noor"):
        assert word not in text


def test_each_reads_what_they_read_and_no_more(family, talk):
    family.private_chapter("noor")
    plans(family, "noor", "Alleen van mij", "Praten met de huisarts", at("2026-12-01 09:00"))
    assert "Gesprek op school" in told(address("mark"))
    assert "Lokaal 4" not in told(address("mark"))
    assert "Gesprek op school" not in told(address("yasmin"))
    noors = told(address("noor"))
    assert "Lokaal 4" in noors
    assert "huisarts" not in noors  # a private chapter is in no feed


def test_access_that_ends_is_out_of_it_at_once(family, talk):
    where = address("daan")
    assert str(talk.id) in told(where)
    with as_("noor", fresh=True), transaction.atomic():
        sharing.end_member(family.members["daan"])
    assert str(talk.id) not in told(where)


def test_a_revoked_address_is_as_one_that_never_was(family, talk):
    where = address("daan")
    mine = does("daan", lambda: Feed.objects.defer("kept").order_by("-made_at").first())
    assert mine
    does("mark", lambda: feeding.revoke(mine.id))
    assert told(where)
    does("daan", lambda: feeding.revoke(mine.id))
    gone, never = Client().get(where), Client().get(f"/agenda/{'x' * 32}.ics")
    assert (gone.status_code, never.status_code) == (404, 404)


@pytest.mark.parametrize("secret", ["", "x", "é" * 30, "a" * 500, "../../etc"])
def test_what_is_no_secret_opens_nothing(secret):
    assert feeding.read(secret) is None


def test_the_page_shows_the_address_once_and_stops_it(family, talk):
    client = Screen(family, "tine").client
    shown = client.post("/agenda/abonnement/", {"titles": "yes"}).content.decode()
    found = re.search(r'value="https?://[^/]+(/agenda/[^"]+\.ics)"', shown)
    assert found
    assert "SUMMARY:Gesprek op school" in told(found[1])
    again = client.get("/agenda/abonnement/").content.decode()
    assert found[1] not in again
    stop = re.search(r'name="stop" value="([^"]+)"', again)
    assert stop
    client.post("/agenda/abonnement/", {"stop": stop[1]})
    assert Client().get(found[1]).status_code == 404
    assert "Zet hem op je telefoon" in page(family, "tine")
