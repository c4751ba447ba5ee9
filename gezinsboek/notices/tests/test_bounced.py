"""An address that does not work: no more mail to it, and the person is told in the product."""

import pytest
from django.test import Client

from cast.browser import sign_in
from cast.people import player
from gezinsboek.circle.tests.wires import superuser
from gezinsboek.ground import clock
from gezinsboek.ground.mail.models import Mail
from gezinsboek.notices import telling as product

from .telling import day, forget, mailed, wish

WORDS = "Deze mail kwam niet aan."


@pytest.fixture
def family(family):
    forget()
    wish("mark")
    return family


def bounces(family) -> None:
    """Mark's mail is refused for good, as the worker or a report marks it."""
    family.writes("noor", "Thuis", "Er is taart.")
    product.tell_everybody()
    (mail,) = [mail for mail in Mail.objects.using("door").all() if mail.to == player("mark").email]
    Mail.objects.using("door").filter(pk=mail.pk).update(bounced=True)


def writes_at(family, moment) -> None:
    with clock.moved_to(moment):
        family.writes("noor", "Thuis", "Nog een.")


def page(key="mark") -> str:
    return str(sign_in(Client(), key).get("/nieuw/").content.decode())


def test_the_person_is_told_and_gets_no_more_mail_there(family):
    bounces(family)
    assert WORDS in page()
    writes_at(family, day(1, 12))
    assert "mark" not in mailed(day(1, 12, 1))
    assert WORDS in page()


def test_nobody_else_is_told(family):
    bounces(family)
    assert WORDS not in page("noor")


def test_another_address_gets_mail_again(family):
    bounces(family)
    with superuser() as root:
        root.execute("update account set email = 'nieuw@voorbeeld.test' where id = %s", [player("mark").id])
    try:
        writes_at(family, day(1, 12))
        with clock.moved_to(day(1, 12, 1)):
            product.tell_everybody()
        assert "nieuw@voorbeeld.test" in {mail.to for mail in Mail.objects.using("door").filter(bounced=False)}
    finally:
        with superuser() as root:
            root.execute("update account set email = %s where id = %s", [player("mark").email, player("mark").id])


def test_who_mended_the_mailbox_says_so(family):
    bounces(family)
    answer = sign_in(Client(), "mark").post("/nieuw/")
    assert answer.status_code == 302
    assert WORDS not in page()
    writes_at(family, day(1, 12))
    assert "mark" in mailed(day(1, 12, 1))
