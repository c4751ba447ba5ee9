"""Zet in mijn dossier, on the screens: the button, the page of what is left, and what the family reads of it."""

import io
import zipfile

import pytest

from cast.deeds import asks, changes, does, rebuts, replies
from cast.working import samen_doen
from gezinsboek.ground.ids import new_id
from gezinsboek.log.models import Line
from gezinsboek.records.models import Takeover
from gezinsboek.records.tests.taking_over import allowing
from gezinsboek.timeline.tests.screens import at, browser, page, text_of, timeline_of
from gezinsboek.timeline.tests.test_timeline import many, queries

BUTTON = "Zet in mijn dossier"


@pytest.fixture
def pushed():
    samen_doen(way="webhook")


@pytest.fixture
def copied():
    samen_doen(way="copy")


@pytest.fixture
def printed():
    samen_doen(way="download")


def one_of(family, item):
    return at("take_over", family.id, item.id)


def left(family):
    """The page of this family alone: Femke works with others too."""
    return f"{at('not_taken_over')}?boek={family.id}"


def taken(family, key="noor"):
    here = Takeover.objects.filter(dossier_id=family.id)
    return does(key, lambda: list(here.values_list("way", "how", "why")))


def events(family, event):
    here = Line.objects.filter(dossier_id=family.id, event_id=event)
    return does("noor", lambda: list(here.values_list("participant_object_detail", flat=True)))


def test_the_button_stands_under_what_i_wrote_and_not_under_what_others_wrote(family):
    mine, other = family.writes("femke", "Hulp", "Van mij."), family.writes("noor", "Hulp", "Van Noor.")
    shown = page(browser("femke"), timeline_of(family))
    assert one_of(family, mine) in shown
    assert one_of(family, other) not in shown
    assert BUTTON in page(browser("femke"), at("entry", family.id, mine.id))
    assert BUTTON not in page(browser("femke"), at("entry", family.id, other.id))


def test_a_family_and_who_reads_along_for_no_work_have_no_button(family):
    family.writes("noor", "Thuis", "Van Noor.")
    for key in ("noor", "tine"):
        assert BUTTON not in page(browser(key), timeline_of(family))
    assert browser("noor").get(at("not_taken_over")).status_code == 404


def test_what_i_may_not_take_over_does_not_exist(family):
    item = family.writes("noor", "Hulp", "Van Noor.")
    assert browser("femke").post(one_of(family, item)).status_code == 404
    assert browser("karim").get(one_of(family, item)).status_code == 404
    assert browser("noor").post(one_of(family, item)).status_code == 404
    assert taken(family) == []


def test_one_click_sends_it_and_everybody_who_reads_it_sees_that(family, pushed):
    item = family.writes("femke", "Hulp", "Milan sliep door.")
    femke = browser("femke")
    back = timeline_of(family)
    assert femke.post(one_of(family, item), {"back": back}).headers["Location"] == f"{back}#e-{item.id}"
    shown = page(femke, back)
    assert "Het is onderweg naar je eigen systeem." in shown
    assert "Onderweg naar je eigen systeem." in shown
    assert one_of(family, item) not in shown
    told = page(browser("noor"), back)
    assert "stuurde dit naar het eigen systeem van Samen Doen-team. Het is onderweg." in told
    assert taken(family) == [("webhook", "click", "own")]


def test_a_double_click_takes_over_once(family, pushed):
    item = family.writes("femke", "Hulp", "Milan sliep door.")
    femke = browser("femke")
    femke.post(one_of(family, item))
    femke.post(one_of(family, item))
    assert len(taken(family)) == 1
    assert events(family, "take over") == ["own"]


def test_the_log_tells_it_in_a_sentence(family, copied):
    item = family.writes("femke", "Hulp", "Milan sliep door.")
    browser("femke").post(one_of(family, item))
    told = page(browser("noor"), at("log", family.id))
    assert "zette een stukje uit Hulp in het eigen systeem." in told


def test_a_pdf_comes_at_once_and_the_receipt_says_when(family, printed):
    item = family.writes("femke", "Hulp", "Milan sliep door.")
    response = browser("femke").post(one_of(family, item))
    assert response["Content-Type"] == "application/pdf"
    assert "Femke" not in response["Content-Disposition"]
    assert response.content.startswith(b"%PDF-")
    assert "In eigen systeem op " in page(browser("femke"), at("entry", family.id, item.id))


def test_the_text_stands_in_a_box_to_copy(family, copied):
    item = family.writes("femke", "Hulp", "Milan sliep door.")
    shown = text_of(browser("femke").post(one_of(family, item)))
    assert "Verslag: Milan sliep door." in shown
    assert "readonly" in shown


def test_a_changed_text_says_so_and_can_go_again(family, copied):
    item = family.writes("femke", "Hulp", "Milan sliep door.")
    femke = browser("femke")
    femke.post(one_of(family, item))
    changes("femke", item, "Milan sliep slecht.")
    assert "Daarna is de tekst veranderd." in page(browser("noor"), at("entry", family.id, item.id))
    assert one_of(family, item) in page(femke, timeline_of(family))
    assert "Veranderd sinds je het overnam" in page(femke, left(family))


def test_a_weerwoord_that_came_since_is_told_at_the_receipt_and_one_that_went_along_is_not(family, copied):
    item = family.writes("femke", "Hulp", "Milan sliep slecht.")
    shown, words = at("entry", family.id, item.id), "Daarna kwam er een weerwoord bij."
    browser("femke").post(one_of(family, item))
    assert words not in page(browser("noor"), shown)
    rebuts("noor", item, "Hij sliep juist goed.")
    for key in ("noor", "femke"):
        assert words in page(browser(key), shown), key
    browser("femke").post(one_of(family, item))
    assert words not in page(browser("femke"), shown)


def test_allowed_words_ask_a_reason_which_the_family_reads(family, copied):
    item = family.writes("noor", "Hulp", "Van Noor.")
    does("noor", allowing(family, "femke", "Hulp"))
    femke = browser("femke")
    assert "Waarom neem je dit over?" in text_of(femke.post(one_of(family, item)))
    assert femke.post(one_of(family, item), {"reason": "  "}).status_code == 422
    assert taken(family) == []
    assert femke.post(one_of(family, item), {"reason": "Voor het plan."}).status_code == 200
    assert "De reden: Voor het plan." in page(browser("noor"), at("entry", family.id, item.id))
    assert events(family, "take over") == ["allowed"]


def test_many_go_at_once_by_tick_by_day_and_by_week(family, pushed):
    first, second = family.writes("femke", "Hulp", "Een."), family.writes("femke", "Hulp", "Twee.")
    femke, url = browser("femke"), left(family)
    assert femke.post(url, {}).status_code == 422
    assert femke.post(url, {"item": [str(first.id), str(new_id())]}).status_code == 302
    assert len(taken(family)) == 1
    assert f'value="{second.id}"' in page(femke, url)
    assert femke.post(url, {"what": "week"}).status_code == 302
    assert len(taken(family)) == 2
    assert "staat in je eigen systeem." in page(femke, url)


def test_what_is_asked_of_me_and_my_own_replies_stand_on_the_page(family):
    asked, answered = family.writes("noor", "Hulp", "Kun je bellen?"), family.writes("noor", "Hulp", "Geheim van Noor.")
    asks("noor", asked, family.members["noor"], family.members["femke"])
    replies("femke", answered, "Mijn antwoord.")
    shown = page(browser("femke"), left(family))
    assert "Kun je bellen?" in shown
    assert "Mijn antwoord." in shown
    assert "Geheim van Noor." not in shown


def test_several_pdfs_come_in_a_zip(family, printed):
    family.writes("femke", "Hulp", "Een.")
    family.writes("femke", "Hulp", "Twee.")
    response = browser("femke").post(left(family), {"what": "today"})
    with zipfile.ZipFile(io.BytesIO(response.content)) as folder:
        assert len(folder.namelist()) == 2
        assert all(folder.read(name).startswith(b"%PDF-") for name in folder.namelist())


def test_typed_by_hand_needs_no_sending(family, pushed):
    family.writes("femke", "Hulp", "Een.")
    browser("femke").post(left(family), {"what": "today", "way": "typed"})
    assert taken(family) == [("typed", "typed", "own")]


def test_one_family_alone_can_be_looked_at(family):
    family.writes("femke", "Hulp", "Een.")
    url = at("not_taken_over")
    assert "Alleen van:" in page(browser("femke"), f"{url}?boek={family.id}")
    assert browser("femke").get(f"{url}?boek={new_id()}").status_code == 404


def test_a_page_of_the_timeline_keeps_within_eight_queries_for_professionals(family):
    many(family, 12, "Hulp", "femke")
    asked = queries(browser("femke"), timeline_of(family))
    assert len(asked) <= 8, asked
