"""SHARING 2, 5, 8, 12, 18, 20; REQ-83: who sees an appointment, who changes it, and who knows where it is."""

import secrets
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, ProgrammingError, transaction

from cast.deeds import does, is_refused
from cast.family import WRITE, Family
from cast.people import as_
from cast.planning import at, places_of, plans
from gezinsboek.agenda import making
from gezinsboek.agenda.making import When
from gezinsboek.agenda.models import Appointment, Feed, Occurrence, Place, Reminder, Topic
from gezinsboek.circle import pausing, sharing
from gezinsboek.circle.models import Item
from gezinsboek.ground.acts import Refused, Stale
from gezinsboek.log.models import Line

ALL = ("noor", "mark", "jade", "tine", "femke", "daan", "yasmin")
WEEKLY = at("2026-11-25 09:30", rule="FREQ=WEEKLY")
FIRST = date(2026, 11, 25)


@pytest.fixture
def talk(family: Family) -> Item:
    """Every Wednesday at school, made by Noor; only Daan knows where."""
    return plans(
        family, "noor", "School", "Gesprek op school", WEEKLY, who=["daan"], place="Lokaal 4", shown_to=["daan"]
    )


def who_sees(family: Family, item: Item) -> set[str]:
    return {key for key in ALL if does(key, lambda: Appointment.objects.filter(item_id=item.id).exists())}


def moved(key: str, item: Item) -> int:
    return does(key, lambda: Occurrence.objects.filter(item_id=item.id).count())


# ---------- with its item, and no further


def test_an_appointment_is_seen_by_who_reads_its_chapter(family, talk):
    assert who_sees(family, talk) == {"noor", "mark", "jade", "tine", "femke", "daan"}


def test_narrowed_to_one_it_is_seen_by_nobody_else(family, talk):
    does("noor", lambda: talk.narrow([family.members["noor"], family.members["daan"]]))
    assert who_sees(family, talk) == {"noor", "daan"}


def test_of_one_in_the_bin_nothing_is_seen_by_who_could_not_remove_it(family, talk):
    does("noor", lambda: making.add_topic(talk, "Hoe gaat het met lezen?"))
    does("noor", talk.bin)
    assert who_sees(family, talk) == {"noor"}
    assert does("daan", lambda: Topic.objects.filter(item_id=talk.id).count()) == 0


def test_in_a_private_chapter_it_is_there_only_right_after_a_passkey(family):
    family.private_chapter("noor")
    mine = plans(family, "noor", "Alleen van mij", "Praten met de huisarts", WEEKLY)
    count = lambda: Appointment.objects.filter(item_id=mine.id).count()  # noqa: E731
    assert does("noor", count) == 1
    assert does("noor", count, fresh=False) == 0
    assert who_sees(family, mine) == {"noor"}


# ---------- who changes it


def test_only_who_may_change_the_item_changes_when_it_is(family, talk):
    later = at("2026-11-25 11:00", rule="FREQ=WEEKLY")
    for key in ("mark", "jade", "daan", "tine", "femke"):
        assert is_refused(key, lambda: making.move_one(talk, FIRST, to=None)), key
        with pytest.raises(Stale):
            does(key, lambda: making.change(talk, "Gesprek op school", later, [], 1, 1))
    does("noor", lambda: making.change(talk, "Gesprek op school", later, [], 1, 1))
    assert does("daan", lambda: Appointment.objects.get(item_id=talk.id).starts_at) == later.starts_at


def test_a_change_from_an_older_version_is_refused(family, talk):
    does("noor", lambda: making.change(talk, "Gesprek op school", at("2026-11-25 11:00"), [], 1, 1))
    with pytest.raises(Stale):
        does("noor", lambda: making.change(talk, "Gesprek op school", at("2026-11-26 11:00"), [], 1, 1))


def test_one_time_is_called_off_and_back_on(family, talk):
    day = FIRST
    does("noor", lambda: making.move_one(talk, day, to=None))
    assert moved("daan", talk) == 1
    assert moved("yasmin", talk) == 0
    does("daan", lambda: making.move_back(talk, day))  # which touches nothing of Noor's
    assert moved("daan", talk) == 1
    does("noor", lambda: making.move_back(talk, day))
    assert moved("daan", talk) == 0


def test_nobody_is_named_whom_its_writer_does_not_know(family, talk):
    stranger = Family.opens("mark", "Het boek van Mark").members["mark"]
    with pytest.raises(Refused):
        does("noor", lambda: making.make(family.id, family.chapters["School"], "Gesprek", WEEKLY, who=[stranger]))
    assert is_refused("noor", lambda: making.change(talk, "Gesprek op school", WEEKLY, [stranger], 1, 1))


# ---------- where it is


def test_the_place_is_known_to_who_wrote_it_and_whom_they_named(family, talk):
    assert {key for key in ALL if places_of(key, talk)} == {"noor", "daan"}


def test_naming_nobody_keeps_the_place_to_oneself(family, talk):
    does("noor", lambda: making.say_place(talk, "Lokaal 4", []))
    assert {key for key in ALL if places_of(key, talk)} == {"noor"}


def test_a_named_person_does_not_show_it_to_another(family, talk):
    touched = does("daan", lambda: Place.objects.filter(item_id=talk.id).update(place_for=[family.members["mark"]]))
    assert touched == 0
    assert places_of("mark", talk) == []


def test_being_named_opens_no_appointment_that_is_not_read(family, talk):
    does("noor", lambda: making.say_place(talk, "Lokaal 4", [family.members["yasmin"]]))
    assert places_of("yasmin", talk) == []
    family.grant("noor", "yasmin", "School", WRITE)
    assert places_of("yasmin", talk) == ["Lokaal 4"]


def test_who_looks_as_another_sees_the_place_only_when_both_may(family, talk):
    assert places_of("noor", talk, through=family.members["daan"]) == ["Lokaal 4"]
    assert places_of("noor", talk, through=family.members["mark"]) == []


def test_the_log_does_not_tell_that_there_is_a_place(family, talk):
    does("noor", lambda: making.say_place(talk, "Lokaal 5", [family.members["daan"]]))
    told = does(
        "mark",
        lambda: set(Line.objects.filter(dossier_id=family.id).values_list("participant_object_detail", flat=True)),
    )
    assert not {one for one in told if one and "place" in one}


def test_who_is_paused_knows_no_place_and_no_new_time(family, talk):
    does("noor", lambda: making.say_place(talk, "Lokaal 4", [family.members["daan"], family.members["tine"]]))
    with as_("noor", fresh=True), transaction.atomic():
        pausing.pause(family.members["tine"], whole=False)
    assert places_of("tine", talk) == []
    does("noor", lambda: making.change(talk, "Gesprek op school", at("2026-11-25 11:00"), [], 1, 1))
    assert "tine" not in who_sees(family, talk)
    assert "daan" in who_sees(family, talk)


# ---------- what to talk about


def test_the_family_chooses_what_it_is_about_and_a_helper_says_it_was_talked_about(family, talk):
    does("mark", lambda: making.add_topic(talk, "Gym"))
    for key in ("daan", "femke", "tine"):
        assert is_refused(key, lambda: making.add_topic(talk, "Iets anders")), key
    topic = does("daan", lambda: Topic.objects.get(item_id=talk.id))
    does("daan", lambda: making.talked(topic.id))
    assert is_refused("femke", lambda: making.talked(topic.id, False))
    does("daan", lambda: making.drop_topic(topic.id))
    assert does("mark", lambda: Topic.objects.get(item_id=talk.id).text) == "Gym"
    does("mark", lambda: making.drop_topic(topic.id))
    assert does("noor", lambda: Topic.objects.filter(item_id=talk.id).exists()) is False


# ---------- what is mine alone


def test_a_reminder_and_a_feed_are_ones_own(family, talk):
    does("daan", lambda: making.remind(talk, 60))
    feed = Feed(person=does_person("daan"), kept=secrets.token_hex(32))
    does("daan", lambda: feed.save(force_insert=True))
    for key in ALL:
        mine = key == "daan"
        assert does(key, Reminder.objects.filter(dossier_id=family.id).exists) == mine, key
        assert does(key, Feed.objects.values_list("id").filter(id=feed.id).exists) == mine, key
    with pytest.raises(ProgrammingError), transaction.atomic():
        does("daan", lambda: list(Feed.objects.values_list("kept")))


def test_no_reminder_of_what_is_not_read(family, talk):
    assert is_refused("yasmin", lambda: making.remind(talk, 60))


def does_person(key):
    from cast.people import player

    return player(key).id


@pytest.mark.parametrize(
    "rule", ["FREQ=HOURLY", "drop table", "FREQ=WEEKLY;BYDAY=XX", "RRULE:FREQ=WEEKLY", "FREQ=weekly"]
)
def test_a_rule_that_no_calendar_understands_is_not_kept(family, rule):
    with pytest.raises((ValidationError, IntegrityError)):
        plans(family, "noor", "School", "Gesprek", at("2026-11-25 09:30", rule=rule))
    assert does("noor", lambda: Appointment.objects.filter(dossier_id=family.id).count()) == 0


@pytest.mark.parametrize("when", [When(), at("2026-11-25 09:30", hours=0), at("2026-11-25 09:30", hours=-1)])
def test_an_appointment_ends_after_it_begins(family, when):
    with pytest.raises(IntegrityError, match="appointment_moment"):
        plans(family, "noor", "School", "Gesprek", when)


def test_who_stopped_taking_part_sees_nothing_of_it(family, talk):
    with as_("noor", fresh=True), transaction.atomic():
        sharing.end_member(family.members["daan"])
    assert does("daan", Appointment.objects.filter(dossier_id=family.id).count) == 0
    assert places_of("daan", talk) == []
