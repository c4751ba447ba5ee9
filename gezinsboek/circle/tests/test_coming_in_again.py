"""SHARING 14: at the same moment, or once more: one member, and what was ended stays ended."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connections
from django.urls import reverse

from cast.deeds import does
from cast.family import READ, WRITE
from cast.people import player
from gezinsboek.circle import invitations, sharing
from gezinsboek.circle.models import Grant, Invitation, Member
from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.plan.models import Helping
from gezinsboek.plan.stack import saying

from .inviting import behind, browser, letter_for, redeems, told
from .joining import letter, mail, member_ids

pytestmark = pytest.mark.usefixtures("nobody_tried_yet")


def at_once(*deeds):
    """All of them begin at the same moment, each over connections of its own."""
    gate = Barrier(len(deeds))

    def run(deed):
        try:
            gate.wait()
            return deed()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return sorted(pool.map(run, deeds))


@pytest.mark.parametrize("_round", range(3))
def test_two_people_with_one_code_are_one_member(family, _round):
    code, before = letter(family), member_ids(family)
    words = at_once(lambda: redeems("sem", code), lambda: redeems("bram", code))
    assert words == ["in", "wrong"]
    assert len(member_ids(family) - before) == 1


def test_one_person_with_two_codes_is_one_member(family):
    one_, two = letter(family), letter(family)
    assert at_once(lambda: redeems("bram", one_), lambda: redeems("bram", two)) == ["already", "in"]


def test_a_yes_and_the_right_address_at_once_are_one_member(family):
    path = mail(family, player("karim").email)
    handle, secret = path.strip("/").split("/")[1:]
    invitations.redeem(player("bram").acting(), handle, secret, ["bram@voorbeeld.test"], "Bram")
    one_ = does("noor", lambda: Invitation.objects.get(waits_for=player("bram").id, dossier_id=family.id))
    before = member_ids(family)

    def yes():
        return (
            browser("noor").post(reverse("invitation_answer", args=[family.id, one_.id]), {"answer": "yes"}) and "yes"
        )

    def right():
        return invitations.redeem(player("karim").acting(), handle, secret, [player("karim").email], "Karim")

    at_once(yes, right)
    assert len(member_ids(family) - before) == 1


# Coming back


def test_who_comes_back_is_the_same_and_gets_only_what_is_given_now(family):
    old = family.writes("daan", "School", "Van voor ik wegging.")
    member = family.members["daan"]
    does("noor", lambda: sharing.end_member(member))
    code = letter_for(browser("noor"), family, told(family, {"Thuis": WRITE}), name="Meester Daan", kind="school")
    assert redeems("daan", code) == "in"
    assert does("noor", lambda: Member.objects.get(person_id=player("daan").id, dossier_id=family.id)).id == member
    assert old.id not in family.sees("daan")


def test_what_was_said_of_who_was_invited_stays_with_who_comes_back(family):
    member = family.members["daan"]
    does("noor", lambda: sharing.end_member(member))
    code = letter_for(browser("noor"), family, told(family, {"Thuis": WRITE}), name="Meester Daan", kind="school")
    guest = does("noor", lambda: Member.objects.get(person=None, dossier_id=family.id)).id
    does("noor", lambda: saying.say(new_id(), family.id, guest, "Leest voor na school", "", None))
    assert redeems("daan", code) == "in"
    assert does("noor", lambda: Helping.objects.get(dossier_id=family.id).member_id) == member


def test_an_end_that_came_meanwhile_still_ends(family):
    day = (clock.now() + timedelta(days=3)).date()
    code = letter(family, until="date", until_date=day.isoformat())
    assert redeems("bram", code) == "in"
    item = family.writes("noor", "School", "Nog te lezen.")
    assert item.id in family.sees("bram")
    with clock.moved_to(clock.now() + timedelta(days=5)):
        assert family.sees("bram") == set()


def test_a_grant_stays_within_what_its_giver_has(family):
    soon = clock.now() + timedelta(days=4)
    behind(
        "update chapter_grant set until = %s where member_id = %s and chapter_id = %s",
        soon,
        family.members["mark"],
        family.chapters["School"],
    )
    code = letter_for(browser("mark"), family, told(family, {"School": READ}), name="Bram", kind="network")
    assert redeems("bram", code) == "in"
    grants = does("noor", lambda: list(Grant.objects.filter(member__person_id=player("bram").id, dossier_id=family.id)))
    assert [grant.until for grant in grants] == [soon]
