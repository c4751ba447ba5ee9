"""`/mijn/`: what somebody tells about themselves."""

from smtplib import SMTPRecipientsRefused

import pytest
from django.db import connections, transaction

from gezinsboek.ground.acting import Acting, acting_as
from gezinsboek.people.models import Account, Person

from .visitors import Visitor, code_in_mail, mails_to, new_address, somebody, wrong


@pytest.fixture
def noor():
    return somebody()


def person_of(visitor: Visitor) -> Person:
    return Person.objects.using("door").get(pk=visitor.account.pk)


def test_a_new_name_is_there_at_once(noor):
    noor.post("/mijn/naam/", {"name": "Noor de Wit"})
    assert person_of(noor).name == "Noor de Wit"
    assert "Noor de Wit" in noor.get("/mijn/").content.decode()


def test_an_empty_name_is_refused_and_the_old_one_stays(noor):
    assert noor.post("/mijn/naam/", {"name": " "}).status_code == 422
    assert person_of(noor).name == "Noor"


def test_nobody_changes_the_name_of_somebody_else(noor):
    """The database refuses it, whatever a view would do."""
    other = somebody().account.pk
    with acting_as(Acting(person=noor.account.pk)), transaction.atomic():
        assert not Person.objects.filter(pk=other).exists()
        assert Person.objects.filter(pk=other).update(name_sealed=b"x") == 0
        assert Person.objects.filter(pk=noor.account.pk).update(language="en") == 1


def test_the_web_role_reaches_no_account_session_or_secret(noor):
    from django.db import Error

    for table in (
        "account",
        "django_session",
        "mfa_authenticator",
        "account_emailaddress",
        "rate_limit",
        "usersessions_usersession",
    ):
        with pytest.raises(Error), transaction.atomic(), connections["default"].cursor() as cursor:
            cursor.execute(f"select count(*) from {table}")


def test_the_web_role_cannot_say_that_somebody_is_no_professional(noor):
    from django.db import Error

    with acting_as(Acting(person=noor.account.pk)), pytest.raises(Error), transaction.atomic():
        Person.objects.filter(pk=noor.account.pk).update(professional=False)


def test_work_is_told_and_makes_a_professional(noor):
    response = noor.post("/mijn/werk/", {"organisation": "De Brug", "profession": "Leerkracht", "next": "/briefje/"})
    assert response.headers["Location"] == "/briefje/"
    assert person_of(noor).organisation == "De Brug"
    assert noor.account.professional


def test_half_of_the_work_is_not_enough(noor):
    response = noor.post("/mijn/werk/", {"organisation": "De Brug"})
    assert response.status_code == 422
    assert "De Brug" in response.content.decode()
    assert not noor.account.professional


def test_work_never_leads_to_another_site(noor):
    told = {"organisation": "De Brug", "profession": "Leerkracht", "next": "https://kwaad.example/"}
    assert noor.post("/mijn/werk/", told).headers["Location"] == "/mijn/"


# The address.


def test_a_new_address_is_taken_after_its_code_and_the_old_one_is_told(noor):
    old, new = noor.address, new_address("nieuw")
    noor.post("/mijn/e-mail/", {"email": new, "action_add": "1"})
    assert noor.account.email == old
    noor.post("/inloggen/code/e-mail/", {"code": code_in_mail(new)})
    assert Account.objects.get(email=new)
    assert "ander e-mailadres" in mails_to(old)[-1].body
    assert new not in mails_to(old)[-1].body
    later = Visitor(new)
    later.sign_in()
    assert later.is_in
    gone = Visitor(old)
    gone.ask_code()
    assert "geen account" in mails_to(old)[-1].body


def test_a_wrong_code_changes_nothing(noor):
    old, new = noor.address, new_address("nieuw")
    noor.post("/mijn/e-mail/", {"email": new, "action_add": "1"})
    noor.post("/inloggen/code/e-mail/", {"code": wrong(code_in_mail(new))})
    assert Account.objects.filter(email=old).exists()
    assert not Account.objects.filter(email=new).exists()


def test_an_address_of_somebody_else_cannot_be_taken_and_is_not_given_away(noor):
    other, free = somebody(), new_address("vrij")
    pages = []
    for address in (other.address, free):
        response = noor.post("/mijn/e-mail/", {"email": address, "action_add": "1"})
        pages.append((response.status_code, response.headers.get("Location")))
    assert pages[0] == pages[1]
    visitor = somebody()
    visitor.post("/mijn/e-mail/", {"email": other.address, "action_add": "1"})
    visitor.post("/inloggen/code/e-mail/", {"code": code_in_mail(other.address)})
    assert Account.objects.get(email=other.address).pk == other.account.pk
    assert visitor.account.email == visitor.address


def test_after_ten_minutes_the_address_is_not_changed_without_proof(noor):
    noor.later(11 * 60)
    response = noor.post("/mijn/e-mail/", {"email": new_address("dief"), "action_add": "1"})
    assert response.headers["Location"].startswith("/nog-een-keer/code/")


def test_a_mail_server_that_refuses_the_address_is_told_on_the_form(noor, monkeypatch):
    def refuse(self, messages):
        raise SMTPRecipientsRefused({"x@y.example": (550, b"no such user")})

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    new = new_address("nieuw")
    response = noor.post("/mijn/e-mail/", {"email": new, "action_add": "1"})
    assert response.status_code == 422
    assert "neemt geen mail aan" in response.content.decode()
    assert new in response.content.decode()


def test_the_last_address_cannot_be_thrown_away(noor):
    noor.post("/mijn/e-mail/", {"email": noor.address, "action_remove": "1"})
    assert noor.account.email == noor.address


# Language.


def test_dutch_is_spoken_unless_somebody_chooses_otherwise():
    english = Visitor(headers={"accept-language": "en-US"})
    page = english.get("/inloggen/")
    assert "Inloggen" in page.content.decode()
    assert page.headers["Content-Language"] == "nl"


def test_the_chosen_language_stays_with_device_and_person(noor):
    response = noor.post("/taal/", {"language": "en", "next": "/mijn/"})
    assert response.headers["Location"] == "/mijn/"
    assert noor.get("/mijn/").headers["Content-Language"] == "en"
    assert person_of(noor).language == "en"
    noor.post("/taal/", {"language": "nl"})
    assert person_of(noor).language == "nl"


def test_a_new_device_speaks_the_language_of_the_person_and_the_choice_of_the_device_wins(noor):
    noor.post("/taal/", {"language": "en"})
    later = Visitor(noor.address)
    later.sign_in()
    assert later.get("/mijn/").headers["Content-Language"] == "en"
    chosen = Visitor(noor.address)
    chosen.post("/taal/", {"language": "nl"})
    chosen.sign_in()
    assert chosen.get("/mijn/").headers["Content-Language"] == "nl"


@pytest.mark.parametrize("told", ["xx", "", "en-US; drop table", "\x00"])
def test_a_language_we_do_not_speak_is_dutch(told):
    visitor = Visitor()
    visitor.post("/taal/", {"language": told})
    assert visitor.get("/inloggen/").headers["Content-Language"] == "nl"
    visitor.cookies["gezinsboek_taal"] = told.replace("\x00", "")
    assert visitor.get("/inloggen/").headers["Content-Language"] == "nl"


def test_choosing_a_language_never_leads_to_another_site():
    assert Visitor().post("/taal/", {"language": "en", "next": "//kwaad.example/"}).headers["Location"] == "/"
