""" "Wat er is veranderd": every change is a line, nobody takes one away, and no line holds a key, an address or a family."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from uuid import UUID

import psycopg
import pytest
from django.test import Client
from django.urls import reverse

from cast.browser import sign_in
from cast.deeds import does, is_refused
from cast.people import player
from cast.working import here, samen_doen, set_up
from gezinsboek.circle.tests.matrix_fault import Fault, planted
from gezinsboek.circle.tests.wires import Connection, claims, column, superuser
from gezinsboek.ground import clock
from gezinsboek.ground.acting import Acting
from gezinsboek.ground.acts import act
from gezinsboek.ground.ids import new_id
from gezinsboek.organisations import changes, changing, colleagues, headings, keys, mailbox
from gezinsboek.organisations.headings import Heading
from gezinsboek.organisations.models import Change, Organisation

ENDPOINT = "https://ecd.example/geheim-adres"


@pytest.fixture
def organisation() -> Organisation:
    return samen_doen(way="", endpoint="", mail="", passphrase="", headings="", content="whole")


def told_after(deed: Callable[[], object], key: str = "ingrid", reader: str = "ingrid") -> list[str]:
    """The lines that came by this deed, oldest first."""
    before = len(does(reader, changes.newest))
    does(key, deed)
    found = does(reader, changes.newest)
    return [one.sentence for one in reversed(found[: len(found) - before])]


def row(name: str) -> UUID:
    return next(one.id for one in does("ingrid", colleagues.everybody) if one.person.name == name)


def test_who_changed_the_way_and_the_headings_is_told_to_everybody_who_works_there(organisation):
    deeds: list[tuple[Callable[[], object], list[str]]] = [
        (
            lambda: set_up(way="webhook", endpoint=ENDPOINT),
            [
                "Ingrid veranderde waar het heen gaat.",
                "Ingrid koos hoe het gaat: Rechtstreeks naar jullie systeem.",
            ],
        ),
        (lambda: set_up(content="id"), ["Ingrid koos wat we sturen: alleen een nummer."]),
        (
            lambda: set_up(headings=headings.as_json([Heading("Verslag", "text")])),
            ["Ingrid veranderde de kopjes."],
        ),
    ]
    for deed, words in deeds:
        assert sorted(told_after(deed, reader="femke")) == sorted(words)
        assert {one.sentence for one in does("ingrid", lambda: changes.newest(2))} >= set(words)
    assert ENDPOINT not in repr(does("ingrid", changes.newest))


def test_saying_the_same_again_is_no_change(organisation):
    does("ingrid", lambda: set_up(way="webhook", endpoint=ENDPOINT, content="whole"))
    assert told_after(lambda: set_up(way="webhook", endpoint=ENDPOINT, content="whole")) == []
    assert told_after(lambda: set_up(way="webhook", endpoint=ENDPOINT, content="id")) == [
        "Ingrid koos wat we sturen: alleen een nummer."
    ]


def test_the_name_and_the_passphrase_are_told_to_managers_alone(organisation):
    assert told_after(lambda: set_up(name="Samen Doen")) == ["Ingrid veranderde de naam."]
    assert told_after(lambda: set_up(passphrase="vijf blauwe fietsen in de zon")) == ["Ingrid veranderde de wachtzin."]
    assert told_after(lambda: set_up(name="Samen Doen-team"), reader="femke") == []


def test_keys_are_told_to_managers_without_a_letter_of_the_key(organisation):
    key_id = new_id()
    made = told_after(lambda: keys.make(organisation, "api", key_id=key_id))
    assert made == ["Ingrid maakte een sleutel waarmee jullie systeem binnenkomt."]
    assert told_after(lambda: keys.end(key_id)) == ["Ingrid koos dat een sleutel van jullie systeem stopt."]
    signing = lambda: keys.make(organisation, "webhook", key_id=new_id(), old_ends=clock.now())  # noqa: E731
    assert told_after(signing)[-1] == "Ingrid maakte een sleutel voor onze handtekening."
    assert told_after(signing, reader="femke") == []
    assert any("Ingrid koos dat een sleutel van onze" in one.sentence for one in does("ingrid", changes.newest))


def test_who_comes_goes_and_manages_is_told_to_managers(organisation):
    femke, tamara = row("Femke"), row("Tamara")
    assert told_after(lambda: colleagues.let_manage(femke, yes=True)) == ["Ingrid maakte Femke beheerder."]
    taken = told_after(lambda: colleagues.let_manage(femke, yes=False))
    assert taken == ["Ingrid gaf door dat Femke geen beheerder meer is."]
    assert told_after(lambda: colleagues.end(tamara)) == ["Ingrid gaf door dat Tamara hier niet meer werkt."]
    asked: list[tuple[str, str]] = []
    invites = lambda: asked.append(colleagues.invite(organisation, "x@samendoen.test", invitation_id=new_id()))  # noqa: E731
    assert told_after(invites) == ["Ingrid vroeg een collega."]
    joins = lambda: colleagues.join(*asked[0], employee_id=new_id())  # noqa: E731
    assert told_after(joins, key="tamara") == ["Tamara zei ja en werkt hier nu ook."]
    assert told_after(colleagues.leave, key="tamara") == ["Tamara werkt hier niet meer."]
    assert does("tamara", changes.newest) == []
    other = new_id()
    does("ingrid", lambda: colleagues.invite(organisation, "", invitation_id=other))
    assert told_after(lambda: colleagues.withdraw(other)) == ["Ingrid trok de link voor een collega in."]


def test_who_works_elsewhere_reads_nothing_of_it(organisation):
    for key in ("noor", "yasmin", "karim"):
        assert does(key, changes.newest) == []
        assert does(key, lambda: Change.objects.count()) == 0
        assert sign_in(Client(), key, fresh=True).get(reverse("organisation_changes")).status_code == 404
    assert does("ingrid", changes.newest, through=new_id()) == []


def test_who_begins_one_reads_that_and_an_ended_organisation_tells_nothing():
    does("yasmin", lambda: colleagues.begin("De Brug", organisation_id=new_id(), employee_id=new_id()))
    assert [one.sentence for one in does("yasmin", changes.newest)] == ["Yasmin begon deze organisatie."]
    does("yasmin", colleagues.leave)
    assert does("yasmin", changes.newest) == []


def test_no_line_is_altered_or_taken_away_not_even_by_the_rules_themselves(organisation):
    does("ingrid", lambda: set_up(way="copy"))
    for deed in ("update organisation_change set by = null", "delete from organisation_change"):
        with superuser(autocommit=False) as root:
            root.execute("set local role gb_acl")
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                root.execute(deed)


def test_no_line_has_room_for_a_key_an_address_or_a_family(organisation):
    with superuser() as root:
        columns = column(
            root, "select column_name from information_schema.columns where table_name = 'organisation_change'"
        )
    assert columns == {"id", "organisation_id", "deed", "told", "by", "whom", "at"}


def test_a_change_that_is_refused_leaves_no_line(organisation):
    made_from = does("ingrid", here).version
    before = does("ingrid", changes.newest)
    assert is_refused("femke", lambda: colleagues.let_manage(row("Femke"), yes=True))
    with pytest.raises(Exception):  # noqa: B017  # whatever Django makes of it
        does("ingrid", lambda: changing.change(here(), made_from - 1, way="copy"))
    assert does("ingrid", changes.newest) == before


def test_every_deed_that_the_database_tells_has_its_sentence(organisation):
    for way in ("webhook", "drop", "bucket", "download", "copy"):
        does("ingrid", partial(set_up, way=way))
    assert all(one.sentence for one in does("ingrid", changes.newest))


FAULTS = {
    "an employee reads everything": Fault("see on organisation_change", "acl.told_to_all((deed)::text)", "true"),
    "everybody reads everything": Fault(
        "see on organisation_change", "(organisation_id = ( SELECT acl.i_manage() AS i_manage))", "true"
    ),
    "names of colleagues for an employee": Fault("organisation_changes", "acl.told_to_all(c.deed)", "true"),
    "another organisation": Fault("organisation_changes", "c.organisation_id = acl.i_manage()", "true"),
    "keys are told to all": Fault("told_to_all", "'headings'", "'headings', 'key', 'manage'"),
}


def seen(root: Connection, key: str) -> set[str]:
    root.execute("set local role gb_app")
    claims(root, Acting(player(key).id))
    found = column(root, "select deed from organisation_change") | column(
        root, "select deed from acl.organisation_changes(500)"
    )
    root.execute("reset role")
    return found


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found(organisation, name):
    does("ingrid", lambda: set_up(name=f"Samen Doen {new_id()}"))
    does("ingrid", lambda: set_up(name="Samen Doen-team"))
    femke = row("Femke")
    does("ingrid", lambda: colleagues.let_manage(femke, yes=True))
    does("ingrid", lambda: colleagues.let_manage(femke, yes=False))
    for_all = {"way", "content", "address", "confirmed", "headings"}
    with superuser(autocommit=False) as root:
        assert seen(root, "femke") <= for_all and not seen(root, "yasmin")
        with planted(root, FAULTS[name]):
            assert seen(root, "femke") - for_all or seen(root, "yasmin")
        root.rollback()


# ---------- codes to the organisation's own address


def asks_a_code() -> None:
    mailbox.ask(here())


def test_a_code_is_asked_once_a_minute_and_ten_times_a_day_by_each_manager(organisation):
    femke = row("Femke")
    does("ingrid", lambda: colleagues.let_manage(femke, yes=True))
    does("ingrid", lambda: set_up(mail=f"in-{new_id()}@samendoen.test"))
    at = clock.now() + timedelta(days=3)
    for minutes in range(0, 40, 4):
        with clock.moved_to(at + timedelta(minutes=minutes)):
            does("ingrid", asks_a_code)
            assert is_refused("ingrid", asks_a_code)
            assert not does("ingrid", mailbox.no_more_today) or minutes == 36
    with clock.moved_to(at + timedelta(minutes=50)):
        assert is_refused("ingrid", asks_a_code)
        assert does("ingrid", mailbox.no_more_today)
        does("femke", asks_a_code)  # a colleague waits for nobody
        assert not does("femke", mailbox.no_more_today)
    with clock.moved_to(at + timedelta(days=1, minutes=1)):
        does("ingrid", asks_a_code)
    does("ingrid", lambda: colleagues.let_manage(femke, yes=False))


def test_another_address_or_another_organisation_gives_no_new_codes(organisation):
    at = clock.now() + timedelta(days=9)
    does("yasmin", lambda: colleagues.begin("De Brug", organisation_id=new_id(), employee_id=new_id()))
    for minutes in range(0, 20, 2):
        does("yasmin", lambda: set_up(mail=f"{new_id()}@brug.test"))
        with clock.moved_to(at + timedelta(minutes=minutes)):
            does("yasmin", asks_a_code)
    does("yasmin", colleagues.leave)
    does("yasmin", lambda: colleagues.begin("De Kade", organisation_id=new_id(), employee_id=new_id()))
    does("yasmin", lambda: set_up(mail=f"{new_id()}@kade.test"))
    with clock.moved_to(at + timedelta(minutes=30)):
        assert is_refused("yasmin", asks_a_code)
    does("yasmin", colleagues.leave)


def test_the_page_says_that_it_is_enough_for_today(organisation):
    client = sign_in(Client(), "ingrid", fresh=True)
    does("ingrid", lambda: set_up(mail=f"in-{new_id()}@samendoen.test"))
    at = clock.now() + timedelta(days=20)
    for minutes in range(0, 20, 2):
        with clock.moved_to(at + timedelta(minutes=minutes)):
            does("ingrid", asks_a_code)
    with clock.moved_to(at + timedelta(minutes=30)):
        client = sign_in(Client(), "ingrid", fresh=True)
        answer = client.post(reverse("organisation_mail_again"), {}, follow=True).content.decode()
    assert "Je vroeg vandaag al 10 codes. Ga morgen verder." in answer


def test_a_manager_reads_it_on_a_page_and_an_employee_a_part(organisation):
    does("ingrid", lambda: set_up(way="copy"))
    does("ingrid", lambda: keys.make(organisation, "webhook", key_id=new_id(), old_ends=clock.now()))
    pages = {}
    for key in ("ingrid", "femke"):
        client = sign_in(Client(), key, fresh=False)
        assert "Wat er is veranderd" in client.get(reverse("organisation")).content.decode()
        pages[key] = client.get(reverse("organisation_changes")).content.decode()
        assert "Ingrid koos hoe het gaat: Als tekst die je collega plakt." in pages[key]
    assert "sleutel voor onze handtekening" in pages["ingrid"] and "handtekening" not in pages["femke"]


def test_the_code_itself_is_in_no_line(organisation):
    does("ingrid", lambda: set_up(mail=f"in-{new_id()}@samendoen.test"))
    with clock.moved_to(clock.now() + timedelta(days=40)):
        does("ingrid", lambda: act("code_to_organisation", "abc"))
        does("ingrid", lambda: act("confirm_organisation_mail", "abc"))
    assert [one.sentence for one in does("ingrid", lambda: changes.newest(2))] == [
        "Ingrid bevestigde het mailadres.",
        "Ingrid liet een code naar het mailadres sturen.",
    ]
