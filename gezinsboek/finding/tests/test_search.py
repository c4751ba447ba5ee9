"""Searching in a book: who finds what. As many refusals as permissions; the rules are those of the timeline."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cast.browser import sign_in
from cast.deeds import does, replies
from cast.family import READ, Family
from gezinsboek.circle import sharing
from gezinsboek.circle.tests.wires import one, superuser
from gezinsboek.finding.forms import LONGEST
from gezinsboek.finding.scan import search
from gezinsboek.finding.showing import PAGE
from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.timeline import writing
from gezinsboek.timeline.tests.screens import at, browser, page, text_of, timeline_of

OPENS = re.compile(r'class="row-link" href="/boek/[^/]+/stukje/([0-9a-f-]{36})/"')


def asked(key, family, words, *, fresh=False, status=200, **more):
    """What the page says to this player."""
    response = browser(key, fresh=fresh).post(at("finding", family.id), {"words": words, **more})
    assert response.status_code == status, response.status_code
    return text_of(response)


def found(key, family, words, **more):
    """The ids of the stukjes on it, in their order."""
    return OPENS.findall(asked(key, family, words, **more))


def test_a_stukje_is_found_by_its_words(family):
    swim = family.writes("noor", "Thuis", "Milan had vandaag zwemlessen en vond het leuk.")
    family.writes("noor", "Thuis", "We aten appeltaart.")
    html = asked("noor", family, "zwemles")
    assert OPENS.findall(html) == [str(swim.id)]
    assert "<mark>zwemlessen</mark>" in html
    assert "1 stukje gevonden" in html


def test_the_spelregels_that_hold_are_found_by_who_takes_part_and_those_of_before_by_nobody(family):
    noor, url, opens = browser("noor"), at("agreement_change", family.id), f'href="{at("agreement", family.id)}"'
    for version, words in enumerate(("Geen knikkerbaan in de gang.", "Schoenen bij de deur.")):
        assert noor.post(url, {"id": str(new_id()), "made_from": version, "write": words}).status_code == 302
    for key in ("noor", "daan"):
        html = asked(key, family, "schoenen deur")
        assert "<mark>Schoenen</mark> bij de <mark>deur</mark>." in html and opens in html, key
        assert "gang" not in asked(key, family, "knikkerbaan"), key
    asked("karim", family, "schoenen", status=404)
    does("noor", lambda: sharing.end_member(family.members["daan"]))
    asked("daan", family, "schoenen", status=404)


def test_a_teacher_does_not_find_home(family):
    family.writes("noor", "Thuis", "Ruzie aan tafel.")
    school = family.writes("noor", "School", "Ruzie op het plein.")
    assert found("daan", family, "ruzie") == [str(school.id)]
    assert set(found("tine", family, "ruzie")) == set(found("noor", family, "ruzie"))
    assert len(found("noor", family, "ruzie")) == 2


def test_what_is_narrowed_is_found_by_those_named(family):
    item = family.writes("noor", "School", "Een verrassing voor juf.", only=["mark"])
    assert found("mark", family, "verrassing") == [str(item.id)]
    assert found("noor", family, "verrassing") == [str(item.id)]
    assert found("daan", family, "verrassing") == []
    assert found("jade", family, "verrassing") == []


def test_what_is_older_than_a_grant_is_not_found(family):
    family.writes("noor", "School", "Toen was er een olifant.")
    family.comes("karim", {"School": READ}, since=clock.now() + timedelta(microseconds=1))
    new = family.writes("noor", "School", "Nu is er ook een olifant.")
    assert found("karim", family, "olifant") == [str(new.id)]


def test_what_lies_in_the_bin_is_not_found_by_anybody(family):
    item = family.writes("noor", "Thuis", "Een kikker in de tuin.")
    reply = replies("tine", item, "Zo'n groene pad?")
    assert found("noor", family, "pad") == [str(item.id)]
    does("tine", lambda: writing.bin_reply(reply.id))
    assert found("tine", family, "pad") == []
    does("noor", item.bin)
    assert found("noor", family, "kikker") == []
    assert found("mark", family, "kikker") == []
    does("noor", item.restore)
    assert found("noor", family, "kikker") == [str(item.id)]


def test_who_left_finds_nothing_any_more(family):
    family.writes("noor", "School", "De rekentoets ging goed.")
    assert len(found("daan", family, "rekentoets")) == 1
    does("noor", lambda: sharing.end_member(family.members["daan"]))
    asked("daan", family, "rekentoets", status=404)


def test_an_ended_grant_finds_nothing_of_its_chapter(family):
    family.writes("noor", "School", "De rekentoets ging goed.")
    with superuser() as root:
        root.execute(
            "update chapter_grant set until = now() where member_id = %s and chapter_id = %s",
            [family.members["tine"], family.chapters["School"]],
        )
    assert found("tine", family, "rekentoets") == []
    assert len(found("mark", family, "rekentoets")) == 1


def test_another_book_is_not_found(family):
    other = Family.opens("noor", "Het andere boek")
    there = other.writes("noor", "Thuis", "Een papegaai.")
    assert found("noor", family, "papegaai") == []
    assert found("noor", other, "papegaai") == [str(there.id)]
    asked("mark", other, "papegaai", status=404)


def test_a_stranger_meets_nothing_and_is_logged(family):
    query = "select count(*) from log_line where dossier_id = %s and event_outcome_indicator = 4"
    with superuser() as root:
        before = one(root, query, family.id)
        asked("karim", family, "appel", status=404)
        assert one(root, query, family.id) == before + 1


def test_a_private_chapter_is_found_only_while_fresh(family):
    family.private_chapter("noor")
    item = family.writes("noor", "Alleen van mij", "Mijn geheime dagboek.")
    assert found("noor", family, "dagboek") == []
    assert found("noor", family, "dagboek", fresh=True) == [str(item.id)]
    assert found("mark", family, "dagboek", fresh=True) == []
    html = asked("noor", family, "dagboek", chapter=str(family.chapters["Alleen van mij"]), status=422)
    assert "dagboek" in html
    assert "Alleen van mij" not in html


def test_looking_as_somebody_finds_what_they_see(family):
    family.writes("noor", "Thuis", "Ruzie aan tafel.")
    school = family.writes("noor", "School", "Ruzie op het plein.")
    hits = does("noor", lambda: search(family.id, "ruzie").hits, through=family.members["daan"])
    assert [hit.item for hit in hits] == [school.id]
    client = browser("noor")
    client.post(at("looking_as", family.id), {"member": str(family.members["daan"])})
    html = text_of(client.post(at("finding", family.id), {"words": "ruzie"}))
    assert OPENS.findall(html) == [str(school.id)]


def test_a_reply_leads_to_its_stukje(family):
    item = family.writes("noor", "Thuis", "We gingen naar zee.")
    replies("tine", item, "Heerlijk, met een visnetje!")
    html = asked("mark", family, "visnet")
    assert OPENS.findall(html) == [str(item.id)]
    assert "Oma Tine in een reactie:" in html or "in een reactie:" in html
    assert found("daan", family, "visnet") == []


def test_all_words_together_may_stand_in_different_places(family):
    item = family.writes("noor", "Thuis", "We gingen naar zee.")
    replies("tine", item, "Heerlijk, met een visnetje!")
    family.writes("noor", "Thuis", "Nog eens naar zee.")
    assert found("mark", family, "visnetje zee") == [str(item.id)]


def test_without_one_that_has_all_words_the_nearest_come_and_that_is_said(family):
    item = family.writes("noor", "Thuis", "De hond is ziek.")
    html = asked("noor", family, "hond dierenarts")
    assert OPENS.findall(html) == [str(item.id)]
    assert "Geen stukje heeft al deze woorden." in html


def test_the_word_itself_comes_before_a_part_and_that_before_a_guess(family):
    guess = family.writes("noor", "Thuis", "Dit is een schol en een zwemlas.")
    whole = family.writes("noor", "Thuis", "Vandaag les gehad, met zwemles.")
    part = family.writes("noor", "Thuis", "De zwemlessen zijn begonnen.")
    newer = family.writes("noor", "Thuis", "Nog een les.")
    assert found("noor", family, "les") == [str(newer.id), str(whole.id), str(part.id)]
    assert found("noor", family, "zwemles") == [str(part.id), str(whole.id), str(guess.id)]


def test_a_chapter_can_be_chosen(family):
    family.writes("noor", "Thuis", "Ruzie aan tafel.")
    school = family.writes("noor", "School", "Ruzie op het plein.")
    assert found("noor", family, "ruzie", chapter=str(family.chapters["School"])) == [str(school.id)]
    asked("daan", family, "ruzie", chapter=str(family.chapters["Thuis"]), status=422)


def test_pages_of_thirty_come_by_post(family):
    for number in range(PAGE + 2):
        family.writes("noor", "Thuis", f"Een regenboog, de {number}e.")
    first = asked("noor", family, "regenboog")
    assert len(OPENS.findall(first)) == PAGE
    assert f"{PAGE + 2} stukjes gevonden" in first
    assert re.search(r'<button[^>]* name="page"[^>]* value="2"', first)
    second = asked("noor", family, "regenboog", page="2")
    assert len(OPENS.findall(second)) == 2
    assert not set(OPENS.findall(first)) & set(OPENS.findall(second))
    assert OPENS.findall(asked("noor", family, "regenboog", page="9")) == OPENS.findall(second)
    assert "regenboog" not in "".join(re.findall(r'(?:href|action|hx-post)="([^"]*)"', first + second))


def test_nothing_found_says_why_and_what_to_do(family):
    html = asked("daan", family, "eenhoorn")
    assert "Niets gevonden" in html
    assert "Je zoekt alleen in wat je mag lezen." in html
    assert 'value="eenhoorn"' in html


@pytest.mark.parametrize("words", ["", "  ", "?!", "\x00", "x" * (LONGEST + 1)])
def test_what_cannot_be_searched_is_told_and_stays(family, words):
    html = asked("noor", family, words, status=422)
    assert 'aria-invalid="true"' in html
    if words.startswith("x"):
        assert f'value="{words}"' in html


def test_words_in_an_address_are_not_looked_for(family):
    family.writes("noor", "Thuis", "Een regenboog.")
    html = page(browser("noor"), at("finding", family.id) + "?words=regenboog")
    assert OPENS.findall(html) == []
    assert 'value="regenboog"' not in html


def test_a_form_of_another_site_is_refused(family):
    client = sign_in(Client(enforce_csrf_checks=True), "noor")
    assert client.post(at("finding", family.id), {"words": "regenboog"}).status_code == 403


def test_that_somebody_searched_is_logged_and_never_the_words(family, caplog):
    item = family.writes("noor", "School", "Een regenboog op het plein.")
    asked("daan", family, "regenboogje")
    with superuser() as root:
        rows = root.execute(
            "select event_id, event_action_code, chapter_id, items from log_line where dossier_id = %s and member_id = %s"
            " and event_id in ('search', 'found')",
            [family.id, family.members["daan"]],
        ).fetchall()
        whole = one(root, "select string_agg(l::text, ' ') from log_line l where dossier_id = %s", family.id)
    assert {row[0] for row in rows} == {"search", "found"}
    assert ("found", "R", family.chapters["School"], [item.id]) in rows
    assert "regenboog" not in whole
    assert "regenboog" not in " ".join(str(record.__dict__) for record in caplog.records)
    html = page(browser("noor"), at("log", family.id))
    assert "zocht in het boek." in html
    assert "zag bij het zoeken iets uit School." in html


def test_a_helper_of_a_private_chapter_alone_searches_unseen_by_others(family):
    family.private_chapter("noor")
    family.comes("karim", {"Alleen van mij": READ})
    item = family.writes("noor", "Alleen van mij", "Een regenboog in mijn hoofd.")
    assert found("karim", family, "regenboog", fresh=True) == [str(item.id)]
    assert found("karim", family, "regenboog") == []
    assert "zocht in het boek." not in page(browser("mark", fresh=True), at("log", family.id))
    assert "zocht in het boek." not in page(browser("noor"), at("log", family.id))
    assert "zocht in het boek." in page(browser("noor", fresh=True), at("log", family.id))


def test_who_saw_it_while_searching_looked_at_it(family):
    item = family.writes("noor", "School", "Een regenboog op het plein.")
    asked("daan", family, "regenboog")
    assert "Daan" in page(browser("noor"), at("entry", family.id, item.id))


def test_a_page_of_answers_takes_few_queries_whatever_there_is(family):
    client = browser("noor")
    url = at("finding", family.id)
    counts = []
    for number in range(2):
        for n in range(1 + number * 20):
            replies("tine", family.writes("noor", "Thuis", f"Een regenboog {n}."), "Wat een regenboog.")
        with CaptureQueriesContext(connection) as queries:
            client.post(url, {"words": "regenboog"})
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 17, counts  # one asks whether anything stands still (18)


def test_the_field_stands_at_the_head_of_the_timeline(family):
    html = page(browser("daan"), timeline_of(family))
    assert f'action="{at("finding", family.id)}" role="search"' in html
    assert at("finding", family.id) in page(browser("daan"), at("more", family.id))


def test_only_the_inside_of_the_page_comes_to_htmx(family):
    client = browser("noor")
    headers = {"HX-Request": "true", "HX-Target": "finding"}
    html = text_of(client.post(at("finding", family.id), {"words": "appel"}, headers=headers))
    assert "<!doctype" not in html.lower()
    assert "Niets gevonden" in html
