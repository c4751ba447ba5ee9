"""Nog een keer: a PDF or a text that its taker lost is had once more, the same, and by nobody else."""

import hashlib
import io
from datetime import timedelta

import pytest
from pypdf import PdfReader

from cast.deeds import changes, does, replies
from cast.working import MANAGER, samen_doen
from gezinsboek.circle import sharing
from gezinsboek.circle.tests.wires import one, superuser
from gezinsboek.ground import clock
from gezinsboek.ground.acts import Refused, act
from gezinsboek.ground.ids import new_id
from gezinsboek.log.models import Line
from gezinsboek.records.models import Takeover
from gezinsboek.timeline.tests.screens import at, browser, found, page, timeline_of

from .taking_over import allowing
from .test_take_over_pages import one_of

AGAIN = "Nog een keer"


def takes(family, item, way, **more):
    """What Femke got, and her receipt."""
    got = browser("femke").post(one_of(family, item), {"way": way, **more})
    assert got.status_code == 200
    return got, does("femke", lambda: Takeover.objects.get(item_id=item.id))


def again(receipt, key="femke", **more):
    return browser(key).post(at("take_once_more", receipt.id), **more)


def text_in(response):
    return found(r"<textarea[^>]*>((?:.|\n)*?)</textarea>", response.content.decode())


def lines(family):
    here = Line.objects.filter(dossier_id=family.id, event_id="take over")
    return does(
        "noor", lambda: list(here.order_by("event_date_time").values_list("participant_object_detail", flat=True))
    )


def test_a_pdf_is_the_same_bytes_also_when_the_text_and_the_headings_changed_since(family):
    samen_doen(way="download")
    item = family.writes("femke", "Hulp", "Milan sliep door.")
    first, receipt = takes(family, item, "download")
    changes("femke", item, "Milan sliep slecht.")
    replies("femke", item, "Nog iets.")
    samen_doen(way="download", headings='[{"heading": "Anders", "fact": "text"}]')
    second = again(receipt)
    assert hashlib.sha256(second.content).digest() == hashlib.sha256(first.content).digest()
    inside = PdfReader(io.BytesIO(second.content)).attachments["record.json"][0]
    assert hashlib.sha256(inside).hexdigest() == receipt.sha256


def test_a_text_is_the_same_bytes_too(family):
    item = family.writes("femke", "Hulp", "Milan sliep door.")
    first, receipt = takes(family, item, "copy")
    changes("femke", item, "Milan sliep slecht.")
    second = again(receipt)
    assert text_in(second) == text_in(first)
    assert "Milan sliep door." in text_in(second)


def test_the_log_tells_it_and_there_is_no_new_receipt(family):
    item = family.writes("femke", "Hulp", "Milan sliep door.")
    _first, receipt = takes(family, item, "copy")
    assert again(receipt).status_code == 200
    assert does("noor", lambda: Takeover.objects.filter(item_id=item.id).count()) == 1
    assert lines(family) == ["own", "again"]
    assert "haalde nog een keer op wat al was overgenomen uit Hulp." in page(browser("noor"), at("log", family.id))


def test_it_stands_with_the_receipt_for_its_taker_alone(family):
    item = family.writes("femke", "Hulp", "Milan sliep door.")
    takes(family, item, "copy")
    for where in (timeline_of(family), at("entry", family.id, item.id)):
        assert AGAIN in page(browser("femke"), where)
        assert AGAIN not in page(browser("noor"), where)


@pytest.mark.parametrize("key", ["noor", "mark", "yasmin", "tamara", "karim", MANAGER])
def test_nobody_else_gets_it(family, key):
    item = family.writes("femke", "Hulp", "Milan sliep door.")
    _first, receipt = takes(family, item, "copy")
    assert again(receipt, key).status_code == 404
    assert lines(family) == ["own"]


def test_what_was_typed_by_hand_or_is_not_there_is_not_had_once_more(family):
    item = family.writes("femke", "Hulp", "Milan sliep door.")
    browser("femke").post(one_of(family, item), {"way": "typed"})
    receipt = does("femke", lambda: Takeover.objects.get(item_id=item.id))
    assert AGAIN not in page(browser("femke"), at("entry", family.id, item.id))
    assert again(receipt).status_code == 404
    assert browser("femke").post(at("take_once_more", new_id())).status_code == 404
    assert browser("femke").get(at("take_once_more", receipt.id)).status_code == 405


def test_after_thirty_days_it_is_gone(family):
    item = family.writes("femke", "Hulp", "Milan sliep door.")
    _first, receipt = takes(family, item, "copy")
    with clock.moved_to(clock.now() + timedelta(days=31)):
        with pytest.raises(Refused):
            does("femke", lambda: act("taken_again", receipt.id))
        does("femke", lambda: act("forget_deliveries"))
    with superuser() as root:
        assert not one(root, "select count(*) from acl.handed_out where id = %s", receipt.id)


def test_when_access_ended_there_are_only_the_own_words_of_the_thirty_days(family):
    item = family.writes("femke", "Hulp", "Milan sliep door.")
    _first, receipt = takes(family, item, "copy")
    does("noor", lambda: sharing.end_member(family.members["femke"]))
    assert again(receipt).status_code == 404
    assert browser("femke").get(at("take_own")).status_code == 200


def test_of_a_stukje_in_the_bin_nothing_is_had_once_more(family):
    item = family.writes("femke", "Hulp", "Milan sliep door.")
    _first, receipt = takes(family, item, "copy")
    does("femke", item.bin)
    assert again(receipt).status_code == 404


def test_others_words_are_had_once_more_only_while_the_family_allows_it(family):
    item = family.writes("noor", "Hulp", "Van Noor.")
    does("noor", allowing(family, "femke", "Hulp"))
    _first, receipt = takes(family, item, "copy", reason="Voor het plan.")
    assert "Van Noor." in text_in(again(receipt))
    does("noor", allowing(family, "femke", "Hulp", yes=False))
    assert again(receipt).status_code == 404
    replies("femke", item, "Nu antwoord ik.")
    assert again(receipt).status_code == 404


def test_nobody_gets_it_while_looking_as_somebody(family):
    item = family.writes("femke", "Hulp", "Milan sliep door.")
    _first, receipt = takes(family, item, "copy")
    with pytest.raises(Refused):
        does("noor", lambda: act("taken_again", receipt.id), through=family.members["femke"])
    assert lines(family) == ["own"]
