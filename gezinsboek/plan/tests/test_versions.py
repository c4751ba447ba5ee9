"""Versions of the plan: who makes one, who reads what of it, who says yes, and what changed between two."""

from datetime import timedelta
from uuid import uuid4

import psycopg
import pytest

from cast.deeds import does, is_refused
from cast.goals import scores, sets_goal
from cast.people import player
from cast.versions import agrees_on, hears, says, sees_parts, sees_versions
from gezinsboek.circle import pausing
from gezinsboek.circle.tests.wires import app_as, column, one, superuser
from gezinsboek.ground import clock
from gezinsboek.ground.acts import Stale, act
from gezinsboek.ground.ui import dates
from gezinsboek.notices.tests.telling import noted
from gezinsboek.plan.signalling import look_at_everything

READERS = ("noor", "mark", "jade", "tine", "femke", "daan", "yasmin")


# ---------- who makes one


@pytest.mark.parametrize("key", ["noor", "mark"])
def test_a_guardian_makes_a_version_and_agrees_with_it(family, goal, key):
    version = agrees_on(family, key, "noor", "tine", decided="We gaan door.", contact="femke")
    assert version.number == 1
    assert hears(family, "noor", version) == {key: ["yes"]}


@pytest.mark.parametrize("key", ["jade", "tine", "femke", "daan", "yasmin"])
def test_nobody_else_makes_one(family, goal, key):
    """Jade is fourteen; the others help."""
    assert is_refused(key, lambda: agrees_on(family, key))
    assert sees_versions(family, "noor") == []


def test_looking_as_somebody_makes_none(family, goal):
    through = family.members["femke"]
    told = [uuid4(), family.id, 0, dates.today() + timedelta(days=30), None, [], b"", [], [], []]
    assert is_refused("noor", lambda: act("make_plan", *told), through=through)


@pytest.mark.parametrize("days", [0, -3, 400])
def test_the_next_talk_is_on_a_day_that_comes_within_a_year(family, goal, days):
    assert is_refused("noor", lambda: agrees_on(family, "noor", review_on=dates.today() + timedelta(days=days)))


def test_a_contact_who_does_not_take_part_is_refused(family, goal):
    family.members["karim"] = uuid4()
    assert is_refused("noor", lambda: agrees_on(family, "noor", contact="karim"))
    assert is_refused("noor", lambda: agrees_on(family, "noor", "karim"))


def test_a_double_click_makes_one_and_a_stale_one_none(family, goal):
    first = agrees_on(family, "noor")
    agrees_on(family, "noor", version=first.id, made_from=0)
    assert sees_versions(family, "noor") == [1]
    with pytest.raises(Stale):
        agrees_on(family, "mark", made_from=0)
    assert agrees_on(family, "mark").number == 2


def test_nobody_takes_the_id_of_somebody_elses_version(family, goal):
    first = agrees_on(family, "noor")
    assert is_refused("mark", lambda: agrees_on(family, "mark", version=first.id))


def test_a_version_never_changes_and_is_never_thrown_away(family, goal):
    version = agrees_on(family, "noor")
    for statement in (
        "update plan_version set number = 9 where id = %s",
        "delete from plan_version where id = %s",
        "update plan_part set told_sealed = '' where version = %s",
        "delete from plan_accord where version = %s",
    ):
        with app_as(player("noor").acting()) as wire, pytest.raises(psycopg.errors.InsufficientPrivilege):
            wire.execute(statement, [version.id])


# ---------- who reads what


def test_everybody_who_shares_something_reads_that_there_is_a_version(family, goal):
    agrees_on(family, "noor")
    for key in READERS:
        assert sees_versions(family, key) == [1], key
    assert sees_versions(family, "karim") == []


def test_the_copy_of_a_goal_is_read_by_who_reads_the_goal(family, goal, hidden):
    version = agrees_on(family, "noor")
    assert sees_parts("noor", version) == {goal.id, hidden.id}
    assert sees_parts("femke", version) == {goal.id, hidden.id}
    for key in ("daan", "tine", "jade"):
        assert sees_parts(key, version) == {goal.id}, key
    assert goal.id not in sees_parts("yasmin", version)


def test_a_private_chapter_never_goes_in(family, goal):
    family.private_chapter("noor", "Dagboek")
    mine = sets_goal(family, "noor", "Dagboek", "Vaker voor mezelf kiezen")
    version = agrees_on(family, "noor")
    assert mine.id not in sees_parts("noor", version, fresh=True)
    told = [uuid4(), family.id, 1, dates.today() + timedelta(days=30), None, []]
    assert is_refused("noor", lambda: act("make_plan", *told, b"", [uuid4()], [mine.id], [b"x"]))


def test_nobody_puts_in_what_they_do_not_read(family, goal):
    other = sets_goal(family, "mark", "Thuis", "Iets van Mark", only=["mark"])
    told = [uuid4(), family.id, 0, dates.today() + timedelta(days=30), None, []]
    assert is_refused("noor", lambda: act("make_plan", *told, b"", [uuid4()], [other.id], [b"x"]))


def test_the_words_lie_sealed(family, goal):
    version = agrees_on(family, "noor", decided="Oma brengt hem.", about={goal: "Elke dinsdag."})
    says("femke", version, "not_yet", "Eerst met school praten.")
    with superuser() as root:
        sealed = [
            one(root, "select told_sealed from plan_version where id = %s", version.id),
            one(root, "select told_sealed from plan_part where version = %s limit 1", version.id),
            *column(root, "select why_sealed from plan_accord where version = %s", version.id),
        ]
    for words in sealed:
        for part in (b"Oma", b"dinsdag", b"school"):
            assert part not in bytes(words)


def test_who_is_paused_reads_no_version_of_since_by_anybody_and_makes_none(family, goal):
    before = agrees_on(family, "noor")
    does("noor", lambda: pausing.pause(family.members["mark"], whole=False))
    scores("noor", goal, 2, words="Het gaat slechter")
    after = agrees_on(family, "noor")
    says("femke", after)
    assert sees_versions(family, "mark") == [before.number]
    assert sees_parts("mark", after) == set()
    assert hears(family, "mark", after) == {}
    assert sees_versions(family, "jade") == [1, 2]
    assert is_refused("mark", lambda: agrees_on(family, "mark"))
    says("mark", before)
    assert hears(family, "mark", before)["mark"] == ["yes"]


def test_bekijk_als_shows_what_they_read_and_not_who_agreed(family, goal, hidden):
    version = agrees_on(family, "noor")
    daan = family.members["daan"]
    assert sees_versions(family, "noor", through=daan) == [1]
    assert sees_parts("noor", version, through=daan) == {goal.id}
    assert hears(family, "noor", version, through=daan) == {}


# ---------- who says yes


@pytest.mark.parametrize("key", ["jade", "tine", "femke", "daan", "yasmin", "mark"])
def test_everybody_who_reads_it_says_yes_or_not_yet_also_who_only_reads(family, goal, key):
    version = agrees_on(family, "noor")
    says(key, version, "not_yet", "Ik wil het anders.")
    says(key, version)
    assert hears(family, "noor", version)[key] == ["not_yet", "yes"]


def test_who_does_not_take_part_says_nothing(family, goal):
    version = agrees_on(family, "noor")
    assert is_refused("karim", lambda: says("karim", version))


def test_looking_as_somebody_says_nothing(family, goal):
    version = agrees_on(family, "noor")
    told = [uuid4(), version.id, "yes", b""]
    assert is_refused("noor", lambda: act("agree_plan", *told), through=family.members["daan"])


def test_an_answer_that_does_not_exist_is_refused(family, goal):
    version = agrees_on(family, "noor")
    assert is_refused("femke", lambda: says("femke", version, "maybe"))


def test_the_same_answer_twice_is_once_and_an_older_version_is_answered_no_more(family, goal):
    version, row = agrees_on(family, "noor"), uuid4()
    for _double_click in range(2):
        says("femke", version, row=row)
    assert hears(family, "noor", version)["femke"] == ["yes"]
    assert is_refused("daan", lambda: says("daan", version, row=row))
    agrees_on(family, "noor")
    with pytest.raises(Stale):
        says("daan", version)


def test_who_says_what_is_read_of_whom_one_knows(family, goal):
    """Yasmin and Daan share no chapter."""
    version = agrees_on(family, "noor")
    says("daan", version)
    assert "daan" in hears(family, "femke", version)
    assert "daan" not in hears(family, "yasmin", version)
    assert "noor" in hears(family, "yasmin", version)


def test_every_deed_is_a_line_of_the_log(family, goal):
    version = agrees_on(family, "noor")
    says("femke", version, "not_yet")
    with superuser() as root:
        events = "select event_id || ' ' || participant_object_detail from log_line where dossier_id = %s"
        assert {"plan version ", "plan accord not_yet"} <= column(root, events, family.id)


def test_what_i_said_of_the_plan_goes_with_all_of_my_own(family, goal):
    version = agrees_on(family, "noor")
    says("daan", version, "not_yet", "Te snel.")
    does("daan", lambda: act("bin_my_own", family.id))
    assert "daan" not in hears(family, "noor", version)


# ---------- the day of the next talk


def test_the_day_is_told_to_the_family_and_the_contact_without_saying_what(family, goal):
    agrees_on(family, "noor", contact="femke", review_on=dates.today() + timedelta(days=30))
    act("spread_reviews")
    assert noted(family.id, "review") == set()
    with clock.moved_to(clock.now() + timedelta(days=20)):
        for _twice in range(2):
            act("spread_reviews")
    assert noted(family.id, "review") == {"noor", "mark", "jade", "femke"}
    with superuser() as root:
        assert one(root, "select count(*) from notice where kind = 'review' and dossier_id = %s", family.id) == 4


def test_after_a_next_version_the_old_day_is_told_no_more(family, goal):
    agrees_on(family, "noor", review_on=dates.today() + timedelta(days=20))
    agrees_on(family, "noor", review_on=dates.today() + timedelta(days=80))
    with clock.moved_to(clock.now() + timedelta(days=15)):
        act("spread_reviews")
    assert noted(family.id, "review") == set()


def test_who_is_paused_hears_nothing_of_a_version_of_since(family, goal):
    does("noor", lambda: pausing.pause(family.members["mark"], whole=False))
    agrees_on(family, "noor", review_on=dates.today() + timedelta(days=20))
    with clock.moved_to(clock.now() + timedelta(days=15)):
        act("spread_reviews")
    assert noted(family.id, "review") == {"noor", "jade"}


def reviews_missed(goal):
    with superuser() as root:
        return one(root, "select count(*) from signal where rule = 'reviews_missed' and item_id = %s", goal.id)


def test_two_talks_missed_is_a_signal_at_each_goal_of_the_version_once(family, goal):
    agrees_on(family, "noor", review_on=dates.today() + timedelta(days=30))
    later = sets_goal(family, "noor", "School", "Dit doel kwam later")
    for days, many in ((31, 0), (59, 0), (61, 1), (62, 1)):
        with clock.moved_to(clock.now() + timedelta(days=days)):
            look_at_everything()
        assert reviews_missed(goal) == many, days
    assert reviews_missed(later) == 0


def test_a_talk_in_time_raises_nothing(family, goal):
    agrees_on(family, "noor", review_on=dates.today() + timedelta(days=30))
    with clock.moved_to(clock.now() + timedelta(days=40)):
        agrees_on(family, "noor", review_on=dates.today() + timedelta(days=30))
    with clock.moved_to(clock.now() + timedelta(days=61)):
        look_at_everything()
    assert reviews_missed(goal) == 0
