"""The pages that help and explain: there for everybody, and what they promise is so."""

import json
import logging
import re
from typing import Any

import pytest
from django import forms
from django.apps import apps
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from gezinsboek.circle.tests.wires import one, superuser
from gezinsboek.ground.journal import JsonLines
from gezinsboek.ground.tests.test_look import named_icons
from gezinsboek.site.handbook import BY_SLUG, PAGES, ROLES, WORRIES
from gezinsboek.site.settings.base import ROOT

from .routes import HERE_ONLY, LEAVING, NEWCOMER, browser, routes, world
from .test_words import said

EVERYBODY = ["", "noor", "jade", "femke", "karim", NEWCOMER]


@pytest.mark.parametrize("key", EVERYBODY)
@pytest.mark.parametrize("name", ["help", "against_us", "growing_up", "handbook"])
def test_everybody_may_open_it(key, name):
    assert browser(key).get(reverse(name)).status_code == 200


@pytest.mark.parametrize("key", ["", "noor", "jade", "femke"])
def test_at_every_text_box_one_can_ask_whether_it_can_be_used_against_us(key):
    """On every page that takes words in, whatever they are for."""
    client, ids, bare, boxes = browser(key), world().ids, [], 0
    for route in routes():
        answer = client.get(route.url(ids)) if route.name not in LEAVING | HERE_ONLY else None
        page = answer.content.decode(errors="replace") if answer and not answer.streaming else ""
        if re.search("<textarea(?![^>]*readonly)", page):
            boxes += 1
            bare += [route.pattern] if f'href="{reverse("against_us")}"' not in page else []
    assert boxes and not bare


TEMPLATES = {
    str(one).partition("/templates/")[2]: one.read_text() for one in ROOT.glob("gezinsboek/*/templates/**/*.html")
}


def whole(name: str) -> str:
    """A template with all that it includes and extends."""
    text = TEMPLATES.get(name, "")
    return text + "".join(map(whole, re.findall(r'{% (?:include|extends) "([^"]+)"', text)))


def fields_for_words() -> set[str]:
    """The names of all fields of our forms in which one types more than a line."""
    assert routes()  # with the views come the forms
    kinds: list[Any] = [forms.BaseForm]
    for kind in kinds:
        kinds += kind.__subclasses__()
    fields = [pair for kind in kinds for pair in getattr(kind, "base_fields", {}).items()]
    return {name for name, one in fields if isinstance(one.widget, forms.Textarea)}


def test_a_page_that_comes_only_after_a_step_or_an_answer_tells_it_too():
    """No walk meets all of them: read from the templates. What is left out has a field of such a name for one line."""
    short = {"records/meter.html", "finding/finding.html", "circle/chapters_new.html", "circle/chapters_change.html"}
    asks = re.compile(rf"<textarea(?![^>]*readonly)|{{% field form\.({'|'.join(fields_for_words())})\b")
    pages = [name for name, text in TEMPLATES.items() if "{% extends" in text and "/showcase" not in name]
    asking = [name for name in pages if asks.search(whole(name))]
    assert len(asking) > 20
    bare = [name for name in asking if "against_us" not in whole(name)]
    assert set(bare) == short


def test_every_page_of_the_handbook_has_a_drawing_that_is_there():
    assert {page.icon for page in PAGES} <= named_icons()


@pytest.mark.parametrize("number", ["112", "08002000", "08000432", "08000113"])
def test_whom_to_call_is_one_tap_away(number):
    assert f'href="tel:{number}"' in Client().get("/hulp/").content.decode()


@pytest.mark.parametrize("key", ["", "noor", "jade", "femke"])
def test_nobody_keeps_who_asked_for_help(family, caplog, key):
    client = browser(key)
    with superuser() as root:
        before = one(root, "select count(*) from log_line")
        with caplog.at_level(logging.DEBUG):
            assert client.get("/hulp/").status_code == 200
        assert one(root, "select count(*) from log_line") == before
    told = [json.loads(JsonLines().format(record)) for record in caplog.records]
    assert not any("hulp" in str(line.values()) for line in told)


@pytest.mark.parametrize("key", ["", "noor"])
def test_opening_it_changes_no_row_of_any_table(family, key):
    """Nor in a session, a count or a queue: who looks through the database afterwards does not find who asked for help."""
    client = browser(key)
    client.get("/uitleg/")
    with superuser() as root:
        before = written(root)
        assert client.get("/hulp/").status_code == 200
        assert written(root) == before


def written(root):
    """Of every table how many rows it has, and the youngest transaction that wrote in it."""
    tables = root.execute(
        "select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace"
        " where c.relkind = 'r' and n.nspname in ('public', 'acl')"
    ).fetchall()
    return {
        table: root.execute(f"select count(*), max(xmin::text::bigint) from {table}").fetchone() for (table,) in tables
    }


def test_other_pages_do_leave_a_line_in_the_servers_log(caplog):
    with caplog.at_level(logging.INFO, "gezinsboek.request"):
        Client().get("/uitleg/tegen-ons/")
    assert [record.route for record in caplog.records] == ["uitleg/tegen-ons/"]


def test_every_page_leads_there(family):
    for path in ("/inloggen/", "/er-is-niets/"):
        assert "112" in Client().get(path).content.decode()
    assert 'href="/hulp/"' in browser("noor").get(f"/boek/{family.id}/").content.decode()


def test_every_page_of_a_book_leads_to_the_handbook(family):
    assert 'href="/uitleg/"' in browser("noor").get(f"/boek/{family.id}/").content.decode()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_every_page_of_the_handbook_shows_real_screens(page):
    answer = Client().get(f"/uitleg/{page.slug}/")
    assert answer.status_code == 200
    shown = [part for part in page.parts if part.picture]
    assert answer.content.decode().count("<img ") == len(shown)
    for part in shown:
        assert finders.find(part.shot), part.picture


def test_every_page_of_the_handbook_is_reached_by_who_you_are_or_by_what_worries_you():
    index = Client().get("/uitleg/").content.decode()
    led = {slug for way in (*ROLES, *WORRIES) for slug in way.slugs}
    assert led == set(BY_SLUG)
    for way in (*ROLES, *WORRIES):
        assert str(way.words) in index
    for slug in BY_SLUG:
        assert index.count(f'href="/uitleg/{slug}/"') >= 2, slug  # by a way, and in the whole list


def test_the_handbook_says_to_family_and_friends_that_they_can_answer_what_was_written_for_work_about_them():
    page = Client().get("/uitleg/weerwoord/").content.decode()
    assert "Schreef iemand voor het werk over jou? Dan kun jij het." in page
    assert "Ook als je familie, een vriend of buur bent." in page
    assert "weerwoord" in next(way.slugs for way in ROLES if "familie" in str(way.words))


def test_a_page_the_handbook_does_not_have_is_a_404():
    assert Client().get("/uitleg/geheimen/").status_code == 404


def test_the_handbook_is_there_in_english():
    page = Client(HTTP_COOKIE="gezinsboek_taal=en").get("/uitleg/beginnen/").content.decode()
    assert "Your book is yours." in page
    assert "Jullie boek is van jullie." not in page


def test_every_text_box_tells_who_could_use_it(family):
    client = browser("noor")
    item = family.writes("noor", "Thuis", "Iets.")
    for path in ("", f"stukje/{item.id}/", f"stukje/{item.id}/veranderen/"):
        assert 'href="/uitleg/tegen-ons/"' in client.get(f"/boek/{family.id}/{path}").content.decode(), path


def test_no_place_in_the_product_asks_for_a_suspicion():
    """REQ-09: only the pages that send such a worry elsewhere speak of it."""
    word = re.compile(r"vermoed|meldcode|mishandel|verwaarloz|zorgmelding", re.IGNORECASE)
    where = {found.rsplit("/")[-1] for found, text in said() if word.search(text)}
    assert where <= {"help.html", "desk.py"}
    fields = {f"{model.__name__}.{field.name}" for model in apps.get_models() for field in model._meta.get_fields()}
    assert not [name for name in fields if re.search(r"suspi|concern|report_code|abuse", name, re.IGNORECASE)]
