"""REQ-83, SHARING 3, 5-7, 16-18, 20: an address is read by who wrote it and by whom they named, and by nobody else."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, transaction

from cast.deeds import does, is_refused
from cast.family import READ, WRITE, Family
from cast.living import knows_of, lives
from cast.people import as_
from gezinsboek.circle import addresses, erasing, pausing, sharing
from gezinsboek.circle.models import Address, AddressReader, Grant
from gezinsboek.ground import clock
from gezinsboek.ground.acts import Refused, Stale
from gezinsboek.ground.ids import new_id
from gezinsboek.log.models import Line

from .growing_up import lets, turns
from .wires import one, superuser

ALL = ("mark", "jade", "tine", "femke", "daan", "yasmin")


def who_knows(family: Family, home) -> set[str]:
    return {key for key in ("noor", *ALL) if home in knows_of(family, key)}


def events(family: Family, key: str, *, fresh: bool = True) -> set[tuple[str, str]]:
    rows = Line.objects.filter(dossier_id=family.id, event_id__startswith="address")
    return does(key, lambda: set(rows.values_list("event_id", "participant_object_detail")), fresh=fresh)


# ---------- nobody, until somebody is named


def test_nobody_but_who_wrote_it_sees_an_address(family):
    home = lives(family, "noor")
    assert who_knows(family, home) == {"noor"}
    assert knows_of(family, "noor") == {home: "Dorpsstraat 1"}


def test_only_the_named_see_it_and_not_whom_else_was_named(family):
    home = lives(family, "noor", "tine", "femke")
    assert who_knows(family, home) == {"noor", "tine", "femke"}
    named = lambda: set(AddressReader.objects.values_list("member", flat=True))  # noqa: E731
    assert does("tine", named) == {family.members["tine"]}
    assert does("noor", named) == {family.members["tine"], family.members["femke"]}
    assert does("mark", named) == set()


def test_two_homes_do_not_see_one_another_until_each_says_so(family):
    noors, marks = lives(family, "noor", lines="Noorderweg 1"), lives(family, "mark", lines="Zuiderweg 2")
    assert set(knows_of(family, "noor")) == {noors}
    assert set(knows_of(family, "mark")) == {marks}
    lives(family, "mark", "noor", home=marks, made_from=1, lines="Zuiderweg 2")
    assert knows_of(family, "noor") == {noors: "Noorderweg 1", marks: "Zuiderweg 2"}
    assert set(knows_of(family, "mark")) == {marks}


def test_a_childs_address_belongs_to_the_home_that_wrote_it(family):
    home = lives(family, "noor", "daan", child="Milan")
    assert who_knows(family, home) == {"noor", "daan"}
    marks = lives(family, "mark", child="Milan", lines="Zuiderweg 2")
    assert who_knows(family, marks) == {"mark"}


def test_no_chapter_and_no_invitation_opens_one(family):
    home = lives(family, "noor")
    for chapter in ("Gezondheid", "Groeien", "Hulp"):
        family.grant("noor", "tine", chapter, WRITE)
    family.comes("karim", {"Thuis": WRITE})
    assert who_knows(family, home) == {"noor"}
    assert home not in knows_of(family, "karim")


def test_taking_a_name_away_closes_it_at_once(family):
    home = lives(family, "noor", "tine", "femke")
    lives(family, "noor", "femke", home=home, made_from=1)
    assert who_knows(family, home) == {"noor", "femke"}


def test_who_is_named_cannot_change_show_or_take_it_away(family):
    home = lives(family, "noor", "mark")
    for key in ("mark", "tine"):
        with pytest.raises(Refused):
            lives(family, key, "tine", home=home, made_from=1)
        assert is_refused(key, lambda: addresses.forget(home))
    assert who_knows(family, home) == {"noor", "mark"}


def test_taken_away_it_is_gone_for_everybody(family):
    home = lives(family, "noor", "tine")
    does("noor", lambda: addresses.forget(home))
    assert who_knows(family, home) == set()
    with superuser() as root:
        assert one(root, "select count(*) from address_reader where address_id = %s", home) == 0


@pytest.mark.parametrize("who", ["noor", "karim"])
def test_oneself_and_somebody_outside_the_book_are_not_named(family, who):
    family.members.setdefault("karim", new_id())
    with pytest.raises(Refused):
        lives(family, "noor", who)


def test_somebody_of_another_book_is_not_named(family):
    other = Family.opens(opener="mark", name="Andere")
    family.members["elders"] = other.members["mark"]
    with pytest.raises(Refused):
        lives(family, "noor", "elders")


def test_who_stopped_cannot_be_named_any_more(family):
    does("noor", lambda: sharing.end_member(family.members["tine"]))
    with pytest.raises(Refused):
        lives(family, "noor", "tine")


def test_the_web_role_cannot_write_the_tables_itself(family):
    home = lives(family, "noor")
    for deed in (
        lambda: Address.objects.filter(id=home).update(version=7),
        lambda: Address.objects.filter(id=home).delete(),
        lambda: AddressReader(id=new_id(), dossier_id=family.id, address_id=home, member=family.members["mark"]).save(
            force_insert=True
        ),
    ):
        with pytest.raises(ProgrammingError), as_("noor"), transaction.atomic():
            deed()


def test_the_words_lie_sealed_in_the_database(family):
    home = lives(family, "noor", lines="Geheimestraat 9", phone="06 12 34 56 78")
    with superuser() as root:
        row = str(one(root, "select row(a.*)::text from address a where id = %s", home))
        lines = str(one(root, "select string_agg(l::text, '') from log_line l where dossier_id = %s", family.id))
    assert "Geheimestraat" not in row + lines
    assert b"Geheimestraat".hex() not in row


# ---------- writing it


def test_a_double_click_writes_once_and_an_older_version_changes_nothing(family):
    home = new_id()
    for _twice in range(2):
        lives(family, "noor", "tine", home=home)
    lives(family, "noor", "tine", home=home, made_from=1, lines="Nieuw 2")
    with pytest.raises(Stale):
        lives(family, "noor", home=home, made_from=1, lines="Oud 1")
    assert knows_of(family, "tine") == {home: "Nieuw 2"}


def test_only_a_guardian_writes_where_a_child_is(family):
    for key in ("mark", "noor"):
        assert lives(family, key, child="Milan")
    for key in ("tine", "femke", "jade"):
        with pytest.raises(Refused):
            lives(family, key, child="Milan")


def test_from_twelve_the_young_person_says_their_own_and_nobody_else_does(family):
    with pytest.raises(Refused):
        lives(family, "noor", child="Jade")
    home = lives(family, "jade", "tine")
    assert who_knows(family, home) == {"jade", "tine"}


def test_who_is_younger_than_twelve_does_not_write_their_own(family):
    with clock.moved_to(turns(11)), pytest.raises(Refused):
        lives(family, "jade")


def test_what_was_written_before_twelve_gets_no_new_reader_and_can_lose_one(family):
    with clock.moved_to(turns(11)):
        home = lives(family, "noor", "tine", child="Jade")
    with pytest.raises(Refused):
        lives(family, "noor", "tine", "mark", home=home, made_from=1)
    assert who_knows(family, home) == {"noor", "tine"}
    lives(family, "noor", home=home, made_from=1)
    assert who_knows(family, home) == {"noor"}


def test_from_sixteen_it_closes_for_everybody_until_the_child_lets(family):
    with clock.moved_to(turns(11)):
        home = lives(family, "noor", "tine", child="Jade")
    with clock.moved_to(turns(16)):
        assert who_knows(family, home) == set()
        lets(family, "noor")
        assert who_knows(family, home) == {"noor"}


# ---------- what closes it


def test_who_stops_takes_theirs_along_and_reads_none_and_coming_back_changes_nothing(family):
    noors, tines = lives(family, "noor", "tine"), lives(family, "tine", "noor", lines="Kerkplein 3")
    does("tine", lambda: sharing.end_member(family.members["tine"]))
    assert who_knows(family, noors) == {"noor"}
    assert tines not in knows_of(family, "noor")
    family.comes("tine", {"Thuis": READ}, title="oma")
    assert knows_of(family, "tine") == {}


def test_who_expired_reads_none_and_theirs_is_shut(family):
    noors, femkes = lives(family, "noor", "femke"), lives(family, "femke", "noor", lines="Werkweg 8")
    does("noor", lambda: sharing.set_until(family.members["femke"], clock.now() + timedelta(days=1)))
    with clock.moved_to(clock.now() + timedelta(days=2)):
        assert who_knows(family, noors) == {"noor"}
        assert femkes not in knows_of(family, "noor")


def test_who_is_invited_again_after_a_last_day_is_named_anew(family):
    noors, femkes = lives(family, "noor", "femke"), lives(family, "femke", "noor", lines="Werkweg 8")
    does("noor", lambda: sharing.set_until(family.members["femke"], clock.now() + timedelta(days=1)))
    with clock.moved_to(clock.now() + timedelta(days=2)):
        family.comes("femke", {"Hulp": READ}, inviter="mark")
        assert set(knows_of(family, "femke")) == {femkes}
        assert set(knows_of(family, "noor")) == {noors}


def test_nobody_reads_an_address_of_who_does_not_know_them_any_more(family):
    """Whose name nobody could take off."""
    home = lives(family, "tine", "daan")
    assert who_knows(family, home) == {"tine", "daan"}
    grant = does(
        "noor", lambda: Grant.objects.get(chapter_id=family.chapters["School"], member_id=family.members["tine"]).id
    )
    does("noor", lambda: sharing.end_grant(grant))
    assert who_knows(family, home) == {"tine"}


def test_a_pause_closes_the_pausers_address_at_once_and_alone(family):
    noors, tines = lives(family, "noor", "mark", "tine"), lives(family, "tine", "mark", lines="Kerkplein 3")
    marks = lives(family, "mark", "noor", lines="Zuiderweg 2")
    does("noor", lambda: pausing.pause(family.members["mark"], whole=False))
    assert set(knows_of(family, "mark")) == {marks, tines}
    assert set(knows_of(family, "noor")) == {noors, marks}
    assert who_knows(family, noors) == {"noor", "tine"}
    lives(family, "noor", "mark", "tine", home=noors, made_from=1)
    assert noors not in knows_of(family, "mark")
    does("noor", lambda: pausing.end_pause(family.members["mark"]))
    assert noors in knows_of(family, "mark")


def test_who_is_paused_wholly_reads_no_address_of_anybody(family):
    noors, marks = lives(family, "noor", "femke"), lives(family, "mark", "femke", lines="Zuiderweg 2")
    femkes = lives(family, "femke", "noor", lines="Werkweg 8")
    does("noor", lambda: pausing.pause(family.members["femke"], whole=True))
    assert set(knows_of(family, "femke")) == {femkes}
    assert {noors, femkes} == set(knows_of(family, "noor"))
    assert marks in knows_of(family, "mark")


def test_a_book_that_waits_to_be_erased_shows_each_only_their_own(family):
    home = lives(family, "noor", "tine")
    erasure = new_id()
    does("noor", lambda: erasing.ask_to_erase(family.id, erasure, 14))
    assert who_knows(family, home) == {"noor", "tine"}
    does("mark", lambda: erasing.say_yes(erasure))
    assert who_knows(family, home) == {"noor"}


def test_a_helper_of_a_private_chapter_is_named_and_shown_only_while_it_is_open(family):
    family.private_chapter("noor", "Voor mij")
    family.comes("karim", {"Voor mij": READ})
    home = lives(family, "noor", "karim")
    named = lambda: AddressReader.objects.filter(address_id=home).count()  # noqa: E731
    assert (does("noor", named), does("noor", named, fresh=False)) == (1, 0)
    lives(family, "noor", "tine", home=home, made_from=1, fresh=False)  # whom I do not see now stays as they were
    assert does("noor", named) == 2
    assert home in knows_of(family, "karim")


# ---------- looking as somebody, and the log


def test_looking_as_somebody_shows_mine_where_they_are_named_and_nothing_of_others(family):
    mine, other = lives(family, "noor", "femke"), lives(family, "noor", lines="Alleen ik")
    tines = lives(family, "tine", "noor", "femke", lines="Kerkplein 3")
    assert set(knows_of(family, "noor")) == {mine, other, tines}
    assert set(knows_of(family, "noor", through="femke")) == {mine}
    assert set(knows_of(family, "noor", through="tine")) == {tines}
    assert is_refused("noor", lambda: addresses.forget(mine), through=family.members["femke"])


def test_the_log_tells_of_an_address_only_to_the_two_of_them(family):
    home = lives(family, "noor", "femke", "mark")
    femkes = lives(family, "femke", "noor", lines="Werkweg 8")
    for key in ("femke", "mark"):
        does(key, lambda: addresses.looked([home]))
    does("daan", lambda: addresses.looked([home, femkes]))  # whoever does not see it leaves no line
    assert events(family, "noor") == {("address", "said"), ("address", "shown"), ("address read", "")}
    assert events(family, "femke") == {("address", "said"), ("address", "shown"), ("address read", "")}
    assert events(family, "mark") == {("address read", "")}
    for key in ("jade", "tine", "daan"):
        assert events(family, key) == set(), key
    with superuser() as root:
        assert (
            one(root, "select count(*) from log_line where dossier_id = %s and event_id = 'address read'", family.id)
            == 2
        )
    # 26: that Mark, who is family, looked is shown to Mark alone
    seen = does(
        "noor",
        lambda: set(
            Line.objects.filter(dossier_id=family.id, event_id="address read").values_list("member_id", flat=True)
        ),
    )
    assert seen == {family.members["femke"]}
