"""SHARING 6, 22: others' words about a young person of twelve or older are taken over with that person's own yes, or not at all."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from cast.deeds import does, is_refused
from cast.family import READ
from cast.people import as_
from gezinsboek.circle import growing, homes, opening, sharing
from gezinsboek.circle.models import Grant
from gezinsboek.circle.tests.growing_up import about_jade, turns, with_a_chapter_about_jade
from gezinsboek.circle.tests.test_sharing_rules import comes_in, invited
from gezinsboek.circle.tests.wires import superuser
from gezinsboek.ground import clock
from gezinsboek.ground.acts import act, ask
from gezinsboek.ground.ids import new_id

from .taking_over import REASON, allowing, grant_of, may, taking


@pytest.fixture
def family(family):
    return with_a_chapter_about_jade(family)


@pytest.fixture
def theirs(family):
    """What Noor wrote in the chapter about Jade, where she lets Femke take over."""
    item = family.writes("noor", "Jade", "Jade vond de toets moeilijk.")
    does("noor", allowing(family, "femke", "Jade"))
    return item


def questions(family, key="jade"):
    return does(key, lambda: [(row[0], row[10]) for row in ask("asked_of_me", family.id)])


def answers(family, yes, key="jade", *, of="femke", about_taking=True):
    grant = grant_of(family, of, "Jade")
    return lambda: growing.say_reader(grant, yes=yes, taking=about_taking)


def test_a_guardians_yes_alone_does_not_let_words_about_her_leave(family, theirs):
    assert may("femke", theirs) is None
    assert is_refused("femke", taking(theirs, reason=REASON))


def test_with_her_own_yes_they_go(family, theirs):
    assert questions(family) == [(grant_of(family, "femke", "Jade"), "take")]
    does("jade", answers(family, True))
    assert questions(family) == []
    assert may("femke", theirs) == "allowed"
    does("femke", taking(theirs, reason=REASON))


def test_after_a_no_they_do_not_go_and_nobody_else_can_tell(family, theirs):
    def seen():
        return does("noor", lambda: [list(Grant.objects.order_by("id").values()), ask("taking_waits", family.id)])

    before = seen()
    does("jade", answers(family, False))
    assert seen() == before
    assert may("femke", theirs) is None
    does("jade", answers(family, True))
    assert may("femke", theirs) == "allowed"


@pytest.mark.parametrize("key", ["noor", "mark", "femke", "daan", "tine", "karim"])
def test_nobody_else_says_it_for_her_or_hears_the_question(family, theirs, key):
    assert is_refused(key, answers(family, True))
    assert is_refused(key, answers(family, False))
    assert questions(family, key) == []
    assert may("femke", theirs) is None


def test_her_yes_to_reading_is_none_to_taking_over(family):
    family.grant("noor", "daan", "Jade", READ)
    does("noor", allowing(family, "daan", "Jade"))
    assert [what for _grant, what in questions(family)] == ["read"]  # one thing at a time
    assert is_refused("jade", answers(family, True, of="daan"))
    does("jade", answers(family, True, of="daan", about_taking=False))
    assert is_refused("jade", answers(family, True, of="daan", about_taking=False))
    inside = family.writes("noor", "Jade", "Jade vond de toets moeilijk.")
    assert may("daan", inside) is None
    does("jade", answers(family, True, of="daan"))
    assert may("daan", inside) == "allowed"


def test_what_nobody_gave_she_is_not_asked_and_cannot_say(family):
    assert questions(family) == []
    assert is_refused("jade", answers(family, True))


def test_an_objection_stops_her_yes_and_not_her_no(family, theirs):
    does("mark", lambda: homes.make_objection(family.id))
    assert is_refused("jade", answers(family, True))
    does("jade", answers(family, False))
    does("mark", lambda: homes.take_objection_back(family.id))
    does("jade", answers(family, True))
    assert may("femke", theirs) == "allowed"


def test_given_anew_it_is_asked_anew_and_another_level_asks_nothing(family, theirs):
    does("jade", answers(family, True))
    family.grant("noor", "femke", "Jade", READ)
    assert may("femke", theirs) == "allowed" and questions(family) == []
    does("noor", allowing(family, "femke", "Jade", yes=False))
    does("noor", allowing(family, "femke", "Jade"))
    assert may("femke", theirs) is None and [what for _grant, what in questions(family)] == ["take"]


def test_own_words_and_what_was_asked_need_no_yes_of_hers(family):
    mine = family.writes("femke", "Jade", "Wij spraken over slapen.")
    assert may("femke", mine) == "own"


def test_words_about_her_in_a_chapter_about_nobody_stay_in_the_book(family):
    plain, hers = family.writes("noor", "School", "De klas was druk."), about_jade(family, "noor")
    does("noor", allowing(family, "femke", "School"))
    assert may("femke", plain) == "allowed" and may("femke", hers) is None
    milan = family.writes("noor", "School", "Milan las voor.")
    does("noor", lambda: milan.say_about(family.children["Milan"]))
    assert may("femke", milan) == "allowed"


def test_her_yes_is_none_for_what_is_about_another_young_person(family, theirs):
    does("jade", answers(family, True))
    with as_("noor"), transaction.atomic():
        sem = opening.add_child(family.id, "Sem", turns(5).date())
    other = family.writes("noor", "Jade", "Sem hielp Jade.")
    does("noor", lambda: other.say_about(sem.id))
    with superuser() as root:
        root.execute("update acl.birth set born = %s where child_id = %s", [turns(0).date(), sem.id])
    assert may("femke", other) is None and may("femke", theirs) == "allowed"


def test_on_the_twelfth_birthday_it_begins_to_wait(family):
    with as_("noor"), transaction.atomic():
        milan = family.chapters["Milan"] = opening.add_chapter(
            family.id, "Van Milan", "school", about=family.children["Milan"]
        ).id
        act("give", new_id(), milan, family.members["femke"], READ, None, None)
    with superuser() as root:
        born = date.today() - timedelta(days=4015)
        root.execute("update acl.birth set born = %s where child_id = %s", [born, family.children["Milan"]])
    item = family.writes("noor", "Milan", "Milan rekent graag.")
    does("noor", allowing(family, "femke", "Milan"))
    assert may("femke", item) == "allowed"
    with clock.moved_to(clock.now() + timedelta(days=372)):
        assert item.id in family.sees("femke")  # reading stays
        assert may("femke", item) is None
        assert does("noor", lambda: ask("taking_waits", family.id)) == [(grant_of(family, "femke", "Milan"),)]


def test_from_sixteen_she_gives_it_and_that_is_her_yes(family):
    gives, ends = (allowing(family, "femke", "Jade", yes=yes) for yes in (True, False))
    with clock.moved_to(turns(16)):
        item = family.writes("jade", "Jade", "Ik wil een bijbaan.")
        assert is_refused("noor", gives)
        does("jade", gives)
        assert questions(family) == [] and may("femke", item) == "allowed"
        does("jade", ends)
        assert may("femke", item) is None


def test_what_waited_at_fifteen_is_hers_to_say_at_sixteen(family, theirs):
    gives = allowing(family, "femke", "Jade")
    with clock.moved_to(turns(16)):
        assert may("femke", theirs) is None
        does("jade", gives)
        assert may("femke", theirs) == "allowed"


def test_a_no_goes_along_when_the_invited_was_here_before(family):
    does("noor", lambda: sharing.end_member(family.members["daan"]))
    sent = invited(family, "noor", "daan", "professional", {"Jade": READ})
    grant = questions(family)[0][0]
    does("noor", lambda: sharing.allow_taking(grant, yes=True))
    does("jade", lambda: growing.say_reader(grant, yes=True))
    does("jade", lambda: growing.say_reader(grant, yes=False, taking=True))
    assert comes_in("daan", sent) == "in"
    [row] = does("jade", lambda: ask("asked_of_me", family.id))
    assert row[3] == family.members["daan"] and row[10] == "take" and row[-1] is True
