"""Everything a person or a program may send that is not what a form asked for: a clear answer in plain Dutch, no fault,
and what was typed stands in the answer again."""

import re
from html import unescape
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client

from running.testing import back_to_the_copy, keep_a_copy

from .forms_found import Form, forms_on
from .routes import ACCOUNT, HERE_ONLY, LEAVING, NEWCOMER, World, browser, routes, world

CALM = (200, 204, 302, 400, 401, 403, 404, 405, 409, 413, 422, 429)
BEGIN, END = "Merel zei dit", "en zo was het"
US = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}
WHO = ["", NEWCOMER, "noor", "tine", "femke"]

BAD = {
    "emoji": f"{BEGIN} 👩‍👧‍👦🏳️‍🌈 {END}",
    "right to left": f"{BEGIN} \u202e\u202bשלום مرحبا\u202c\u200f {END}",
    "100,000 characters": f"{BEGIN} {'woord ' * 16_700} {END}",
    "one word of 100,000 characters": f"{BEGIN}{'a' * 100_000}{END}",
    "NUL": f"{BEGIN} \x00 {END}",
    "control characters": f"{BEGIN} \x01\x07\x08\x0b\x1b[31m\x7f\x85\u2028\ufeff {END}",
    "markup": f"{BEGIN} <script>alert(1)</script><b title='\"'>&amp;]]> {END}",
    "template and SQL": f"{BEGIN} {{{{ settings.SECRET_KEY }}}}{{% debug %}} '; drop table item; -- %s %(x)s {END}",
    "spaces only": " \t\r\n\u00a0\u3000 ",
    "one letter stacked": BEGIN + "Z" + "\u0335\u0301" * 500 + END,
}
WRONG = {
    "huge number": "9" * 400,
    "negative": "-1",
    "no number": "NaN",
    "infinite": "1e400",
    "impossible day": "2026-02-31",
    "year nought": "0000-00-00",
    "far year": "99999-12-31",
    "first and last year": "0001-01-01",
    "half an id": "ffffffff-ffff",
    "an id of nothing": "ffffffff-ffff-ffff-ffff-ffffffffffff",
    "NUL": "\x00",
    "emoji": "👩‍👧‍👦",
    "empty": "",
    "list": "[1, 2]",
    "object": '{"$ne": null}',
}


@pytest.fixture(autouse=True)
def nobody_tried_before():
    cache.clear()


@pytest.fixture(scope="module")
def here() -> World:
    return world()


@pytest.fixture(scope="module")
def forms(here) -> dict[str, list[Form]]:
    """Per person every different form they meet, on any page of a family with one of everything."""
    found = {key: list(met(key, here)) for key in WHO}
    connections.close_all()
    keep_a_copy()
    return found


@pytest.fixture
def as_it_was(forms) -> None:
    """The books as the forms were found in them. What is sent piles up, and every page would grow with it."""
    connections.close_all()
    back_to_the_copy()


def met(key: str, here: World) -> Any:
    client, seen = browser(key), set()
    for route in routes():
        if route.name in LEAVING | HERE_ONLY or (key not in ("", NEWCOMER) and route.name in ACCOUNT):
            continue
        for form in forms_on(client, route.url(here.ids)):
            shape = (re.sub(r"[0-9a-f-]{36}", "", form.action), tuple(sorted({one.name for one in form.fields})))
            if shape not in seen and form.action not in ("/uitloggen/", "/snel-weg/"):
                seen.add(shape)
                yield form


def post(key: str, form: Form, sent: Any, **more: Any) -> Any:
    """In a browser of its own: one form may end what the next would need."""
    cache.clear()
    return browser(key).post(form.action, sent, headers=US, **more)


def answer_is_calm(response: Any, form: Form, why: str) -> None:
    assert response.status_code in CALM, (form.page, form.action, why, response.status_code)
    if response.status_code >= 400 and response["Content-Type"].startswith("text/html"):
        words = response.content.decode()
        assert not re.search(r"Traceback|Exception|Django|psycopg|SQLSTATE|Error:", words), (form.action, why)


def shown(response: Any) -> str:
    """What a person reads, with the contents of the fields."""
    return unescape(response.content.decode(errors="replace"))


@pytest.mark.parametrize("key", WHO)
def test_there_are_forms_to_fill_in(key, forms):
    assert len(forms[key]) >= (3 if not key else 5)


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("key", WHO)
def test_whatever_is_typed_is_taken_or_stands_there_again(key, kind, forms):
    text = BAD[kind]
    lost = []
    for form in (one for one in forms[key] if one.words):
        sent = form.filled() | dict.fromkeys(form.words, text)
        response = post(key, form, sent)
        answer_is_calm(response, form, kind)
        if response.status_code in (200, 400, 404, 409, 422) and BEGIN in text:
            words = shown(response)
            lost += [form.action] if not (BEGIN in words and END in words) else []
        if response["Content-Type"].startswith("text/html"):
            assert b"<script>alert(1)" not in response.content, form.action
            assert b"<b title='" not in response.content, form.action
    assert lost == []


@pytest.mark.parametrize("kind", WRONG)
@pytest.mark.parametrize("key", WHO)
def test_a_value_of_the_wrong_kind_in_any_field_is_no_fault(key, kind, forms):
    for form in forms[key]:
        names = {one.name for one in form.fields if one.name and one.name != "csrfmiddlewaretoken"}
        answer_is_calm(post(key, form, form.filled() | dict.fromkeys(names, WRONG[kind])), form, kind)


@pytest.mark.parametrize("key", ["", NEWCOMER, "noor", "femke"])
def test_each_field_alone_may_be_wrong_or_missing(key, forms, as_it_was):
    for form in forms[key]:
        for name in {one.name for one in form.fields if one.name and one.name != "csrfmiddlewaretoken"}:
            for value in ("\x00", "ffffffff-ffff-ffff-ffff-ffffffffffff", "99999-12-31", "9" * 30):
                answer_is_calm(post(key, form, form.filled() | {name: value}), form, f"{name}={value!r}")
            without = {one: value for one, value in form.filled().items() if one != name}
            answer_is_calm(post(key, form, without), form, f"without {name}")


@pytest.mark.parametrize("key", ["", NEWCOMER, "noor", "femke"])
def test_every_field_twice_files_for_words_and_words_for_files(key, forms):
    for form in forms[key]:
        sent = form.filled()
        twice = {name: [*value, *value, "nog een"] for name, value in sent.items()}
        answer_is_calm(post(key, form, twice), form, "twice")
        upload = {name: SimpleUploadedFile("zin.txt", b"Geen zin maar een bestand.") for name in form.typed}
        answer_is_calm(post(key, form, sent | upload), form, "files for words")
        files = {one.name: "geen bestand" for one in form.fields if one.kind == "file"}
        answer_is_calm(post(key, form, sent | files), form, "words for files")


@pytest.mark.parametrize("key", ["", NEWCOMER, "noor"])
def test_thousands_of_fields_or_files_are_too_many(key, forms):
    reading = [form for form in forms[key] if form.action != "/blijf/"]  # that one takes nothing in
    for form in reading[:6]:
        many = form.filled() | {f"veld{number}": "x" for number in range(2_001)}
        response = post(key, form, urlencode(many, doseq=True), content_type="application/x-www-form-urlencoded")
        assert response.status_code == 400, form.action
        files = {f"f{number}": SimpleUploadedFile("a.jpg", b"x") for number in range(101)}
        assert post(key, form, form.filled() | files).status_code == 400, form.action


@pytest.mark.parametrize("key", ["", NEWCOMER, "noor"])
def test_words_of_more_than_five_million_bytes_are_too_big(key, forms):
    for form in [one for one in forms[key] if one.words][:4]:
        response = post(key, form, form.filled() | {form.words[0]: "a" * 5_300_000})
        assert response.status_code == 413, form.action
        assert "te groot" in shown(response)


BODIES = {
    "bytes that are no text": ("application/x-www-form-urlencoded", b"text=\xff\xfe\xed\xa0\x80&name=%ED%A0%80%FF"),
    "utf-16": ("application/x-www-form-urlencoded; charset=utf-16", "text=Hallo".encode("utf-16")),
    "an unknown alphabet": ("application/x-www-form-urlencoded; charset=klingon", b"text=Hallo"),
    "half percent signs": ("application/x-www-form-urlencoded", b"text=%&name=%4&id=%zz"),
    "JSON": ("application/json", b'{"text": "Hallo"}'),
    "XML": ("text/xml", b'<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>'),
    "no kind at all": ("", b"text=Hallo"),
    "a kind that is none": ("\u2603/\u2603; charset=\u2603", b"text=Hallo"),
    "parts without a border": ("multipart/form-data", b"--x\r\n\r\n--x--"),
    "parts with an empty border": ("multipart/form-data; boundary=", b"--\r\n\r\n----"),
    "parts with another border": ("multipart/form-data; boundary=x", b"--y\r\nContent-Disposition: form-data\r\n\r\nz\r\n--y--"),
    "parts that stop halfway": ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nHal'),
    "a part that says base64 and is not": (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="text"\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%=\r\n--x--\r\n',
    ),
    "a part in an unknown alphabet": (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="text"\r\nContent-Type: text/plain; charset=klingon\r\n\r\nHallo\r\n--x--\r\n',
    ),
    "a file whose name is a path": (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="photo"; filename="../../../etc/passwd\x00.jpg"\r\n\r\nHallo\r\n--x--\r\n',
    ),
    "a part with a head that does not end": ("multipart/form-data; boundary=x", b"--x\r\n" + b"X-A: b\r\n" * 20_000),
}  # fmt: skip


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("key", ["", NEWCOMER, "noor"])
def test_a_body_that_cannot_be_read_is_no_fault(key, body, forms):
    kind, content = BODIES[body]
    for form in forms[key][:8]:
        response = browser(key).generic("POST", form.action, content, content_type=kind, headers=US)
        answer_is_calm(response, form, body)


@pytest.mark.parametrize("query", ["\x00", "👩‍👧‍👦", "9" * 400, "-1", "NaN", "ffffffff-ffff-ffff-ffff-ffffffffffff", "99999-12-31", "a" * 4000, "<script>alert(1)</script>", "..//evil.example"])  # fmt: skip
def test_whatever_stands_behind_the_question_mark_is_no_fault(query, here, as_it_was):
    names = ("page", "next", "hoofdstuk", "chapter", "who", "wie", "kind", "child", "soort", "voor", "zoek", "q", "van", "tot", "dag", "reader", "part", "from", "item", "member", "book", "lang", "do", "als", "wat", "name", "back", "code")  # fmt: skip
    asked = "&".join(f"{name}={quote(query)}" for name in names)
    for key in ("noor", "femke"):
        client = browser(key)
        for route in (one for one in routes() if one.name not in LEAVING | HERE_ONLY):
            response = client.get(f"{route.url(here.ids)}?{asked}")
            assert response.status_code in CALM, (route.pattern, response.status_code)
            assert urlsplit(response.get("Location", "/")).netloc == "", route.pattern
            if not response.streaming:
                assert b"<script>alert(1)" not in response.content, route.pattern


@pytest.mark.parametrize("kind", [kind for kind in BAD if kind != "spaces only"])
def test_what_was_taken_can_be_shown_printed_and_downloaded(kind, here, forms, as_it_was):
    """Strange words that were accepted must not make another page fall over: letters, downloads, the log."""
    for key in ("noor", "tine", "femke"):
        for form in [one for one in forms[key] if one.words]:
            post(key, form, form.filled() | dict.fromkeys(form.words, BAD[kind]))
    for key in ("noor", "tine", "femke"):
        client = browser(key)
        for route in (one for one in routes() if one.name not in LEAVING | HERE_ONLY):
            assert client.get(route.url(here.ids)).status_code in CALM, (key, route.pattern)


def test_a_text_for_a_book_that_was_taken_away_is_shown_again():
    """The page is gone, the words are not."""
    here = world()
    client = browser("karim")
    response = client.post(f"/boek/{here.family.id}/", {"text": "Dit wil ik niet kwijt."}, headers=US)
    assert response.status_code == 404
    assert "Dit wil ik niet kwijt." in shown(response)


def test_another_sites_words_do_not_come_onto_our_page():
    sent = {"text": "Bel dit nummer en geef je code."}
    for headers in ({}, {"Origin": "https://kwaad.example"}, {**US, "Sec-Fetch-Site": "cross-site"}):
        response = Client().post("/er-is-niets/", sent, headers=headers)
        assert response.status_code == 404
        assert "Bel dit nummer" not in shown(response)
