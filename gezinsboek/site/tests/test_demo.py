"""The demo's own pages, and what keeps them from ever being anywhere else (SHARING 30)."""

import os
import subprocess
import sys
from email.message import EmailMessage

from django.conf import settings
from django.test import Client, override_settings
from django.urls import Resolver404, resolve, reverse
from pytest import fixture, mark, raises

from cast.browser import session_of
from cast.people import PLAYERS
from cast.who import WHO
from gezinsboek.site.demo import guard
from gezinsboek.site.demo.outbox import MOST, newest

PAGES = ["/demo/", "/demo/post/", "/demo/stijl/"]
HERE = "http://localhost:8123"


@fixture
def client() -> Client:
    return Client()


def becomes(client: Client, key: str, **extra):
    return client.post(f"/demo/als/{key}/", **extra)


def signed_in(client: Client) -> str | None:
    """Who this browser is now."""
    who: str | None = session_of(client).get("_auth_user_id")
    return who


# ---------- choosing who to be


def test_everybody_of_the_cast_stands_on_the_page_once(client):
    page = client.get("/demo/").content.decode()
    for key in PLAYERS:
        assert page.count(f'"{reverse("demo_become", args=[key])}"') == 1, key
    assert all(about in page for about in WHO.values())


def test_everybody_of_the_cast_can_be_become(client):
    for key, who in PLAYERS.items():
        assert becomes(client, key).status_code == 302
        assert signed_in(client) == str(who.id)


def test_who_becomes_another_is_no_longer_who_they_were(client):
    becomes(client, "noor")
    first = client.cookies[settings.SESSION_COOKIE_NAME].value
    becomes(client, "karim")
    assert signed_in(client) == str(PLAYERS["karim"].id)
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != first


def test_looking_at_a_link_makes_nobody_anybody(client):
    assert client.get("/demo/als/noor/").status_code == 405
    assert signed_in(client) is None


# ---------- what keeps it a demo


@mark.parametrize("key", ["nobody", "noorr", "admin", "noor%27--", "Noor"])
def test_who_is_not_in_the_cast_cannot_be_become(client, key):
    assert becomes(client, key).status_code == 404
    assert signed_in(client) is None


@mark.parametrize("page", [*PAGES, "/demo/als/noor/"])
def test_the_real_addresses_have_no_demo(page):
    with raises(Resolver404):
        resolve(page, urlconf="gezinsboek.site.urls")


@mark.parametrize("address", ["192.168.1.20", "10.0.0.1", "2001:db8::1", "", "unknown"])
def test_nobody_from_another_address_gets_in(client, address):
    for page in PAGES:
        assert client.get(page, REMOTE_ADDR=address).status_code == 404
    assert becomes(client, "noor", REMOTE_ADDR=address).status_code == 404
    assert signed_in(client) is None


@mark.parametrize("header", guard.PASSED_ON)
def test_nobody_gets_in_through_another_machine(client, header):
    assert client.get("/demo/", headers={header: "127.0.0.1"}).status_code == 404
    assert becomes(client, "noor", headers={header: "127.0.0.1"}).status_code == 404


@mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1"])
def test_whoever_sits_at_this_machine_gets_in(client, address):
    assert client.get("/demo/", REMOTE_ADDR=address).status_code == 200


def test_a_real_database_has_no_demo_whatever_the_settings_say(client, monkeypatch):
    monkeypatch.setattr(guard, "installation", lambda: "real")
    for page in PAGES:
        assert client.get(page).status_code == 404
    assert becomes(client, "noor").status_code == 404


def test_real_settings_have_no_demo_whatever_the_database_says(client):
    with override_settings(KIND="real"):
        for page in PAGES:
            assert client.get(page).status_code == 404
        assert becomes(client, "noor").status_code == 404


def test_another_name_for_this_machine_is_not_answered(client):
    assert client.get("/demo/", headers={"Host": "gezinsboek.example"}).status_code == 400


def told_by(kind: str, name: str, **env: str) -> str:
    """What a setting is in settings of this kind, read in a process of its own."""
    script = f"import gezinsboek.site.settings.{kind} as s; print(repr(s.{name}))"
    clean = {key: value for key, value in os.environ.items() if not key.startswith("GEZINSBOEK_")}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=clean | env)
    return done.stdout.strip()


def test_the_demo_has_a_cookie_of_its_own():
    demo = {told_by("demo", "SESSION_COOKIE_NAME"), told_by("demo", "CSRF_COOKIE_NAME")}
    real = {told_by("real", "SESSION_COOKIE_NAME"), told_by("real", "CSRF_COOKIE_NAME")}
    secure = {told_by("real", "SESSION_COOKIE_NAME", GEZINSBOEK_ORIGIN="https://boek.example")}
    assert len(demo) == 2
    assert not demo & (real | secure)


def test_the_demo_sends_its_mail_to_itself_whatever_the_environment_says():
    env = {"GEZINSBOEK_SMTP": "smtp+tls://somebody:secret@mail.example:587"}
    assert told_by("demo", "EMAIL_HOST", **env) == "'127.0.0.1'"
    assert told_by("demo", "EMAIL_HOST_USER", **env) == "''"
    assert told_by("demo", "EMAIL_USE_TLS", **env) == "False"
    assert told_by("real", "EMAIL_HOST", **env) == "'mail.example'"


def test_the_demo_answers_to_this_machine_alone_whatever_the_environment_says():
    assert told_by("demo", "ALLOWED_HOSTS", GEZINSBOEK_HOSTS="elders.example") == "['localhost', '127.0.0.1', '[::1]']"


# ---------- the post


def arrives(folder, name: str, text: str, subject: str = "Er is een bericht voor je", date: str = "") -> None:
    mail = EmailMessage()
    mail["To"], mail["Subject"] = "noor@voorbeeld.test", subject
    mail["Date"] = date or "Sun, 22 Nov 2026 05:28:19 -0000"
    mail.set_content(text)
    (folder / f"{name}.eml").write_bytes(mail.as_bytes())


def test_the_outbox_can_be_read_while_it_is_empty(client):
    page = client.get("/demo/post/")
    assert page.status_code == 200


def test_the_newest_mails_stand_on_top_and_only_fifty(tmp_path):
    for number in range(MOST + 3):
        arrives(tmp_path, f"{number:03}", f"mail {number}")
    mails = newest(tmp_path, HERE)
    assert len(mails) == MOST
    assert mails[0].text == f"mail {MOST + 2}"


def test_a_code_in_a_mail_is_easy_to_see(tmp_path):
    arrives(tmp_path, "1", "Dit is je code:\n\n1234-5678\n\nDe code werkt een kwartier.")
    assert newest(tmp_path, HERE)[0].code == "1234-5678"


def test_a_link_in_a_mail_leads_to_where_the_demo_runs_now(tmp_path):
    arrives(tmp_path, "1", "Tik op de link:\n\nhttp://localhost:8000/uitnodiging/a/b/\n\nhttps://elders.example/x")
    text = newest(tmp_path, HERE)[0].text
    assert f"{HERE}/uitnodiging/a/b/" in text
    assert "https://elders.example/x" in text


def test_a_mail_that_is_not_whole_harms_nobody(tmp_path):
    (tmp_path / "1.eml").write_bytes(b"")
    (tmp_path / "2.eml").write_bytes(b"Date: never\r\nContent-Type: text/html\r\n\r\n<b>x</b>")
    assert len(newest(tmp_path, HERE)) == 2


def test_a_mail_on_the_page_does_nothing_but_be_read(client, monkeypatch, tmp_path):
    arrives(tmp_path, "1", "<script>alert(1)</script> http://localhost:8000/code/", subject="<b>Hallo</b>")
    (tmp_path / "outbox").mkdir()
    (tmp_path / "1.eml").rename(tmp_path / "outbox" / "1.eml")
    with override_settings(GEZINSBOEK_HOME=tmp_path):
        page = client.get("/demo/post/").content.decode()
    assert "<script>alert" not in page
    assert "<b>Hallo</b></b>" not in page
    assert 'href="http://testserver/code/"' in page or 'href="http://localhost' in page
