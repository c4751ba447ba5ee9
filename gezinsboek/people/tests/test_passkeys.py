"""Passkeys, with a key in software."""

import json

import pytest
from allauth.mfa.models import Authenticator

from gezinsboek.people import factors
from gezinsboek.people.accounts import say_work

from .softkey import SoftKey, options_in
from .visitors import Visitor, code_in_mail, mails_to, somebody

NEW, LIST, LOGIN = "/mijn/passkeys/nieuw/", "/mijn/passkeys/", "/inloggen/passkey/"


def add_key(visitor: Visitor, name: str = "Telefoon", **kwargs) -> SoftKey:
    key = SoftKey(**kwargs)
    visitor.post(NEW, {"name": name, "credential": key.make(options_in(visitor.get(NEW).content))})
    return key


def use_key(visitor: Visitor, key: SoftKey, next_url: str = ""):
    options = visitor.get(LOGIN, headers={"accept": "application/json"}).json()["request_options"]["publicKey"]
    return visitor.post(LOGIN, {"credential": key.get(options), "next": next_url})


def keys_of(visitor: Visitor):
    return Authenticator.objects.filter(user_id=visitor.account.pk, type=factors.PASSKEY)


@pytest.fixture
def noor():
    return somebody()


def test_a_passkey_lets_in_by_itself(noor):
    key = add_key(noor)
    later = Visitor(noor.address)
    assert use_key(later, key, "/briefje/").headers["Location"] == "/briefje/"
    assert later.is_in


def test_the_passkey_must_be_one_that_checks_the_person(noor):
    """One that only has to be touched is in anybody's hands who holds the phone."""
    add_key(noor, verifies=False)
    assert not keys_of(noor).exists()
    key = add_key(noor)
    key.flags &= ~SoftKey().flags | 1  # still touched, no longer checked
    later = Visitor(noor.address)
    use_key(later, key)
    assert not later.is_in


def test_the_browser_is_asked_for_a_key_that_can_sign_in_by_itself(noor):
    asked = options_in(noor.get(NEW).content)
    assert asked["authenticatorSelection"]["residentKey"] == "required"
    assert asked["authenticatorSelection"]["userVerification"] == "required"
    assert asked["rp"] == {"id": "testserver", "name": "Gezinsboek"}
    assert asked["user"]["displayName"] == "Noor"


def test_recovery_codes_come_with_the_first_passkey_without_being_asked_again(noor):
    key = SoftKey()
    response = noor.post(NEW, {"name": "", "credential": key.make(options_in(noor.get(NEW).content))})
    assert response.headers["Location"] == "/mijn/herstelcodes/"
    assert noor.get("/mijn/herstelcodes/").status_code == 200


def test_its_name_is_shown_to_its_owner_and_sealed_in_the_database(noor):
    add_key(noor, "Telefoon van Noor")
    assert "Telefoon van Noor" in noor.get(LIST).content.decode()
    assert "Telefoon" not in json.dumps(keys_of(noor).get().data)


def test_a_passkey_can_be_renamed(noor):
    add_key(noor)
    page = f"{LIST}{keys_of(noor).get().pk}/naam/"
    assert "Telefoon" in noor.get(page).content.decode()
    noor.post(page, {"name": "Oude tablet"})
    assert "Oude tablet" in noor.get(LIST).content.decode()


def test_removing_asks_once_and_then_it_lets_nobody_in(noor):
    key = add_key(noor)
    page = f"{LIST}{keys_of(noor).get().pk}/weg/"
    assert "weghalen?" in noor.get(page).content.decode()
    assert keys_of(noor).exists()
    noor.post(page)
    assert not keys_of(noor).exists()
    later = Visitor(noor.address)
    use_key(later, key)
    assert not later.is_in


def test_with_a_passkey_the_mailed_code_is_not_enough(noor):
    key = add_key(noor)
    later = Visitor(noor.address)
    assert later.sign_in("/briefje/").headers["Location"] == "/inloggen/tweede-stap/"
    assert not later.is_in
    options = options_in(later.get("/inloggen/tweede-stap/").content)
    response = later.post("/inloggen/tweede-stap/", {"credential": key.get(options)})
    assert response.headers["Location"] == "/briefje/"


def test_another_persons_passkey_is_no_second_step(noor):
    add_key(noor)
    stranger = somebody()
    key = add_key(stranger)
    later = Visitor(noor.address)
    later.sign_in()
    options = options_in(later.get("/inloggen/tweede-stap/").content)
    page = later.post("/inloggen/tweede-stap/", {"credential": key.get(options)}).content.decode()
    assert "De passkey werkte niet" in page
    assert not later.is_in


def test_a_passkey_cannot_say_it_is_somebody_else(noor):
    add_key(noor)
    stranger = somebody()
    key = add_key(stranger)
    key.handle = noor.account.pk.hex.encode()
    later = Visitor()
    use_key(later, key)
    assert not later.is_in


def test_an_answer_to_an_earlier_question_is_refused(noor):
    key = add_key(noor)
    later = Visitor(noor.address)
    options = later.get(LOGIN, headers={"accept": "application/json"}).json()["request_options"]["publicKey"]
    answer = key.get(options)
    later.get(LOGIN, headers={"accept": "application/json"})
    later.post(LOGIN, {"credential": answer})
    assert not later.is_in


@pytest.mark.parametrize(
    "told",
    ["", "geen json", "[]", "1", "null", '"tekst"', "{}", '{"id": "!", "rawId": 7, "type": "x", "response": {}}',
     '{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"AA","attestationObject":"AA"},"clientExtensionResults":{}}',
     '{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"AA","authenticatorData":"AA","signature":"AA","userHandle":"//"},"clientExtensionResults":{}}'],
)  # fmt: skip
def test_nonsense_for_a_passkey_is_an_ordinary_answer(noor, told):
    noor.get(NEW)
    assert noor.post(NEW, {"credential": told}).status_code == 200
    add_key(noor)
    for page in ("/zeker/", "/nog-een-keer/passkey/"):
        noor.get(page)
        assert noor.post(page, {"credential": told}).status_code in (200, 422)
    stranger = Visitor()
    stranger.get(LOGIN, headers={"accept": "application/json"})
    assert stranger.post(LOGIN, {"credential": told}, follow=True).status_code == 200
    later = Visitor(noor.address)
    later.sign_in()
    assert later.post("/inloggen/tweede-stap/", {"credential": told}).status_code == 200
    assert not stranger.is_in
    assert not later.is_in


def test_an_account_can_be_made_with_a_passkey():
    noor, key = Visitor(), SoftKey()
    noor.post("/aanmelden/passkey/", {"name": "Noor", "email": noor.address, "next": "/briefje/"})
    response = noor.post("/inloggen/code/e-mail/", {"code": code_in_mail(noor.address)})
    assert response.headers["Location"] == "/aanmelden/passkey/maken/"
    assert not noor.is_in
    options = options_in(noor.get("/aanmelden/passkey/maken/").content)
    response = noor.post("/aanmelden/passkey/maken/", {"name": "", "credential": key.make(options)})
    assert response.headers["Location"] == "/briefje/"
    later = Visitor(noor.address)
    use_key(later, key)
    assert later.is_in


def test_a_device_without_passkeys_still_makes_the_account():
    noor = Visitor()
    noor.post("/aanmelden/passkey/", {"name": "Noor", "email": noor.address})
    noor.post("/inloggen/code/e-mail/", {"code": code_in_mail(noor.address)})
    noor.post("/aanmelden/passkey/maken/", {"without": "1"})
    assert noor.is_in
    assert not keys_of(noor).exists()


def test_nobody_skips_the_confirmation_of_their_address_by_a_passkey():
    noor = Visitor()
    noor.post("/aanmelden/passkey/", {"name": "Noor", "email": noor.address})
    assert noor.post("/aanmelden/passkey/maken/", {"without": "1"}).headers["Location"] == "/aanmelden/"
    assert not noor.is_in


def test_a_passkey_is_a_second_factor_for_a_professional():
    femke = somebody(professional=True)
    add_key(femke)
    assert femke.get("/briefje/").status_code == 200


def test_a_professional_cannot_remove_the_last_passkey_but_can_replace_it():
    femke = somebody(professional=True)
    add_key(femke, "Eerste")
    first = keys_of(femke).get().pk
    page = femke.post(f"{LIST}{first}/weg/").content.decode()
    assert "Dit is je enige sleutel" in page
    assert keys_of(femke).count() == 1
    add_key(femke, "Tweede")
    femke.post(f"{LIST}{first}/weg/")
    assert keys_of(femke).count() == 1


def test_removing_the_last_two_at_once_leaves_one(noor, rf):
    """Each alone would leave the other."""
    add_key(noor)
    add_key(noor)
    say_work(noor.account, "School", "Leerkracht")
    one, two = keys_of(noor)
    assert factors.may_remove(one)
    assert factors.may_remove(two)
    noor.post(f"{LIST}{one.pk}/weg/")
    noor.post(f"{LIST}{two.pk}/weg/")
    assert keys_of(noor).count() == 1


def test_somebody_elses_passkey_is_not_there(noor):
    stranger = somebody()
    add_key(stranger)
    number = keys_of(stranger).get().pk
    for page in (f"{LIST}{number}/weg/", f"{LIST}{number}/naam/"):
        assert noor.get(page).status_code == 404
        assert noor.post(page, {"name": "x"}).status_code == 404
    assert keys_of(stranger).exists()


def test_a_new_passkey_is_told_by_mail(noor):
    add_key(noor)
    assert mails_to(noor.address)[-1].subject == "Over je account"
    assert "passkey" in mails_to(noor.address)[-1].body


def test_ten_minutes_later_the_passkey_proves_it_again(noor):
    key = add_key(noor)
    noor.later(11 * 60)
    response = noor.get("/mijn/e-mail/")
    assert response.headers["Location"] == "/nog-een-keer/passkey/?next=%2Fmijn%2Fe-mail%2F"
    options = options_in(noor.get(response.headers["Location"]).content)
    response = noor.post("/nog-een-keer/passkey/", {"credential": key.get(options), "next": "/mijn/e-mail/"})
    assert response.headers["Location"] == "/mijn/e-mail/"
    assert noor.get("/mijn/e-mail/").status_code == 200
