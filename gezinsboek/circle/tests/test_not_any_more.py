"""SHARING 14: an invitation that is over, and what falls away because its giver lost it."""

import pytest
from django.db import transaction
from django.urls import reverse

from cast.deeds import does
from cast.people import as_
from gezinsboek.circle import invitations, sharing
from gezinsboek.circle.models import Grant

from .inviting import behind, browser, halves, letter_for, path_of, redeems, says, told
from .joining import closed, invitation_of, joins, letter, member_ids

pytestmark = pytest.mark.usefixtures("nobody_tried_yet")


def test_who_takes_part_already_is_led_to_the_book(family):
    code = letter(family)
    _client, page = joins("daan", path_of(code))
    assert page.redirect_chain[-1][0] == reverse("timeline", args=[family.id])
    assert "Je doet al mee in dit boek." in says(page)
    assert redeems("bram", code) == "in"


def test_a_used_code_opens_for_nobody_else(family):
    code = letter(family)
    assert redeems("bram", code) == "in"
    assert "al gebruikt" in closed(path_of(code), "karim")
    assert redeems("karim", code) == "wrong"


def test_an_old_code_says_that_its_time_is_over(family):
    code = letter(family)
    behind("update invitation set expires_at = now() - interval '1 minute' where id = %s", invitation_of(code))
    assert "De tijd van deze uitnodiging is voorbij." in closed(path_of(code))
    assert redeems("bram", code) == "wrong"
    assert "De tijd is voorbij." in says(browser("noor").get(reverse("invitations", args=[family.id])))


def test_an_invitation_ends_when_taking_part_would_have_ended(family):
    code = letter(family)
    ended = "update member set expires_at = now() - interval '1 minute' where id = (select member_id from invitation where id = %s)"
    behind(ended, invitation_of(code))
    assert redeems("bram", code) == "wrong"


def test_a_code_that_was_taken_back_opens_nothing(family):
    code = letter(family)
    browser("noor").post(reverse("invitation_withdraw", args=[family.id, invitation_of(code)]))
    assert "ingetrokken" in closed(path_of(code))
    assert redeems("bram", code) == "wrong"


def test_an_invitation_of_who_left_is_closed(family):
    code = letter_for(browser("mark"), family, told(family), name="Bram", kind="network")
    does("mark", lambda: sharing.end_member(family.members["mark"]))
    assert "doet zelf niet meer mee" in closed(path_of(code))
    assert redeems("bram", code) == "wrong"


def test_a_reason_is_told_only_with_the_right_code(family):
    code = letter(family)
    browser("noor").post(reverse("invitation_withdraw", args=[family.id, invitation_of(code)]))
    page = browser().get(path_of(f"{halves(code)[0]}-BEVER-00"))
    assert page.status_code == 404
    assert "ingetrokken" not in says(page)


def test_no_is_asked_once_and_told_to_the_sender(family):
    client, code = browser(), letter(family)
    client.get(path_of(code))
    for _ in range(2):  # a second click finds it said
        assert "Je doet niet mee." in says(client.post(reverse("joining_no")))
    assert "Zei nee." in says(browser("noor").get(reverse("invitations", args=[family.id])))
    assert redeems("bram", code) == "wrong"


def test_nobody_says_no_without_the_code(family):
    code = letter(family)
    assert browser().post(reverse("joining_no")).url == reverse("code")
    assert not invitations.decline(halves(code)[0], "BEVER-00")
    assert redeems("bram", code) == "in"


# What falls away


def lost_of_mark(family, *chapters: str) -> str:
    """Mark invites into School and Thuis, and loses these himself before the answer."""
    code = letter_for(
        browser("mark"), family, told(family, {"School": "read", "Thuis": "read"}), name="Bram", kind="network"
    )
    for name in chapters:
        mine = Grant.objects.filter(member_id=family.members["mark"], chapter_id=family.chapters[name])
        with as_("mark"), transaction.atomic():
            sharing.end_grant(mine.get().id)
    return code


def test_what_fell_away_is_told_to_both_without_naming_it_to_the_guest(family):
    code = lost_of_mark(family, "School")
    _client, page = joins("bram", path_of(code))
    assert "1 hoofdstuk uit je uitnodiging kon niet meer open." in says(page)
    assert "Je leest hier: Thuis." in says(page)
    assert "School" not in says(page)
    sender = says(browser("mark").get(reverse("invitations", args=[family.id])))
    assert "Dit hoofdstuk kon niet meer open: een hoofdstuk dat je niet meer leest." in sender
    assert "kon niet meer open" not in says(browser("noor").get(reverse("invitations", args=[family.id])))


def test_a_level_that_no_longer_fits_falls_away_by_name(family):
    code = letter_for(
        browser("mark"), family, told(family, {"School": "write", "Thuis": "read"}), name="Bram", kind="network"
    )
    behind(
        "update chapter_grant set level = 'read' where member_id = %s and chapter_id = %s",
        family.members["mark"],
        family.chapters["School"],
    )
    assert redeems("bram", code) == "in"
    assert "kon niet meer open: School." in says(browser("mark").get(reverse("invitations", args=[family.id])))
    item = family.writes("noor", "School", "Voor wie School leest.")
    assert item.id not in family.sees("bram")


def test_nobody_comes_in_when_nothing_is_left(family):
    code, before = lost_of_mark(family, "School", "Thuis"), member_ids(family)
    _client, page = joins("bram", path_of(code))
    assert "kan dit nu niet meer met je delen" in says(page)
    assert member_ids(family) == before


def test_nothing_fell_away_is_not_spoken_of(family):
    _client, page = joins("bram", path_of(letter(family)))
    assert "kon niet meer open" not in says(page)
