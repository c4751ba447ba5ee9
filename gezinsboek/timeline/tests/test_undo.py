"""Undo right after sending: nobody else ever sees it, by any way; the text and files stand in the box again."""

from datetime import timedelta

import pytest

from cast.deeds import does, is_refused
from gezinsboek.circle.models import Item
from gezinsboek.circle.tests.wires import superuser
from gezinsboek.ground import clock
from gezinsboek.ground.acts import act, ask
from gezinsboek.log.models import Line
from gezinsboek.site.tests.routes import picture
from gezinsboek.timeline import writing

from .screens import at, browser, composed, item_in, page, text_of, timeline_of

EVERYBODY_ELSE = ("mark", "jade", "tine", "femke")


@pytest.fixture(autouse=True)
def held_back(settings):
    settings.HELD_BACK = True


def writes(family, key="noor", chapter="Thuis", text="Te snel verstuurd", **more):
    return item_in(browser(key).post(timeline_of(family), composed(family, chapter, text, **more)))


def later(seconds):
    return clock.moved_to(clock.now() + timedelta(seconds=seconds))


def test_in_its_first_seconds_only_the_writer_sees_it(family):
    item = writes(family)
    assert item in family.sees("noor")
    for key in EVERYBODY_ELSE:
        assert item not in family.sees(key)
        assert "Te snel verstuurd" not in page(browser(key), timeline_of(family))
        page(browser(key), at("entry", family.id, item), status=404)
    with later(16):
        for key in EVERYBODY_ELSE:
            assert item in family.sees(key)


def test_a_parent_does_not_see_it_by_looking_as_the_writer(family):
    item = writes(family, "femke", "Hulp")
    assert item not in family.sees("noor", through="femke")
    own = writes(family, "noor", "Hulp")
    assert own not in family.sees("noor", through="femke")
    with later(16):
        assert own in family.sees("noor", through="femke")


def test_no_function_of_the_database_tells_it_to_another(family):
    item = writes(family, question_to=str(family.members["tine"]), about=str(family.children["Lina"]))
    for key in EVERYBODY_ELSE:
        assert is_refused(key, lambda: act("bin", item))
        assert does(key, lambda: ask("may", "reply", [item])[0][0]) == []
        assert does(key, lambda: ask("who_reads", [item])) == []
        assert does(key, lambda: ask("could_read", item)) == []
        assert not does(key, lambda: ask("may_ask", item, family.members["noor"])[0][0])
        assert does(key, lambda: Line.objects.filter(item_id=item).count()) == 0
        with pytest.raises(Exception, match=r"policy|refused|member"):
            does(key, lambda: writing.reply(Item(id=item, dossier_id=family.id), "Ik zie het toch"))


def test_taking_it_back_puts_text_choices_and_files_into_the_box_and_leaves_nothing(family):
    noor = browser("noor")
    sent = composed(family, "School", "Met een foto", photo=picture(), about=str(family.children["Milan"]))
    response = noor.post(timeline_of(family), sent, follow=True)
    assert "Het staat in jullie boek." in text_of(response)
    assert "Maak ongedaan" in text_of(response)
    taken = noor.post(at("entry_undo", family.id, sent["id"]), follow=True)
    shown = text_of(taken)
    assert "Het is teruggehaald" in shown
    assert "Met een foto</textarea>" in shown
    assert f'value="{family.chapters["School"]}" selected' in shown
    assert f'value="{family.children["Milan"]}" selected' in shown
    assert 'name="kept"' in shown
    with later(60):
        for key in (*EVERYBODY_ELSE, "noor"):
            assert does(key, lambda: Item.with_bin.filter(id=sent["id"]).count()) == 0
    with superuser() as root:
        assert root.execute("select count(*) from entry where item_id = %s", [sent["id"]]).fetchone() == (0,)


def test_what_was_taken_back_can_be_sent_again_with_its_photo(family):
    noor = browser("noor")
    sent = composed(family, "Thuis", "Eerst fout", photo=picture())
    noor.post(timeline_of(family), sent)
    noor.post(at("entry_undo", family.id, sent["id"]))
    shown = page(noor, timeline_of(family))
    note = shown.split('name="kept" value="')[1].split('"')[0]
    again = composed(family, "Thuis", "Nu goed", kept=note) | {"id": sent["id"], "saved": "1"}
    item = item_in(noor.post(timeline_of(family), again))
    assert f"{item}" in page(noor, timeline_of(family))
    assert "/small/" in page(noor, at("entry", family.id, item))
    assert "Je was hier gebleven" not in page(noor, timeline_of(family))


def test_a_narrowed_stukje_comes_back_narrowed(family):
    noor = browser("noor")
    item = writes(family, readers=["tine"])
    noor.post(at("entry_undo", family.id, item))
    shown = page(noor, timeline_of(family))
    ticked = [
        part.split('"')[0] for part in shown.split('name="reader" value="')[1:] if "checked" in part.split(">")[0]
    ]
    assert ticked == [str(family.members["tine"])]


def test_too_late_is_too_late_and_says_what_can_still_be_done(family):
    noor, item = browser("noor"), writes(family)
    with later(14):
        told = noor.post(at("entry_undo", family.id, item), follow=True)
    assert "Terughalen kan niet meer" in text_of(told)
    assert "Gooi het weg" in text_of(told)
    assert item in family.sees("noor")


def test_nobody_else_takes_it_back_not_even_a_parent_what_a_helper_wrote(family):
    item = writes(family, "femke", "Hulp")
    for key in ("noor", "mark", "daan"):
        assert browser(key).post(at("entry_undo", family.id, item)).status_code == 404
        assert is_refused(key, lambda: act("unsend", item))
    with later(16):
        assert is_refused("noor", lambda: act("unsend", item))
    assert item in family.sees("femke")


def test_what_was_not_held_back_cannot_be_unsent(family, settings):
    settings.HELD_BACK = False
    item = writes(family)
    assert is_refused("noor", lambda: act("unsend", item))


def test_a_program_cannot_hide_an_item_for_longer(family):
    item = writes(family)
    held = does("noor", lambda: Item.objects.get(id=item))
    assert held.held_until
    assert held.held_until - held.created_at == timedelta(seconds=15)
    with pytest.raises(Exception, match="permission denied"):
        does("noor", lambda: Item.objects.filter(id=item).update(held_until=clock.now() + timedelta(days=1)))


def test_nobody_is_told_of_what_was_taken_back_and_of_what_stays_later(family):
    taken, stays = writes(family), writes(family, text="Dit blijft")
    browser("noor").post(at("entry_undo", family.id, taken))

    def at_once():
        return does("noor", lambda: ask("spread_news"))

    at_once()
    with superuser() as root:
        query = "select count(*) from notice n join log_line l on l.id = n.cause where l.item_id = any(%s)"
        assert root.execute(query, [[taken, stays]]).fetchone() == (0,)
    with later(16):
        at_once()
    with superuser() as root:
        assert root.execute(query, [[taken]]).fetchone() == (0,)
        assert root.execute(query, [[stays]]).fetchone() != (0,)


def test_what_somebody_was_looking_past_is_new_to_them(family):
    tine = browser("tine")
    page(tine, timeline_of(family))
    writes(family)
    with later(5):
        page(tine, timeline_of(family))
    with later(60 * 60):
        part = page(tine, timeline_of(family)).split("Te snel verstuurd")[0].split("<article")[-1]
    assert "Nieuw" in part


def test_looking_as_somebody_nothing_is_taken_back(family):
    item = writes(family)
    assert is_refused("noor", lambda: act("unsend", item), through=family.members["tine"])
