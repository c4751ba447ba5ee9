"""The book as an app on a phone: what it is made of, and that the browser keeps nothing of a family."""

import json
import re

import pytest
from django.test import Client

from .routes import NEWCOMER, browser

EVERYBODY = ["", "noor", "femke", NEWCOMER]


@pytest.mark.parametrize("key", EVERYBODY)
@pytest.mark.parametrize("path", ["/boek.webmanifest", "/werker.js", "/geen-verbinding/"])
def test_it_is_the_same_for_everybody(key, path):
    assert browser(key).get(path).content == Client().get(path).content or path == "/geen-verbinding/"
    assert browser(key).get(path).status_code == 200


def test_the_manifest_names_icons_that_are_there():
    told = json.loads(Client().get("/boek.webmanifest").content)
    assert {one["purpose"] for one in told["icons"]} == {"any", "maskable"}
    for icon in told["icons"]:
        answer = Client().get(icon["src"])
        assert answer["Content-Type"] == "image/png"


def test_the_worker_keeps_our_look_and_one_page_without_content():
    answer = Client().get("/werker.js")
    assert answer["Content-Type"].startswith("text/javascript")
    found = re.search(r"KEPT = (\[.*?\])", answer.content.decode())
    assert found
    kept = json.loads(found[1])
    assert kept[0] == "/geen-verbinding/"
    assert all(one.startswith("/static/") for one in kept[1:])
    for one in kept:
        assert Client().get(one).status_code == 200


def test_nothing_is_ever_put_in_the_browsers_store_but_at_installing():
    words = Client().get("/werker.js").content.decode()
    assert words.count("addAll") == 1
    assert ".put(" not in words
    assert ".add(" not in words


def test_the_page_without_connection_names_nobody(family):
    words = browser("noor").get("/geen-verbinding/").content.decode()
    assert "Noor" not in words
    assert str(family.id) not in words
