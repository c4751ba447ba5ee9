"""SHARING 6: from sixteen guardians read nothing about the child unless it lets them. On a moved clock."""

from datetime import datetime, time, timedelta
from functools import partial

import pytest
from django.db import transaction

from cast import deeds
from cast.deeds import does, is_refused
from cast.family import READ, WRITE
from cast.people import as_
from gezinsboek.circle import growing, opening, sharing
from gezinsboek.circle.models import Grant, Item, Letting
from gezinsboek.dossier.models import Chapter
from gezinsboek.ground import clock
from gezinsboek.ground.acts import Stale, act, ask
from gezinsboek.ground.ui.dates import AMSTERDAM

from .growing_up import BORN, about_jade, lets, turns, with_a_chapter_about_jade
from .screens import Screen


@pytest.fixture
def family(family):
    return with_a_chapter_about_jade(family)


# ---------- from sixteen


def test_until_the_day_before_sixteen_guardians_read_what_is_about_the_child(family):
    item = about_jade(family, "mark")
    with clock.moved_to(turns(16, -1)):
        assert item.id in family.sees("noor") & family.sees("mark") & family.sees("jade")


def test_from_sixteen_guardians_read_nothing_about_the_child_whoever_wrote_it(family):
    written = {about_jade(family, key).id for key in ("noor", "mark", "jade", "daan")}
    inside = family.writes("femke", "Jade", "In het hoofdstuk over haar.")
    with clock.moved_to(turns(16)):
        for key in ("noor", "mark"):
            assert not family.sees(key, fresh=True) & {*written, inside.id}, key
        assert family.sees("jade") >= {*written, inside.id}
        assert family.sees("daan") >= written
        assert inside.id in family.sees("femke")
        names = does("noor", lambda: set(Chapter.objects.values_list("id", flat=True)))
        assert family.chapters["Jade"] not in names and family.chapters["School"] in names


def test_it_begins_at_midnight_in_amsterdam(family):
    item = about_jade(family, "noor")
    day = datetime.combine(BORN.replace(year=BORN.year + 16), time(0), AMSTERDAM)
    with clock.moved_to(day - timedelta(minutes=5)):
        assert item.id in family.sees("noor")
    with clock.moved_to(day + timedelta(minutes=1)):
        assert item.id not in family.sees("noor")


def test_what_is_about_nobody_or_about_another_child_stays(family):
    plain = family.writes("noor", "School", "Over niemand.")
    milan = family.writes("noor", "School", "Over Milan.")
    does("noor", lambda: milan.say_about(family.children["Milan"]))
    with clock.moved_to(turns(16)):
        assert family.sees("noor") >= {plain.id, milan.id}


def test_who_the_child_lets_reads_it_and_the_other_guardian_does_not(family):
    item, inside = about_jade(family, "daan"), family.writes("jade", "Jade", "Van mij.")
    with clock.moved_to(turns(16)):
        lets(family, "noor")
        lets(family, "noor")
        assert family.sees("noor") >= {item.id, inside.id}
        assert not family.sees("mark") & {item.id, inside.id}
        lets(family, "noor", yes=False)
        assert not family.sees("noor") & {item.id, inside.id}


def test_a_chapter_given_by_the_child_opens_that_chapter_alone(family):
    item, inside = about_jade(family, "daan"), family.writes("jade", "Jade", "Van mij.")
    with clock.moved_to(turns(16)):
        family.grant("jade", "noor", "Jade", READ)
        assert inside.id in family.sees("noor") and item.id not in family.sees("noor")
        grant = does(
            "jade",
            lambda: Grant.objects.get(member_id=family.members["noor"], chapter_id=family.chapters["Jade"], until=None),
        )
        does("jade", lambda: sharing.end_grant(grant.id))
        assert inside.id not in family.sees("noor")


def test_only_the_child_lets_and_only_from_sixteen(family):
    noor = family.members["noor"]
    assert is_refused("jade", lambda: growing.let_read(noor, yes=True))
    with clock.moved_to(turns(16)):
        for key in ("mark", "femke", "noor"):
            assert is_refused(key, lambda: growing.let_read(noor, yes=True)), key
        assert is_refused("jade", lambda: growing.let_read(family.members["femke"], yes=True))
        lets(family, "noor")
        for key, sees in (("noor", True), ("jade", True), ("mark", False), ("femke", False)):
            assert does(key, Letting.objects.exists) is sees, key


def test_what_was_allowed_before_eighteen_is_said_anew(family):
    item = about_jade(family, "daan")
    with clock.moved_to(turns(17)):
        lets(family, "noor")
    with clock.moved_to(turns(18, -1)):
        assert item.id in family.sees("noor")
    with clock.moved_to(turns(18)):
        assert item.id not in family.sees("noor")
        lets(family, "noor")
        assert item.id in family.sees("noor")


def test_nothing_that_hangs_on_it_is_seen_either(family):
    item = about_jade(family, "daan")
    with as_("daan"), transaction.atomic():
        act("looked_at", item.id, "read", "")
    with clock.moved_to(turns(16)), as_("noor", fresh=True), transaction.atomic():
        assert not ask("who_reads", [item.id]) and not ask("may", "reply", [item.id])[0][0]
        assert ask("who_looked", item.id) == []
        assert ask("could_read", item.id) == []


def test_who_reads_it_does_not_name_the_guardians_any_more(family):
    item = about_jade(family, "daan")
    with clock.moved_to(turns(16)):
        readers = does("jade", lambda: sharing.readers_of([item.id]))[item.id]
        assert set(readers or ()) == {family.members[key] for key in ("jade", "daan", "femke", "tine")}


def test_looking_as_the_child_shows_nothing_more(family):
    item = about_jade(family, "daan")
    with clock.moved_to(turns(16)):
        assert item.id not in family.sees("noor", through="jade")


def test_an_own_copy_leaves_out_what_is_closed(family):
    item = about_jade(family, "noor")
    mine = partial(does, "noor", lambda: {row[0] for row in ask("my_own_words", family.id)})
    assert item.id in mine()
    with clock.moved_to(turns(16)):
        assert item.id not in mine()
        lets(family, "noor")
        assert item.id in mine()


def test_a_guardian_cannot_write_behind_the_childs_back(family):
    with clock.moved_to(turns(16)):
        item = family.writes("noor", "School", "Nog over niemand.")
        assert is_refused("noor", lambda: item.say_about(family.children["Jade"]))
        assert is_refused("noor", lambda: act("chapter_about", family.chapters["School"], family.children["Jade"]))
        assert is_refused(
            "noor", lambda: opening.add_chapter(family.id, "Over haar", "home", about=family.children["Jade"])
        )


def test_from_sixteen_only_the_author_says_that_it_is_about_the_child(family):
    """A guardian whom the child lets read could take it away from the other one, whom she does not let."""
    item = family.writes("daan", "School", "Nog over niemand.")
    with clock.moved_to(turns(16, -1)):
        before = family.writes("daan", "School", "Ook over niemand.")
        does("noor", lambda: before.say_about(family.children["Jade"]))
    with clock.moved_to(turns(16)):
        lets(family, "noor")
        assert is_refused("noor", lambda: item.say_about(family.children["Jade"]))
        does("noor", lambda: item.say_about(family.children["Milan"]))
        assert item.id in family.sees("mark")
        does("noor", lambda: item.say_about(None))
        page = Screen(family, "noor").page(f"stukje/{item.id}/veranderen/")
        assert "alleen wie het schreef, kiest dit" in page
        assert str(family.children["Jade"]) not in page and str(family.children["Milan"]) in page
        does("daan", lambda: item.say_about(family.children["Jade"]))
        assert item.id in family.sees("noor") and item.id not in family.sees("mark")


def test_an_outsider_cannot_hide_something_from_the_whole_family(family):
    with as_("noor"), transaction.atomic():
        sharing.give(family.chapters["Groeien"], family.members["daan"], WRITE)
    with clock.moved_to(turns(16)):
        item = family.writes("daan", "Groeien", "Jade leest hier niet.")
        assert is_refused("daan", lambda: item.say_about(family.children["Jade"]))


# ---------- in charge


def test_from_sixteen_the_child_gives_in_chapters_about_her_and_guardians_do_not(family):
    assert is_refused("jade", lambda: sharing.give(family.chapters["Jade"], family.members["tine"], READ))
    with clock.moved_to(turns(16)):
        give = partial(sharing.give, family.chapters["Jade"], family.members["tine"], READ)
        assert is_refused("noor", give)
        lets(family, "noor")
        assert is_refused("noor", give)
        does("jade", give)
        inside = family.writes("jade", "Jade", "Voor oma.")
        assert inside.id in family.sees("tine")


def test_the_child_ends_what_a_helper_reads_about_her(family):
    grant = does(
        "noor", lambda: Grant.objects.get(member_id=family.members["femke"], chapter_id=family.chapters["Jade"])
    )
    assert is_refused("jade", lambda: sharing.end_grant(grant.id))
    with clock.moved_to(turns(16)):
        does("jade", lambda: sharing.end_grant(grant.id))


def test_the_child_takes_charge_of_a_chapter_she_did_not_read(family):
    with as_("noor"), transaction.atomic():
        hers = opening.add_chapter(family.id, "Gezondheid van Jade", "health", about=family.children["Jade"]).id
    family.chapters["Nog een"] = hers
    assert is_refused("jade", lambda: growing.take_charge(family.id))
    with clock.moved_to(turns(16)):
        assert is_refused("noor", lambda: growing.take_charge(family.id))
        assert is_refused("femke", lambda: growing.take_charge(family.id))
        assert does("jade", lambda: growing.take_charge(family.id)) == 1
        assert does("jade", lambda: growing.take_charge(family.id)) == 0
        family.grant("jade", "femke", "Nog een", READ)


def test_from_twelve_the_child_takes_its_own_name_off_and_nobody_else_does(family):
    item = about_jade(family, "daan")
    for key in ("daan", "noor", "mark", "femke"):
        assert is_refused(key, lambda: item.say_about(None)), key
    does("jade", lambda: item.say_about(None))
    assert does("noor", lambda: Item.objects.get(id=item.id).about_id) is None
    assert is_refused("noor", lambda: act("chapter_about", family.chapters["Jade"], None))
    does("jade", lambda: act("chapter_about", family.chapters["Jade"], None))


@pytest.mark.parametrize("years", [12, 16])
def test_a_guardian_does_not_change_or_remove_what_a_youth_wrote(family, years):
    item = family.writes("jade", "Thuis", "Dit vind ik ervan.")
    with clock.moved_to(turns(years)):
        for key in ("noor", "mark"):
            for act_ in (
                item.bin,
                partial(item.narrow, [family.members[key]]),
                partial(item.move, family.chapters["School"]),
            ):
                assert is_refused(key, act_)
            with pytest.raises(Stale):
                deeds.changes(key, item, "Dit vond ze niet.")
            assert item.id in family.sees(key) or years == 16
        assert item.id in family.sees("jade")


def test_nobody_puts_out_a_youth_of_sixteen(family):
    jade = family.members["jade"]
    with clock.moved_to(turns(16, 1)):
        for key in ("noor", "mark", "femke"):
            assert is_refused(key, lambda: sharing.end_member(jade))
            assert is_refused(key, lambda: sharing.set_until(jade, turns(17)))
            assert is_refused(key, lambda: sharing.give(family.chapters["Thuis"], jade, READ))
        does("jade", lambda: sharing.end_member(jade))
        assert family.sees("jade") == set()
