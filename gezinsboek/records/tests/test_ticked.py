"""Ticked under the text box: one text, in the book and in my own system; an error in it loses nothing."""

import json
from datetime import timedelta

import pytest
from django.db import connection

from cast.deeds import does
from cast.working import samen_doen
from gezinsboek.circle.models import Item
from gezinsboek.ground import clock
from gezinsboek.ground.acts import Refused
from gezinsboek.ground.ids import new_id
from gezinsboek.records import sending, taking
from gezinsboek.records.gathering import gather
from gezinsboek.records.models import Delivery, Takeover
from gezinsboek.timeline import writing
from gezinsboek.timeline.tests.screens import at, browser, composed, found, page, timeline_of

from .deliveries import with_key, works

TICKED = {"own_system_asked": "1", "own_system": "1"}
NOT_TICKED = {"own_system_asked": "1"}


def how(family):
    return does("femke", lambda: list(Takeover.objects.filter(dossier_id=family.id).values_list("how", "why")))


def writes(family, client, text, to="", **more):
    readers = found(
        r'name="shown" value="([^"]*)"', page(client, f"{timeline_of(family)}?hoofdstuk={family.chapters['Hulp']}")
    )
    told = composed(family, "Hulp", text) | {"shown": readers, "reader": readers.split()}
    return client.post(to or timeline_of(family), told | more, follow=True).content.decode()


def test_a_ticked_stukje_goes_by_itself_after_its_seconds(family):
    samen_doen(way="webhook")
    femke = browser("femke")
    assert "Het gaat ook naar je eigen systeem." in writes(family, femke, "Milan sliep door.", **TICKED)
    assert how(family) == [("ticked", "own")]
    waits = does("femke", lambda: Delivery.objects.defer("payload_sealed").get(dossier_id=family.id))
    assert waits.state == "waiting"


def test_what_i_chose_is_remembered_in_this_book(family):
    samen_doen(way="webhook")
    femke = browser("femke")
    assert 'name="own_system" value="1">' in page(femke, timeline_of(family))
    writes(family, femke, "Milan sliep door.", **TICKED)
    assert 'name="own_system" value="1" checked>' in page(femke, timeline_of(family))
    writes(family, femke, "Nu niet.", **NOT_TICKED)
    assert 'name="own_system" value="1">' in page(femke, timeline_of(family))
    assert len(how(family)) == 1


def test_the_tick_is_not_there_where_nothing_is_sent_by_itself_nor_for_a_family(family):
    samen_doen(way="copy")
    assert "own_system" not in page(browser("femke"), timeline_of(family))
    samen_doen(way="webhook")
    assert "own_system" not in page(browser("noor"), timeline_of(family))


def test_who_has_no_tick_and_sends_it_anyway_takes_nothing_over(family):
    samen_doen(way="copy")
    writes(family, browser("femke"), "Milan sliep door.", **TICKED)
    assert [one for one, _why in how(family)] == []


def test_an_error_in_it_never_loses_the_stukje(family, monkeypatch):
    samen_doen(way="webhook")

    def breaks(*_told, **_more):
        raise Refused("take_over")

    monkeypatch.setattr(taking, "take", breaks)
    shown = writes(family, browser("femke"), "Dit blijft staan.", **TICKED)
    assert "Dit blijft staan." in shown
    assert "Naar je eigen systeem lukte het niet." in shown


def test_a_ticked_reply_goes_without_the_words_of_others(family):
    samen_doen(way="webhook")
    item = family.writes("noor", "Hulp", "Van Noor.")
    femke = browser("femke")
    assert "own_system" in page(femke, at("entry", family.id, item.id))
    told = {"id": str(new_id()), "text": "Mijn antwoord."} | TICKED
    assert femke.post(at("entry_reply", family.id, item.id), told).status_code == 302
    assert how(family) == [("ticked", "replied")]


def test_the_tick_stands_under_a_note_on_paper_too(family):
    samen_doen(way="webhook")
    femke, url = browser("femke"), at("paper_note", family.id)
    assert "own_system" in page(femke, url)
    assert "Het gaat ook naar je eigen systeem." in writes(family, femke, "Van het briefje.", url, **TICKED)
    assert how(family) == [("ticked", "own")]


def test_the_tick_stands_under_a_part_of_our_story_too_and_its_question_goes_along(family):
    samen_doen(way="webhook")
    femke, url = browser("femke"), at("story_write", family.id)
    assert "own_system" in page(femke, url)
    writes(family, femke, "Een vaste tijd.", url, place="story", part="tried", question="Wat hielp?", **TICKED)
    assert how(family) == [("ticked", "own")]
    item = does("femke", lambda: Item.objects.get(dossier_id=family.id))
    assert does("femke", lambda: gather([item.id]))[0].record.text == "Wat hielp?\n\nEen vaste tijd."


def test_a_family_has_no_tick_there_and_takes_nothing_over(family):
    samen_doen(way="webhook")
    noor = browser("noor")
    for name in ("paper_note", "story_write"):
        assert "own_system" not in page(noor, at(name, family.id))
    assert "Van Noor." in writes(family, noor, "Van Noor.", at("paper_note", family.id), **TICKED)
    assert how(family) == []


def test_taking_one_over_right_after_writing_costs_seven_statements(family, django_assert_max_num_queries):
    samen_doen(way="webhook")

    def writes_and_takes():
        item = writing.write(family.id, family.chapters["Hulp"], "Milan sliep door.", held_back=True)
        with django_assert_max_num_queries(7):
            assert taking.take_over([item.id], "ticked")

    does("femke", writes_and_takes)


# ---------- the seconds in which it can still be taken back


@pytest.fixture
def waits(family, receiver, settings):
    """Femke wrote it with the tick a moment ago; her organisation's system listens."""
    settings.HELD_BACK = True
    with_key(way="webhook", endpoint=receiver.url, content="whole")
    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_jobs where task_name = 'records.send'")
    femke = browser("femke")
    writes(family, femke, "Verkeerd gezin.", **TICKED)
    return femke, does("femke", lambda: Item.objects.get(dossier_id=family.id))


def queued():
    with connection.cursor() as cursor:
        cursor.execute("select scheduled_at from procrastinate_jobs where task_name = 'records.send'")
        return [at for (at,) in cursor.fetchall()]


def arrived(receiver):
    """Of what this story writes: others may have something on its way too."""
    texts = [json.loads(body)["data"]["text"] for _line, _headers, body in receiver.arrived]
    return [text for text in texts if text.endswith("gezin.")]


def test_what_is_held_back_is_queued_for_when_its_seconds_are_over_and_leaves_no_sooner(waits, receiver):
    _femke, item = waits
    assert queued() == [item.held_until]
    assert works() == 1
    sending.send_due()
    assert arrived(receiver) == []
    with clock.moved_to(clock.now() + timedelta(seconds=15)):
        sending.send_due()
        sending.send_due()
    assert arrived(receiver) == ["Verkeerd gezin."]


def test_what_is_taken_back_never_arrives(waits, receiver, family):
    femke, item = waits
    assert femke.post(at("entry_undo", family.id, item.id)).status_code == 302
    with clock.moved_to(clock.now() + timedelta(seconds=15)):
        assert works() == 1
        sending.send_due()
    assert arrived(receiver) == how(family) == []


def test_taken_back_and_sent_again_only_the_new_words_arrive(waits, receiver, family):
    femke, item = waits
    femke.post(at("entry_undo", family.id, item.id))
    writes(family, femke, "Het goede gezin.", **TICKED)
    with clock.moved_to(clock.now() + timedelta(seconds=15)):
        assert works() == 2
        sending.send_due()
    assert arrived(receiver) == ["Het goede gezin."]
    assert how(family) == [("ticked", "own")]
