"""Nameless tiles: in the order of the working day, mine alone, for professionals alone, and back when thrown away."""

import re
from datetime import timedelta

import pytest
from django.db import DatabaseError, connections

from cast import working
from cast.deeds import does, is_refused
from cast.family import WRITE, Family
from cast.people import PLAYERS, Player, player
from gezinsboek.ground import clock
from gezinsboek.ground.acts import ask
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.ui import dates
from gezinsboek.records import meter, tiles
from gezinsboek.records.models import Pace, Tile
from gezinsboek.timeline.tests.screens import at, browser, page, text_of
from gezinsboek.timeline.tests.test_caseload import rows


@pytest.fixture
def helper():
    key = f"h{new_id().hex}"
    PLAYERS[key] = Player(key, "Hanna", "De Brug", "begeleider")
    yield key
    del PLAYERS[key]


def adds(key, label, todo="", days=None):
    client = browser(key)
    day = "" if days is None else (dates.today() + timedelta(days=days)).isoformat()
    told = {"id": str(new_id()), "label": label, "todo": todo, "due_on": day}
    assert client.post(at("tile_new"), told).status_code == 302
    return told["id"]


def shown(key, part=""):
    return rows(page(browser(key), at("caseload") + part))


def bare(row):
    return row.replace("<bdi>", "").replace("</bdi>", "")


def names(key, part=""):
    return [bare(name) for name in shown(key, part)]


def test_tiles_stand_between_the_books_by_what_is_late_today_this_week_and_quiet(helper):
    family = Family.opens("noor", "Het boek")
    family.comes(helper, {"Hulp": WRITE})
    family.writes("noor", "Hulp", "Nieuws.")
    adds(helper, "Zonder taak")
    adds(helper, "Over een maand", "Bellen", 30)
    adds(helper, "Deze week", "Bellen", 5)
    adds(helper, "Vandaag", "Bellen", 0)
    with clock.moved_to(clock.now() - timedelta(days=2)):
        adds(helper, "Te laat", "Bellen", 1)
    assert names(helper) == ["Te laat", "Vandaag", "Deze week", "Het boek", "Over een maand", "Zonder taak"]
    assert names(helper, "?deel=gevraagd") == ["Te laat", "Vandaag"]
    assert "Was voor gisteren." in shown(helper)["<bdi>Te laat</bdi>"]


def test_a_tile_is_sealed_and_found_by_what_i_call_it_without_a_word_in_the_address(helper):
    adds(helper, "Gezin met de blauwe fiets", "School bellen")
    kept = does(helper, lambda: Tile.objects.get())
    assert b"fiets" not in bytes(kept.label_sealed)
    assert b"School" not in bytes(kept.todo_sealed)
    found = rows(text_of(browser(helper).post(at("caseload"), {"naam": "BLAUWE"})))
    assert [bare(name) for name in found] == ["Gezin met de blauwe fiets"]


def test_done_can_be_not_done_and_another_thing_to_do_is_not_done_yet(helper):
    id_ = adds(helper, "Rode deur", "Bellen", 0)
    client = browser(helper)
    answer = text_of(client.post(at("tile_mark", id_), {"do": "done"}, follow=True))
    assert "Toch niet klaar" in answer
    assert names(helper, "?deel=gevraagd") == []
    assert "Klaar sinds vandaag." in answer
    client.post(at("tile_mark", id_), {"do": "open"})
    assert names(helper, "?deel=gevraagd") == ["Rode deur"]
    client.post(at("tile_mark", id_), {"do": "done"})
    other = {"label": "Rode deur", "todo": "Langsgaan", "due_on": dates.today().isoformat(), "version": 1}
    assert client.post(at("tile", id_), other).status_code == 302
    assert names(helper, "?deel=gevraagd") == ["Rode deur"]


def test_what_is_thrown_away_comes_back_for_a_day_and_is_gone_after_it(helper):
    id_ = adds(helper, "Rode deur", "Bellen")
    client = browser(helper)
    away = text_of(client.post(at("tile_mark", id_), {"do": "throw"}, follow=True))
    assert "Zet terug" in away
    assert 'id="act"' in away
    assert names(helper) == []
    page(client, at("tile", id_), 404)
    client.post(at("tile_mark", id_), {"do": "back"})
    assert names(helper) == ["Rode deur"]
    client.post(at("tile_mark", id_), {"do": "throw"})
    with clock.moved_to(clock.now() + timedelta(hours=25)):
        does(helper, tiles.empty_old)
    assert does(helper, lambda: Tile.objects.count()) == 0


def test_of_two_devices_the_last_reads_both_texts_and_chooses(helper):
    id_ = adds(helper, "Rode deur", "Bellen")
    here, there = browser(helper), browser(helper)
    first = {"label": "Rode deur", "todo": "Langsgaan", "due_on": dates.today().isoformat(), "version": 1}
    assert there.post(at("tile", id_), first).status_code == 302
    assert there.post(at("tile", id_), first).status_code == 302  # a double click
    mine = {"label": "Rode deur", "todo": "Brief sturen", "due_on": "", "version": 1}
    answer = here.post(at("tile", id_), mine)
    assert answer.status_code == 409
    both = text_of(answer)
    assert "Langsgaan" in both
    assert 'value="Brief sturen"' in both
    assert does(helper, lambda: Tile.objects.get().todo) == "Langsgaan"
    [version] = re.findall(r'name="version" value="(\d+)"', both)
    assert here.post(at("tile", id_), mine | {"version": version}).status_code == 302
    assert does(helper, lambda: Tile.objects.get().todo) == "Brief sturen"


def test_a_change_that_tells_no_version_overwrites_nothing(helper):
    id_ = adds(helper, "Rode deur", "Bellen")
    for version in ("", "0", "x"):
        told = {"label": "Rode deur", "todo": "Langsgaan", "due_on": "", "version": version}
        assert browser(helper).post(at("tile", id_), told).status_code in (409, 422)
    assert does(helper, lambda: Tile.objects.get().todo) == "Bellen"


def test_a_double_click_makes_one(helper):
    told = {"id": str(new_id()), "label": "Rode deur", "todo": "", "due_on": ""}
    client = browser(helper)
    for _ in range(2):
        assert client.post(at("tile_new"), told).status_code == 302
    assert names(helper) == ["Rode deur"]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"label": ""}, "Bedenk hoe je dit gezin noemt."),
        ({"label": "x" * 61}, "Maak de tekst korter."),
        ({"due_on": "31-2-2026"}, "Dit is geen datum."),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(helper, wrong, told):
    sent = {"id": str(new_id()), "label": "Rode deur", "todo": "Bellen naar school", "due_on": ""} | wrong
    answer = browser(helper).post(at("tile_new"), sent)
    assert answer.status_code == 422
    assert told in text_of(answer)
    assert "Bellen naar school" in text_of(answer)


def test_the_form_says_that_no_name_belongs_there_and_leads_to_a_book_of_its_own(helper):
    id_ = adds(helper, "Rode deur")
    shown_page = page(browser(helper), at("tile", id_))
    assert "Geen naam." in shown_page
    assert at("give_book") in shown_page


def test_nobody_else_sees_or_touches_a_tile_by_any_way(helper, family):
    id_ = adds(helper, "Rode deur", "Bellen")
    for other in ("femke", "noor", "daan"):
        assert does(other, lambda: Tile.objects.filter(id=id_).count()) == 0
        assert not does(other, lambda: tiles.mark(id_, "throw"))
        for answer in (
            browser(other).get(at("tile", id_)),
            browser(other).post(at("tile", id_), {"label": "Van mij", "todo": ""}),
            browser(other).post(at("tile_mark", id_), {"do": "done"}),
        ):
            assert answer.status_code == 404
    assert names(helper) == ["Rode deur"]


def test_who_manages_the_organisation_sees_no_tile_no_pace_and_no_meter():
    working.samen_doen()
    id_ = adds("femke", "Rode deur", "Bellen")
    does("femke", lambda: meter.choose(33))
    for other in ("ingrid", "tamara"):
        assert does(other, lambda: Tile.objects.count()) == 0
        assert does(other, lambda: Pace.objects.count()) == 0
        assert does(other, lambda: ask("takeover_counts", clock.now() - timedelta(days=400))) == []
        assert browser(other).get(at("tile", id_)).status_code == 404
        assert "Rode deur" not in page(browser(other), at("caseload"))


def test_a_tile_is_nobodys_while_looking_as_somebody_else(family):
    adds("femke", "Rode deur")
    for who, through in (("noor", "femke"), ("femke", "noor")):
        looked = family.members[through]
        assert does(who, lambda: Tile.objects.count(), through=looked) == 0
        assert is_refused(who, lambda: tiles.make(new_id(), "Toch", "", None), through=looked)


def test_who_works_with_nobody_has_no_tiles(family):
    page(browser("noor"), at("tile_new"), 404)
    assert "zonder boek" not in page(browser("noor"), at("caseload"))
    assert is_refused("noor", lambda: tiles.make(new_id(), "Buren", "", None))


def test_a_tile_of_another_person_is_never_made_and_never_changes_hands(helper):
    id_ = adds(helper, "Rode deur")
    stranger = player("femke").id

    def gives():
        Tile(id=new_id(), person=stranger).save(force_insert=True)

    with pytest.raises(DatabaseError, match="row-level security"):
        does(helper, gives)
    with pytest.raises(DatabaseError, match="permission denied"):
        does(helper, lambda: Tile.objects.filter(id=id_).update(person=stranger))


def test_the_pace_of_typing_is_mine_alone(helper):
    me = player(helper).id
    does(helper, lambda: Pace(person=me, words=40).save(force_insert=True))
    assert does("femke", lambda: Pace.objects.filter(person=me).count()) == 0
    assert not does("femke", lambda: Pace.objects.filter(person=me).update(words=1))


def test_the_door_reaches_no_tile(helper):
    adds(helper, "Rode deur")
    with pytest.raises(DatabaseError), connections["door"].cursor() as cursor:
        cursor.execute("select * from tile")
