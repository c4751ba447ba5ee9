"""The weerwoord: by whom a stukje is about, beside the text, of nobody else to change or remove (SHARING 2; REQ-17)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from cast import deeds
from cast.deeds import does, is_refused, rebuts, sees_rebuttals, takes_back
from cast.family import READ, Family
from cast.people import as_
from gezinsboek.circle import opening, sharing
from gezinsboek.circle.models import Revision
from gezinsboek.circle.tests.wires import one, superuser
from gezinsboek.dossier.models import Child
from gezinsboek.ground import clock
from gezinsboek.ground.acts import Stale, act
from gezinsboek.log.models import Line
from gezinsboek.timeline import rebutting, writing
from gezinsboek.timeline.models import Rebuttal
from gezinsboek.timeline.sweeping import empty_bin

OURS = "Wij zien dat anders."


def cannot(key, item, **more):
    """The database refuses this player a weerwoord at this stukje."""

    def tries():
        with writing.refusable("rebuttal"):
            rebutting.say(item, OURS, 0, 1)

    return is_refused(key, tries, **more)


def may(key, item):
    return item.id in does(key, lambda: rebutting.may([item.id]))


@pytest.fixture
def of_milan(family):
    family.writes("noor", "School", "Zo was het bij ons.", about="Milan")  # so that Daan knows of whom it is
    return family.writes("daan", "School", "Milan luistert niet.", about="Milan")


def test_a_guardian_answers_for_a_child_under_twelve(family, of_milan):
    rebuts("noor", of_milan, OURS)
    for key in ("noor", "mark", "femke", "daan", "tine", "jade"):
        assert sees_rebuttals(key, of_milan) == [OURS], key


def test_both_guardians_may_each_one(family, of_milan):
    rebuts("noor", of_milan, OURS)
    rebuts("mark", of_milan, "Ik ook.")
    assert sees_rebuttals("daan", of_milan) == [OURS, "Ik ook."]


@pytest.mark.parametrize("key", ["daan", "femke", "tine", "jade"])
def test_nobody_else_answers_for_a_child(family, of_milan, key):
    """Not the writer, a helper, grandmother or sister."""
    assert not may(key, of_milan)
    assert cannot(key, of_milan)


def test_from_twelve_on_only_the_child_itself(family):
    family.writes("noor", "School", "Over Jade.", about="Jade")
    item = family.writes("daan", "School", "Jade was afwezig.", about="Jade")
    assert may("jade", item)
    rebuts("jade", item, "Ik was bij de dokter.")
    for key in ("noor", "mark", "tine"):
        assert cannot(key, item), key
        assert not may(key, item), key


def test_a_child_that_turned_twelve_answers_for_itself(family, of_milan):
    """With a birth date of twelve years ago the guardians' turn is over; what they wrote stays."""
    item, before = of_milan, rebuts("noor", of_milan, OURS)
    today = date.today()
    for key in ("noor", "mark"):  # two of them say so
        with as_(key), transaction.atomic():
            opening.say_birth(
                Child.objects.get(id=family.children["Milan"]), today.replace(year=today.year - 12, day=1)
            )
    assert cannot("mark", item)
    assert sees_rebuttals("mark", item) == [OURS]
    takes_back("noor", before)


def test_what_a_helper_writes_about_no_child_is_about_the_family(family):
    item = family.writes("femke", "Hulp", "Het gezin komt afspraken niet na.")
    assert may("noor", item) and may("mark", item)
    assert not may("femke", item)
    own = family.writes("mark", "Thuis", "Bij mij gaat het goed.")
    assert not may("noor", own)  # another parent's own story is answered with a reply
    assert cannot("noor", own)


def test_an_adult_who_is_written_about_answers_a_helper(family):
    """Nobody needs to be named for it: who reads what a professional wrote about no child may set their own side beside it."""
    item = family.writes("femke", "Hulp", "Oma Tine bemoeit zich overal mee, en Noor laat dat toe.")
    family.grant("noor", "tine", "Hulp", READ)
    for key in ("noor", "mark", "tine"):
        assert may(key, item), key
    rebuts("tine", item, "Ik help waar ze het vragen.")
    assert sees_rebuttals("femke", item) == ["Ik help waar ze het vragen."]
    for deed in (lambda: act("take_back", one_of(item)), lambda: act("bin_child", "rebuttal", one_of(item), True)):
        assert is_refused("femke", deed)
        assert is_refused("noor", deed)


def one_of(item):
    with superuser() as root:
        return one(root, "select id from rebuttal where item_id = %s", item.id)


def test_an_adult_does_not_answer_where_they_do_not_read_nor_one_another(family):
    closed = family.writes("femke", "Hulp", "Over oma.")
    assert cannot("tine", closed)  # she does not read that chapter
    family.grant("noor", "tine", "Hulp", READ)
    assert cannot("tine", family.writes("noor", "Hulp", "Oma was er."))  # what family tells is answered with a reply
    assert cannot("mark", family.writes("noor", "Hulp", "Mark was er niet."))
    assert cannot("noor", family.writes("mark", "Hulp", "Noor was er niet."))
    assert not may("femke", closed)


def test_one_guardian_answers_what_another_wrote_about_a_young_child(family):
    item = family.writes("mark", "Thuis", "Lina at niets bij haar moeder.", about="Lina")
    assert not may("mark", item)
    rebuts("noor", item, OURS)
    assert sees_rebuttals("tine", item) == [OURS]


def test_reading_is_enough(family):
    family.grant("noor", "jade", "Hulp", READ)
    item = family.writes("femke", "Hulp", "Jade wil niet praten.")
    with as_("jade"), pytest.raises(ProgrammingError), transaction.atomic():
        writing.reply(item, "Toch wel.")
    rebuts("jade", item, "Ik wilde wel praten.")


def test_who_does_not_see_the_stukje_neither_writes_nor_reads(family):
    item = family.writes("mark", "School", "Alleen voor Daan.", only=["daan"], about="Milan")
    assert cannot("noor", item)
    seen = family.writes("mark", "School", "Voor ons.", only=["noor", "daan"], about="Milan")
    rebuts("noor", seen, OURS)
    for key, there in (("mark", [OURS]), ("daan", [OURS]), ("femke", []), ("jade", [])):
        assert sees_rebuttals(key, seen) == there, key


def test_it_is_no_way_around_narrowing(family, of_milan):
    """When the stukje is narrowed, the weerwoord has no readers of its own."""
    rebuts("noor", of_milan, OURS)
    with as_("mark", fresh=True), transaction.atomic():
        of_milan.narrow([family.members[key] for key in ("mark", "noor", "daan", "jade")])
    assert sees_rebuttals("femke", of_milan) == []
    assert sees_rebuttals("daan", of_milan) == [OURS]


def test_the_writer_of_the_stukje_cannot_remove_or_change_it(family, of_milan):
    rebuttal = rebuts("noor", of_milan, OURS)
    for key in ("daan", "mark", "femke", "jade"):
        assert is_refused(key, lambda: rebutting.take_back(rebuttal.id)), key
        with as_(key), transaction.atomic():
            assert not Rebuttal.objects.filter(id=rebuttal.id).update(text_sealed=b"x", version=2)
    assert is_refused("daan", lambda: act("bin_child", "rebuttal", rebuttal.id, True))
    with as_("daan"), pytest.raises(ProgrammingError), transaction.atomic():
        Rebuttal.objects.filter(id=rebuttal.id).delete()
    assert sees_rebuttals("daan", of_milan) == [OURS]


def test_it_stays_when_the_stukje_changes_and_says_so(family, of_milan):
    rebuts("noor", of_milan, OURS)
    deeds.changes("daan", of_milan, "Milan luistert soms niet.")
    with as_("daan"), transaction.atomic():
        there = Rebuttal.objects.get(item_id=of_milan.id)
    assert (there.item_version, there.text) == (1, OURS)
    rebuts("noor", of_milan, "Nu klopt het bijna.", made_from=1)
    with as_("daan"), transaction.atomic():
        assert Rebuttal.objects.get(item_id=of_milan.id).item_version == 2


def test_nobody_claims_to_have_seen_a_later_version(family, of_milan):
    rebuts("noor", of_milan, OURS, seen=99)
    with as_("noor"), transaction.atomic():
        assert Rebuttal.objects.get(item_id=of_milan.id).item_version == 1


def test_its_writer_changes_it_and_both_versions_stay(family, of_milan):
    rebuttal = rebuts("noor", of_milan, OURS)
    rebuts("noor", of_milan, "Wij zien dat heel anders.", made_from=1)
    assert sees_rebuttals("daan", of_milan) == ["Wij zien dat heel anders."]
    assert does("daan", lambda: Revision.objects.filter(row=rebuttal.id).count()) == 1


def test_a_stale_change_overwrites_nothing_and_the_same_words_are_once(family, of_milan):
    rebuts("noor", of_milan, OURS)
    rebuts("noor", of_milan, OURS)
    rebuts("noor", of_milan, "Tweede.", made_from=1)
    with pytest.raises(Stale):
        rebuts("noor", of_milan, "Ook tweede.", made_from=1)
    with pytest.raises(Stale):
        rebuts("noor", of_milan, "Alsof er niets was.")
    assert sees_rebuttals("daan", of_milan) == ["Tweede."]


def test_taken_back_only_its_writer_still_sees_it_and_can_put_it_back(family, of_milan):
    rebuttal = rebuts("noor", of_milan, OURS)
    rebuts("noor", of_milan, "Anders gezegd.", made_from=1)
    takes_back("noor", rebuttal)
    assert sees_rebuttals("daan", of_milan) == []
    assert does("daan", lambda: Revision.objects.filter(row=rebuttal.id).count()) == 0
    assert sees_rebuttals("noor", of_milan) == ["Anders gezegd."]
    assert is_refused("noor", lambda: rebutting.take_back(rebuttal.id))
    rebuts("noor", of_milan, "Toch dit.", made_from=2)
    assert sees_rebuttals("daan", of_milan) == ["Toch dit."]


def test_what_was_taken_back_is_gone_after_thirty_days_with_its_earlier_text(family, of_milan):
    rebuttal = rebuts("noor", of_milan, OURS)
    rebuts("noor", of_milan, "Anders gezegd.", made_from=1)
    takes_back("noor", rebuttal)
    with clock.moved_to(clock.now() + timedelta(days=31)):
        empty_bin()
    with superuser() as root:
        assert one(root, "select count(*) from rebuttal where id = %s", rebuttal.id) == 0
        assert one(root, "select count(*) from revision where row = %s", rebuttal.id) == 0


def test_it_goes_into_the_bin_with_the_stukje_and_comes_back_with_it(family, of_milan):
    rebuts("noor", of_milan, OURS)
    does("daan", of_milan.bin)
    assert sees_rebuttals("jade", of_milan) == []
    does("daan", of_milan.restore)
    assert sees_rebuttals("jade", of_milan) == [OURS]


def test_in_its_first_seconds_a_stukje_has_no_weerwoord_of_another(family):
    with as_("daan"), transaction.atomic():
        item = writing.write(family.id, family.chapters["School"], "Net verstuurd.", held_back=True)
    assert cannot("noor", item)


def test_looking_as_somebody_writes_and_takes_back_nothing(family, of_milan):
    rebuttal = rebuts("noor", of_milan, OURS)
    daan = family.members["daan"]
    assert cannot("mark", of_milan, through=daan)
    assert is_refused("noor", lambda: rebutting.take_back(rebuttal.id), through=daan)
    assert sees_rebuttals("noor", of_milan, through=daan) == [OURS]
    takes_back("noor", rebuttal)
    assert sees_rebuttals("noor", of_milan, through=daan) == []


def test_who_left_has_no_more_to_say_and_what_they_said_stays(family, of_milan):
    rebuttal = rebuts("mark", of_milan, OURS)
    does("mark", lambda: sharing.end_member(family.members["mark"]))
    assert sees_rebuttals("daan", of_milan) == [OURS]
    assert is_refused("mark", lambda: rebutting.take_back(rebuttal.id))


def test_nothing_of_another_book_can_be_said_here(family, of_milan):
    other = Family.opens("noor", "Ander boek")
    with as_("noor"), pytest.raises((IntegrityError, ProgrammingError)), transaction.atomic():
        made = Rebuttal(dossier_id=family.id, item_id=of_milan.id, author_id=other.members["noor"])
        made.text = OURS
        made.save(force_insert=True)


def test_it_lies_sealed_in_the_database(family, of_milan):
    rebuttal = rebuts("noor", of_milan, OURS)
    with superuser() as root:
        assert OURS.encode() not in bytes(one(root, "select text_sealed from rebuttal where id = %s", rebuttal.id))


def test_each_deed_is_a_line_of_the_log(family, of_milan):
    rebuttal = rebuts("noor", of_milan, OURS)
    rebuts("noor", of_milan, "Anders gezegd.", made_from=1)
    takes_back("noor", rebuttal)
    found = does("noor", lambda: set(Line.objects.filter(item_id=of_milan.id).values_list("event_id", flat=True)))
    assert {"create", "update", "delete"} <= found


def test_stopping_with_everything_of_mine_takes_it_back(family, of_milan):
    rebuts("noor", of_milan, OURS)
    does("noor", lambda: act("bin_my_own", family.id))
    assert sees_rebuttals("daan", of_milan) == []


def test_an_erased_book_has_no_weerwoord(family, of_milan):
    rebuts("noor", of_milan, OURS)
    with superuser() as root:
        root.execute("select acl.forget_book(%s)", [family.id])
        assert one(root, "select count(*) from rebuttal where dossier_id = %s", family.id) == 0
