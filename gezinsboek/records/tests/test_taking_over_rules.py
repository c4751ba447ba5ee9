"""SHARING 22: what a professional may take over into their own record system, and who sees that they did."""

from functools import partial

import pytest
from django.db import transaction

from cast.deeds import changes, does, is_refused, replies
from cast.family import READ, WRITE
from cast.goals import adds_step, sets_goal, ticks
from cast.people import as_
from gezinsboek.circle import sharing
from gezinsboek.ground import clock
from gezinsboek.ground.acts import act, ask
from gezinsboek.ground.ids import new_id
from gezinsboek.plan import doing
from gezinsboek.plan.models import Step
from gezinsboek.timeline import writing

from .taking_over import LONG_AGO, REASON, allowing, grant_of, may, receipts, taking


def test_what_i_wrote_is_mine_to_take_over(family):
    mine = family.writes("femke", "Hulp", "Wij spraken over slapen.")
    assert may("femke", mine) == "own"


def test_what_others_wrote_is_not(family):
    theirs = family.writes("noor", "Hulp", "Milan slaapt slecht.")
    assert may("femke", theirs) is None
    assert is_refused("femke", taking(theirs))


def test_what_was_asked_of_me_is(family):
    with as_("noor", fresh=True), transaction.atomic():
        asked = writing.write(
            family.id, family.chapters["Hulp"], "Bel jij de school?", question_to=family.members["femke"]
        )
    assert may("femke", asked) == "asked"


def test_of_what_i_only_answered_my_own_answer_goes_and_not_the_text(family):
    theirs = family.writes("noor", "Hulp", "Milan slaapt slecht.")
    replies("femke", theirs, "Probeer een vaste tijd.")
    assert may("femke", theirs) == "replied"
    [(_item, _book, _why, _version, sealed, _mark, _private)] = does("femke", lambda: ask("to_take", [theirs.id]))
    assert sealed is None


def test_with_mag_overnemen_others_words_go_with_a_reason(family):
    theirs = family.writes("noor", "Hulp", "Milan slaapt slecht.")
    does("noor", allowing(family, "femke", "Hulp"))
    assert may("femke", theirs) == "allowed"
    assert is_refused("femke", taking(theirs))
    does("femke", taking(theirs, reason=REASON))
    assert receipts(family, "femke") == [theirs.id]


def test_mag_overnemen_is_off_until_somebody_gives_it_and_is_taken_away_again(family):
    theirs = family.writes("noor", "Hulp", "Milan slaapt slecht.")
    does("noor", allowing(family, "femke", "Hulp"))
    does("noor", allowing(family, "femke", "Hulp", yes=False))
    assert may("femke", theirs) is None


def test_mag_overnemen_stays_when_only_the_level_changes_and_ends_with_the_access(family):
    theirs = family.writes("noor", "Hulp", "Milan slaapt slecht.")
    does("noor", allowing(family, "femke", "Hulp"))
    family.grant("noor", "femke", "Hulp", READ)
    assert may("femke", theirs) == "allowed"
    does("noor", lambda: act("end_grant", grant_of(family, "femke", "Hulp")))
    family.grant("noor", "femke", "Hulp", WRITE)
    assert may("femke", theirs) is None


@pytest.mark.parametrize("giver", ["femke", "daan", "jade"])
def test_only_who_gives_there_says_mag_overnemen(family, giver):
    assert is_refused(giver, allowing(family, "femke", "Hulp"))


def test_grandmother_has_no_record_system(family):
    mine = family.writes("tine", "Thuis", "Ik pas dinsdag op.")
    assert may("tine", mine) is None
    assert is_refused("tine", taking(mine))
    assert is_refused("noor", allowing(family, "tine", "Thuis"))


def test_nobody_takes_over_while_looking_as_somebody(family):
    mine = family.writes("femke", "Hulp", "Wij spraken over slapen.")
    assert may("noor", mine, through=family.members["femke"]) is None


def test_my_own_words_go_as_i_wrote_them_whoever_changed_them(family):
    mine = family.writes("femke", "Hulp", "Wij spraken over slapen.")
    changes("noor", mine, "Wij spraken over rust.")
    [(_item, _book, why, version, _sealed, _mark, _private)] = does("femke", lambda: ask("to_take", [mine.id]))
    assert (why, version) == ("own", 1)


def test_what_lies_in_the_bin_is_not_taken_over(family):
    mine = family.writes("femke", "Hulp", "Wij spraken over slapen.")
    does("femke", mine.bin)
    assert may("femke", mine) is None


def test_the_receipt_is_seen_by_who_reads_the_stukje_and_by_nobody_else(family):
    mine = family.writes("femke", "Hulp", "Wij spraken over geld.")
    does("femke", taking(mine))
    assert receipts(family, "noor") == [mine.id]
    assert receipts(family, "daan") == []


def test_the_receipt_stays_its_takers_after_leaving(family):
    mine = family.writes("femke", "Hulp", "Wij spraken over slapen.")
    does("femke", taking(mine))
    does("noor", lambda: sharing.end_member(family.members["femke"]))
    assert receipts(family, "femke") == [mine.id]


def test_a_second_click_is_the_first_one(family):
    mine = family.writes("femke", "Hulp", "Wij spraken over slapen.")
    takeover = new_id()
    does("femke", taking(mine, id=takeover))
    does("femke", taking(mine, id=takeover))
    assert receipts(family, "femke") == [mine.id]


def test_what_is_taken_back_right_after_sending_was_never_taken_over(family):
    with as_("femke", fresh=True), transaction.atomic():
        mine = writing.write(family.id, family.chapters["Hulp"], "Verkeerd gezin.", held_back=True)
    does("femke", taking(mine, how="ticked"))
    does("femke", mine.unsend)
    assert receipts(family, "femke") == []


def test_not_taken_over_lists_what_is_mine_until_it_is_taken_and_again_when_i_change_it(family):
    def left():
        return does(
            "femke", lambda: {r[0]: r[-1] is not None for r in ask("not_taken_over", LONG_AGO) if r[1] == family.id}
        )

    mine = family.writes("femke", "Hulp", "Wij spraken over slapen.")
    family.writes("noor", "Hulp", "Milan slaapt slecht.")
    assert left() == {mine.id: False}
    does("femke", taking(mine))
    assert left() == {}
    changes("femke", mine, "Wij spraken over slapen en eten.")
    assert left() == {mine.id: True}


def test_nothing_is_sent_for_an_organisation_that_i_do_not_work_for(family):
    mine = family.writes("femke", "Hulp", "Wij spraken over slapen.")
    assert is_refused("femke", taking(mine, way="webhook", payload=b"sealed", organisation=new_id()))


def test_the_meter_counts_only_my_own(family):
    begun = clock.now()
    mine = family.writes("femke", "Hulp", "Wij spraken over slapen.")
    does("femke", taking(mine))
    does("femke", taking(mine, how="typed", way="typed"))
    counts = partial(ask, "takeover_counts", begun)
    assert sorted(row[1:] for row in does("femke", counts)) == [("click", 1, 3), ("typed", 1, 3)]
    assert does("noor", counts) == []


def test_a_step_that_i_reword_or_tick_is_to_be_taken_again_and_what_another_did_to_it_is_not(family):
    def left():
        return [row[0] for row in does("femke", lambda: ask("not_taken_over", LONG_AGO)) if row[1] == family.id]

    def now():
        return does("femke", lambda: Step.objects.get(id=step.id))

    goal = sets_goal(family, "noor", "Hulp", "Ik wil rust in huis")
    step = adds_step(family, "femke", goal, "Wekelijks langskomen", "femke")
    does("femke", taking(goal))
    assert left() == []
    does("femke", lambda: doing.change_step(now(), doing.Told("Elke week bellen", now().who), now().version))
    assert left() == [goal.id]
    does("femke", taking(goal))
    assert left() == []
    ticks("femke", now())
    assert left() == [goal.id]
    does("femke", taking(goal))
    ticks("noor", now(), False)
    assert left() == []
