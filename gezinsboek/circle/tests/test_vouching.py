"""A lost phone in a family: a young person's way in is nobody's but theirs (SHARING 6, 16)."""

from datetime import date, timedelta

import pytest
from django.test import Client

from cast.browser import sign_in
from cast.deeds import does
from cast.people import player
from gezinsboek.circle import sharing
from gezinsboek.ground import clock
from gezinsboek.people import lost, vouching
from gezinsboek.people.models import Account, Recovery, Vouching

from .wires import superuser


def may(whose: str, who: str) -> bool:
    return vouching.may_vouch(player(whose).id, player(who).id)


def account(key: str) -> Account:
    return Account.objects.get(pk=player(key).id)


def chooses(key: str, whom: str) -> Vouching:
    """This player chooses that one, who says yes when asked."""
    vouching.look_up(str(vouching.ask(account(key), player(whom).email).pk))
    mine = vouching.mine(account(key))
    if mine and mine.voucher_id:
        vouching.agree(account(whom), mine.pk)
    chosen = vouching.mine(account(key))
    assert chosen
    return chosen


def begins(key: str) -> lost.Begun:
    begun = lost.begin(player(key).email)
    lost.look_up(str(begun.id))
    return begun


def born(years: float) -> None:
    """Jade is this old, in every book of this file."""
    with superuser() as root:
        root.execute(
            "update acl.birth set born = %s where child_id in (select child_id from member where person_id = %s)",
            [clock.now().date() - timedelta(days=365.25 * years), player("jade").id],
        )


@pytest.fixture
def jade(family):
    with superuser() as root:
        root.execute("delete from account_recovery")
        root.execute("delete from account_vouching")
    if "jade" not in family.members:
        family.child("Jade", date(2011, 3, 3))
        family.comes("jade", {}, child="Jade")
    return family


@pytest.mark.parametrize("years", [11, 15, 17.9])
@pytest.mark.parametrize("guardian", ["noor", "mark"])
def test_a_guardian_never_vouches_for_a_young_person(jade, guardian, years):
    born(years)
    assert not may("jade", guardian)
    assert may("jade", "tine")
    assert chooses("jade", guardian).agreed_at is None


def test_from_eighteen_she_chooses_freely(jade):
    born(18.1)
    assert may("jade", "noor")


def test_nor_a_guardian_who_left_the_book(jade):
    born(15)
    does("mark", lambda: sharing.end_member(jade.members["mark"]))
    assert not may("jade", "mark")


def test_guardians_may_vouch_for_each_other_and_a_helper_for_nobody_in_a_family(jade):
    assert may("noor", "mark")
    assert not may("noor", "noor")
    assert not may("noor", "femke")
    assert not may("jade", "femke")
    assert may("femke", "daan")


def test_no_guardian_hears_of_it(jade):
    born(15)
    chooses("jade", "tine")
    begins("jade")
    for key in ("noor", "mark"):
        assert not account(key).asked
        assert not account(key).being_recovered
        page = sign_in(Client(), key).get(f"/boek/{jade.id}/mensen/").content.decode()
        assert "Dit was ik niet" not in page
        assert "telefoon kwijt" not in page
    assert "Dit was ik niet" in sign_in(Client(), "jade").get(f"/boek/{jade.id}/").content.decode()


def test_who_vouches_learns_of_no_book(jade):
    chooses("noor", "chantal")
    begins("noor")
    chantal = sign_in(Client(), "chantal")
    page = chantal.get("/mijn/instaan/").content.decode()
    assert player("noor").name in page
    for betrayed in (str(jade.id), "Milan", "Lina", "boek/"):
        assert betrayed not in page.replace("boek.webmanifest", "")
    assert chantal.get(f"/boek/{jade.id}/").status_code == 404


def test_without_a_known_age_she_counts_as_young(jade):
    with superuser() as root:
        root.execute("delete from acl.birth where dossier_id = %s", [jade.id])
    assert not may("jade", "noor")


def test_who_becomes_a_guardian_afterwards_brings_nothing_on(jade):
    """Chosen, said yes, and even gave their word: it is asked again at the last step."""
    born(15)
    assert chooses("jade", "tine").agreed_at
    begun = begins("jade")
    lost.vouch(account("tine"), player("jade").id, begun.spoken)
    with superuser() as root:
        root.execute("update member set role = 'guardian' where id = %s", [jade.members["tine"]])
    with clock.moved_to(clock.now() + timedelta(days=3, hours=1)):
        assert lost.finish(Recovery.objects.get(pk=begun.id)) is None
    assert Recovery.objects.get(pk=begun.id).ended == "other"
