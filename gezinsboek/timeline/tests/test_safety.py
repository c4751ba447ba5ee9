"""When something goes wrong around a form: an expired session, a book or access that ended meanwhile."""

from urllib.parse import urlsplit

from django.test import Client

from cast.browser import sign_in
from cast.deeds import does
from gezinsboek.circle import sharing

from .screens import at, away, browser, composed, page, signs_in_again, text_of, timeline_of


def test_what_was_typed_waits_while_the_writer_signs_in_again_and_is_not_written_before(family):
    noor = browser("noor")
    page(noor, timeline_of(family))
    away(noor)
    response = noor.post(timeline_of(family), composed(family, "School", "Niet kwijt."))
    assert urlsplit(response["Location"]).path == "/inloggen/"
    assert family.sees("noor") == set()
    signs_in_again(noor, "noor")
    shown = page(noor, timeline_of(family))
    assert "Niet kwijt." in shown.split('id="text"')[1].split("</textarea>")[0]
    chosen = shown.split('id="chapter"')[1].split("</select>")[0]
    assert f'value="{family.chapters["School"]}" selected' in chosen


def test_what_was_typed_never_comes_back_to_somebody_else(family):
    noor = browser("noor")
    page(noor, timeline_of(family))
    away(noor)
    noor.post(timeline_of(family), composed(family, "School", "Van Noor."))
    signs_in_again(noor, "mark")
    assert "Van Noor." not in page(noor, timeline_of(family))


def test_a_reply_waits_as_well(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    noor = browser("noor")
    page(noor, at("entry", family.id, item.id))
    away(noor)
    noor.post(at("entry_reply", family.id, item.id), {"text": "Mijn antwoord."})
    signs_in_again(noor, "noor")
    assert "Mijn antwoord." in page(noor, at("entry", family.id, item.id))


def test_an_access_that_ended_while_writing_gives_what_a_stranger_gets(family):
    daan = browser("daan")
    page(daan, timeline_of(family))
    does("noor", lambda: sharing.end_member(family.members["daan"]))
    response = daan.post(timeline_of(family), composed(family, "School", "Te laat."))
    assert response.status_code == 404
    assert "Hier is niets" in text_of(response)


def test_a_chapter_that_closed_while_writing_keeps_the_text(family):
    tine = browser("tine")
    page(tine, timeline_of(family))
    family.grant("noor", "tine", "Thuis", "read")
    response = tine.post(timeline_of(family), composed(family, "Thuis", "Taart gebakken."))
    assert response.status_code == 422
    assert family.sees("noor") == set()


def test_a_form_without_its_token_writes_nothing(family):
    strict = sign_in(Client(enforce_csrf_checks=True), "noor")
    assert strict.post(timeline_of(family), composed(family, "Thuis", "Van elders.")).status_code == 403
    assert family.sees("noor") == set()
