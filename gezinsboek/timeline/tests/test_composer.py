"""Writing something new: the chapter first, then who reads it (SHARING 1, 3, 10, 11)."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from cast.deeds import does
from gezinsboek.circle.models import Item
from gezinsboek.ground.ids import new_id
from gezinsboek.timeline.models import Entry, Question

from .screens import browser, composed, item_in, page, text_of, timeline_of


def written(family, key, item):
    return does(key, lambda: Item.objects.select_related("entry").get(id=item))


def test_a_mother_writes_and_it_stands_in_the_timeline(family):
    noor = browser("noor")
    response = noor.post(timeline_of(family), composed(family, "School", "Milan fietste zelf."))
    item = item_in(response)
    assert written(family, "daan", item).entry.text == "Milan fietste zelf."
    assert "Milan fietste zelf." in page(noor, timeline_of(family))


def test_the_page_says_who_will_read_it_before_anything_is_typed(family):
    shown = page(browser("noor"), timeline_of(family))
    assert "Jij en 4 anderen lezen dit" in shown  # Thuis: Mark, Tine, Femke, Jade
    assert "lezen Thuis niet" in shown


def test_another_chapter_brings_its_own_readers(family):
    url = f"{timeline_of(family)}lezers/?chapter={family.chapters['Geld en wonen']}"
    shown = page(browser("noor"), url)
    assert "Jij en 1 ander lezen dit" in shown
    assert "Femke" in shown.split("chooser")[1].split("muted")[0]
    assert str(family.members["daan"]) not in shown


def test_ticking_somebody_off_narrows_it_to_the_others(family):
    noor = browser("noor")
    item = item_in(noor.post(timeline_of(family), composed(family, "Thuis", "Alleen voor oma.", readers=["tine"])))
    assert item in family.sees("tine")
    assert item not in family.sees("mark")


def test_ticking_everybody_off_leaves_only_the_writer(family):
    noor = browser("noor")
    item = item_in(noor.post(timeline_of(family), composed(family, "Thuis", "Alleen ik.", readers=[])))
    assert [key for key in family.members if item in family.sees(key)] == ["noor"]
    shown = page(noor, timeline_of(family))
    part = shown.split(f'id="e-{item}"')[1].split("</article>")[0]
    assert "Alleen jij" in part
    assert "mooi/" not in part
    assert "Reageer" not in part


def test_a_helper_cannot_leave_the_family_out(family):
    daan = browser("daan")
    item = item_in(daan.post(timeline_of(family), composed(family, "School", "Rekenen ging goed.", readers=[])))
    assert item in family.sees("noor")
    assert item in family.sees("mark")
    assert item not in family.sees("femke")


def test_nothing_is_written_for_a_reader_who_was_not_shown(family):
    noor = browser("noor")
    sent = composed(family, "Thuis", "Voor ons.", shown=["mark", "tine", "femke"])
    response = noor.post(timeline_of(family), sent)
    assert response.status_code == 422
    shown = text_of(response)
    assert "Dit leest ook Jade" in shown
    assert "Voor ons." in shown
    assert "Voor ons." not in page(noor, timeline_of(family)).split("notebook")[-1]


def test_another_chapter_than_the_shown_one_is_shown_first(family):
    sent = composed(family, "School", "Over school.") | {"shown_for": str(family.chapters["Thuis"])}
    response = browser("noor").post(timeline_of(family), sent)
    assert response.status_code == 422
    assert "Je koos een ander hoofdstuk" in text_of(response)
    assert "Over school." in text_of(response)


def test_without_script_the_readers_are_shown_and_the_text_stays(family):
    sent = composed(family, "School", "Over school.") | {"do": "readers", "shown_for": ""}
    response = browser("noor").post(timeline_of(family), sent)
    assert response.status_code == 200
    shown = text_of(response)
    assert "Over school." in shown
    assert "Er klopt iets nog niet" not in shown
    assert str(family.members["daan"]) in shown.split('id="readers"')[1].split("composer-question")[0]


def test_a_double_click_writes_once(family):
    noor, sent = browser("noor"), composed(family, "Thuis", "Een keer.")
    first, second = (item_in(noor.post(timeline_of(family), sent)) for _ in range(2))
    assert first == second
    assert len(family.sees("noor")) == 1


def test_two_clicks_in_the_same_moment_write_once(family):
    browsers, sent = [browser("noor"), browser("noor")], composed(family, "Thuis", "Tegelijk.")

    def send(client):
        try:
            return client.post(timeline_of(family), sent).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(send, browsers)) == [302, 302]
    assert does("noor", lambda: Entry.objects.filter(dossier_id=family.id).count()) == 1


def test_the_id_of_somebody_elses_stukje_writes_nothing(family):
    other = family.writes("mark", "Thuis", "Van Mark.")
    sent = composed(family, "Thuis", "Er overheen.") | {"id": str(other.id)}
    response = browser("noor").post(timeline_of(family), sent)
    assert response.status_code == 422
    assert "Er overheen." in text_of(response)
    assert written(family, "mark", other.id).entry.text == "Van Mark."


@pytest.mark.parametrize("text", ["", "   \n ", "\u200b\u200e", "\x00\x01"])
def test_nothing_at_all_is_not_a_stukje(family, text):
    response = browser("noor").post(timeline_of(family), composed(family, "Thuis", text))
    assert response.status_code == 422
    assert "Schrijf iets, of kies een foto" in text_of(response)


def test_a_very_long_text_is_kept_whole_and_not_cut(family):
    text = "lang " * 20_000
    response = browser("noor").post(timeline_of(family), composed(family, "Thuis", text))
    assert response.status_code == 422
    shown = response.content.decode()
    assert text.strip() in shown
    assert "20.000" in shown


def test_emoji_and_right_to_left_stay_and_control_signs_go(family):
    text = "Fijn 👨‍👩‍👧 \x07dag\r\nمرحبا \u202eomgekeerd\x00"
    item = item_in(browser("noor").post(timeline_of(family), composed(family, "Thuis", text)))
    assert written(family, "noor", item).entry.text == "Fijn 👨‍👩‍👧 dag\nمرحبا omgekeerd"


def test_what_is_typed_is_never_code(family):
    noor = browser("noor")
    noor.post(timeline_of(family), composed(family, "Thuis", "<script>alert(1)</script>{{ 7|add:7 }}"))
    shown = page(noor, timeline_of(family))
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7|add:7 }}" in shown


def test_a_reader_of_the_stukje_can_be_asked_something(family):
    noor = browser("noor")
    sent = composed(family, "Hulp", "Kun jij bellen?") | {"question_to": str(family.members["femke"])}
    item = item_in(noor.post(timeline_of(family), sent))
    assert does("femke", lambda: Question.objects.get(item_id=item)).asked_id == family.members["femke"]
    assert "Femke (jeugdhulp, Samen Doen-team)</option>" in page(noor, timeline_of(family))
    assert "Noor vraagt jou iets" in page(browser("femke"), timeline_of(family))


def test_who_does_not_read_it_cannot_be_asked(family):
    noor = browser("noor")
    for asked, readers in (("daan", None), ("femke", ["mark"])):
        sent = composed(family, "Hulp", "Kun jij bellen?", readers=readers) | {
            "question_to": str(family.members[asked])
        }
        response = noor.post(timeline_of(family), sent)
        assert response.status_code == 422
        assert "Kun jij bellen?" in text_of(response)


def test_about_whom_and_which_day_are_shown(family):
    noor = browser("noor")
    more = {"about": str(family.children["Milan"]), "happened_on": "3-11-2025"}
    noor.post(timeline_of(family), composed(family, "Thuis", "Eerste fietsdag.") | more)
    shown = page(noor, timeline_of(family))
    assert "Over Milan" in shown.split("Eerste fietsdag")[0].split("notebook")[-1]
    assert "maandag 3 november 2025" in shown


@pytest.mark.parametrize(
    "wrong",
    [
        {"about": "0199e0a0-0000-7000-8000-000000000000"},
        {"about": "geen-kind"},
        {"happened_on": "31-02-2026"},
        {"happened_on": "9999-01-01"},
        {"question_to": "0199e0a0-0000-7000-8000-000000000000"},
        {"chapter": "0199e0a0-0000-7000-8000-000000000000"},
        {"chapter": ""},
        {"chapter": "<script>"},
    ],
)
def test_a_forged_choice_is_told_and_the_text_stays(family, wrong):
    response = browser("noor").post(timeline_of(family), composed(family, "Thuis", "Dit blijft staan.") | wrong)
    assert response.status_code == 422
    assert "Dit blijft staan." in text_of(response)


def test_a_chapter_of_another_book_is_not_a_choice(family):
    from cast.family import Family

    other = Family.opens("sem", "Boek van Sem")
    sent = composed(family, "Thuis", "Naar Sem.") | {"chapter": str(other.chapters["Thuis"])}
    sent["shown_for"] = sent["chapter"]
    assert browser("noor").post(timeline_of(family), sent).status_code == 422
    assert other.sees("sem") == set()


def test_a_private_chapter_that_closed_is_never_replaced_by_a_shared_one(family):
    family.private_chapter("noor", "Alleen van mij")
    sent = composed(family, "Alleen van mij", "Mijn geheim.", readers=[])
    response = browser("noor").post(timeline_of(family), sent)  # no longer fresh
    assert response.status_code == 422
    shown = text_of(response)
    assert "Mijn geheim." in shown
    chapters = shown.split('id="chapter"')[1].split("</select>")[0]
    assert "selected" in chapters.split("Kies een hoofdstuk")[0]
    assert family.sees("noor", fresh=True) == set()


def test_who_only_reads_gets_no_composer_and_cannot_write(family):
    family.grant("noor", "daan", "School", "read")
    daan = browser("daan")
    shown = page(daan, timeline_of(family))
    assert 'id="composer"' not in shown
    assert "Je leest hier mee" in shown
    assert daan.post(timeline_of(family), composed(family, "School", "Toch schrijven.")).status_code == 422
    assert family.sees("noor") == set()


def test_a_stranger_gets_the_same_page_as_for_a_book_that_is_not_there(family):
    karim = browser("karim")
    for method in (karim.get, lambda url: karim.post(url, composed(family, "Thuis", "Hoi"))):
        there, nowhere = method(timeline_of(family)), method(f"/boek/{new_id()}/")
        assert there.status_code == nowhere.status_code == 404
        assert len(there.content) == len(nowhere.content)
