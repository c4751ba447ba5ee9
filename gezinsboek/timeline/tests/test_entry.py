"""One stukje: its page, replies, hearts, questions, changes and earlier versions (SHARING 2, 8-12)."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections

from cast import deeds
from cast.deeds import does
from cast.family import Family
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.tests import samples
from gezinsboek.timeline.models import File, Heart, Question, Reply

from .screens import at, browser, found, page, text_of, timeline_of


def url(name, item, *more):
    return at(name, item.dossier_id, item.id, *more)


def changed(item, text, version=1, **more):
    return {"id": str(new_id()), "version": version, "text": text, "about": "", "happened_on": "", **more}


# Seeing


def test_the_page_of_a_stukje_is_there_for_its_readers_only(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    for key in ("noor", "daan", "mark"):
        assert "Milan was op tijd." in page(browser(key), url("entry", item))
    for key in ("yasmin", "karim"):
        page(browser(key), url("entry", item), 404)


PAGES = ("entry", "entry_change", "entry_readers", "entry_move", "entry_bin", "entry_versions", "entry_reply")


@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_a_stukje_i_cannot_see_is_as_of_one_that_is_not_there(family, name):
    hidden = family.writes("noor", "Thuis", "Geheim.", only=["tine"])
    daan = browser("daan")
    for address in (url(name, hidden), at(name, family.id, new_id())):
        assert daan.get(address).status_code == 404
        assert daan.post(address, {"text": "x", "version": 1, "do": "bin"}).status_code in (404, 405)


@pytest.mark.parametrize("name", [*PAGES, "entry_heart", "entry_answered"])
def test_a_stukje_of_another_book_does_not_exist_under_mine(family, name):
    other = Family.opens("noor", "Ons tweede boek")
    item = other.writes("noor", "School", "Elders.")
    assert browser("noor").post(at(name, family.id, item.id), {"text": "x", "version": 1}).status_code in (404, 405)


def test_the_family_sees_which_helper_looked_and_never_which_family(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    for key in ("daan", "mark"):
        page(browser(key), url("entry", item))
    side = page(browser("noor"), url("entry", item)).split("Wie heeft dit gelezen?")[1]
    assert "Meester Daan (leerkracht, school De Regenboog)" in side
    assert "Mark" not in side
    assert "Wie heeft dit gelezen?" not in page(browser("daan"), url("entry", item))


# Replies


def test_a_reader_replies_and_everybody_who_reads_the_stukje_reads_it(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    daan = browser("daan")
    response = daan.post(url("entry_reply", item), {"id": str(new_id()), "text": "Wat fijn!"})
    assert response.status_code == 302
    assert "Wat fijn!" in page(browser("mark"), url("entry", item))


def test_the_line_above_the_reply_says_who_reads_it(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    assert "Jij en 5 anderen lezen dit." in page(browser("noor"), url("entry", item))
    assert "Jij en anderen lezen dit." in page(browser("daan"), url("entry", item))


def test_a_double_click_replies_once(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    daan, sent = browser("daan"), {"id": str(new_id()), "text": "Wat fijn!"}
    assert {daan.post(url("entry_reply", item), sent).status_code for _ in range(2)} == {302}
    assert len(deeds.sees_replies("noor", item)) == 1


def test_two_replies_in_the_same_moment_are_one(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    sent, browsers = {"id": str(new_id()), "text": "Wat fijn!"}, [browser("daan"), browser("daan")]

    def send(client):
        try:
            return client.post(url("entry_reply", item), sent).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(send, browsers)) == [302, 302]
    assert len(deeds.sees_replies("noor", item)) == 1


@pytest.mark.parametrize("text", ["", "  \n", "x" * 5001])
def test_a_reply_that_is_nothing_or_too_much_keeps_what_was_typed(family, text):
    item = family.writes("noor", "School", "Milan was op tijd.")
    response = browser("noor").post(url("entry_reply", item), {"id": str(new_id()), "text": text})
    assert response.status_code == 422
    assert text.strip() in response.content.decode()
    assert deeds.sees_replies("noor", item) == set()


def test_who_only_reads_cannot_reply_and_keeps_the_words(family):
    family.grant("noor", "daan", "School", "read")
    item = family.writes("noor", "School", "Milan was op tijd.")
    assert 'id="reageer"' not in page(browser("daan"), url("entry", item))
    response = browser("daan").post(url("entry_reply", item), {"id": str(new_id()), "text": "Toch zeggen."})
    assert response.status_code == 422
    assert deeds.sees_replies("noor", item) == set()


def test_under_alone_for_me_there_is_no_reply_and_no_heart(family):
    item = family.writes("noor", "Thuis", "Alleen ik.", only=[])
    shown = page(browser("noor"), url("entry", item))
    assert "Alleen jij" in shown
    assert 'id="reageer"' not in shown
    assert "mooi/" not in shown


def test_one_changes_ones_own_reply_and_both_versions_stay(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    reply = deeds.replies("daan", item, "Wat feiner!")
    address = url("reply_change", item, reply.id)
    assert browser("daan").post(address, {"version": 1, "text": "Wat fijn!"}).status_code == 302
    assert "Wat fijn!" in page(browser("noor"), url("entry", item))
    shown = page(browser("noor"), url("entry_versions", item))
    assert "Wat feiner!" in shown
    assert "Wat fijn!" in shown


def test_a_guardian_takes_a_helpers_reply_away_but_not_the_other_parents(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    of_daan, of_mark = deeds.replies("daan", item, "Van Daan."), deeds.replies("mark", item, "Van Mark.")
    noor = browser("noor")
    assert noor.post(url("reply_change", item, of_daan.id), {"do": "bin"}).status_code == 302
    assert noor.post(url("reply_change", item, of_mark.id), {"do": "bin"}).status_code in (404, 405)
    shown = page(browser("jade"), url("entry", item))
    assert "Van Daan." not in shown
    assert "Van Mark." in shown
    assert noor.post(url("reply_change", item, of_daan.id), {"do": "restore"}).status_code == 302
    assert "Van Daan." in page(browser("jade"), url("entry", item))


def test_a_helper_is_not_offered_to_change_anothers_reply(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    reply = deeds.replies("mark", item, "Van Mark.")
    assert f"reactie/{reply.id}" not in page(browser("daan"), url("entry", item))
    response = browser("daan").post(url("reply_change", item, reply.id), {"version": 1, "text": "Van mij."})
    assert response.status_code in (404, 409)
    assert does("mark", lambda: Reply.objects.get(id=reply.id)).text == "Van Mark."


def test_a_reply_changed_meanwhile_shows_both_texts(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    reply = deeds.replies("daan", item, "Eerst.")
    deeds.changes_reply("noor", reply, "Van Noor.")
    response = browser("daan").post(url("reply_change", item, reply.id), {"version": 1, "text": "Van Daan."})
    assert response.status_code == 409
    assert "Van Noor." in text_of(response)
    assert "Van Daan." in text_of(response)


# Hearts and questions


def test_a_heart_is_given_once_and_taken_back(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    daan = browser("daan")
    for _ in range(2):
        assert daan.post(url("entry_heart", item), {"liked": "1"}).status_code == 302
    assert "Meester Daan (leerkracht, school De Regenboog) vond dit mooi." in page(browser("noor"), timeline_of(family))
    daan.post(url("entry_heart", item), {"liked": "0"})
    assert does("noor", lambda: Heart.objects.filter(item=item).count()) == 0


def test_with_script_only_the_heart_comes_back(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    response = browser("daan").post(url("entry_heart", item), {"liked": "1"}, HTTP_HX_REQUEST="true")
    assert response.status_code == 200
    assert text_of(response).startswith('<span class="row hearts"')
    assert 'aria-pressed="true"' in text_of(response)


def test_who_only_reads_may_give_a_heart(family):
    family.grant("noor", "daan", "School", "read")
    item = family.writes("noor", "School", "Milan was op tijd.")
    assert browser("daan").post(url("entry_heart", item), {"liked": "1"}).status_code == 302


def test_the_way_back_from_a_heart_never_leads_out_of_the_book(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    for wanted in ("https://elders.example/", "//elders.example/", f"/boek/{new_id()}/", ""):
        response = browser("noor").post(url("entry_heart", item), {"back": wanted})
        assert response["Location"].startswith(timeline_of(family))


def test_a_question_is_open_until_it_is_answered_or_said_to_be_done(family):
    item = family.writes("noor", "Hulp", "Kun jij bellen?")
    asked = deeds.asks("noor", item, family.members["noor"], family.members["femke"])
    femke = browser("femke")
    assert "Noor vraagt jou iets." in page(femke, timeline_of(family))
    femke.post(url("entry_answered", item), {"question": str(asked.id)})
    assert does("noor", lambda: Question.objects.get(id=asked.id)).answered_at
    shown = page(femke, timeline_of(family))
    assert "Lees en antwoord" not in shown


def test_a_reply_of_who_was_asked_answers_the_question(family):
    item = family.writes("noor", "Hulp", "Kun jij bellen?")
    asked = deeds.asks("noor", item, family.members["noor"], family.members["femke"])
    browser("femke").post(url("entry_reply", item), {"id": str(new_id()), "text": "Ja."})
    assert does("noor", lambda: Question.objects.get(id=asked.id)).answered_at


def test_somebody_else_cannot_say_that_a_question_is_done(family):
    item = family.writes("noor", "Hulp", "Kun jij bellen?")
    asked = deeds.asks("noor", item, family.members["noor"], family.members["femke"])
    assert browser("mark").post(url("entry_answered", item), {"question": str(asked.id)}).status_code == 404
    assert does("noor", lambda: Question.objects.get(id=asked.id)).answered_at is None


# Changing


def test_a_change_keeps_the_text_of_before(family):
    item = family.writes("noor", "School", "Milan was telaat.")
    assert browser("noor").post(url("entry_change", item), changed(item, "Milan was op tijd.")).status_code == 302
    assert deeds.text_of("daan", item) == "Milan was op tijd."
    shown = page(browser("daan"), url("entry_versions", item))
    assert shown.index("Milan was op tijd.") < shown.index("Milan was telaat.")
    assert "Noor" in shown


def test_a_guardian_changes_what_a_helper_wrote_and_the_helper_still_reads_both(family):
    item = family.writes("daan", "School", "Milan was telaat.")
    browser("noor").post(url("entry_change", item), changed(item, "Milan was op tijd."))
    assert "Meester Daan (leerkracht, school De Regenboog)" in page(browser("noor"), url("entry_versions", item))
    shown = page(browser("daan"), url("entry_versions", item))
    assert "Milan was telaat." in shown
    assert "Veranderd door Noor" in page(browser("daan"), url("entry", item))


@pytest.mark.parametrize(("writer", "other"), [("mark", "noor"), ("jade", "noor"), ("noor", "daan"), ("noor", "tine")])
def test_what_is_not_mine_to_change_is_said_and_stays(family, writer, other):
    item = family.writes(writer, "School", "Zoals het was.")
    response = browser(other).get(url("entry_change", item))
    assert response.status_code == 403
    assert "Dit kun jij niet veranderen" in text_of(response)
    assert browser(other).post(url("entry_change", item), changed(item, "Anders.")).status_code == 403
    assert deeds.text_of(writer, item) == "Zoals het was."


def test_a_stale_change_shows_both_texts_and_overwrites_nothing(family):
    item = family.writes("daan", "School", "Eerst.")
    deeds.changes("noor", item, "Van Noor.")
    response = browser("daan").post(url("entry_change", item), changed(item, "Van Daan."))
    assert response.status_code == 409
    shown = text_of(response)
    assert "Van Noor." in shown
    assert "Van Daan." in shown
    assert deeds.text_of("daan", item) == "Van Noor."
    version = found(r'name="version" value="(\d+)"', shown)
    assert browser("daan").post(url("entry_change", item), changed(item, "Van Daan.", version)).status_code == 302
    assert deeds.text_of("daan", item) == "Van Daan."


def test_a_stale_change_keeps_its_photos(family):
    item = family.writes("daan", "School", "Eerst.")
    deeds.changes("noor", item, "Van Noor.")
    photo = SimpleUploadedFile("zon.jpg", samples.encoded(samples.halves(), "JPEG"), "image/jpeg")
    daan = browser("daan")
    sent = changed(item, "Van Daan.")
    shown = daan.post(url("entry_change", item), sent | {"photo": [photo]}).content.decode()
    note = found(r'name="kept" value="([^"]+)"', shown)
    daan.post(url("entry_change", item), sent | {"version": 2, "kept": note})
    assert does("noor", lambda: File.objects.filter(item=item).count()) == 1


def test_a_double_click_on_a_change_is_not_stale(family):
    item = family.writes("noor", "School", "Eerst.")
    noor, sent = browser("noor"), changed(item, "Daarna.")
    assert [noor.post(url("entry_change", item), sent).status_code for _ in range(2)] == [302, 302]


@pytest.mark.parametrize(
    "wrong", [{"version": "x"}, {"version": ""}, {"version": "-1"}, {"version": str(2**40)}, {"about": "x"}]
)
def test_a_forged_change_is_told_and_keeps_the_text(family, wrong):
    item = family.writes("noor", "School", "Eerst.")
    response = browser("noor").post(url("entry_change", item), changed(item, "Getypt.") | wrong)
    assert response.status_code == 422
    assert "Getypt." in text_of(response)
    assert deeds.text_of("noor", item) == "Eerst."


def test_a_version_of_the_future_is_stale(family):
    item = family.writes("noor", "School", "Eerst.")
    assert browser("noor").post(url("entry_change", item), changed(item, "Getypt.", 7)).status_code == 409


def test_about_whom_and_the_day_are_changed_with_it(family):
    item = family.writes("noor", "School", "Eerst.")
    more = {"about": str(family.children["Milan"]), "happened_on": "2025-11-03"}
    assert browser("noor").post(url("entry_change", item), changed(item, "Eerst.") | more).status_code == 302
    shown = page(browser("daan"), url("entry", item))
    assert "Over Milan" in shown
    assert "maandag 3 november 2025" in shown


def test_the_name_of_a_child_of_twelve_stays_and_nothing_else_changes(family):
    item = family.writes("noor", "School", "Over Jade.")
    does("noor", lambda: item.say_about(family.children["Jade"]))
    response = browser("noor").post(url("entry_change", item), changed(item, "Over haar."))
    assert response.status_code == 422
    assert deeds.text_of("noor", item) == "Over Jade."


def test_photos_get_words_and_are_taken_away_and_added(family):
    item = family.writes("noor", "School", "Kijk.")
    old, away = (deeds.adds_file("noor", item, family.members["noor"], name) for name in ("oud.jpg", "weg.jpg"))
    photo = SimpleUploadedFile("zon.jpg", samples.encoded(samples.halves(), "JPEG"), "image/jpeg")
    more = {f"alt-{old.id}": "Milan op de fiets", f"away-{away.id}": "on", "photo": [photo]}
    assert browser("noor").post(url("entry_change", item), changed(item, "Kijk.") | more).status_code == 302
    there = does("daan", lambda: {file.name: file.alt for file in File.objects.filter(item=item)})
    assert there == {"oud.jpg": "Milan op de fiets", "zon.jpg": ""}
    assert 'alt="Milan op de fiets"' in page(browser("daan"), timeline_of(family))


def test_nothing_left_at_all_is_not_a_change(family):
    item = family.writes("noor", "School", "Kijk.")
    response = browser("noor").post(url("entry_change", item), changed(item, ""))
    assert response.status_code == 422
    assert "Er blijft niets over" in text_of(response)
