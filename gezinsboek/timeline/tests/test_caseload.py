"""Mijn gezinnen: asked of me, new, all; over all my books, found by my own name for them."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cast import deeds
from cast.deeds import does
from cast.family import READ, WRITE, Family
from cast.people import PLAYERS, Player
from gezinsboek.circle import sharing
from gezinsboek.circle.models import Bookmark
from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.log.models import Line

from .screens import at, browser, found, page, text_of, timeline_of


@pytest.fixture
def helper():
    """A helper of this test alone: what others of the tests shared with the cast is not in the way."""
    key = f"h{new_id().hex}"
    PLAYERS[key] = Player(key, "Hanna", "De Brug", "begeleider")
    yield key
    del PLAYERS[key]


def book(helper, name, **more):
    family = Family.opens("noor", name)
    family.comes(helper, {"School": READ, "Hulp": WRITE}, **more)
    return family


def rows(html):
    """What each row says, by the name of the book."""
    parts = html.split('<li class="case')[1:]
    return {found("<h2>(.*?)</h2>", part): part for part in parts}


def desk(client, part="alle"):
    return rows(page(client, f"{at('caseload')}?deel={part}"))


def test_every_book_is_a_row_with_the_chapters_that_i_read(helper):
    book(helper, "Het rode huis")
    shown = desk(browser(helper))
    assert "Jij leest: School, Hulp" in shown["Het rode huis"]


def test_who_asks_me_something_stands_first_with_the_question(helper):
    book(helper, "Aan de beurt")
    asking = book(helper, "Zonder haast")
    item = asking.writes("noor", "Hulp", "Kun jij een afspraak maken?")
    deeds.asks("noor", item, asking.members["noor"], asking.members[helper])
    client = browser(helper)
    shown = page(client, f"{at('caseload')}?deel=gevraagd")
    assert list(rows(shown)) == ["Zonder haast"]
    assert "Noor vraagt:" in shown
    assert "Kun jij een afspraak maken?" in shown
    assert list(rows(page(client, at("caseload")))) == ["Zonder haast", "Aan de beurt"]


def test_a_professional_who_asks_shows_their_work(helper):
    asking = book(helper, "De brug")
    asking.comes("daan", {"School": WRITE})
    item = asking.writes("daan", "School", "Kom je kijken?")
    deeds.asks("daan", item, asking.members["daan"], asking.members[helper])
    assert "Meester Daan (leerkracht, school De Regenboog) vraagt:" in page(browser(helper), at("caseload"))


def test_new_is_counted_per_chapter_since_my_last_visit(helper):
    family = book(helper, "Het rode huis")
    client = browser(helper)
    page(client, timeline_of(family))
    with clock.moved_to(clock.now() + timedelta(hours=1)):
        for chapter in ("School", "School", "Hulp", "Thuis"):
            family.writes("noor", chapter, f"Over {chapter}.")
        row = desk(client, "nieuw")["Het rode huis"]
        assert "3 nieuwe stukjes: 2 in School en 1 in Hulp." in row
        assert "Noor schreef: Over Hulp." in row
        assert "Over Thuis." not in row
        page(client, timeline_of(family))
        assert desk(client, "nieuw") == {}


def test_my_own_words_are_not_new_to_me(helper):
    family = book(helper, "Het rode huis")
    family.writes(helper, "Hulp", "Van mijzelf.")
    assert desk(browser(helper), "nieuw") == {}


def test_what_is_older_than_two_weeks_is_not_counted(helper):
    family = book(helper, "Het rode huis")
    family.writes("noor", "School", "Lang geleden.")
    with clock.moved_to(clock.now() + timedelta(days=15)):
        assert "Niets nieuws." in desk(browser(helper))["Het rode huis"]


def test_new_replies_are_counted_too(helper):
    family = book(helper, "Het rode huis")
    item = family.writes(helper, "Hulp", "Van mijzelf.")
    deeds.replies("noor", item, "Dank je.")
    assert "1 nieuwe reactie." in desk(browser(helper))["Het rode huis"]


def test_an_access_that_ends_soon_is_said(helper):
    book(helper, "Het rode huis", until=clock.now() + timedelta(days=5))
    assert "Je toegang stopt" in desk(browser(helper))["Het rode huis"]


def test_a_book_that_stopped_sharing_is_no_longer_there(helper):
    family = book(helper, "Het rode huis")
    does("noor", lambda: sharing.end_member(family.members[helper]))
    shown = page(browser(helper), at("caseload"))
    assert "Het rode huis" not in shown
    assert "Je staat nog in geen boek." in shown


def test_my_own_name_for_a_book_is_seen_by_me_alone_and_is_sealed(helper):
    family = book(helper, "Het rode huis")
    client = browser(helper)
    client.post(at("caseload"), {"do": "label", "book": str(family.id), "label": " Bij de molen "})
    assert list(desk(client)) == ["Bij de molen"]
    assert "Bij de molen" not in page(browser("noor"), f"{at('caseload')}?deel=alle")
    kept = does(helper, lambda: Bookmark.objects.get(dossier_id=family.id))
    assert b"de molen" not in bytes(kept.label_sealed)
    client.post(at("caseload"), {"do": "label", "book": str(family.id), "label": ""})
    assert list(desk(client)) == ["Het rode huis"]


def test_a_name_keeps_where_i_had_read_until(helper):
    family = book(helper, "Het rode huis")
    client = browser(helper)
    page(client, timeline_of(family))
    before = does(helper, lambda: Bookmark.objects.get(dossier_id=family.id)).visited_at
    client.post(at("caseload"), {"do": "label", "book": str(family.id), "label": "Rood"})
    assert does(helper, lambda: Bookmark.objects.get(dossier_id=family.id)).visited_at == before


def test_a_name_for_a_book_that_is_not_mine_is_refused(helper):
    other = Family.opens("noor", "Niet van mij")
    for told in (str(other.id), str(new_id()), "x", ""):
        response = browser(helper).post(at("caseload"), {"do": "label", "book": told, "label": "Toch"})
        assert response.status_code == 404


def test_too_long_a_name_is_told(helper):
    family = book(helper, "Het rode huis")
    told = {"do": "label", "book": str(family.id), "label": "x" * 61}
    assert "Dat is te lang." in text_of(browser(helper).post(at("caseload"), told, follow=True))


def test_searching_finds_by_my_name_and_by_the_book_and_stands_in_no_address(helper):
    red, blue = book(helper, "Het rode huis"), book(helper, "Het blauwe huis")
    client = browser(helper)
    client.post(at("caseload"), {"do": "label", "book": str(blue.id), "label": "Bij de brug"})
    assert list(rows(text_of(client.post(at("caseload"), {"naam": "BRUG"})))) == ["Bij de brug"]
    assert list(rows(text_of(client.post(at("caseload"), {"naam": "blauwe"})))) == ["Bij de brug"]
    assert list(rows(text_of(client.post(at("caseload"), {"naam": "rode"})))) == ["Het rode huis"]
    assert "Geen gezin met die naam." in text_of(client.post(at("caseload"), {"naam": "<b>"}))
    assert red.id != blue.id


def test_what_is_shown_of_a_family_stands_in_its_log(helper):
    family = book(helper, "Het rode huis")
    family.writes("noor", "School", "Over school.")
    desk(browser(helper))
    read = does("noor", lambda: Line.objects.filter(dossier_id=family.id, event_id="read").count())
    assert read == 1


def test_words_of_people_are_never_code(helper):
    family = book(helper, "<b>Huis</b>")
    family.writes("noor", "School", "<script>alert(1)</script>")
    shown = page(browser(helper), f"{at('caseload')}?deel=alle")
    assert "<script>alert" not in shown
    assert "<b>Huis</b>" not in shown


@pytest.mark.parametrize("part", ["x", "../", "gevraagd'"])
def test_a_part_that_is_not_there_does_not_exist(helper, part):
    page(browser(helper), f"{at('caseload')}?deel={part}", 404)


def test_nobody_yet_says_why_it_is_empty(helper):
    shown = page(browser(helper), at("caseload"))
    assert "Zelf een boek openen kan alleen een gezin." in shown


def test_a_grandmother_finds_her_books_here_too():
    Family.opens("noor", "Bij Noor").comes("tine", {"Thuis": WRITE})
    shown = page(browser("tine"), f"{at('caseload')}?deel=alle")
    assert "Mijn boeken" in shown
    assert "Bij Noor" in shown
    assert 'data-role="family"' in shown


def test_sixty_books_cost_as_many_queries_as_two(helper):
    def cost(url):
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        return [query["sql"] for query in asked if not re.match("(BEGIN|COMMIT)", query["sql"])]

    client, url = browser(helper), f"{at('caseload')}?deel=alle"
    for i in range(2):
        book(helper, f"Boek {i}").writes("noor", "School", "Nieuws.")
    few = cost(url)
    for i in range(2, 14):
        family = book(helper, f"Boek {i}")
        item = family.writes("noor", "Hulp", "Vraag.")
        deeds.asks("noor", item, family.members["noor"], family.members[helper])
    many = cost(url)
    assert len(many) <= max(len(few), 12), many
    assert len(many) <= 12, many
