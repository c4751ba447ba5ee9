"""SHARING 22 as an attacker meets it: whoever may not take over, however they ask, is refused like all else."""

from datetime import timedelta
from functools import partial
from uuid import UUID

import pytest
from django.db import transaction
from psycopg.types.json import Jsonb

from cast.deeds import asks, changes, does, is_refused, replies
from cast.family import READ, WRITE, Family
from cast.people import PLAYERS, as_, player
from gezinsboek.circle import homes, pausing, sharing
from gezinsboek.circle.models import Grant
from gezinsboek.circle.tests.growing_up import about_jade, turns, with_a_chapter_about_jade
from gezinsboek.circle.tests.test_at_once import at_once
from gezinsboek.circle.tests.test_claim import told as claim_of
from gezinsboek.circle.tests.test_erasing import after, says, two_with_gezag
from gezinsboek.circle.tests.test_erasing import asks as asks_to_erase
from gezinsboek.circle.tests.wires import app_as, column, one, superuser
from gezinsboek.ground import clock
from gezinsboek.ground.acts import Refused, act, ask
from gezinsboek.ground.ids import new_id
from gezinsboek.log.models import Line
from gezinsboek.records.models import Takeover
from gezinsboek.timeline import writing

from .taking_over import LONG_AGO, REASON, allowing, grant_of, may, receipts, taking


def wrote(family: Family, key: str = "femke"):
    return family.writes(key, "Hulp", "Wij spraken over slapen.")


def left(family: Family, key: str = "femke") -> dict[UUID, bool]:
    rows = does(key, lambda: ask("not_taken_over", LONG_AGO))
    return {row[0]: row[-1] is not None for row in rows if row[1] == family.id}


# ---------- who


@pytest.mark.parametrize("key", ["karim", "daan", "mark", "jade", "tine", "noor"])
def test_nobody_takes_over_what_another_wrote(family, key):
    item = wrote(family)
    player(key)
    assert may(key, item) is None
    assert is_refused(key, taking(item))


@pytest.mark.parametrize("key", ["noor", "mark", "jade"])
def test_the_family_has_no_record_system(family, key):
    item = family.writes(key, "Thuis", "Wij aten soep.")
    assert may(key, item) is None and is_refused(key, taking(item))


def test_who_left_or_whose_time_is_over_takes_nothing_over(family):
    mine = wrote(family)
    with clock.moved_to(clock.now() + timedelta(days=3)):
        does("noor", lambda: sharing.set_until(family.members["femke"], clock.now() - timedelta(days=1)))
        assert may("femke", mine) is None and is_refused("femke", taking(mine))
    does("noor", lambda: sharing.end_member(family.members["femke"]))
    assert may("femke", mine) is None and is_refused("femke", taking(mine))


def test_without_the_chapter_one_takes_not_even_ones_own(family):
    mine = wrote(family)
    does("noor", lambda: sharing.end_grant(grant_of(family, "femke", "Hulp")))
    assert may("femke", mine) is None and is_refused("femke", taking(mine))
    family.grant("noor", "femke", "Hulp", WRITE, since=clock.now())
    assert may("femke", mine) is None and left(family) == {}


def test_what_is_narrowed_to_others_is_not_taken_over(family):
    does("noor", allowing(family, "femke", "Hulp"))
    narrowed = family.writes("noor", "Hulp", "Alleen voor Mark.", only=["mark"])
    assert may("femke", narrowed) is None and is_refused("femke", taking(narrowed, reason=REASON))


def test_a_stranger_learns_nothing_from_a_claim_that_is_not_right(family):
    mine, femke = wrote(family), player("femke").id
    for claim in ("", claim_of(femke)[:-1], claim_of(femke, ends=-1), claim_of(femke, key=b"\0" * 32)):
        with app_as(claim) as app:
            assert column(app, "select item from acl.to_take(%s)", [mine.id]) == set()
            assert column(app, "select item from acl.not_taken_over(%s)", LONG_AGO) == set()
            assert column(app, "select id from takeover") == column(app, "select id from delivery") == set()


# ---------- looking as somebody


def test_nobody_takes_over_or_is_shown_more_while_looking_as_somebody(family):
    mine = wrote(family)
    does("femke", taking(mine))
    wrong = family.members["noor"]
    for through in (family.members["femke"], family.members["tine"], wrong, new_id()):
        assert is_refused("noor", allowing(family, "femke", "Hulp"), through=through)
        assert is_refused("femke", taking(mine), through=through)
        assert does("femke", lambda: ask("takeover_counts", LONG_AGO), through=through) == []
        assert does("femke", lambda: ask("not_taken_over", LONG_AGO), through=through) == []
        assert receipts(family, "femke", through=through) == []
    assert receipts(family, "noor", through=family.members["femke"]) == [mine.id]
    assert receipts(family, "noor", through=family.members["tine"]) == []
    assert receipts(family, "noor", through=new_id()) == []


# ---------- what is asked


def test_a_colleagues_question_gives_away_nobodys_words(family):
    family.grant("noor", "femke", "School", WRITE)
    theirs = family.writes("noor", "School", "Milan slaapt slecht.")
    asks("femke", theirs, family.members["femke"], family.members["femke"])
    asks("daan", theirs, family.members["daan"], family.members["femke"])
    assert may("femke", theirs) is None and is_refused("femke", taking(theirs))
    asks("jade", theirs, family.members["jade"], family.members["femke"])
    assert may("femke", theirs) == "asked"


def test_who_wrote_it_may_ask_a_colleague_to_take_it_over(family):
    theirs = family.writes("daan", "School", "Hij leest nu zelf.")
    asks("daan", theirs, family.members["daan"], family.members["femke"])
    assert may("femke", theirs) == "asked"


# ---------- private chapters


def test_a_private_chapter_opens_only_right_after_a_passkey(family):
    family.private_chapter("noor")
    family.grant("noor", "femke", "Alleen van mij", WRITE)
    mine = family.writes("femke", "Alleen van mij", "Wij spraken over thuis.")
    theirs = family.writes("noor", "Alleen van mij", "Ik ben moe.")
    assert is_refused("mark", allowing(family, "femke", "Alleen van mij"))
    assert is_refused("noor", allowing(family, "femke", "Alleen van mij"), fresh=False)
    does("noor", allowing(family, "femke", "Alleen van mij"))
    assert may("femke", theirs) == "allowed" and may("femke", mine) == "own"
    assert may("femke", theirs, fresh=False) is may("femke", mine, fresh=False) is None
    assert is_refused("femke", taking(mine), fresh=False)
    does("femke", taking(mine))
    for key in ("femke", "noor"):
        assert receipts(family, key) == [mine.id] and receipts(family, key, fresh=False) == []
    assert receipts(family, "mark") == receipts(family, "jade") == []
    lines = does("mark", lambda: set(Line.objects.filter(dossier_id=family.id).values_list("event_id", flat=True)))
    assert not lines & {"take over", "allow taking"}


# ---------- the first seconds, the bin


def held(family: Family, key: str = "femke"):
    with as_(key, fresh=True), transaction.atomic():
        return writing.write(family.id, family.chapters["Hulp"], "Nog even.", held_back=True)


def test_in_the_first_seconds_nobody_else_learns_that_it_was_taken_over(family):
    mine = held(family)
    does("femke", taking(mine, how="ticked"))
    assert receipts(family, "femke") == [mine.id] and receipts(family, "noor") == []
    with clock.moved_to(clock.now() + timedelta(seconds=20)):
        assert receipts(family, "noor") == [mine.id]


def test_of_an_answer_that_is_held_back_nobody_learns_it_either(family):
    theirs = family.writes("noor", "Hulp", "Milan slaapt slecht.")
    with as_("femke", fresh=True), transaction.atomic():
        answer = writing.reply(theirs, "Probeer dit.", held_back=True)
    does("femke", taking(theirs))

    def told():
        return does("noor", lambda: Line.objects.filter(event_id="take over", item_id=theirs.id).count())

    assert receipts(family, "noor") == [] and told() == 0
    does("femke", lambda: act("unsend_reply", answer.id))
    with clock.moved_to(clock.now() + timedelta(seconds=20)):
        assert receipts(family, "noor") == receipts(family, "femke") == [] and told() == 0
    assert may("femke", theirs) is None


def test_what_is_thrown_away_at_this_moment_is_taken_over_or_not(family):
    for _ in range(3):
        mine = held(family)
        at_once(partial(does, "femke", taking(mine)), partial(does, "femke", mine.unsend))
        with superuser() as root:
            there = one(root, "select count(*) from item where id = %s", mine.id)
            assert there or not one(root, "select count(*) from takeover where item_id = %s", mine.id)


# ---------- silent pauses


def test_the_paused_takes_over_what_they_read_and_no_more(family):
    family.grant("noor", "femke", "Hulp", WRITE)
    does("noor", allowing(family, "femke", "Hulp"))
    old = family.writes("noor", "Hulp", "Zoals het was.")
    does("noor", lambda: pausing.pause(family.members["femke"], whole=True))
    changes("noor", old, "Zoals het nu is.")
    new = family.writes("noor", "Hulp", "Van erna.")
    asks("noor", old, family.members["noor"], family.members["femke"])
    assert may("femke", new) is None
    [(_item, _book, why, version, sealed, *_rest)] = does("femke", lambda: ask("to_take", [old.id]))
    with superuser() as root:
        was = one(root, "select text_sealed from revision where row = %s and version = 1", old.id)
    assert (why, version, bytes(sealed)) == ("allowed", 1, bytes(was))
    assert is_refused("femke", taking(old, reason=REASON, version=2))
    does("femke", taking(old, reason=REASON))
    does("noor", lambda: pausing.end_pause(family.members["femke"]))
    assert may("femke", old) == "asked"


def test_the_paused_sees_no_receipts_of_since(family):
    family.grant("noor", "yasmin", "Hulp", WRITE)
    first, second = wrote(family), wrote(family)
    does("femke", taking(first))
    does("noor", lambda: pausing.pause(family.members["yasmin"], whole=True))
    does("femke", taking(second))
    assert receipts(family, "yasmin") == [first.id]
    assert set(receipts(family, "noor")) == {first.id, second.id}


# ---------- a child of sixteen


def test_a_child_of_sixteen_says_mag_overnemen_about_itself_and_its_guardians_do_not(family):
    with_a_chapter_about_jade(family)
    inside = family.writes("femke", "Jade", "Over Jade.")
    item = about_jade(family, "daan")
    does("femke", taking(inside))
    does("daan", taking(item, version=1))
    grant = grant_of(family, "femke", "Jade")
    with clock.moved_to(turns(16)):
        assert not set(receipts(family, "noor")) & {inside.id, item.id}
        assert is_refused("noor", lambda: ask_allow(grant))
        does("jade", lambda: ask_allow(grant))
        assert set(receipts(family, "jade")) >= {inside.id}


def ask_allow(grant, yes=True):
    act("allow_taking", grant, yes)


# ---------- a book that waits to be erased, and one that is


def test_a_book_that_waits_to_be_erased_gives_nothing_and_with_it_go_the_receipts():
    family = two_with_gezag()
    mine = family.writes("femke", "School", "De school belde.")
    does("femke", taking(mine))
    erasure = asks_to_erase(family)
    says("mark", erasure)
    assert may("femke", mine) is None and is_refused("femke", taking(mine))
    assert receipts(family, "noor") == [] and receipts(family, "femke") == [mine.id]
    with after(15), superuser() as root:
        root.execute("update erasure set begun_at = now() where id = %s", [erasure])
        root.execute("select acl.erase_book(%s)", [erasure])
        assert not one(root, "select count(*) from takeover where dossier_id = %s", family.id)


# ---------- what is told wrongly


@pytest.mark.parametrize("name", ["id", "version", "how", "way"])
def test_nothing_that_must_be_told_is_left_out(family, name):
    assert is_refused("femke", taking(wrote(family), without=(name,)))


@pytest.mark.parametrize(
    "told",
    [
        {"version": 0},
        {"version": -1},
        {"version": 2},
        {"way": "fax"},
        {"way": "webhook"},
        {"how": "typed"},
        {"how": "by magic"},
        {"how": "click", "way": "typed"},
        {"sha256": "x" * 64},
        {"organisation": PLAYERS["noor"].id},
        {"payload": b"sealed"},
        {"payload": b"", "way": "mail"},
    ],
)
def test_what_does_not_fit_is_refused(family, told):
    assert is_refused("femke", taking(wrote(family), **told))


@pytest.mark.parametrize("reason", [b"", b"s" * 30])
def test_a_seal_of_nothing_is_no_reason(family, reason):
    does("noor", allowing(family, "femke", "Hulp"))
    assert is_refused("femke", taking(family.writes("noor", "Hulp", "Slecht."), reason=reason))


def test_what_does_not_exist_is_refused_like_what_is_closed(family):
    closed = family.writes("noor", "Geld en wonen", "Rood.")
    for item in (new_id(), closed.id):
        with as_("daan"), transaction.atomic(), pytest.raises(Refused) as fault:
            told = {"id": str(new_id()), "item": str(item), "way": "copy", "how": "click", "version": 1}
            act("take_over", Jsonb(told), b"", b"", None)
        assert str(fault.value) == "take_over"


# ---------- the id of another


def test_an_id_that_is_taken_is_refused_and_stays_as_it_was(family):
    mine, other = wrote(family), family.writes("yasmin", "Gezondheid", "Gewogen.")
    takeover = new_id()
    does("yasmin", taking(other, id=takeover))
    assert is_refused("femke", taking(mine, id=takeover))
    second = wrote(family)
    does("femke", taking(mine, id=(again := new_id())))
    assert is_refused("femke", taking(second, id=again))
    assert does("yasmin", lambda: Takeover.objects.get(id=takeover).item_id) == other.id


def test_two_clicks_at_once_are_one(family):
    mine = wrote(family)
    for _ in range(4):
        takeover = new_id()
        click = taking(mine, id=takeover)
        found = at_once(*[partial(does, "femke", click)] * 3)
        assert found == [None] * 3
        lines = does("femke", lambda: Line.objects.filter(event_id="take over", dossier_id=family.id).count())
        assert receipts(family, "femke").count(mine.id) == lines


# ---------- mag overnemen


def test_mag_overnemen_is_not_given_anew_after_an_objection_but_is_taken_away(family):
    does("noor", allowing(family, "daan", "School"))
    does("mark", lambda: homes.make_objection(family.id))
    assert is_refused("noor", allowing(family, "femke", "School"))
    does("noor", allowing(family, "daan", "School"))  # as it was
    does("noor", allowing(family, "daan", "School", yes=False))
    assert is_refused("noor", allowing(family, "daan", "School"))


def test_a_professional_lays_it_down_and_never_takes_it_up(family):
    does("noor", allowing(family, "femke", "Hulp"))
    does("femke", allowing(family, "femke", "Hulp", yes=False))
    assert is_refused("femke", allowing(family, "femke", "Hulp"))
    assert is_refused("daan", allowing(family, "femke", "School", yes=False))


def test_mag_overnemen_without_a_yes_or_no_is_refused(family):
    assert is_refused("noor", lambda: ask_allow(grant_of(family, "femke", "Hulp"), None))


def test_an_ended_grant_takes_no_mag_overnemen(family):
    grant = grant_of(family, "femke", "Hulp")
    does("noor", lambda: sharing.end_grant(grant))
    assert is_refused("noor", lambda: ask_allow(grant))


def test_a_click_twice_tells_once(family):
    for _ in range(2):
        does("noor", allowing(family, "femke", "Hulp"))
    assert does("noor", lambda: Line.objects.filter(event_id="allow taking", dossier_id=family.id).count()) == 1


def test_mag_overnemen_stays_when_the_giver_gives_less(family):
    does("noor", allowing(family, "femke", "Hulp"))
    family.grant("noor", "femke", "Hulp", READ, since=clock.now())
    running = lambda: Grant.objects.get(id=grant_of(family, "femke", "Hulp")).may_take_over  # noqa: E731
    assert does("noor", running) is True


def test_only_my_own_answers_do_not_come_back_when_another_changes_the_text(family):
    theirs = family.writes("noor", "Hulp", "Milan slaapt slecht.")
    replies("femke", theirs, "Probeer een vaste tijd.")
    does("femke", taking(theirs))
    changes("noor", theirs, "Milan slaapt heel slecht.")
    assert left(family) == {}
    replies("femke", theirs, "En geen scherm.")
    assert left(family) == {theirs.id: True}
