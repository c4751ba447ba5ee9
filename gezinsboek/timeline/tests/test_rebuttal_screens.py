"""The weerwoord on every page and in every copy: it goes wherever the text goes."""

import io
import json

import pytest
from pypdf import PdfReader

from cast import deeds
from cast.deeds import does, rebuts, sees_rebuttals, takes_back
from gezinsboek.circle import pausing, sharing
from gezinsboek.circle.tests.wires import superuser
from gezinsboek.exchange.tests.copies import everything, made, opened
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.ui import dates
from gezinsboek.timeline import rebutting, unsent
from gezinsboek.timeline.models import Rebuttal

from .screens import at, browser, page, text_of, timeline_of

OURS = "Op zondag slaapt hij slecht & dat weten wij."


@pytest.fixture
def item(family):
    family.writes("noor", "School", "Zo was het bij ons.", about="Milan")
    return family.writes("daan", "School", "Milan is vaak stil.", about="Milan", mark="opinion")


def url(family, item):
    return at("entry_rebuttal", family.id, item.id)


def sent(text=OURS, version=0, seen=1, **more):
    return {"id": str(new_id()), "saved": "0", "text": text, "version": version, "seen": seen, **more}


def test_it_is_offered_to_whom_it_is_about_and_to_nobody_else(family, item):
    for key in ("noor", "mark"):
        assert "Schrijf een weerwoord" in page(browser(key), at("entry", family.id, item.id))
        assert "Hoe zie jij het?" in page(browser(key), url(family, item))
    for key in ("daan", "femke", "tine", "jade"):
        assert "weerwoord" not in page(browser(key), at("entry", family.id, item.id))
        page(browser(key), url(family, item), status=404)
        assert browser(key).post(url(family, item), sent()).status_code == 404
    page(browser("yasmin"), url(family, item), status=404)


def test_a_mother_writes_changes_and_takes_back_hers(family, item):
    noor = browser("noor")
    assert noor.post(url(family, item), sent()).status_code == 302
    shown = page(noor, at("entry", family.id, item.id))
    assert "Jouw weerwoord" in shown and "Verander je weerwoord" in shown
    assert noor.post(url(family, item), sent("Anders gezegd.", 1)).status_code == 302
    assert "Anders gezegd." in page(browser("daan"), at("entry", family.id, item.id))
    assert noor.post(url(family, item), {"do": "back"}).status_code == 302
    assert "Anders gezegd." not in page(browser("daan"), at("entry", family.id, item.id))
    assert "Anders gezegd." in page(noor, url(family, item))  # to put it back


def test_right_after_sending_it_can_be_taken_back_into_its_box_by_its_writer_alone(family, item):
    noor, there = browser("noor"), at("entry", family.id, item.id)
    undo = f'formaction="{url(family, item)}" name="do" value="undo"'
    assert undo in text_of(noor.post(url(family, item), sent(), follow=True))
    assert undo not in page(noor, there)  # said once
    for key in ("daan", "tine", "yasmin"):
        assert browser(key).post(url(family, item), {"do": "undo"}).status_code == 404
    browser("mark").post(url(family, item), {"do": "undo"})
    assert "dat weten wij" in page(browser("daan"), there)
    box = text_of(noor.post(url(family, item), {"do": "undo"}, follow=True))
    assert "Je tekst staat weer in het vak." in box and "dat weten wij.</textarea>" in box
    assert "dat weten wij" not in page(browser("daan"), there)
    version = does("noor", lambda: Rebuttal.objects.get(item_id=item.id).version)
    assert undo in text_of(noor.post(url(family, item), sent("Nu goed.", version), follow=True))
    assert "Nu goed." in page(browser("daan"), there)
    assert undo not in text_of(noor.post(url(family, item), sent("Nog beter.", version + 1), follow=True))


def test_a_double_click_writes_once(family, item):
    noor, told = browser("noor"), sent()
    assert [noor.post(url(family, item), told).status_code for _ in range(2)] == [302, 302]
    assert does("noor", lambda: Rebuttal.objects.filter(item_id=item.id).count()) == 1


def test_an_empty_one_and_one_that_is_too_long_keep_what_was_typed(family, item):
    noor = browser("noor")
    assert "Schrijf eerst iets" in text_of(noor.post(url(family, item), sent("")))
    response = noor.post(url(family, item), sent("x" * 5001))
    assert response.status_code == 422
    assert "x" * 5001 in response.content.decode()


def test_a_change_from_another_device_shows_both(family, item):
    rebuts("noor", item, OURS)
    rebuts("noor", item, "Op mijn telefoon.", made_from=1)
    response = browser("noor").post(url(family, item), sent("Op mijn laptop.", 1))
    assert response.status_code == 409
    shown = text_of(response)
    assert "Op mijn telefoon." in shown and "Op mijn laptop." in shown


def test_what_is_typed_is_kept_for_its_writer_alone(family, item):
    told = sent("Nog niet af") | {"place": "rebuttal", "item": str(item.id)}
    assert browser("noor").post(at("draft_save", family.id), told).status_code == 200
    assert "Nog niet af" in page(browser("noor"), url(family, item))
    assert "Nog niet af" not in page(browser("mark"), url(family, item))
    assert browser("daan").post(at("draft_save", family.id), told | {"id": str(new_id())}).status_code == 422
    assert browser("noor").post(url(family, item), told | {"saved": "1"}).status_code == 302
    assert does("noor", lambda: unsent.mine(family.id)) == []


def test_it_stands_directly_with_the_text_wherever_it_is_read(family, item):
    rebuts("noor", item, OURS)
    deeds.changes("daan", item, "Milan is soms stil.")
    for key in ("mark", "femke", "daan"):
        for there in (timeline_of(family), at("entry", family.id, item.id), at("entry_versions", family.id, item.id)):
            part = page(browser(key), there).split("Milan is soms stil.")[1]
            assert "Weerwoord van Noor" in part, there
            assert "Op zondag slaapt hij slecht &amp; dat weten wij." in part
            assert "Geschreven bij een eerdere versie." in part


def test_its_earlier_words_can_be_read(family, item):
    rebuts("noor", item, OURS)
    rebuts("noor", item, "Anders gezegd.", made_from=1)
    shown = page(browser("daan"), at("entry_versions", family.id, item.id))
    assert "Anders gezegd." in shown and "Op zondag slaapt hij slecht" in shown


def test_earlier_words_of_one_that_was_taken_back_are_shown_to_nobody(family, item):
    rebuttal = rebuts("noor", item, OURS)
    rebuts("noor", item, "Anders gezegd.", made_from=1)
    takes_back("noor", rebuttal)
    for key in ("noor", "daan"):
        assert "Op zondag" not in page(browser(key), at("entry_versions", family.id, item.id))


def test_it_goes_with_the_text_in_mijn_gezinnen(family, item):
    rebuts("noor", item, OURS)
    shown = page(browser("femke"), at("caseload") + "?deel=alle")
    assert "Milan is vaak stil. (mening) Weerwoord van Noor: Op zondag slaapt" in shown
    assert "1 nieuw weerwoord." in shown


def found_by(key, family, words):
    return text_of(browser(key).post(at("finding", family.id), {"words": words}))


def test_who_finds_the_text_finds_the_weerwoord_with_it(family, item):
    rebuts("noor", item, OURS)
    shown = found_by("femke", family, "stil")
    assert "Weerwoord van Noor:" in shown and "Op zondag slaapt" in shown and "Mening" in shown
    assert "1 stukje gevonden" in found_by("femke", family, "zondag")
    assert "Niets gevonden" in found_by("tine", family, "afspraak")


def test_what_was_taken_back_is_found_by_nobody(family, item):
    takes_back("noor", rebuts("noor", item, OURS))
    for key in ("noor", "femke"):
        assert "Niets gevonden" in found_by(key, family, "zondag")


def pdf(content):
    return "\n".join(one.extract_text() for one in PdfReader(io.BytesIO(content)).pages)


def test_it_goes_along_with_the_writers_own_words(family, item):
    rebuts("noor", item, OURS)
    daan, day = browser("daan"), f"?dag={dates.today().isoformat()}&stukje={item.id}"
    assert "Weerwoord van Noor" in page(daan, at("contributions"))
    assert "Op zondag slaapt hij slecht" in page(daan, at("contributions_copy") + day)
    told = pdf(daan.get(at("contributions_paper") + day).content)
    assert "Weerwoord van Noor" in told and "Op zondag slaapt" in told and "Mening" in told


def test_it_goes_along_in_the_whole_book(family, item):
    rebuts("noor", item, OURS)
    row = made(family.id, "mark")
    told, whole = everything(row), opened(row)
    assert told.count("Op zondag slaapt hij slecht") == 2  # website and JSON
    assert "Bedoeld als:" in told and "<b>Mening</b>" in told
    one = next(one for one in json.loads(whole.read("boek.json"))["items"] if one["id"] == str(item.id))
    assert one["mark"] == "opinion"
    assert one["rebuttals"][0]["author"] == "Noor"
    assert "Op zondag slaapt" in pdf(whole.read("boek.pdf"))


def test_it_goes_along_in_the_copy_of_who_left_without_a_name_they_may_not_know(family, item):
    rebuts("noor", item, OURS)
    does("noor", lambda: sharing.end_member(family.members["daan"]))
    row = made(family.id, "daan", "own")
    told = json.loads(opened(row).read("eigen-stukjes.json"))["items"][-1]
    assert (told["mark"], told["text"]) == ("opinion", "Milan is vaak stil.")
    assert told["rebuttals"][0]["text"] == OURS
    assert told["rebuttals"][0]["author"] == "een ouder of verzorger"
    assert "Noor" not in json.dumps(told)
    assert "Op zondag slaapt" in pdf(opened(row).read("eigen-stukjes.pdf"))


def test_a_copy_of_my_own_words_says_that_it_was_written_with_other_words(family, item):
    deeds.changes("noor", item, "Milan is soms stil.")
    rebuts("mark", item, OURS)
    told = json.loads(opened(made(family.id, "daan", "own")).read("eigen-stukjes.json"))["items"][-1]
    assert told["text"] == "Milan is vaak stil."
    assert told["rebuttals"][0]["note"] == "Geschreven bij een latere versie."


def test_its_text_is_shown_before_the_stukje_goes_into_the_bin(family, item):
    rebuts("noor", item, OURS)
    assert "Ook het weerwoord gaat mee weg." in page(browser("daan"), at("entry_bin", family.id, item.id))


def test_the_writer_hears_that_something_is_new_and_not_what(family, item):
    rebuts("noor", item, OURS)
    with superuser() as root:
        root.execute("select acl.spread_news()")
        rows = root.execute("select * from notice where dossier_id = %s and kind = 'news'", [family.id]).fetchall()
    assert rows
    assert OURS not in str(rows)
    from gezinsboek.people.models import Person

    daan = does("daan", lambda: Person.objects.get(id=family_person(family, "daan")).id)
    assert any(daan in row for row in rows)


def family_person(family, key):
    from cast.people import player

    return player(key).id


def test_while_looking_as_somebody_there_is_no_page_for_it(family, item):
    noor = browser("noor")
    assert noor.post(at("looking_as", family.id), {"member": str(family.members["daan"])}).status_code in (302, 303)
    assert "Schrijf een weerwoord" not in page(noor, at("entry", family.id, item.id))
    page(noor, url(family, item), status=404)


def test_who_may_is_asked_at_once_for_many(family, item):
    other = family.writes("noor", "School", "Van mij.")
    assert does("noor", lambda: rebutting.may([item.id, other.id, new_id()])) == {item.id}
    assert does("noor", lambda: rebutting.may([])) == set()


def test_who_is_paused_silently_does_not_meet_it_anywhere(family, item):
    does("noor", lambda: pausing.pause(family.members["daan"], whole=False))
    rebuts("noor", item, OURS)
    assert sees_rebuttals("daan", item) == []
    assert sees_rebuttals("mark", item) == [OURS]
    assert "Op zondag" not in everything(made(family.id, "daan", "own"))
