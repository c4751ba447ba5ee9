"""An app with codes, recovery codes, and who must have a second factor."""

import re
import threading

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.db import connections

from gezinsboek.ground.vault import vault
from gezinsboek.people import factors
from gezinsboek.people.recovery import spend

from .visitors import WORK, Visitor, code_in_mail, mails_to, somebody, wrong


def app_code(secret):
    counters = list(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(secret, counters[len(counters) // 2]))


def secret_on(page: str) -> str:
    found = re.search(r'class="code-words">([A-Z2-7 ]+)<', page)
    assert found, page
    return found[1].replace(" ", "")


def add_app(visitor):
    """Puts an app on the account; gives its secret."""
    page = visitor.get("/mijn/app/").content.decode()
    secret = secret_on(page)
    response = visitor.post("/mijn/app/", {"code": app_code(secret)})
    assert response.status_code == 302, response.content.decode()
    return secret


def codes_of(visitor: Visitor) -> list[str]:
    page = visitor.get("/mijn/herstelcodes/").content.decode()
    return re.findall(r'class="code-words">(\d{8})<', page)


@pytest.fixture
def noor():
    return somebody()


@pytest.fixture
def femke():
    return somebody(professional=True, organisation="De Wegwijzer", profession="Jeugdhulpverlener")


def test_a_professional_without_second_factor_sees_nothing(femke):
    response = femke.get("/briefje/")
    assert response.headers["Location"] == "/extra-slot/"
    assert "extra slot" in femke.get("/extra-slot/").content.decode()
    assert femke.get("/").status_code == 302


def test_a_professional_who_signs_up_is_led_to_a_second_factor_and_then_on():
    femke = Visitor()
    femke.post("/aanmelden/", {"name": "Femke", "email": femke.address, "next": "/briefje/", **WORK})
    page = femke.post("/inloggen/code/e-mail/", {"code": code_in_mail(femke.address)}, follow=True)
    assert page.redirect_chain[-1][0] == "/extra-slot/"
    add_app(femke)
    assert 'href="/briefje/"' in femke.get("/mijn/herstelcodes/").content.decode()
    assert femke.get("/briefje/").status_code == 200


def test_what_a_professional_was_sending_is_kept_until_the_factor_is_there(femke):
    page = femke.get("/mijn/")
    femke.post("/briefje/", {"text": "Lang verhaal", "csrfmiddlewaretoken": str(page.context["csrf_token"])})
    add_app(femke)
    assert "Lang verhaal" in femke.get("/briefje/").content.decode()


def test_a_parent_is_offered_a_second_factor_and_may_do_without(noor):
    assert noor.get("/briefje/").status_code == 200
    assert "/mijn/sloten/" in noor.get("/mijn/").content.decode()


def test_a_parent_who_becomes_a_professional_needs_one_from_then_on(noor):
    noor.post("/mijn/werk/", {"organisation": "School", "profession": "Leerkracht"})
    assert noor.get("/briefje/").headers["Location"] == "/extra-slot/"


def test_with_an_app_the_mailed_code_is_not_enough(noor):
    secret = add_app(noor)
    later = Visitor(noor.address)
    response = later.sign_in("/briefje/")
    assert response.headers["Location"] == "/inloggen/tweede-stap/"
    assert not later.is_in
    assert later.get("/briefje/").status_code == 302
    next_code = format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[-1]))
    response = later.post("/inloggen/tweede-stap/", {"code": next_code})
    assert response.headers["Location"] == "/briefje/"
    assert later.is_in


def test_a_wrong_app_code_does_not_let_in(noor):
    secret = add_app(noor)
    later = Visitor(noor.address)
    later.sign_in()
    page = later.post("/inloggen/tweede-stap/", {"code": wrong(app_code(secret))}).content.decode()
    assert "Deze code klopt niet" in page
    assert not later.is_in


def test_the_same_app_code_does_not_work_twice(noor):
    secret = add_app(noor)
    code, seen = app_code(secret), []
    for _n in range(2):
        later = Visitor(noor.address)
        later.sign_in()
        later.post("/inloggen/tweede-stap/", {"code": code})
        seen.append(later.is_in)
    assert seen == [True, False]


def test_not_even_when_the_half_minute_of_allauth_is_over(noor):
    """A code is good for a minute and a half, since clocks differ; allauth remembers it for half a minute."""
    secret = add_app(noor)
    code = app_code(secret)
    Visitor(noor.address).sign_in()
    seen = []
    for _n in range(2):
        later = Visitor(noor.address)
        later.sign_in()
        later.post("/inloggen/tweede-stap/", {"code": code})
        seen.append(later.is_in)
        cache.delete(f"allauth.mfa.totp.used?user={noor.account.pk}&code={code}")
    assert seen == [True, False]


def test_after_five_wrong_codes_the_right_one_must_wait(noor):
    secret = add_app(noor)
    later = Visitor(noor.address)
    later.sign_in()
    for _n in range(5):
        later.post("/inloggen/tweede-stap/", {"code": "000000"})
    page = later.post("/inloggen/tweede-stap/", {"code": app_code(secret)}).content.decode()
    assert "te vaak geprobeerd" in page
    assert not later.is_in


def test_the_qr_code_is_drawn_in_the_page_and_nothing_is_fetched_as_data(noor):
    page = noor.get("/mijn/app/").content.decode()
    assert "<svg" in page
    assert "data:image" not in page
    assert 'style="' not in page


def test_ten_recovery_codes_come_with_the_app_and_can_be_seen_at_once(noor):
    page = noor.get("/mijn/app/").content.decode()
    secret = secret_on(page)
    response = noor.post("/mijn/app/", {"code": app_code(secret)})
    assert response.headers["Location"] == "/mijn/herstelcodes/"
    assert len(codes_of(noor)) == 10
    assert len(set(codes_of(noor))) == 10


def test_a_recovery_code_lets_in_once(noor):
    add_app(noor)
    code = codes_of(noor)[0]
    seen = []
    for _n in range(2):
        later = Visitor(noor.address)
        later.sign_in()
        later.post("/inloggen/tweede-stap/", {"code": code})
        seen.append(later.is_in)
    assert seen == [True, False]
    assert len(codes_of(noor)) == 9


def test_a_recovery_code_used_twice_at_once_counts_once(noor):
    add_app(noor)
    code, fits = codes_of(noor)[0], []
    number = Authenticator.objects.get(user_id=noor.account.pk, type=factors.CODES).pk

    def use():
        fits.append(spend(Authenticator.objects.get(pk=number), code))
        connections.close_all()

    users = [threading.Thread(target=use) for _n in range(4)]
    for one in users:
        one.start()
    for one in users:
        one.join()
    assert sorted(fits) == [False, False, False, True]


def test_recovery_codes_can_be_kept_as_a_plain_file(noor):
    add_app(noor)
    response = noor.get("/mijn/herstelcodes/bestand/")
    assert response.headers["Content-Disposition"] == 'attachment; filename="codes.txt"'
    assert response.headers["Content-Type"].startswith("text/plain")
    assert all(code in response.content.decode() for code in codes_of(noor))


def test_new_recovery_codes_end_the_old_ones(noor):
    add_app(noor)
    old = codes_of(noor)
    noor.post("/mijn/herstelcodes/nieuw/")
    assert not set(old) & set(codes_of(noor))
    later = Visitor(noor.address)
    later.sign_in()
    later.post("/inloggen/tweede-stap/", {"code": old[0]})
    assert not later.is_in


def test_without_anything_to_recover_from_there_are_no_recovery_codes(noor):
    assert noor.post("/mijn/herstelcodes/nieuw/").status_code == 200
    assert not Authenticator.objects.filter(user_id=noor.account.pk).exists()


def test_secrets_of_apps_and_codes_cannot_be_read_in_the_database(noor):
    secret = add_app(noor)
    stored = [factor.data for factor in Authenticator.objects.filter(user_id=noor.account.pk)]
    assert len(stored) == 2
    assert secret not in str(stored)
    assert not re.search(r"[0-9a-f]{80}", str(stored))


def test_a_new_master_key_seals_second_factors_anew(noor, monkeypatch):
    secret = add_app(noor)
    monkeypatch.setattr(type(vault()), "is_old_word", lambda self, word: True)
    before = {f.pk: f.data for f in Authenticator.objects.filter(user_id=noor.account.pk)}
    assert factors.reseal(vault(), "door").renewed >= 2
    for factor in Authenticator.objects.filter(user_id=noor.account.pk):
        assert factor.data != before[factor.pk]
    app = Authenticator.objects.get(user_id=noor.account.pk, type=factors.TOTP)
    assert factors.SecondFactorAdapter().decrypt(app.data["secret"]) == secret


def test_adding_and_removing_is_told_by_mail_without_saying_where(noor):
    add_app(noor)
    noor.post("/mijn/app/weg/")
    subjects = [message.subject for message in mails_to(noor.address)]
    assert subjects.count("Over je account") == 2
    assert "127.0.0.1" not in mails_to(noor.address)[-1].body


def test_a_parent_may_take_the_app_away(noor):
    add_app(noor)
    noor.post("/mijn/app/weg/")
    assert not Authenticator.objects.filter(user_id=noor.account.pk).exists()
    assert Visitor(noor.address).sign_in().headers["Location"] == "/"


def test_a_professional_may_not_take_the_last_factor_away(femke):
    add_app(femke)
    page = femke.get("/mijn/app/weg/").content.decode()
    assert "Maak eerst een ander" in page
    femke.post("/mijn/app/weg/")
    assert factors.has_factor(femke.account)


# Proving again that it is you.


def test_right_after_signing_in_nobody_is_asked_again(noor):
    assert noor.get("/mijn/app/").status_code == 200
    assert noor.get("/mijn/e-mail/").status_code == 200


def test_after_ten_minutes_somebody_with_only_mail_is_asked_for_a_code(noor):
    noor.later(11 * 60)
    response = noor.get("/mijn/app/")
    assert response.headers["Location"] == "/nog-een-keer/code/?next=%2Fmijn%2Fapp%2F"
    noor.post("/nog-een-keer/code/?next=/mijn/app/", {"action": "send"})
    page = noor.post("/nog-een-keer/code/?next=/mijn/app/", {"code": wrong(code_in_mail(noor.address))})
    assert "Deze code klopt niet" in page.content.decode()
    assert noor.get("/mijn/app/").status_code == 302
    response = noor.post("/nog-een-keer/code/?next=/mijn/app/", {"code": code_in_mail(noor.address)})
    assert response.headers["Location"] == "/mijn/app/"
    assert noor.get("/mijn/app/").status_code == 200


def test_that_code_dies_too_after_five_wrong_tries_and_after_a_quarter_of_an_hour(noor):
    noor.later(11 * 60)
    noor.post("/nog-een-keer/code/", {"action": "send"})
    for _n in range(5):
        noor.post("/nog-een-keer/code/", {"code": wrong(code_in_mail(noor.address))})
    noor.post("/nog-een-keer/code/", {"code": code_in_mail(noor.address)})
    assert noor.get("/mijn/app/").status_code == 302
    noor.post("/nog-een-keer/code/", {"action": "send"})
    session = noor.session
    session["again_code"][1] -= 16 * 60
    session.save()
    noor.post("/nog-een-keer/code/", {"code": code_in_mail(noor.address)})
    assert noor.get("/mijn/app/").status_code == 302


def test_somebody_with_an_app_cannot_prove_it_with_mail(noor):
    secret = add_app(noor)
    noor.later(11 * 60)
    assert noor.get("/mijn/herstelcodes/").headers["Location"].startswith("/nog-een-keer/extra/")
    assert noor.get("/nog-een-keer/code/").headers["Location"] == "/nog-een-keer/extra/"
    next_code = format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[-1]))
    response = noor.post("/nog-een-keer/extra/", {"code": next_code, "next": "/mijn/herstelcodes/"})
    assert response.headers["Location"] == "/mijn/herstelcodes/"
    assert len(codes_of(noor)) == 10


def test_what_was_sent_before_proving_it_is_done_afterwards(noor):
    add_app(noor)
    code = codes_of(noor)[0]
    noor.later(11 * 60)
    response = noor.post("/mijn/app/weg/")
    assert response.headers["Location"].startswith("/nog-een-keer/extra/")
    noor.post(response.headers["Location"], {"code": code})
    assert not factors.has_factor(noor.account)


def test_somebody_elses_factor_is_not_there(noor):
    other = somebody()
    add_app(other)
    assert noor.get("/mijn/app/weg/").status_code == 404
    assert noor.get("/mijn/herstelcodes/").status_code == 302
