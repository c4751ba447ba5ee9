"""SHARING 6: what a child of twelve or older says itself, and the chapter that stands ready for it."""

from datetime import date, timedelta
from functools import partial

import pytest
from django.db import transaction

from cast.deeds import does, is_refused
from cast.family import READ, WRITE
from cast.people import as_
from gezinsboek.circle import growing, homes, opening, sharing
from gezinsboek.circle.models import Grant
from gezinsboek.dossier.models import Chapter
from gezinsboek.ground import clock
from gezinsboek.ground.acts import act, ask
from gezinsboek.ground.ids import new_id

from .growing_up import with_a_chapter_about_jade
from .screens import Screen
from .test_sharing_rules import comes_in, invited
from .wires import superuser


@pytest.fixture
def family(family):
    return with_a_chapter_about_jade(family)


# ---------- from twelve: also her yes


def question(family):
    return does("jade", lambda: ask("asked_of_me", family.id))[0]


def test_a_new_reader_from_outside_waits_for_the_childs_yes(family):
    inside = family.writes("noor", "Jade", "Over school.")
    family.grant("noor", "daan", "Jade", READ)
    assert inside.id not in family.sees("daan")
    names = does("daan", lambda: set(Chapter.objects.values_list("id", flat=True)))
    assert family.chapters["Jade"] not in names
    does("jade", lambda: growing.say_reader(question(family)[0], yes=True))
    assert inside.id in family.sees("daan")
    assert does("jade", lambda: ask("asked_of_me", family.id)) == []


def test_a_no_looks_like_not_yet_and_can_become_a_yes(family):
    family.grant("noor", "daan", "Jade", READ)
    seen = partial(does, "noor", lambda: list(Grant.objects.filter(asks__isnull=False).values()))
    before = seen()
    does("jade", lambda: growing.say_reader(question(family)[0], yes=False))
    assert seen() == before and question(family)[-1] is True
    with as_("noor", fresh=True), transaction.atomic():
        assert ask("my_news", [family.id]) is not None
    family.grant("noor", "daan", "Jade", WRITE)
    assert question(family)[-1] is True
    does("jade", lambda: growing.say_reader(question(family)[0], yes=True))
    assert family.writes("jade", "Jade", "Nu wel.").id in family.sees("daan")


def test_a_no_stays_a_no_when_the_invited_turns_out_to_be_known_here(family):
    does("noor", lambda: sharing.end_member(family.members["daan"]))
    sent = invited(family, "noor", "daan", "professional", {"Jade": READ})
    does("jade", lambda: growing.say_reader(question(family)[0], yes=False))
    assert comes_in("daan", sent) == "in"
    assert question(family)[3] == family.members["daan"] and question(family)[-1] is True
    with superuser() as root:
        told = "select member_id from acl.said_no where dossier_id = %s"
        assert root.execute(told, [family.id]).fetchall() == [(family.members["daan"],)]


def test_nobody_else_answers_and_nobody_else_hears_the_question(family):
    family.grant("noor", "daan", "Jade", READ)
    grant = question(family)[0]
    for key in ("noor", "mark", "daan", "femke", "tine"):
        assert is_refused(key, lambda: growing.say_reader(grant, yes=True)), key
        assert does(key, lambda: ask("asked_of_me", family.id)) == [], key


def test_an_objection_stops_a_yes_and_not_a_no(family):
    family.grant("noor", "daan", "Jade", READ)
    does("mark", lambda: homes.make_objection(family.id))
    grant = question(family)[0]
    assert question(family)[-2] is True
    assert is_refused("jade", lambda: growing.say_reader(grant, yes=True))
    page = Screen(family, "jade").page("jouw-plek/")
    assert "Ja zeggen kan nu even niet." in page and "Ja, dat mag" not in page and "Nee, liever niet" in page
    does("jade", lambda: growing.say_reader(grant, yes=False))
    does("mark", lambda: homes.take_objection_back(family.id))
    does("jade", lambda: growing.say_reader(grant, yes=True))
    assert family.writes("jade", "Jade", "Nu wel.").id in family.sees("daan")


def test_who_reads_there_already_and_family_are_not_asked_about(family):
    family.grant("noor", "femke", "Jade", READ)
    assert does("jade", lambda: ask("asked_of_me", family.id)) == []
    item = family.writes("noor", "Jade", "Femke las al mee.")
    assert item.id in family.sees("femke")


def test_of_a_child_under_twelve_a_guardians_yes_is_enough(family):
    with as_("noor"), transaction.atomic():
        family.chapters["Milan"] = opening.add_chapter(
            family.id, "Van Milan", "school", about=family.children["Milan"]
        ).id
    family.grant("noor", "daan", "Milan", READ)
    assert family.writes("noor", "Milan", "Sommen.").id in family.sees("daan")


def test_an_invitation_waits_too_also_when_the_child_becomes_twelve_meanwhile(family):
    sent = invited(family, "noor", "bram", "professional", {"Jade": READ})
    assert comes_in("bram", sent) == "in"
    item = family.writes("noor", "Jade", "Nog dicht.")
    assert item.id not in family.sees("bram")
    with superuser() as root:
        root.execute(
            "update acl.birth set born = %s where child_id = %s",
            [date.today() - timedelta(days=4015), family.children["Milan"]],
        )
    with as_("noor"), transaction.atomic():
        family.chapters["Milan"] = opening.add_chapter(
            family.id, "Van Milan", "school", about=family.children["Milan"]
        ).id
    with clock.moved_to(clock.now() + timedelta(days=360)):
        later = invited(family, "noor", "karim", "professional", {"Milan": READ})
    with clock.moved_to(clock.now() + timedelta(days=372)):
        assert comes_in("karim", later) == "in"
        inside = family.writes("noor", "Milan", "Hij is nu twaalf.")
        assert inside.id not in family.sees("karim")


# ---------- an own chapter


def test_a_private_chapter_stands_ready_from_twelve_and_only_once(family):
    growing.ready_own_chapters()
    growing.ready_own_chapters()
    with as_("jade", fresh=True), transaction.atomic():
        own = list(Chapter.objects.filter(owner=family.members["jade"]))
        assert [one.name for one in own] == ["Alleen van mij"]
    for key in ("noor", "mark", "femke"):
        with as_(key, fresh=True), transaction.atomic():
            assert own[0].id not in set(Chapter.objects.values_list("id", flat=True)), key
    with as_("jade"), transaction.atomic():
        assert not Chapter.objects.filter(owner=family.members["jade"]).exists()


def test_nothing_is_put_ready_for_who_is_no_young_person(family):
    with as_("noor", fresh=True), transaction.atomic():
        act("ready_own_chapter", new_id(), family.members["femke"], b"x")
        act("ready_own_chapter", new_id(), family.members["noor"], b"x")
    with superuser() as root:
        found = root.execute(
            "select count(*) from chapter where owner = any(%s)", [[family.members["femke"], family.members["noor"]]]
        )
        assert found.fetchone() == (0,)
