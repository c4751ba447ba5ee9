"""Nothing typed is lost when a session ends, and nobody else gets it."""

import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.middleware.csrf import get_token
from django.test import RequestFactory

from gezinsboek.people import parked, typist

from .test_second_factor import add_app, app_code
from .visitors import Visitor, code_in_mail, somebody, wrong

TEXT = "Lina liep vandaag haar eerste stapjes! 👣\nOma huilde ervan."
KEPT = "Je tekst is bewaard"


def token(visitor: Visitor) -> str:
    """The form token of a page that is open in this browser."""
    request = RequestFactory().get("/")
    request.COOKIES = {name: cookie.value for name, cookie in visitor.cookies.items()}
    request.META["CSRF_COOKIE"] = visitor.cookies["gezinsboek_demo_form"].value
    return get_token(request)


def writing() -> Visitor:
    """Noor with the form open, in a browser that is checked for form tokens."""
    noor = somebody()
    careful = Visitor(noor.address, enforce_csrf_checks=True)
    careful.cookies = noor.cookies
    careful.get("/mijn/")
    return careful


def sign_in_again(visitor: Visitor, address: str, next_url: str = "/briefje/"):
    plain = Visitor(address)
    plain.cookies = visitor.cookies
    response = plain.sign_in(next_url)
    assert plain.is_in
    return response


@pytest.fixture
def noor():
    return writing()


def test_a_text_sent_after_the_session_ended_waits_and_comes_back(noor):
    sent = {"text": TEXT, "csrfmiddlewaretoken": token(noor)}
    noor.session.flush()
    response = noor.post("/briefje/", sent)
    assert response.headers["Location"] == "/inloggen/?next=%2Fbriefje%2F"
    assert sign_in_again(noor, noor.address).headers["Location"] == "/briefje/"
    page = noor.get("/briefje/").content.decode()
    assert TEXT in page
    assert KEPT in page


def test_a_session_that_was_idle_too_long_is_the_same(noor):
    sent = {"text": TEXT, "csrfmiddlewaretoken": token(noor)}
    noor.later(13 * 3600)
    assert noor.post("/briefje/", sent).headers["Location"].startswith("/inloggen/")
    sign_in_again(noor, noor.address)
    assert TEXT in noor.get("/briefje/").content.decode()


def test_it_is_told_once_and_shown_until_it_is_sent(noor):
    park(noor)
    assert KEPT in noor.get("/briefje/").content.decode()
    again = noor.get("/briefje/").content.decode()
    assert TEXT in again
    assert KEPT not in again
    noor.post("/briefje/", {"text": TEXT, "csrfmiddlewaretoken": token(noor)})
    assert TEXT not in noor.get("/briefje/").content.decode()


def park(visitor: Visitor, text: str = TEXT):
    sent = {"text": text, "csrfmiddlewaretoken": token(visitor)}
    visitor.session.flush()
    visitor.post("/briefje/", sent)
    sign_in_again(visitor, visitor.address)


def test_a_form_with_an_error_keeps_it_waiting(noor):
    park(noor)
    assert noor.post("/briefje/", {"text": "", "csrfmiddlewaretoken": token(noor)}).status_code == 422
    assert TEXT in noor.get("/briefje/").content.decode()


def test_it_waits_through_wrong_codes_and_a_second_factor():
    noor = somebody()
    secret = add_app(noor)
    sent = {"text": TEXT, "csrfmiddlewaretoken": token(noor)}
    noor.session.flush()
    noor.post("/briefje/", sent)
    noor.ask_code("/briefje/")
    noor.post("/inloggen/code/", {"code": wrong(code_in_mail(noor.address))})
    for _n in range(4):
        noor.post("/inloggen/code/", {"code": wrong(code_in_mail(noor.address))})
    noor.sign_in()
    assert not noor.is_in
    noor.post("/inloggen/tweede-stap/", {"code": "000000"})
    response = noor.post("/inloggen/tweede-stap/", {"code": app_code(secret)})
    assert response.headers["Location"] == "/briefje/"
    assert TEXT in noor.get("/briefje/").content.decode()


def test_somebody_else_on_the_same_phone_never_gets_it(noor):
    sent = {"text": TEXT, "csrfmiddlewaretoken": token(noor)}
    noor.session.flush()
    noor.post("/briefje/", sent)
    mark = somebody()
    sign_in_again(noor, mark.address)
    page = noor.get("/briefje/").content.decode()
    assert TEXT not in page
    assert KEPT not in page


def test_an_old_tab_of_one_person_in_the_session_of_another_gives_nothing(noor):
    """Mark signed in on the phone after Noor; then Noor's open page is sent from it."""
    old = {"text": TEXT, "csrfmiddlewaretoken": token(noor)}
    noor.session.flush()
    sign_in_again(noor, somebody().address)
    assert noor.post("/briefje/", old).status_code == 403
    assert TEXT not in noor.get("/briefje/").content.decode()


@pytest.fixture
def answering(settings):
    """The answer to a form token that does not fit, as the site gives it."""
    settings.CSRF_FAILURE_VIEW = "gezinsboek.people.tests.urls.form_expired"


def test_signed_in_again_in_another_tab_the_old_page_is_not_lost(noor, answering):
    """The form token changed with signing in."""
    old = {"text": TEXT, "csrfmiddlewaretoken": token(noor)}
    noor.session.flush()
    sign_in_again(noor, noor.address)
    noor.get("/mijn/")
    assert noor.post("/briefje/", old).headers["Location"] == "/briefje/"
    assert TEXT in noor.get("/briefje/").content.decode()


def test_signed_in_as_somebody_else_it_is_refused(noor, answering):
    old = {"text": TEXT, "csrfmiddlewaretoken": token(noor)}
    noor.session.flush()
    sign_in_again(noor, somebody().address)
    assert noor.post("/briefje/", old).status_code == 403
    assert parked.KEY not in noor.session


def test_a_form_that_another_site_sends_is_refused(noor, answering):
    assert noor.post("/briefje/", {"text": "van elders"}).status_code == 403
    assert noor.post("/briefje/", {"text": "van elders", "csrfmiddlewaretoken": "x" * 64}).status_code == 403
    assert parked.KEY not in noor.session


def test_a_form_of_nobody_we_know_is_not_kept(rf):
    stranger = Visitor()
    stranger.get("/inloggen/")
    stranger.post("/briefje/", {"text": TEXT, "csrfmiddlewaretoken": token(stranger)})
    assert parked.KEY not in stranger.session


def test_who_typed_cannot_be_forged(noor):
    sent = {"text": TEXT, "csrfmiddlewaretoken": token(noor)}
    noor.cookies["gezinsboek_demo_wie"] = noor.cookies["gezinsboek_demo_wie"].value[:-3] + "abc"
    noor.session.flush()
    noor.post("/briefje/", sent)
    sign_in_again(noor, noor.address)
    assert TEXT not in noor.get("/briefje/").content.decode()


def test_the_cookie_holds_no_id_of_anybody(noor):
    from django.core import signing

    value = noor.cookies["gezinsboek_demo_wie"].value
    told = signing.loads(value, salt=typist.SALT)
    assert str(noor.account.pk) not in str(told)
    assert noor.account.pk.hex not in str(told)


def test_another_page_does_not_show_it(noor):
    park(noor)
    assert TEXT not in noor.get("/mijn/naam/").content.decode()


def test_a_code_or_a_pin_is_never_kept(noor):
    sent = {"pin": "739154", "code": "1234-5678", "csrfmiddlewaretoken": token(noor)}
    noor.session.flush()
    noor.post("/briefje/", sent)
    assert parked.KEY not in noor.session


def test_files_are_not_kept_and_it_says_so(noor):
    photo = SimpleUploadedFile("foto.jpg", b"x" * 100)
    sent = {"text": TEXT, "photo": photo, "csrfmiddlewaretoken": token(noor)}
    noor.session.flush()
    noor.post("/briefje/", sent)
    sign_in_again(noor, noor.address)
    assert "foto&#x27;s" in noor.get("/mijn/").content.decode() or "foto's" in noor.get("/briefje/").content.decode()


def test_a_very_long_text_is_kept_and_an_endless_one_is_not(noor):
    park(noor, "a" * 290_000)
    assert "a" * 290_000 in noor.get("/briefje/").content.decode()
    other = writing()
    sent = {"text": "b" * 310_000, "csrfmiddlewaretoken": token(other)}
    other.session.flush()
    assert other.post("/briefje/", sent).status_code == 302
    assert parked.KEY not in other.session


def test_it_dies_after_a_day(noor):
    park(noor)
    session = noor.session
    session["parked"]["at"] -= 25 * 3600
    session.save()
    assert TEXT not in noor.get("/briefje/").content.decode()
    assert parked.KEY not in noor.session


def test_snel_weg_takes_it_away(noor):
    sent = {"text": TEXT, "csrfmiddlewaretoken": token(noor)}
    noor.session.flush()
    noor.post("/briefje/", sent)
    noor.get("/snel-weg/")
    sign_in_again(noor, noor.address)
    assert TEXT not in noor.get("/briefje/").content.decode()


def test_it_lies_sealed_in_the_database(noor):
    from django.db import connections

    sent = {"text": "Zichtbaar", "csrfmiddlewaretoken": token(noor)}
    noor.session.flush()
    noor.post("/briefje/", sent)
    with connections["door"].cursor() as cursor:
        cursor.execute("select session_data from django_session where session_key = %s", [noor.session.session_key])
        assert "Zichtbaar" not in cursor.fetchone()[0]


def test_a_form_that_stands_on_another_page_comes_back_there(noor):
    sent = {"text": TEXT, "csrfmiddlewaretoken": token(noor)}
    noor.session.flush()
    assert noor.post("/briefje/stuur/", sent).headers["Location"] == "/inloggen/?next=%2Fbriefje%2F"
    sign_in_again(noor, noor.address)
    assert TEXT in noor.get("/briefje/").content.decode()


def test_htmx_is_led_to_the_sign_in_page_whole_and_back_to_the_page_it_was_on(noor):
    sent = {"text": TEXT, "csrfmiddlewaretoken": token(noor)}
    noor.session.flush()
    htmx = {"hx-request": "true", "hx-current-url": "http://testserver/briefje/"}
    response = noor.post("/hart/", sent, headers=htmx)
    assert response.headers["HX-Redirect"] == "/inloggen/?next=%2Fbriefje%2F"
    assert response.status_code == 200
    sign_in_again(noor, noor.address)
    assert TEXT in noor.get("/briefje/").content.decode()


def test_htmx_cannot_name_a_page_elsewhere(noor):
    noor.session.flush()
    htmx = {"hx-request": "true", "hx-current-url": "https://kwaad.example/"}
    assert noor.get("/briefje/", headers=htmx).headers["HX-Redirect"] == "/inloggen/?next=%2Fbriefje%2F"


def test_after_signing_in_a_button_is_not_a_dead_page(noor):
    sent = {"csrfmiddlewaretoken": token(noor)}
    noor.session.flush()
    assert noor.post("/hart/", sent).headers["Location"] == "/inloggen/?next=%2Fhart%2F"
    assert sign_in_again(noor, noor.address, "/hart/").headers["Location"] == "/hart/"
    assert noor.get("/hart/").headers["Location"] == "/"
    assert noor.get("/hart/").status_code == 405


def test_an_anonymous_visit_makes_no_session():
    stranger = Visitor()
    stranger.get("/briefje/")
    stranger.get("/inloggen/")
    assert "gezinsboek_demo" not in stranger.cookies


def test_a_way_on_of_somebody_else_is_not_followed(noor):
    sent = {"text": TEXT, "csrfmiddlewaretoken": token(noor)}
    noor.session.flush()
    noor.post("/briefje/", sent)
    assert sign_in_again(noor, somebody().address, "").headers["Location"] == "/"


def test_the_clock_of_a_way_on_runs_out(rf):
    from gezinsboek.people import way

    request = rf.get("/")
    request.session = {way.KEY: ["/briefje/", "", int(time.time()) - 90_000]}
    request.user = type("Nobody", (), {"is_authenticated": False})()
    assert way.on(request) == "/"
