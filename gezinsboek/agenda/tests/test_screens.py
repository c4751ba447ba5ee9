"""The agenda on the screen: made, read, moved, called off and changed; without JavaScript, and nothing typed is lost."""

import re
from datetime import date
from typing import Any

import pytest

from cast.deeds import does
from cast.family import READ, Family
from cast.planning import at, places_of, plans
from gezinsboek.agenda import making
from gezinsboek.agenda.models import Appointment, Occurrence, Reminder, Topic
from gezinsboek.circle.models import Item
from gezinsboek.circle.tests.screens import Screen
from gezinsboek.ground.ids import new_id
from gezinsboek.timeline.tests.screens import text_of

AGENDA, NEW = "agenda/", "agenda/nieuw/"
READERS = ("noor", "mark", "daan", "jade", "femke", "tine")
NOVEMBER = "agenda/?als=maand&van=2026-11-01"


@pytest.fixture
def talk(family: Family) -> Item:
    weekly = at("2026-11-25 09:30", rule="FREQ=WEEKLY")
    more: dict[str, Any] = {
        "who": ["daan"],
        "place": "Lokaal 4",
        "shown_to": ["daan"],
        "topics": ["Hoe gaat het met lezen?"],
    }
    return plans(family, "noor", "School", "Gesprek op school", weekly, **more)


def typed(family: Family, chapter: str = "School", **more):
    """What the form sends."""
    where, known = str(family.chapters[chapter]), [str(family.members[one]) for one in READERS]
    told = {"id": str(new_id()), "chapter": where, "shown_for": where, "shown": " ".join(known), "reader": known}
    told |= {
        "what": "Gesprek met de juf",
        "day": "2026-11-25",
        "begin": "09:30",
        "end": "10:15",
        "repeat": "",
        "remind": "",
    }
    return told | more


def page(family: Family, key: str, where: str = AGENDA, **more) -> str:
    return text_of(Screen(family, key, **more).get(where))


def only(family: Family) -> Appointment:
    return does("noor", lambda: Appointment.objects.get(dossier_id=family.id))


# ---------- reading


@pytest.mark.parametrize("where", [NOVEMBER, "agenda/?als=week&van=2026-11-25", "agenda/?van=2026-11-20"])
def test_each_reader_sees_the_appointments_of_their_chapters_in_every_shape(family, talk, where):
    for key in ("noor", "mark", "daan", "tine"):
        assert "Gesprek op school" in page(family, key, where), key
    assert "Gesprek op school" not in page(family, "yasmin", where)


def test_a_month_is_a_table_with_the_days_of_the_week_above_it(family, talk):
    told = Screen(family, "noor").get(NOVEMBER).content.decode()
    assert told.count('<th scope="col">') == 7
    assert told.count("Gesprek op school") == 1


def test_the_place_stands_only_where_it_may(family, talk):
    for where in ("agenda/?van=2026-11-20", f"agenda/{talk.id}/"):
        assert "Lokaal 4" in page(family, "noor", where)
        assert "Lokaal 4" in page(family, "daan", where)
        assert "Lokaal 4" not in page(family, "mark", where)
    assert "Dit zie jij, en ook:" in page(family, "noor", f"agenda/{talk.id}/")


def test_an_empty_agenda_says_why_and_betrays_nothing(family, talk):
    assert "Er staat nog niets in deze weken." in page(family, "noor", "agenda/?van=2020-01-01")
    family.grant("noor", "femke", "Hulp", READ)
    assert "Er staat niets in deze weken dat met jou is gedeeld." in page(family, "femke", "agenda/?van=2020-01-01")
    assert "In deze maand staat niets" in page(family, "femke", "agenda/?als=maand&van=2020-01-01")


@pytest.mark.parametrize(
    "where", ["agenda/?van=gisteren", "agenda/?als=jaar", "agenda/?van=0001-01-01", "agenda/?van=2026-02-30"]
)
def test_what_is_no_day_is_no_page(family, where):
    assert Screen(family, "noor").get(where).status_code == 404


def test_who_does_not_read_it_meets_the_same_404_everywhere(family, talk):
    for where in (f"agenda/{talk.id}/", f"agenda/{talk.id}/veranderen/", f"agenda/{talk.id}/keer/2026-11-25/"):
        assert Screen(family, "yasmin").get(where).status_code == 404
    assert (
        Screen(family, "yasmin").post(f"agenda/{talk.id}/doe/", {"do": "off", "day": "2026-11-25"}).status_code == 404
    )
    stukje = family.writes("noor", "School", "Geen afspraak")
    assert Screen(family, "noor").get(f"agenda/{stukje.id}/").status_code == 404


def test_it_stands_in_the_timeline_too(family, talk):
    assert "Gesprek op school" in page(family, "daan", "")
    assert "Uit de agenda" in page(family, "daan", "")


# ---------- making


def test_a_mother_makes_a_weekly_appointment_with_the_teacher(family):
    daan = str(family.members["daan"])
    more: dict[str, Any] = {
        "repeat": "week",
        "until": "2026-12-16",
        "who": [daan],
        "place": "Lokaal 4",
        "place_for": [daan],
    }
    done = Screen(family, "noor").post(NEW, typed(family, topics="Lezen\n\nGym", remind="1440", **more))
    assert done.status_code == 302
    found = only(family)
    assert found.rule == "FREQ=WEEKLY;UNTIL=20261216T235959"
    assert found.who == [family.members["daan"]]
    assert [
        one.text for one in does("daan", lambda: list(Topic.objects.filter(item_id=found.item_id).order_by("position")))
    ] == ["Lezen", "Gym"]
    assert {key for key in READERS if places_of(key, does("noor", lambda: found.item))} == {"noor", "daan"}
    assert does("noor", lambda: Reminder.objects.get(item_id=found.item_id).minutes) == 1440
    told = page(family, "daan", f"agenda/{found.item_id}/?dag=2026-11-25")
    assert "Elke woensdag, tot en met woensdag 16 december" in told
    assert "9.30 tot 10.15 uur" in told


def test_a_double_click_makes_it_once(family):
    told = typed(family, topics="Lezen")
    for _ in range(2):
        assert Screen(family, "noor").post(NEW, told).status_code == 302
    assert only(family)
    assert does("noor", Topic.objects.filter(dossier_id=family.id).count) == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"what": ""}, "Schrijf wat het is."),
        ({"day": ""}, "Kies een dag."),
        ({"day": "morgen"}, "Dit is geen datum."),
        ({"begin": "half tien"}, "Dit is geen tijd."),
        ({"end": "08:00"}, "Het is klaar voordat het begint."),
        ({"begin": "", "end": "10:00"}, "Vul ook in hoe laat het begint."),
        ({"until": "2026-12-01"}, "Kies ook hoe vaak het terugkomt."),
        ({"repeat": "week", "until": "2026-11-01"}, "Die dag is voor de eerste keer."),
        ({"last_day": "2026-11-01"}, "De laatste dag is voor de eerste."),
        ({"shown": ""}, "Dit leest ook"),
    ],
)
def test_what_is_not_right_yet_is_said_plainly_and_nothing_is_lost(family, wrong, words):
    answer = Screen(family, "noor").post(NEW, typed(family, more="Neem het schrift mee", **wrong))
    assert answer.status_code == 422
    told = answer.content.decode()
    assert words in told
    assert "Neem het schrift mee" in told
    assert does("noor", Appointment.objects.filter(dossier_id=family.id).exists) is False


def test_without_times_it_is_the_whole_day(family):
    Screen(family, "noor").post(NEW, typed(family, begin="", end="", last_day="2026-11-27"))
    found = only(family)
    assert (found.day, found.last_day, found.starts_at) == (date(2026, 11, 25), date(2026, 11, 27), None)
    assert "Hele dag, tot en met vrijdag 27 november" in page(family, "noor", "agenda/?van=2026-11-25")


def test_who_reads_along_makes_none(family):
    assert Screen(family, "femke").post(NEW, typed(family)).status_code == 422
    assert does("noor", Appointment.objects.filter(dossier_id=family.id).exists) is False


# ---------- moving, calling off, changing


def test_one_time_is_moved_and_the_others_stay(family, talk):
    where = f"agenda/{talk.id}/keer/2026-12-02/"
    assert "De andere keren blijven zoals ze zijn." in page(family, "noor", where)
    assert (
        Screen(family, "noor").post(where, {"day": "2026-12-04", "begin": "11:00", "end": "12:00"}).status_code == 302
    )
    told = page(family, "mark", "agenda/?als=week&van=2026-12-02")
    assert "Verzet van woensdag 2 december" in told
    assert "11.00 tot 12.00 uur" in told
    assert "9.30 tot 10.30 uur" in page(family, "mark", "agenda/?als=week&van=2026-12-09")
    assert Screen(family, "noor").get(f"agenda/{talk.id}/keer/2026-12-03/").status_code == 404


def test_calling_off_asks_once_is_told_to_all_and_can_be_undone(family, talk):
    one = f"agenda/{talk.id}/?dag=2026-12-02"
    assert "Ja, het gaat niet door" in page(family, "noor", one)
    assert "Ja, het gaat niet door" not in page(family, "mark", one)
    Screen(family, "noor").post(f"agenda/{talk.id}/doe/", {"do": "off", "day": "2026-12-02"})
    assert "Gaat niet door" in page(family, "mark", one)
    assert "Zet terug zoals het was" in page(family, "noor", one)
    Screen(family, "noor").post(f"agenda/{talk.id}/doe/", {"do": "back", "day": "2026-12-02"})
    assert "Gaat niet door" not in page(family, "mark", one)
    assert does("noor", Occurrence.objects.filter(item_id=talk.id).count) == 0


def changed(family: Family, talk: Item, **more):
    told = {"what": "Gesprek op school", "day": "2026-11-25", "begin": "13:00", "end": "14:00", "repeat": "week"}
    return told | {"version": "1", "text_version": "1", "who": [str(family.members["daan"])]} | more


def test_a_change_made_from_an_older_version_shows_both(family, talk):
    where = f"agenda/{talk.id}/veranderen/"
    assert Screen(family, "noor").post(where, changed(family, talk)).status_code == 302
    late = Screen(family, "noor").post(where, changed(family, talk, begin="15:00", end="16:00", more="Met het schrift"))
    told = late.content.decode()
    assert late.status_code == 409
    assert "Iemand anders was net voor" in told
    assert "13.00 tot 14.00 uur" in told
    assert 'value="15:00"' in told
    assert "Met het schrift" in told
    again = changed(family, talk, begin="15:00", end="16:00", version="2")
    assert Screen(family, "noor").post(where, again).status_code == 302


def test_the_page_of_a_change_holds_what_stands_there(family, talk):
    told = Screen(family, "noor").get(f"agenda/{talk.id}/veranderen/").content.decode()
    for value in (
        'value="2026-11-25"',
        'value="09:30"',
        'value="10:30"',
        'value="Lokaal 4"',
        'value="Gesprek op school"',
    ):
        assert value in told, value
    assert Screen(family, "mark").get(f"agenda/{talk.id}/veranderen/").status_code == 403


# ---------- topics, reminders, growing up


def test_the_family_puts_a_topic_and_a_helper_says_it_was_talked_about(family, talk):
    where = f"agenda/{talk.id}/doe/"
    Screen(family, "mark").post(where, {"do": "topic", "topic": "Gym"})
    assert "Gym" in page(family, "daan", f"agenda/{talk.id}/")
    topic = does("daan", lambda: Topic.objects.get(position=1, item_id=talk.id))
    Screen(family, "daan").post(where, {"do": "talked", "topic": str(topic.id)})
    assert "besproken" in page(family, "mark", f"agenda/{talk.id}/")
    assert Screen(family, "daan").post(where, {"do": "topic", "topic": "Iets"}).status_code == 404
    assert Screen(family, "noor").post(where, {"do": "iets anders"}).status_code == 404


def test_a_reminder_is_set_and_taken_away(family, talk):
    where = f"agenda/{talk.id}/doe/"
    Screen(family, "daan").post(where, {"do": "remind", "before": "60"})
    assert does("daan", lambda: Reminder.objects.get(item_id=talk.id).minutes) == 60
    Screen(family, "daan").post(where, {"do": "remind", "before": ""})
    assert does("daan", Reminder.objects.filter(item_id=talk.id).exists) is False


def test_check_ups_are_proposed_at_fixed_ages_and_the_family_chooses(family):
    where = f"agenda/consultatiebureau/?kind={family.children['Lina']}"
    told = page(family, "noor", where)
    assert "5 jaar" in told
    assert "2 weken" not in told
    sent = {
        "on-jgz-10y": "on",
        "jgz-10y": "2033-02-01",
        "jgz-5y": "2028-02-01",
        "chapter": str(family.chapters["Groeien"]),
    }
    assert Screen(family, "noor").post(where, sent).status_code == 302
    found = only(family)
    assert (found.series, found.day) == ("jgz-10y", date(2033, 2, 1))
    assert "Consultatiebureau: Lina, 10 jaar" in page(family, "yasmin", "agenda/?van=2033-01-30")
    assert Screen(family, "noor").post(where, {"chapter": str(family.chapters["Groeien"])}).status_code == 422


def test_a_check_up_that_is_there_is_not_asked_for_again_and_the_others_are_a_series(family):
    where = f"agenda/consultatiebureau/?kind={family.children['Lina']}"
    chapter = {"chapter": str(family.chapters["Groeien"])}
    Screen(family, "noor").post(where, chapter | {"on-jgz-10y": "on", "jgz-10y": "2033-02-01"})
    assert "staat in de agenda" in page(family, "mark", where)
    both = {"on-jgz-10y": "on", "jgz-10y": "2033-02-01", "on-jgz-13y": "on", "jgz-13y": "2036-02-01"}
    assert Screen(family, "mark").post(where, chapter | both).status_code == 302
    found = does("noor", lambda: list(Appointment.objects.filter(dossier_id=family.id).select_related("item")))
    assert sorted(one.series for one in found) == ["jgz-10y", "jgz-13y"]
    assert {one.item.about_id for one in found} == {family.children["Lina"]}  # SHARING 6


def test_the_nurse_who_writes_here_makes_the_series_and_who_only_reads_does_not(family):
    where = f"agenda/consultatiebureau/?kind={family.children['Lina']}"
    family.comes("bram", {"Groeien": READ})
    assert "consultatiebureau" not in page(family, "yasmin", "agenda/")  # no child was told to her yet
    family.writes("noor", "Groeien", "Lina loopt los.", about="Lina")
    assert "Afspraken bij het consultatiebureau" in page(family, "yasmin", "agenda/")
    assert "Afspraken bij het consultatiebureau" not in page(family, "bram", "agenda/")
    sent = {"on-jgz-10y": "on", "jgz-10y": "2033-02-01", "chapter": str(family.chapters["Groeien"])}
    assert Screen(family, "bram").post(where, sent).status_code == 404
    assert Screen(family, "daan").post(where, sent).status_code == 404  # he writes, but Lina is not told to him
    assert "consultatiebureau" not in page(family, "daan", "agenda/")
    assert Screen(family, "yasmin").post(where, sent).status_code == 302
    assert "Consultatiebureau: Lina, 10 jaar" in page(family, "noor", "agenda/?van=2033-01-30")


def test_the_chapter_that_is_proposed_is_one_of_health_and_what_was_chosen_stays(family):
    where = f"agenda/consultatiebureau/?kind={family.children['Lina']}"
    chosen = re.findall(r'<option value="([^"]+)" selected', page(family, "noor", where))
    assert chosen == [str(family.chapters["Gezondheid"])]
    school = str(family.chapters["School"])
    again = Screen(family, "noor").post(where, {"chapter": school}).content.decode()
    assert re.findall(r'<option value="([^"]+)" selected', again) == [school]


def test_a_check_up_in_the_bin_is_told_and_what_is_refused_stays_ticked(family):
    where = f"agenda/consultatiebureau/?kind={family.children['Lina']}"
    sent = {"on-jgz-10y": "on", "jgz-10y": "2033-02-01", "chapter": str(family.chapters["Groeien"])}
    Screen(family, "noor").post(where, sent)
    item = does("noor", lambda: only(family).item)
    does("noor", item.bin)
    assert "ligt in de prullenbak" in page(family, "noor", where)
    unseen = Screen(family, "mark").post(where, sent)
    assert unseen.status_code == 422
    assert "2033-02-01" in unseen.content.decode()


def test_my_agenda_is_of_all_my_books_under_my_names_for_them(family, talk):
    client = Screen(family, "daan").client
    told = client.get("/agenda/?van=2026-11-20").content.decode()
    assert "Gesprek op school" in told
    assert "Noor, Milan en Lina" in told


def test_looking_as_somebody_shows_what_both_may_and_offers_nothing(family, talk):
    noor = Screen(family, "noor")
    assert noor.post("bekijk-als/", {"member": str(family.members["mark"])}).status_code == 302
    told = noor.page(f"agenda/{talk.id}/")
    assert "Lokaal 4" not in told
    assert "Herinner mij" not in told
    does("noor", lambda: making.say_place(talk, "Lokaal 4", [family.members["mark"]]))
    assert "Lokaal 4" in noor.page(f"agenda/{talk.id}/")
