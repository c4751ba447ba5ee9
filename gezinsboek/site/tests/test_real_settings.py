"""A real installation: locked doors, and no way to start with one left open."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client, override_settings

from gezinsboek.site.settings.base import ROOT

PROGRAM = """
import json, importlib
real = importlib.import_module("gezinsboek.site.settings.real")
plain = (str, int, bool, list, tuple)
print(json.dumps({k: v for k, v in vars(real).items() if k.isupper() and isinstance(v, plain)}, default=lambda lazy: ""))
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    """A home of a real installation, with the database of the tests behind it."""
    made: Path = tmp_path_factory.mktemp("real")
    told = json.loads((Path(settings.GEZINSBOEK_HOME) / "database.json").read_text())
    (made / "database.json").write_text(json.dumps({**told, "kind": "real"}))
    for name in ("django.key", "claim.key", "master.key"):
        (made / name).write_bytes(os.urandom(32))
    return made


def run(home: Path, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("GEZINSBOEK_", "DJANGO_"))}
    env = {
        **ours,
        "GEZINSBOEK_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "gezinsboek.site.settings.real",
        "GEZINSBOEK_ORIGIN": "https://boek.gemeente.example",
        **more,
    }
    return subprocess.run([sys.executable, *command], cwd=ROOT, env=env, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def real(home) -> dict[str, object]:
    done = run(home, "-c", PROGRAM)
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.fixture
def behind_https(real):
    """These tests' site with a real one's locks; only its tables are the tests'."""
    names = [
        name for name in real if name.startswith(("SECURE_", "SESSION_COOKIE", "CSRF_", "ALLOWED", "LANGUAGE_COOKIE"))
    ]
    names += ["X_FRAME_OPTIONS", "ROOT_URLCONF", "DEBUG"]
    with override_settings(**{name: real[name] for name in names}):
        yield Client(headers={"Host": "boek.gemeente.example"})


def test_django_finds_nothing_to_warn_of(home):
    done = run(home, "manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr
    assert "W0" not in done.stderr


def test_http_is_led_to_https(behind_https):
    response = behind_https.get("/inloggen/?next=/mijn/")
    assert response.status_code == 301
    assert response["Location"] == "https://boek.gemeente.example/inloggen/?next=/mijn/"
    assert response["Cache-Control"] == "no-store"
    assert "Content-Security-Policy" in response


def test_https_is_remembered_for_two_years(behind_https):
    for url in ("/", "/er-is-niets/", "/gezond/"):
        response = behind_https.get(url, secure=True)
        assert response["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"


def test_a_proxy_that_speaks_https_is_believed(behind_https):
    assert behind_https.get("/", headers={"X-Forwarded-Proto": "https"}).status_code == 200


def test_whoever_watches_over_it_may_ask_by_http(behind_https):
    assert behind_https.get("/gezond/").status_code == 200


def test_every_cookie_is_for_this_host_alone_and_over_https(behind_https):
    behind_https.get("/inloggen/", secure=True)
    behind_https.post("/inloggen/", {"login": "noor@voorbeeld.test"}, secure=True)
    behind_https.post("/taal/", {"language": "en", "next": "/"}, secure=True)
    assert {"__Host-gezinsboek", "__Host-gezinsboek_form", "__Host-gezinsboek_taal"} <= set(behind_https.cookies)
    for name, morsel in behind_https.cookies.items():
        assert name.startswith("__Host-")
        assert morsel["secure"]
        assert morsel["path"] == "/"
        assert not morsel["domain"]
        assert morsel["httponly"] or name == "__Host-gezinsboek_form"


def test_only_the_own_name_is_answered(behind_https, real):
    assert behind_https.get("/", secure=True, headers={"Host": "kwaad.example"}).status_code == 400
    assert "boek.gemeente.example" in real["ALLOWED_HOSTS"]


def test_there_is_no_demo_in_a_real_installation(behind_https, real):
    assert real["KIND"] == "real"
    assert "cast" not in real["INSTALLED_APPS"]
    for url in ("/demo/", "/demo/post/", "/demo/als/noor/", "/demo/stijl/"):
        assert behind_https.get(url, secure=True).status_code == 404
        assert behind_https.post(url, secure=True).status_code == 404


def test_there_are_no_technical_pages(real):
    assert real["DEBUG"] is False
    assert not any("debug" in name or "admin" in name for name in real["INSTALLED_APPS"])


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"GEZINSBOEK_ORIGIN": "http://boek.gemeente.example"}, "begins with https://"),
        ({"GEZINSBOEK_HOSTS": "*"}, "never *"),
    ],
)
def test_a_door_left_open_is_no_installation(home, wrong, told):
    done = run(home, "-c", PROGRAM, **wrong)
    assert done.returncode != 0
    assert told in done.stderr


def test_a_trial_on_this_machine_needs_no_https(home):
    assert run(home, "-c", PROGRAM, GEZINSBOEK_ORIGIN="http://localhost:8000").returncode == 0


def test_a_demo_home_is_refused():
    done = run(Path(settings.GEZINSBOEK_HOME), "-c", PROGRAM)
    assert "demo's home" in done.stderr


def test_a_home_without_its_key_is_refused_rather_than_opened_with_a_known_one(tmp_path):
    done = run(tmp_path, "-c", PROGRAM)
    assert done.returncode != 0
    assert "never made ready" in done.stderr


def test_without_any_home_the_key_is_nobodys(home):
    keys = set()
    for _ in range(2):
        env = {k: v for k, v in os.environ.items() if not k.startswith("GEZINSBOEK_")}
        told = "from gezinsboek.site.settings.base import SECRET_KEY; print(SECRET_KEY)"
        keys.add(subprocess.run([sys.executable, "-c", told], cwd=ROOT, env=env, capture_output=True, text=True).stdout)
    assert len(keys) == 2
    assert all(len(key) > 50 for key in keys)
