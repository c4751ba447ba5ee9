"""`./run manage name_manager`: where the only manager is gone, whoever runs the installation names another, and everybody hears it."""

import os
import subprocess
import sys
from uuid import UUID

import pytest
from django.conf import settings

from cast.deeds import does
from cast.people import player
from cast.working import ADDRESS, joins, of_the_demo, samen_doen
from gezinsboek.circle.tests.inviting import mails_to
from gezinsboek.circle.tests.wires import column, superuser
from gezinsboek.ground.ids import new_id
from gezinsboek.organisations import changes, colleagues
from gezinsboek.organisations.mine import managed_by_me
from gezinsboek.organisations.models import Organisation
from gezinsboek.people.models import Account


@pytest.fixture
def organisation() -> Organisation:
    found = of_the_demo()
    joins("femke")
    return found


def address(key: str) -> str:
    return str(Account.objects.get(pk=player(key).id).email)


def names(organisation: UUID, typed: str) -> subprocess.CompletedProcess[str]:
    """The command as `./run manage` starts it, as the owner."""
    return subprocess.run(
        [sys.executable, "manage.py", "name_manager", str(organisation), typed],
        cwd=settings.ROOT,
        env=os.environ | {"GEZINSBOEK_ROLE": "owner"},
        capture_output=True,
        text=True,
        check=False,
    )


def managers() -> set[str]:
    return {one.person.name for one in does("femke", colleagues.everybody) if one.manager}


def test_who_works_there_is_named_and_it_is_told_by_mail_and_in_the_lines(organisation):
    before = len(mails_to(ADDRESS))
    done = names(organisation.id, f" {address('femke').upper()} ")
    assert done.returncode == 0, done.stderr
    assert does("femke", managed_by_me) == organisation.id
    assert does("femke", changes.newest)[0].sentence == "Wie Gezinsboek draaiend houdt, maakte Femke beheerder."
    for reader in (ADDRESS, address("ingrid")):
        (mail,) = mails_to(reader)[before if reader == ADDRESS else 0 :][-1:]
        assert "Jullie organisatie heeft er een beheerder bij." in mail.text
        assert not [word for word in ("Femke", "Ingrid", "Samen Doen", str(organisation.id)) if word in mail.text]
    told = done.stdout + done.stderr
    assert not [word for word in ("Femke", "Samen Doen", ADDRESS, address("ingrid")) if word in told]
    ingrid = next(one for one in does("femke", colleagues.everybody) if one.person.name == "Ingrid")
    assert ingrid.manager  # until the new one ends that
    does("ingrid", lambda: colleagues.let_manage(_row("Femke"), yes=False))


def _row(name: str) -> UUID:
    return next(one.id for one in does("ingrid", colleagues.everybody) if one.person.name == name)


def test_nobody_is_named_who_did_not_say_yes_to_working_there(organisation):
    for typed in (address("yasmin"), address("noor"), "nobody@nowhere.test", "", "' or true"):
        refused = names(organisation.id, typed)
        assert refused.returncode == 1 and "Niemand met dit adres werkt daar." in refused.stderr
    assert managers() == {"Ingrid"}


def test_who_left_is_not_named(organisation):
    does("tamara", colleagues.leave)
    assert "Niemand met dit adres" in names(organisation.id, address("tamara")).stderr
    joins("tamara")


def test_where_others_manage_nobody_is_named(organisation):
    does("ingrid", lambda: colleagues.let_manage(_row("Femke"), yes=True))
    assert "Er zijn nog meer beheerders" in names(organisation.id, address("tamara")).stderr
    assert "beheert het al" in names(organisation.id, address("femke")).stderr
    does("ingrid", lambda: colleagues.let_manage(_row("Femke"), yes=False))


def test_an_organisation_that_is_not_there_and_a_word_that_is_no_number_are_refused(organisation):
    assert "Er is geen organisatie met dit nummer." in names(new_id(), address("femke")).stderr
    assert names("Samen Doen", address("femke")).returncode != 0  # type: ignore[arg-type]


def test_an_address_that_was_never_confirmed_gets_no_mail(organisation):
    unheard = f"{new_id()}@samendoen.test"
    samen_doen(mail=unheard)
    assert names(organisation.id, address("femke")).returncode == 0
    assert mails_to(unheard) == []
    does("ingrid", lambda: colleagues.let_manage(_row("Femke"), yes=False))


def test_the_web_roles_do_not_reach_it():
    with superuser() as root:
        reach = column(
            root,
            "select r from unnest(array['gb_app', 'gb_door']) r where has_function_privilege(r, 'acl.name_manager(uuid, uuid)', 'execute')",
        )
    assert reach == set()
