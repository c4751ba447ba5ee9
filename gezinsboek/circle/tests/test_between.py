"""What one rule does not know of another: pauses, growing up and two homes together (SHARING 6, 15, 16, 18)."""

from cast.deeds import does, is_refused
from cast.family import READ, WRITE
from cast.people import player
from gezinsboek.circle import homes, invitations, pausing, sharing
from gezinsboek.dossier.models import Chapter
from gezinsboek.ground import clock
from gezinsboek.ground.acts import act

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
