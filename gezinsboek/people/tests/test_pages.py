"""Every page of signing in: who reaches it, and that it is ours."""

import re
from html.parser import HTMLParser

import pytest
from django.urls import get_resolver

from gezinsboek.people import urls as ours

from .visitors import Visitor, somebody

OPEN = {
    "account_login", "mfa_login_webauthn", "recovery_login", "mfa_authenticate", "account_confirm_login_code",
    "account_email_verification_sent", "account_signup", "account_signup_by_passkey", "mfa_signup_webauthn",
    "account_inactive", "account_logout", "quick_exit", "set_language", "lost", "lost_wait", "lost_done", "lost_stop",
}  # fmt: skip
NOT_OFFERED = ["password/reset/", "password/change/", "accounts/login/", "login/", "signup/", "inloggen/wachtwoord/"]
ENGLISH = re.compile(r"\b(Sign In|Sign Up|Email|Password|Security Key|Recovery Codes|Confirm|Menu:|Sessions)\b")
FILLED = {"<int:pk>": "1", "<uuid:asked>": "01890000-0000-7000-8000-000000000000", "<str:token>": "x"}


def address_of(pattern) -> str:
    return "/" + re.sub(r"<\w+:\w+>", lambda found: FILLED[found[0]], str(pattern.pattern))


ADDRESSES = {str(pattern.name): address_of(pattern) for pattern in ours.urlpatterns}


class Parts(HTMLParser):
    """What the policy forbids, and words that a reader sees."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.words: list[str] = []
        self._skip = 0
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if "style" in told or any(name.startswith("on") for name in told):
            self.faults.append(f"<{tag} {attrs}>")
        if tag == "script" and "src" not in told and told.get("type") != "application/json":
            self.faults.append("inline script")
        if any(str(told.get(name, "")).startswith(("http", "//", "data:")) for name in ("src", "action")):
            self.faults.append(f"elsewhere: {attrs}")
        self._skip += tag in ("script", "style")

    def handle_endtag(self, tag):
        self._skip -= tag in ("script", "style")

    def handle_data(self, data):
        if not self._skip:
            self.words.append(data)


@pytest.mark.parametrize("name", sorted(ADDRESSES))
def test_only_the_entrance_is_open(name):
    response = Visitor().get(ADDRESSES[name])
    if name in OPEN:
        assert "next=" not in response.headers.get("Location", "")
    else:
        assert response.headers["Location"].startswith("/inloggen/?next=")


@pytest.mark.parametrize("name", sorted(set(ADDRESSES) - OPEN))
def test_nobody_posts_past_the_gate(name):
    assert Visitor().post(ADDRESSES[name]).headers["Location"].startswith("/inloggen/")


@pytest.mark.parametrize("address", NOT_OFFERED)
def test_what_we_do_not_offer_has_no_address(address):
    assert somebody().get("/" + address).status_code == 404


def test_no_name_of_a_password_page_can_be_found():
    assert not [name for name in get_resolver().reverse_dict if isinstance(name, str) and "password" in name]


@pytest.mark.parametrize("name", sorted(ADDRESSES))
def test_every_page_is_dutch_and_obeys_the_policy(name):
    noor = somebody() if name not in OPEN else Visitor()
    response = noor.get(ADDRESSES[name], follow=name not in ("quick_exit",))
    page = response.content.decode()
    if not page.startswith("<!doctype html>"):
        return  # it led away: to the start, or out
    parts = Parts(page)
    assert parts.faults == []
    assert not ENGLISH.search(" ".join(parts.words))
    assert "<title>Gezinsboek - " in page
    assert noor.address not in page.partition("</title>")[0]


@pytest.mark.parametrize("name", sorted(ADDRESSES))
def test_no_method_makes_a_page_fall_over(name):
    noor = somebody()
    for method in ("get", "post", "put", "delete", "options", "head"):
        assert getattr(noor, method)(ADDRESSES[name]).status_code < 500


def test_no_page_is_kept_by_the_browser():
    noor = somebody()
    for address in ("/mijn/", "/inloggen/", "/mijn/herstelcodes/nieuw/", "/apparaten/"):
        assert noor.get(address).headers["Cache-Control"].startswith("no-store")


def test_an_open_page_stays_open():
    assert Visitor().get("/open/").content == b"open"
