"""Who sees and changes an organisation: as many refusals as permissions."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, connection

from cast.deeds import does, is_refused
from cast.working import here, joins, of_the_demo, samen_doen, set_up
from gezinsboek.ground import clock
from gezinsboek.ground.acts import act, ask
from gezinsboek.ground.ids import new_id
from gezinsboek.organisations import colleagues, headings, keys
from gezinsboek.organisations.mine import managed_by_me, my_organisation
from gezinsboek.organisations.models import Employee, Invitation, Key, Organisation


@pytest.fixture
def organisation() -> Organisation:
    return samen_doen()


def sees(key: str, **how: Any) -> dict[str, int]:
    """How many rows of each table this player sees."""
    models = (Organisation, Employee, Invitation, Key)
    return does(key, lambda: {one.__name__: one.objects.count() for one in models}, **how)


def begins(key: str, *, fresh: bool = True) -> Callable[[], None]:
    return lambda: colleagues.begin("Elders", organisation_id=new_id(), employee_id=new_id())


def test_an_employee_sees_the_organisation_and_their_own_row(organisation):
    assert sees("femke")["Organisation"] == sees("femke")["Employee"] == 1
    assert sees("femke")["Invitation"] == 0
    assert does("femke", lambda: here().name) == "Samen Doen-team"


def test_the_manager_sees_everybody_who_works_there(organisation):
    assert sees("ingrid")["Employee"] == 3
    assert [one.person.name for one in does("ingrid", colleagues.everybody)] == ["Ingrid", "Femke", "Tamara"]


def test_an_employee_reads_who_manages_it_and_not_the_others(organisation):
    assert [one.person.name for one in does("femke", colleagues.everybody)] == ["Ingrid", "Femke"]


@pytest.mark.parametrize("key", ["noor", "yasmin"])
def test_nobody_outside_sees_a_row(organisation, key):
    does("ingrid", lambda: keys.make(organisation, "webhook", key_id=new_id(), old_ends=clock.now()))
    assert set(sees(key).values()) == {0}
    assert does(key, colleagues.everybody) == []


def test_nobody_sees_a_row_while_looking_as_somebody(family, organisation):
    noor_as_femke = family.members["femke"]
    assert set(sees("noor", through=noor_as_femke).values()) == {0}
    assert set(sees("femke", through=family.members["noor"]).values()) == {0}
    assert does("ingrid", lambda: ask("my_organisation")[0][0], through=noor_as_femke) is None
    assert is_refused(
        "ingrid", lambda: colleagues.invite(organisation, "", invitation_id=new_id()), through=noor_as_femke
    )
    assert is_refused("femke", colleagues.leave, through=noor_as_femke)


def test_only_a_manager_changes_it(organisation):
    does("ingrid", lambda: set_up(way="copy", content="id"))
    assert does("femke", lambda: here().way) == "copy"
    assert does("femke", lambda: Organisation.objects.update(way="download", version=99)) == 0
    assert does("noor", lambda: Organisation.objects.update(way="download", version=99)) == 0


def test_a_manager_changes_nothing_without_a_pin_or_passkey(organisation):
    found = does("ingrid", here)
    update = lambda: Organisation.objects.update(way="download", version=found.version + 1)  # noqa: E731
    with pytest.raises(ProgrammingError):
        does("ingrid", update, fresh=False)
    assert is_refused("ingrid", lambda: colleagues.invite(organisation, "", invitation_id=new_id()), fresh=False)
    assert is_refused("ingrid", lambda: keys.make(organisation, "api", key_id=new_id()), fresh=False)
    assert does("ingrid", update) == 1


def test_a_change_from_an_older_version_is_not_taken(organisation):
    with pytest.raises(Exception) as fault:  # whatever Django makes of it
        does("ingrid", lambda: Organisation.objects.update(way="copy", version=organisation.version))
    assert "older version" in str(fault.value)


def test_somebody_works_at_one_organisation_at_a_time(organisation):
    assert is_refused("femke", begins("femke"))
    assert is_refused("noor", begins("noor"))
    assert is_refused("yasmin", begins("yasmin"), fresh=False)
    does("yasmin", begins("yasmin"))
    handle, secret = does("ingrid", lambda: colleagues.invite(organisation, "", invitation_id=new_id()))
    assert is_refused("yasmin", lambda: colleagues.join(handle, secret, employee_id=new_id()))
    does("yasmin", colleagues.leave)
    assert does("yasmin", my_organisation) is None


def test_the_last_manager_stays_while_others_work_there(organisation):
    assert is_refused("ingrid", colleagues.leave)
    femke = next(one for one in does("ingrid", colleagues.everybody) if one.person.name == "Femke")
    ingrid = next(one for one in does("ingrid", colleagues.everybody) if one.person.name == "Ingrid")
    assert is_refused("ingrid", lambda: colleagues.let_manage(ingrid.id, yes=False))
    assert is_refused("femke", lambda: colleagues.let_manage(femke.id, yes=True))
    does("ingrid", lambda: colleagues.let_manage(femke.id, yes=True))
    does("femke", lambda: colleagues.let_manage(ingrid.id, yes=False))
    assert does("ingrid", managed_by_me) is None
    assert is_refused("ingrid", lambda: colleagues.let_manage(femke.id, yes=False))
    does("femke", lambda: colleagues.let_manage(ingrid.id, yes=True))
    does("ingrid", lambda: colleagues.let_manage(femke.id, yes=False))


def test_a_colleague_leaves_and_sees_nothing_any_more(organisation):
    does("tamara", colleagues.leave)
    assert set(sees("tamara").values()) == {0}
    joins("tamara")
    tamara = next(one for one in does("ingrid", colleagues.everybody) if one.person.name == "Tamara")
    assert is_refused("femke", lambda: colleagues.end(tamara.id))
    does("ingrid", lambda: colleagues.end(tamara.id))
    assert does("tamara", my_organisation) is None


def test_a_link_works_once_and_not_after_it_was_taken_back(organisation):
    does("tamara", colleagues.leave)
    handle, secret = does("ingrid", lambda: colleagues.invite(organisation, "t@voorbeeld.test", invitation_id=new_id()))
    assert does("tamara", lambda: getattr(colleagues.asked(handle, secret), "by", "")) == "Ingrid"
    assert does("tamara", lambda: colleagues.asked(handle, "wrong")) is None
    assert is_refused("noor", lambda: colleagues.join(handle, secret, employee_id=new_id()))
    does("tamara", lambda: colleagues.join(handle, secret, employee_id=new_id()))
    assert does("yasmin", lambda: colleagues.asked(handle, secret)) is None
    other = new_id()
    handle, secret = does("ingrid", lambda: colleagues.invite(organisation, "", invitation_id=other))
    assert is_refused("femke", lambda: colleagues.withdraw(other))
    does("ingrid", lambda: colleagues.withdraw(other))
    assert does("yasmin", lambda: colleagues.asked(handle, secret)) is None


def test_keys_rotate_without_a_gap_and_at_most_three_run(organisation):
    first = does("ingrid", lambda: keys.make(organisation, "webhook", key_id=new_id(), old_ends=clock.now()))
    soon = clock.now() + keys.OVERLAP
    second = does("ingrid", lambda: keys.make(organisation, "webhook", key_id=new_id(), old_ends=soon))
    running = does("femke", lambda: keys.running(organisation, "webhook"), fresh=False)
    assert [one.secret for one in running] == [second.shown, first.shown]
    assert [one.ends_at is None for one in running] == [True, False]
    with clock.moved_to(soon + timedelta(minutes=1)):
        assert len(does("femke", lambda: keys.running(organisation, "webhook"))) == 1
    does("ingrid", lambda: keys.make(organisation, "webhook", key_id=new_id()))
    assert is_refused("ingrid", lambda: keys.make(organisation, "webhook", key_id=new_id()))
    does("ingrid", lambda: keys.end(second.key.id))
    assert is_refused("femke", lambda: keys.end(first.key.id))


def test_an_api_key_opens_by_both_halves_and_only_a_manager_sees_that_it_is_there(organisation):
    key_id = new_id()
    made = does("ingrid", lambda: keys.make(organisation, "api", key_id=key_id))
    assert keys.organisation_of(made.shown) == organisation.id
    for wrong in (made.shown[:-1], made.shown + "x", "gb__", "gb_x_y", "", "Bearer"):
        assert keys.organisation_of(wrong) is None
    assert does("femke", lambda: Key.objects.filter(kind="api").count()) == 0
    with pytest.raises(IntegrityError):
        does("ingrid", lambda: keys.make(organisation, "api", key_id=key_id))
    does("ingrid", lambda: keys.end(key_id))
    assert keys.organisation_of(made.shown) is None


@pytest.mark.parametrize(
    "query",
    [
        "select kept from organisation_key",
        "select handle from organisation_invitation",
        "select mail_code from organisation",
        "update organisation set mail_confirmed_at = now()",
        "update employee set manager = true",
        "insert into organisation (id) values (gen_random_uuid())",
        "delete from organisation_key",
        "delete from organisation_change",
        "update organisation_change set by = null",
        "insert into organisation_change (id, organisation_id, deed, told, at) select gen_random_uuid(), id, 'way', '', now() from organisation",
        "select acl.name_manager(gen_random_uuid(), gen_random_uuid())",
        "select acl.tell_change(gen_random_uuid(), 'way', '', null)",
    ],
)
def test_the_web_role_cannot(organisation, query):
    def tries() -> None:
        with connection.cursor() as cursor:
            cursor.execute(query)

    with pytest.raises(ProgrammingError, match="permission denied"):
        does("ingrid", tries)


def test_a_mail_address_counts_after_the_code_that_was_sent_there(organisation):
    def confirms(code: str | None) -> bool:
        return bool(does("ingrid", lambda: ask("confirm_organisation_mail", code)[0][0]))

    does("ingrid", lambda: set_up(mail="in@samendoen.test"))
    assert is_refused("ingrid", lambda: set_up(way="mail"))
    assert is_refused("femke", lambda: act("code_to_organisation", "abc"))
    does("ingrid", lambda: ask("code_to_organisation", "abc"))
    assert not confirms("wrong") and not confirms(None)
    assert confirms("abc")
    assert not confirms("abc")
    does("ingrid", lambda: set_up(way="mail"))
    does("ingrid", lambda: set_up(mail="other@samendoen.test"))
    assert does("ingrid", lambda: (here().way, here().mail_confirmed_at)) == ("", None)
    assert is_refused("ingrid", lambda: act("code_to_organisation", "abc"))  # one a minute
    with clock.moved_to(clock.now() + timedelta(minutes=2)):
        does("ingrid", lambda: ask("code_to_organisation", "abc"))
        assert [confirms("wrong") for _ in range(5)] == [False] * 5
        assert not confirms("abc")


def test_samen_doen_of_the_demo_is_whole_and_made_once():
    with clock.moved_to(clock.now() + timedelta(hours=1)):
        once, again = of_the_demo(), of_the_demo()
    assert (once.pk, once.version, once.way) == (again.pk, again.version, "mail")
    assert once.mail_confirmed_at is not None
    assert "Vervolgactie" in [one.heading for one in headings.of(again)]
    samen_doen(way="", mail="", headings="")
