"""The timeline page: what is shown, in which order, to whom, and what it costs."""

import re
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cast import deeds
from cast.deeds import does
from cast.family import Family
from gezinsboek.circle.models import Item
from gezinsboek.ground import clock
from gezinsboek.log.models import Line
from gezinsboek.timeline import writing
from gezinsboek.timeline.reading import PAGE

from .screens import at, browser, composed, found, page, timeline_of

HTMX: dict[str, Any] = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "older"}


def texts(html):
    """The texts of the stukjes on a page, in their order."""
    notebook = html.split("notebook", 1)[-1]
    return re.findall(r'</button> (?:<ul.*?</ul> )?<p class="text" dir="auto">(.*?)</p>', notebook)


def many(family, n, chapter="Thuis", key="noor"):
    return [family.writes(key, chapter, f"Stukje {i:03}.") for i in range(n)]


def queries(client, url):
    """Asked on the connection of the pages, apart from the beginning and end of the transaction."""
    client.get(url)  # the first request of a session may note more
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return [query["sql"] for query in asked if not re.match("(BEGIN|COMMIT)", query["sql"])]


def test_the_newest_stands_on_top_under_its_day(family):
    with clock.moved_to(clock.now() - timedelta(days=1)):
        family.writes("noor", "Thuis", "Van gisteren.")
    family.writes("noor", "Thuis", "Van vandaag.")
    shown = page(browser("noor"), timeline_of(family))
    assert texts(shown) == ["Van vandaag.", "Van gisteren."]
    assert shown.index("Vandaag, ") < shown.index("Van vandaag.") < shown.index("Gisteren, ")


def test_a_helper_stands_with_profession_and_organisation(family):
    family.writes("daan", "School", "Rekenen ging goed.")
    shown = page(browser("noor"), timeline_of(family))
    assert 'Meester Daan</b> <span class="muted">· leerkracht, school De Regenboog' in shown


def test_everybody_sees_their_own_part_and_nothing_else(family):
    family.writes("noor", "School", "Over school.")
    family.writes("noor", "Thuis", "Over thuis.")
    family.writes("noor", "Thuis", "Alleen voor oma.", only=["tine"])
    seen = {
        key: set(texts(page(browser(key), timeline_of(family)))) for key in ("noor", "daan", "tine", "mark", "femke")
    }
    assert seen["noor"] == {"Over school.", "Over thuis.", "Alleen voor oma."}
    assert seen["daan"] == {"Over school."}
    assert seen["tine"] == {"Over school.", "Over thuis.", "Alleen voor oma."}
    assert seen["mark"] == seen["femke"] == {"Over school.", "Over thuis."}


def test_who_reads_it_is_told_whole_to_the_family_and_not_to_others(family):
    family.writes("mark", "School", "Over school.")
    assert (
        "Jij, Femke (jeugdhulp, Samen Doen-team), Jade, Mark, Meester Daan (leerkracht, school De Regenboog) en Oma Tine lezen dit."
        in page(browser("noor"), timeline_of(family))
    )
    shown = page(browser("daan"), timeline_of(family))
    assert "Jij en anderen" in shown
    assert "Oma Tine" not in shown.split("notebook")[1].split("</article>")[0]


def test_older_pages_come_by_one_link_each_item_once(family):
    many(family, 2 * PAGE + 5)
    noor, url, seen = browser("noor"), timeline_of(family), []
    for _ in range(3):
        shown = page(noor, url)
        seen += texts(shown)
        found = re.search(r'rel="next" href="([^"]+)"', shown)
        url = found[1].replace("&amp;", "&") if found else ""
    assert url == ""
    assert seen == [f"Stukje {i:03}." for i in reversed(range(2 * PAGE + 5))]


def test_with_script_only_the_older_items_come_and_the_day_is_not_said_twice(family):
    many(family, PAGE + 1)
    noor = browser("noor")
    url = found(r'hx-get="([^"]+voor=[^"]+)"', page(noor, timeline_of(family)))
    part = page(noor, url, **HTMX)
    assert "<html" not in part
    assert texts(part) == ["Stukje 000."]
    assert 'class="day"' not in part
    assert 'id="older"' in part


def test_an_older_page_says_where_it_is_and_has_no_composer(family):
    many(family, PAGE + 1)
    noor = browser("noor")
    url = found(r'rel="next" href="([^"]+)"', page(noor, timeline_of(family)))
    shown = page(noor, url)
    assert 'id="composer"' not in shown
    assert "Terug naar het nieuwste" in shown


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("hoofdstuk={School}", {"school", "foto"}),
        ("wie={daan}", {"school"}),
        ("over={Milan}", {"milan"}),
        ("soort=photo", {"foto"}),
        ("soort=file", set()),
        ("soort=question", {"vraag"}),
        ("soort=text", {"thuis", "school", "milan"}),
        ("hoofdstuk={School}&soort=text", {"school"}),
    ],
)
def test_filters_by_chapter_writer_kind_and_child(family, query, left):
    family.writes("noor", "Thuis", "thuis")
    family.writes("daan", "School", "school")
    deeds.adds_file("noor", family.writes("noor", "School", "foto"), family.members["noor"])
    asked = family.writes("noor", "Hulp", "vraag")
    deeds.asks("noor", asked, family.members["noor"], family.members["femke"])
    does("noor", lambda: family.writes("noor", "Groeien", "milan").say_about(family.children["Milan"]))
    names = {**family.chapters, **family.members, "Milan": family.children["Milan"]}
    shown = page(browser("noor"), f"{timeline_of(family)}?{query.format(**names)}")
    assert set(texts(shown)) == left


@pytest.mark.parametrize(
    "query",
    [
        "hoofdstuk=0199e0a0-0000-7000-8000-000000000000",
        "hoofdstuk=x",
        "wie=0199e0a0-0000-7000-8000-000000000000",
        "over=' or 1=1",
        "soort=geheim",
        "voor=9",
        "voor=99999999999999999999999-0199e0a000007000800000000000000",
        "voor=a-b",
    ],
)
def test_what_is_not_a_choice_does_not_exist(family, query):
    page(browser("noor"), f"{timeline_of(family)}?{query}", 404)


def test_a_chapter_of_another_book_does_not_exist_here(family):
    other = Family.opens("noor", "Ons tweede boek")
    page(browser("noor"), f"{timeline_of(family)}?hoofdstuk={other.chapters['School']}", 404)


def test_nothing_found_says_so_and_leads_back(family):
    family.writes("noor", "Thuis", "Hoi.")
    shown = page(browser("noor"), f"{timeline_of(family)}?soort=photo")
    assert "Hier past niets bij wat je koos." in shown
    assert "Laat alles zien" in shown


def test_new_is_what_others_wrote_since_my_last_visit(family):
    family.writes("daan", "School", "Al gezien.")
    noor = browser("noor")
    assert 'class="new"' not in page(noor, timeline_of(family))  # a first visit marks nothing
    with clock.moved_to(clock.now() + timedelta(minutes=40)):
        family.writes("daan", "School", "Van daarna.")
        family.writes("noor", "School", "Van mijzelf.")
        shown = page(noor, timeline_of(family))
        marked = [part for part in shown.split("<article")[1:] if 'class="new"' in part]
        assert len(marked) == 1
        assert "Van daarna." in marked[0]
    with clock.moved_to(clock.now() + timedelta(minutes=50)):
        assert 'class="new"' in page(noor, timeline_of(family))  # the same visit
    with clock.moved_to(clock.now() + timedelta(minutes=95)):
        assert 'class="new"' not in page(noor, timeline_of(family))


def test_a_new_reply_is_marked_as_well(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    noor = browser("noor")
    page(noor, timeline_of(family))
    with clock.moved_to(clock.now() + timedelta(minutes=40)):
        deeds.replies("daan", item, "Wat fijn!")
        reply = page(noor, timeline_of(family)).split('class="reply"')[1]
        assert 'class="new"' in reply.split("Wat fijn!")[0]


def test_three_replies_are_shown_and_the_others_lie_behind_a_link(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    for i in range(5):
        deeds.replies("daan", item, f"Reactie {i}.")
    shown = page(browser("noor"), timeline_of(family))
    assert re.findall(r"Reactie (\d)\.", shown) == ["2", "3", "4"]
    assert "Lees nog 2 reacties" in shown


def test_a_removed_reply_is_not_shown_not_even_to_who_can_restore_it(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    deeds.bins_reply("daan", deeds.replies("daan", item, "Toch niet."))
    for key in ("noor", "daan"):
        assert "Toch niet." not in page(browser(key), timeline_of(family))


def test_a_changed_text_says_by_whom(family):
    item = family.writes("daan", "School", "Milan was telaat.")
    deeds.changes("noor", item, "Milan was op tijd.")
    assert "Veranderd door Noor op" in page(browser("daan"), timeline_of(family))
    assert "Veranderd door jou op" in page(browser("noor"), timeline_of(family))


def test_a_text_right_to_left_brings_its_own_direction(family):
    family.writes("noor", "Thuis", "مرحبا")
    assert '<p class="text" dir="auto">مرحبا</p>' in page(browser("noor"), timeline_of(family))


def test_somebody_i_do_not_know_is_just_somebody():
    book = Family.opens("noor", "Klein boek")
    book.comes("femke", {"Hulp": "write"})
    item = book.writes("femke", "Hulp", "Over de hulp.")
    does("noor", lambda: item.move(book.chapters["Geld en wonen"]))
    book.comes("bram", {"Geld en wonen": "read"})
    shown = page(browser("bram"), timeline_of(book))
    assert "<b>Iemand</b>" in shown.split("Over de hulp.")[0]
    assert "Femke" not in shown


def test_several_whom_i_do_not_know_are_told_together():
    book = Family.opens("noor", "Klein boek")
    for key in ("femke", "yasmin", "daan"):
        book.comes(key, {"Hulp": "write"})
    item = book.writes("femke", "Hulp", "Over de hulp.")
    for key in ("yasmin", "daan", "noor"):
        deeds.likes(key, item)
    does("noor", lambda: item.move(book.chapters["Geld en wonen"]))
    book.comes("bram", {"Geld en wonen": "read"})
    assert "Noor en 2 anderen vonden dit mooi." in page(browser("bram"), timeline_of(book))


def test_a_name_that_says_it_already_is_not_explained(family):
    family.writes("tine", "Thuis", "Ik kom morgen.")
    assert "Oma Tine</b><br>" in page(browser("noor"), timeline_of(family))


def test_private_chapters_come_after_the_shared_ones(family):
    family.private_chapter("noor", "Mijn hoekje")
    shown = page(browser("noor", fresh=True), timeline_of(family))
    assert shown.index(">Geld en wonen") < shown.index(">Mijn hoekje")


def test_what_a_private_chapter_holds_shows_only_while_fresh_and_only_to_its_owner(family):
    family.private_chapter("noor", "Mijn hoekje")
    family.writes("noor", "Mijn hoekje", "Mijn geheim.")
    assert "Mijn geheim." in page(browser("noor", fresh=True), timeline_of(family))
    for client in (browser("noor"), browser("mark", fresh=True), browser("femke", fresh=True)):
        shown = page(client, timeline_of(family))
        assert "Mijn geheim." not in shown
        assert "Mijn hoekje" not in shown
        assert shown.count("<article") == 0


def test_looking_as_somebody_shows_the_intersection_and_no_way_to_do_anything(family):
    family.writes("noor", "School", "Over school.")
    family.writes("noor", "Thuis", "Over thuis.")
    noor = browser("noor")
    noor.post(at("looking_as", family.id), {"member": str(family.members["daan"])})
    shown = page(noor, timeline_of(family))
    assert texts(shown) == ["Over school."]
    for offered in ('id="composer"', "mooi/", "Reageer", "wie-leest-dit", 'class="chip'):
        assert offered not in shown
    response = noor.post(timeline_of(family), composed(family, "School", "Als Daan."))
    assert response.status_code in (404, 422)
    assert len(family.sees("daan")) == 1


def test_a_page_that_was_shown_stands_in_the_log_once_for_each_chapter(family):
    family.writes("noor", "School", "Over school.")
    family.writes("noor", "Hulp", "Over hulp.")
    page(browser("femke"), timeline_of(family))
    lines = does(
        "noor",
        lambda: list(Line.objects.filter(dossier_id=family.id, event_id="read").values_list("chapter_id", flat=True)),
    )
    assert len(lines) == 2
    assert set(lines) == {family.chapters["School"], family.chapters["Hulp"]}


def test_a_page_costs_eight_queries_however_much_is_on_it(family):
    noor = browser("noor")
    family.writes("noor", "School", "Een.")
    few = queries(noor, timeline_of(family))
    for item in many(family, 12, "School"):
        deeds.replies("daan", item, "Ja.")
        deeds.adds_file("noor", item, family.members["noor"])
        deeds.asks("noor", item, family.members["noor"], family.members["daan"])
        does("daan", partial(writing.like, item))
        does("noor", partial(item.say_about, family.children["Milan"]))
        deeds.changes("noor", item, "Anders.")
    full = queries(noor, timeline_of(family))
    assert len(full) == len(few)
    assert len(full) <= 8, full


def test_an_item_of_a_tool_that_is_not_here_says_so(family):
    me = family.members["noor"]
    item = Item(dossier_id=family.id, chapter_id=family.chapters["Thuis"], author_id=me, kind="elsewhere")
    does("noor", lambda: item.save(force_insert=True))
    assert "Dit kan hier nog niet worden getoond." in page(browser("noor"), timeline_of(family))


def test_the_title_and_the_address_tell_nothing_personal(family):
    shown = page(browser("noor"), timeline_of(family))
    assert found("<title>(.*?)</title>", shown) == "Gezinsboek - tijdlijn"


def test_an_empty_book_invites_to_write_the_first(family):
    assert "Schrijf het eerste stukje." in page(browser("noor"), timeline_of(family))


def test_the_column_beside_it_says_whose_access_ends_soon(family):
    end = clock.now() + timedelta(days=5)
    family.comes("bram", {"School": "read"}, until=end)
    assert "Bram (begeleider, De Brug): nog 5 dagen." in page(browser("noor"), timeline_of(family))


def test_signed_out_leads_to_signing_in(family):
    response = Client().get(timeline_of(family))
    assert response.status_code == 302
    assert "/inloggen/" in response["Location"]
