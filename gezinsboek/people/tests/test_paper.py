"""Without e-mail: in with a code on paper, a key of one's own, and back in from paper."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.http import HttpResponse

from gezinsboek.people import joining
from gezinsboek.people.models import Account, Person
from gezinsboek.people.tests import urls

from .softkey import SoftKey, options_in
from .test_passkeys import use_key
from .test_pin import OTHER, PIN, choose_pin, is_open
from .test_second_factor import codes_of
from .visitors import Visitor, mails_to, new_address, somebody


class Paper(Visitor):
    """Somebody whose code on paper was just found right by the circle."""

    def come_in(self, monkeypatch, name: str = "Oma Tine") -> "Paper":
        made = {}

        def accept(request):
            made["account"] = joining.open_account_without_email(request, name)
            return HttpResponse("welkom")

        monkeypatch.setattr(urls, "open_page_does", accept)
        assert self.get("/open/").content == b"welkom"
        self.id = made["account"].pk
        return self

    @property
    def account(self):
        return Account.objects.get(pk=self.id)


@pytest.fixture
def tine(monkeypatch):
    return Paper().come_in(monkeypatch)


def with_codes(tine: Paper) -> list[str]:
    tine.post("/eigen-sleutel/", {"new_pin": PIN, "same_pin": PIN, "paper": "1"})
    return codes_of(tine)


def from_paper(name: str, code: str, **more) -> Visitor:
    visitor = Visitor()
    visitor.answer = visitor.post("/inloggen/herstelcode/", {"name": name, "code": code, **more})
    return visitor


def test_she_is_in_with_a_name_and_no_address(tine):
    assert tine.is_in
    assert tine.account.email is None
    assert Person.objects.using("door").get(pk=tine.id).name == "Oma Tine"
    assert re.fullmatch(r"[A-Z]+-\d{4}", tine.account.sign_in_name)


def test_coming_in_gives_a_new_session(monkeypatch):
    tine = Paper()
    tine.ask_code()  # somebody had this browser open already
    before = tine.cookies["gezinsboek_demo"].value
    tine.come_in(monkeypatch)
    assert tine.cookies["gezinsboek_demo"].value != before
    assert tine.get("/apparaten/").content.decode().count('class="phase now"') == 1


def test_who_is_in_already_cannot_come_in_as_somebody_else(monkeypatch, rf):
    request = rf.get("/")
    request.user = somebody().account
    with pytest.raises(ValueError, match="signed in"):
        joining.open_account_without_email(request, "Oma Tine")
    assert AnonymousUser() != request.user


def test_every_page_leads_to_a_key_of_her_own_first(tine):
    assert tine.get("/briefje/").headers["Location"] == "/eigen-sleutel/"
    page = tine.get("/eigen-sleutel/").content.decode()
    assert page.index("passkey") < page.index("papier")


def test_a_passkey_is_enough_and_she_goes_on_where_she_was_going(tine):
    tine.get("/briefje/")
    key = SoftKey()
    options = options_in(tine.get("/mijn/passkeys/nieuw/").content)
    tine.post("/mijn/passkeys/nieuw/", {"name": "", "credential": key.make(options)})
    page = tine.get("/mijn/herstelcodes/").content.decode()
    assert 'href="/briefje/"' in page
    assert tine.account.sign_in_name in page
    assert tine.get("/briefje/").status_code == 200
    later = Visitor()
    use_key(later, key)
    assert later.is_in


def test_without_passkey_she_gets_a_pin_codes_and_a_name_for_on_paper(tine):
    tine.get("/briefje/")
    codes = with_codes(tine)
    assert len(codes) == 10
    assert tine.account.sign_in_name in tine.get("/mijn/herstelcodes/").content.decode()
    assert tine.account.sign_in_name in tine.get("/mijn/herstelcodes/bestand/").content.decode()
    assert tine.get("/briefje/").status_code == 200


def test_a_pin_alone_is_not_yet_a_way_back_in(tine):
    choose_pin(tine)
    assert tine.get("/briefje/").headers["Location"] == "/eigen-sleutel/"
    tine.post("/eigen-sleutel/", {"paper": "1"})
    assert len(codes_of(tine)) == 10
    assert tine.get("/briefje/").status_code == 200


def test_a_weak_pin_is_refused_here_too(tine):
    response = tine.post("/eigen-sleutel/", {"new_pin": "123456", "same_pin": "123456", "paper": "1"})
    assert response.status_code == 422
    assert tine.account.key_due


def test_name_and_code_from_paper_let_her_in_once_per_code(tine):
    code = with_codes(tine)[0]
    name = tine.account.sign_in_name
    later = from_paper(name, code, next="/briefje/")
    assert later.answer.headers["Location"] == "/briefje/"
    assert later.is_in
    assert later.get("/briefje/").status_code == 200
    assert not from_paper(name, code).is_in


def test_the_name_may_be_typed_sloppily(tine):
    code = with_codes(tine)[0]
    sloppy = tine.account.sign_in_name.lower().replace("-", " ")
    assert from_paper(f" {sloppy}", code[:4] + " " + code[4:]).is_in


def test_she_needs_no_second_recovery_code_beside_a_passkey(tine):
    key = SoftKey()
    options = options_in(tine.get("/mijn/passkeys/nieuw/").content)
    tine.post("/mijn/passkeys/nieuw/", {"name": "", "credential": key.make(options)})
    assert from_paper(tine.account.sign_in_name, codes_of(tine)[0]).is_in


def test_wrong_name_and_wrong_code_get_the_same_answer(tine):
    code = with_codes(tine)[0]
    pages = [
        from_paper(name, typed).answer.content.decode().partition("<form class=")[0].partition("Er klopt iets")[2]
        for name, typed in ((tine.account.sign_in_name, "00000000"), ("TULP-0000", code), ("geen code", code))
    ]
    assert pages[0]
    assert pages[0] == pages[1] == pages[2]


def test_what_was_typed_stays_on_the_page(tine):
    page = from_paper("TULP-0000", "12345678").answer
    assert page.status_code == 422
    assert "TULP-0000" in page.content.decode()


def test_five_tries_on_a_name_close_it_for_everybody(tine):
    code, name = with_codes(tine)[0], tine.account.sign_in_name
    for _n in range(5):
        from_paper(name, "00000000")
    later = from_paper(name, code)
    assert "te vaak geprobeerd" in later.answer.content.decode()
    assert not later.is_in
    cache.clear()  # a day later
    assert from_paper(name, code).is_in


def test_trying_many_names_from_one_place_is_stopped_too():
    for number in range(10):
        from_paper(f"TULP-{number:04}", "00000000")
    assert "te vaak geprobeerd" in from_paper("TULP-9999", "00000000").answer.content.decode()


def test_somebody_with_an_address_does_not_get_in_from_paper(tine):
    code, name = with_codes(tine)[0], tine.account.sign_in_name
    Account.objects.filter(pk=tine.id).update(email=new_address("tine"))
    assert not from_paper(name, code).is_in


def test_a_closed_account_stays_closed(tine):
    code, name = with_codes(tine)[0], tine.account.sign_in_name
    Account.objects.filter(pk=tine.id).update(is_active=False)
    assert not from_paper(name, code).is_in


def test_coming_in_from_paper_opens_nothing_private(tine):
    code, name = with_codes(tine)[0], tine.account.sign_in_name
    later = from_paper(name, code)
    assert not is_open(later)
    later.post("/zeker/", {"pin": PIN})
    assert is_open(later)


def test_she_proves_it_again_with_her_pin(tine):
    with_codes(tine)
    tine.later(11 * 60)
    assert tine.get("/mijn/e-mail/").headers["Location"] == "/nog-een-keer/pincode/?next=%2Fmijn%2Fe-mail%2F"
    assert "klopt niet" in tine.post("/nog-een-keer/pincode/", {"pin": OTHER}).content.decode()
    response = tine.post("/nog-een-keer/pincode/", {"pin": PIN, "next": "/mijn/e-mail/"})
    assert response.headers["Location"] == "/mijn/e-mail/"
    assert tine.get("/mijn/e-mail/").status_code == 200


def test_she_may_add_an_address_later_and_then_gets_codes_by_mail(tine):
    from .visitors import code_in_mail

    with_codes(tine)
    address = new_address("tine")
    tine.post("/mijn/e-mail/", {"email": address, "action_add": "1"})
    assert not tine.account.email
    tine.post("/inloggen/code/e-mail/", {"code": code_in_mail(address)})
    assert tine.account.email == address
    later = Visitor(address)
    later.sign_in()
    assert later.is_in


def test_her_last_way_in_cannot_be_taken_away(tine):
    from allauth.mfa.models import Authenticator

    key = SoftKey()
    options = options_in(tine.get("/mijn/passkeys/nieuw/").content)
    tine.post("/mijn/passkeys/nieuw/", {"name": "", "credential": key.make(options)})
    number = Authenticator.objects.get(user_id=tine.id, type="webauthn").pk
    tine.post(f"/mijn/passkeys/{number}/weg/")
    assert Authenticator.objects.filter(pk=number).exists()
    choose_pin(tine)
    tine.post(f"/mijn/passkeys/{number}/weg/")
    assert not Authenticator.objects.filter(pk=number).exists()
    assert len(codes_of(tine)) == 10


def test_two_accounts_without_address_live_side_by_side(monkeypatch):
    one, two = Paper().come_in(monkeypatch), Paper().come_in(monkeypatch, "Opa Jan")
    assert one.account.sign_in_name != two.account.sign_in_name
    assert not mails_to("")
