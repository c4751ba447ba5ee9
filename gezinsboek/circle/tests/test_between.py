"""What one rule does not know of another: pauses, one-time links, growing up and two homes together (SHARING 6, 15, 16, 18)."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from cast.deeds import does, is_refused
from cast.family import READ, WRITE, Family
from cast.people import player
from gezinsboek.circle import homes, invitations, one_time, pausing, sharing
from gezinsboek.circle.models import Member, OneTimeLink
from gezinsboek.dossier.models import Chapter
from gezinsboek.ground import clock
from gezinsboek.ground.acts import act, ask
from gezinsboek.ground.ids import new_id
from gezinsboek.log.models import Line

from .growing_up import about_jade, lets, turns, with_a_chapter_about_jade
from .test_sharing_rules import comes_in, invited


def test_a_second_pause_opens_nothing_of_what_a_whole_one_keeps(family):
    does("noor", lambda: pausing.pause(family.members["femke"], whole=True))
    between = family.writes("mark", "Thuis", "Van ertussen.")
    assert between.id not in family.sees("femke")
    does("mark", lambda: pausing.pause(family.members["femke"], whole=False))
    assert between.id not in family.sees("femke")


def test_a_guardian_who_comes_back_needs_every_yes_and_comes_in(family):
    family.grant("noor", "mark", "Geld en wonen", READ)
    bram = invited(family, "noor", "bram", "guardian", {"Thuis": WRITE})
    does("mark", lambda: homes.say(bram.member, yes=True))
    assert comes_in("bram", bram) == "in"
    does("mark", lambda: sharing.end_member(family.members["mark"]))
    sent = invited(family, "noor", "mark", "guardian", {"Thuis": WRITE})
    does("bram", lambda: homes.say(sent.member, yes=True))
    assert invitations.redeem(player("mark").acting(), sent.handle, sent.secret, [], player("mark").name) == "in"


def test_who_comes_back_is_not_let_by_the_child_any_more(family):
    with_a_chapter_about_jade(family)
    item = about_jade(family, "daan")
    with clock.moved_to(turns(16)):
        lets(family, "mark")
        assert item.id in family.sees("mark")
        does("mark", lambda: sharing.end_member(family.members["mark"]))
        sent = invited(family, "noor", "mark", "guardian", {"School": WRITE})
        assert comes_in("mark", sent) == "in"
        assert item.id not in family.sees("mark")


def test_nobody_puts_another_guardian_out_by_saying_a_chapter_is_about_a_child_of_sixteen(family):
    with_a_chapter_about_jade(family)
    with clock.moved_to(turns(16)):
        lets(family, "noor")
        thuis = family.chapters["Thuis"]
        assert is_refused("noor", lambda: act("chapter_about", thuis, family.children["Jade"]))
        assert does("mark", Chapter.objects.filter(id=thuis).exists)


def soon() -> datetime:
    return clock.now() + timedelta(days=5)


def asks_guest(family: Family, key: str, chapter: str) -> tuple[UUID, UUID]:
    """The ids of the link and of the guest."""
    ids = (new_id(), new_id())
    told: dict[str, Any] = {"name": "Juf Kim", "title": "", "question": "Hoe gaat het?", "expires": soon()}
    does(key, lambda: one_time.ask_guest(family.id, family.chapters[chapter], ids=ids, **told))
    return ids


def known(key: str, model: Any) -> set[UUID]:
    return does(key, lambda: set(model.objects.values_list("id", flat=True)))


def test_the_paused_learns_nothing_of_what_the_pauser_asks_a_guest(family):
    old, old_guest = asks_guest(family, "noor", "Thuis")
    does("noor", lambda: pausing.pause(family.members["mark"], whole=False))
    new, new_guest = asks_guest(family, "noor", "Thuis")
    for key in ("noor", "jade"):
        assert known(key, OneTimeLink) == {old, new}, key
    assert known("mark", OneTimeLink) == {old}
    assert {link for link, *_ in does("mark", partial(ask, "links_here", family.id))} == {old}
    assert old_guest in known("mark", Member) and new_guest not in known("mark", Member)
    assert is_refused("mark", lambda: act("withdraw_once", new))
    does("noor", lambda: one_time.renew(OneTimeLink.objects.get(id=old), by_mail=False, expires=soon()))
    assert known("mark", OneTimeLink) == {old}
    does("noor", lambda: pausing.end_pause(family.members["mark"]))
    assert known("mark", OneTimeLink) == {old, new}


def test_what_is_done_with_the_guest_of_a_private_chapter_is_told_only_there(family):
    family.private_chapter("noor", "Mijn plek")
    _link, guest = asks_guest(family, "noor", "Mijn plek")
    does("noor", lambda: sharing.end_member(guest))
    lines = Line.objects.filter(other_member=guest)
    assert does("noor", lines.count) == 2  # asked, ended
    assert does("noor", lines.count, fresh=False) == 0
