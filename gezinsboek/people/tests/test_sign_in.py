"""Signing in with a code by e-mail."""

import re
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail

from gezinsboek.people.models import Account

from .visitors import Visitor, code_in_mail, confirmed, mails_to, new_address, somebody, wrong


@pytest.fixture
def noor():
    visitor = Visitor()
    confirmed(visitor.address)
    return visitor


def test_a_code_by_mail_lets_in(noor):
    response = noor.sign_in("/briefje/")
    assert response.headers["Location"] == "/briefje/"
    assert noor.get("/briefje/").status_code == 200


def test_nobody_is_asked_for_a_password(noor):
    for page in ("/inloggen/", "/aanmelden/"):
        assert "password" not in noor.get(page).content.decode()
    account = Account.objects.get(email=noor.address)
    assert account.password.startswith("!")
    assert not account.has_usable_password()


def test_a_password_in_the_form_does_nothing(noor):
    account = Account.objects.get(email=noor.address)
    account.set_password("geheim1234")
    Account.objects.filter(pk=account.pk).update(password=account.password)
    noor.post("/inloggen/", {"login": noor.address, "password": "geheim1234"})
    assert not noor.is_in


def test_the_code_may_be_typed_without_its_dash_and_with_spaces(noor):
    noor.ask_code()
    typed = " " + code_in_mail(noor.address).replace("-", " ") + " "
    assert noor.post("/inloggen/code/", {"code": typed}).status_code == 302
    assert noor.is_in


def test_the_address_may_be_typed_in_capitals(noor):
    noor.post("/inloggen/", {"login": noor.address.upper()})
    noor.post("/inloggen/code/", {"code": code_in_mail(noor.address)})
    assert noor.is_in


def test_a_wrong_code_is_told_in_dutch_and_does_not_let_in(noor):
    noor.ask_code()
    response = noor.post("/inloggen/code/", {"code": wrong(code_in_mail(noor.address))})
    assert "Deze code klopt niet" in response.content.decode()
    assert not noor.is_in


def test_after_five_wrong_codes_the_right_one_is_too_late(noor):
    noor.ask_code("/briefje/")
    code = code_in_mail(noor.address)
    for _try in range(5):
        noor.post("/inloggen/code/", {"code": wrong(code)})
    assert noor.post("/inloggen/code/", {"code": code}).headers["Location"].startswith("/inloggen/")
    assert not noor.is_in


def test_a_hundred_tries_at_once_are_not_one_try(noor):
    """allauth counts in the session, so requests that start together would each have the first try."""
    noor.ask_code()
    code = code_in_mail(noor.address)
    before = noor.session
    for _try in range(5):
        noor.post("/inloggen/code/", {"code": wrong(code)})
        stage = noor.session
        stage.update(dict(before.items()))
        stage.save()
    response = noor.post("/inloggen/code/", {"code": code})
    assert "te vaak" in response.content.decode()
    assert not noor.is_in


def test_a_code_works_once(noor):
    noor.sign_in()
    code = code_in_mail(noor.address)
    other = Visitor(noor.address)
    other.ask_code()
    other.post("/inloggen/code/", {"code": code})
    assert not other.is_in


def test_a_code_is_of_no_use_in_another_browser(noor):
    noor.ask_code()
    other = Visitor(noor.address)
    other.post("/inloggen/code/", {"code": code_in_mail(noor.address)})
    assert not other.is_in


def test_a_code_dies_after_a_quarter_of_an_hour(noor):
    noor.ask_code()
    session = noor.session
    session["account_login"]["state"]["stages"]["login_by_code"]["data"]["at"] -= 16 * 60
    session.save()
    noor.post("/inloggen/code/", {"code": code_in_mail(noor.address)})
    assert not noor.is_in


def test_a_new_code_replaces_the_old_one(noor):
    noor.ask_code()
    old = code_in_mail(noor.address)
    noor.post("/inloggen/code/", {"action": "resend"})
    new = code_in_mail(noor.address)
    assert new != old
    noor.post("/inloggen/code/", {"code": old})
    assert not noor.is_in
    noor.post("/inloggen/code/", {"code": new})
    assert noor.is_in


def test_an_unknown_address_sees_the_same_as_a_known_one(noor):
    stranger = Visitor()
    seen = []
    for visitor in (noor, stranger):
        first = visitor.ask_code()
        page = visitor.get("/inloggen/code/").content.decode().replace(visitor.address, "...")
        page = re.sub(r'csrfmiddlewaretoken" value="[^"]+"', "", page)
        seen.append((first.status_code, first.headers["Location"], page))
    assert seen[0] == seen[1]
    assert "geen account" in mails_to(stranger.address)[0].body
    assert mails_to(stranger.address)[0].subject == mails_to(noor.address)[0].subject


def test_an_unknown_address_never_gets_in_with_an_empty_code():
    stranger = Visitor()
    stranger.ask_code()
    for code in ("", "-", "0000-0000"):
        stranger.post("/inloggen/code/", {"code": code})
    assert not stranger.is_in


def test_the_mail_says_nothing_about_whom_or_what(noor):
    noor.ask_code()
    (message,) = mails_to(noor.address)
    assert message.subject == "Je code"
    assert "Noor" not in message.body
    assert not getattr(message, "alternatives", [])


def test_a_closed_account_is_told_so_and_stays_out(noor):
    noor.ask_code()
    Account.objects.filter(email=noor.address).update(is_active=False)
    response = noor.post("/inloggen/code/", {"code": code_in_mail(noor.address)}, follow=True)
    assert "Dit account is gesloten" in response.content.decode()
    assert not noor.is_in


def test_a_closed_account_is_out_at_once():
    noor = somebody()
    Account.objects.filter(email=noor.address).update(is_active=False)
    assert noor.get("/briefje/").status_code == 302


def test_whoever_is_in_is_sent_on_from_the_sign_in_page():
    noor = somebody()
    assert noor.get("/inloggen/?next=/briefje/").headers["Location"] == "/briefje/"


def test_going_back_to_the_first_page_starts_anew(noor):
    noor.ask_code()
    assert noor.get("/inloggen/").status_code == 200


def test_the_way_on_survives_too_many_wrong_codes(noor):
    noor.ask_code("/briefje/")
    for _try in range(5):
        noor.post("/inloggen/code/", {"code": wrong(code_in_mail(noor.address))})
    assert noor.sign_in().headers["Location"] == "/briefje/"


@pytest.mark.parametrize(
    "elsewhere", ["https://kwaad.example/", "//kwaad.example/", "/\\kwaad.example", "javascript:alert(1)"]
)
def test_signing_in_never_leads_to_another_site(noor, elsewhere):
    response = noor.sign_in(elsewhere)
    assert response.headers["Location"] == "/"


def test_a_mail_server_that_is_down_is_told_and_nothing_typed_is_lost(noor, monkeypatch):
    def down(self, messages):
        raise SMTPServerDisconnected

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", down)
    response = noor.ask_code("/briefje/")
    assert response.status_code == 422
    page = response.content.decode()
    assert "We kunnen nu geen mail sturen" in page
    assert noor.address in page
    monkeypatch.undo()
    assert noor.sign_in().headers["Location"] == "/briefje/"


def test_a_mail_server_that_is_down_gives_unknown_addresses_away_no_more(monkeypatch):
    def down(self, messages):
        raise OSError

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", down)
    assert Visitor().ask_code().status_code == 422


def test_signing_in_changes_the_session_key(noor):
    noor.ask_code()
    before = noor.cookies["gezinsboek_demo"].value
    noor.post("/inloggen/code/", {"code": code_in_mail(noor.address)})
    assert noor.cookies["gezinsboek_demo"].value != before


def test_a_second_click_on_the_code_does_not_sign_out_again(noor):
    noor.ask_code()
    old = noor.cookies["gezinsboek_demo"].value
    code = code_in_mail(noor.address)
    noor.post("/inloggen/code/", {"code": code})
    new = noor.cookies["gezinsboek_demo"].value
    noor.cookies["gezinsboek_demo"] = old
    second = noor.post("/inloggen/code/", {"code": code})
    assert "gezinsboek_demo" not in second.cookies
    noor.cookies["gezinsboek_demo"] = new
    assert noor.is_in


def test_an_address_that_is_none_keeps_what_was_typed():
    response = Visitor().post("/inloggen/", {"login": "noor apestaartje"})
    assert response.status_code == 422
    assert "noor apestaartje" in response.content.decode()
    assert "Dit is geen goed e-mailadres" in response.content.decode()
    assert not mail.outbox


@pytest.mark.parametrize("typed", ["a" * 100_000, "\x00", "noor@\u202evoorbeeld.nl", "👩‍👧@voorbeeld.nl", "' or 1=1--"])
def test_strange_input_is_answered_in_dutch(typed):
    visitor = Visitor()
    assert visitor.post("/inloggen/", {"login": typed}).status_code == 422
    assert visitor.post("/inloggen/herstelcode/", {"name": typed, "code": typed}).status_code == 422
    visitor.ask_code()
    assert visitor.post("/inloggen/code/", {"code": typed}).status_code in (200, 302)


def test_a_form_without_its_token_is_refused(noor):
    careful = Visitor(noor.address, enforce_csrf_checks=True)
    assert careful.ask_code().status_code == 403
    assert not mails_to(noor.address)


def test_only_a_button_signs_out():
    noor = somebody()
    assert noor.get("/uitloggen/").status_code == 200
    assert noor.is_in
    response = noor.post("/uitloggen/", follow=True)
    assert "Je bent uitgelogd" in response.content.decode()
    assert not noor.is_in


def test_the_address_is_nobodys_business_in_the_address_bar():
    noor = Visitor(new_address())
    assert noor.address not in noor.ask_code().headers["Location"]
