""" "Ons verhaal": a part is an item, so each reader sees exactly the parts of the chapters they read (SHARING 1-3, 9, 12)."""

import pytest
from django.db import DatabaseError, transaction

from cast.deeds import changes, does, sees_revisions
from cast.family import Family
from cast.people import as_
from gezinsboek.circle.models import Item
from gezinsboek.circle.tests.screens import Screen
from gezinsboek.dossier.models import Dossier
from gezinsboek.ground.ids import new_id
from gezinsboek.timeline import unsent, writing
from gezinsboek.timeline.headed import join, split
from gezinsboek.timeline.models import Entry
from gezinsboek.timeline.tests.screens import composed, text_of

STORY, WRITE = "ons-verhaal/", "ons-verhaal/vertellen/"
WHO = "Wie zijn wij?"


def part(
    family: Family, key: str, chapter: str, words: str, *, about: str = "who", question: str = WHO, only=None
) -> Item:
    audience = None if only is None else [family.members[one] for one in only]
    text, where = join(question, words), family.chapters[chapter]
    return does(key, lambda: writing.write(family.id, where, text, kind=f"story-{about}", audience=audience))


def typed(family: Family, chapter: str, words: str, **more):
    """What the box sends."""
    readers = {"Thuis": ("noor", "mark", "tine", "femke", "jade"), "School": ("noor", "mark", "daan", "jade", "femke")}
    shown = readers.get(chapter, tuple(family.members))
    return composed(family, chapter, words, shown=shown) | {
        "place": "story",
        "saved": "0",
        "part": "who",
        "question": WHO,
        **more,
    }


def reads(family: Family, key: str, **more) -> str:
    return text_of(Screen(family, key, **more).get(STORY))


# ---------- who reads it


def test_each_reader_sees_the_parts_of_the_chapters_they_read_and_no_other(family):
    part(family, "noor", "Thuis", "Wij zijn met vier.")
    part(family, "noor", "School", "Praat met Milan.", about="values", question="Wat vinden wij belangrijk?")
    part(family, "mark", "Hulp", "Haasten hielp niet.", about="tried", question="Wat hebben we al geprobeerd?")
    home, school, help_ = "Wij zijn met vier.", "Praat met Milan.", "Haasten hielp niet."
    expected = {
        "noor": (True, True, True),
        "tine": (True, True, False),
        "daan": (False, True, False),
        "yasmin": (False, False, False),
        "femke": (True, True, True),
    }
    for key, seen in expected.items():
        shown = reads(family, key)
        assert tuple(words in shown for words in (home, school, help_)) == seen, key


def test_a_narrowed_part_is_there_for_whom_it_names_alone(family):
    part(family, "noor", "Thuis", "Dit weet alleen oma.", only=["noor", "tine"])
    assert "Dit weet alleen oma." in reads(family, "tine")
    assert "Dit weet alleen oma." not in reads(family, "femke")
    assert "Dit weet alleen oma." not in reads(family, "mark")


def test_a_part_in_a_private_chapter_is_its_owners_and_only_while_fresh(family):
    family.private_chapter("noor", "Van mij")
    part(family, "noor", "Van mij", "Ik ben ook bang.")
    assert "Ik ben ook bang." in reads(family, "noor", fresh=True)
    assert "Ik ben ook bang." not in reads(family, "noor")
    assert "Ik ben ook bang." not in reads(family, "mark", fresh=True)


def test_whoever_is_not_in_the_book_finds_nothing(family):
    part(family, "noor", "Thuis", "Wij zijn met vier.")
    for path in (STORY, WRITE, "ons-verhaal/blad/"):
        assert Screen(family, "karim").get(path).status_code == 404
    assert Screen(family, "karim").post("ons-verhaal/vraag/", {"part": "who"}).status_code == 404


def test_an_empty_story_says_why_and_betrays_nothing(family):
    part(family, "noor", "Thuis", "Wij zijn met vier.")
    assert "Er is nog geen verhaal met jou gedeeld." in reads(family, "daan")
    other = Family.opens("ria", "Kyan")
    other.comes("daan", {"School": "read"})
    assert "Er is nog geen verhaal met jou gedeeld." in reads(other, "daan")
    assert "Jullie verhaal staat hier nog niet." in reads(other, "ria")


def test_the_parts_stand_in_the_order_of_the_questions(family):
    part(family, "noor", "Thuis", "Zo helpt het.", about="helps", question="Wat helpt?")
    part(family, "noor", "Thuis", "Ons huisdier.", about="own", question="En de kat?")
    part(family, "noor", "Thuis", "Wij zijn met vier.")
    shown = reads(family, "noor")
    assert shown.index("Wij zijn met vier.") < shown.index("Zo helpt het.") < shown.index("Ons huisdier.")


# ---------- telling it


def test_a_part_is_written_in_its_chapter_under_its_question(family):
    noor = Screen(family, "noor")
    answer = noor.post(WRITE, typed(family, "Thuis", "Wij zijn met vier.", question="Wie horen erbij?"))
    assert answer.status_code == 302, text_of(answer)
    shown = reads(family, "tine")
    assert "Wie horen erbij?" in shown
    assert "Wij zijn met vier." in shown
    text = does("noor", lambda: Entry.objects.get(dossier_id=family.id).text)
    assert split(text) == ("Wie horen erbij?", "Wij zijn met vier.")


def test_a_double_click_tells_it_once(family):
    sent, noor = typed(family, "Thuis", "Wij zijn met vier."), Screen(family, "noor")
    assert [noor.post(WRITE, sent).status_code for _ in range(2)] == [302, 302]
    assert reads(family, "noor").count("Wij zijn met vier.") == 1


def test_where_somebody_does_not_write_nothing_is_told(family):
    for key, chapter in (("daan", "Thuis"), ("tine", "School"), ("femke", "Thuis")):
        answer = Screen(family, key).post(WRITE, typed(family, chapter, "Zomaar iets."))
        assert answer.status_code == 422, key
        assert "Zomaar iets." in text_of(answer)
    assert "Zomaar iets." not in reads(family, "noor")


def test_nothing_is_told_to_readers_that_the_writer_did_not_see(family):
    sent = typed(family, "Thuis", "Wij zijn met vier.") | {"shown": str(family.members["mark"])}
    answer = Screen(family, "noor").post(WRITE, sent)
    assert answer.status_code == 422
    assert "Dit leest ook" in text_of(answer)


@pytest.mark.parametrize("missing", [{"question": " "}, {"text": ""}])
def test_what_is_missing_is_said_and_the_rest_stays(family, missing):
    answer = Screen(family, "noor").post(WRITE, typed(family, "Thuis", "Blijf staan.") | missing)
    assert answer.status_code == 422
    assert ("Blijf staan." in text_of(answer)) == ("question" in missing)


def test_what_is_typed_is_kept_for_the_writer_alone(family):
    noor = Screen(family, "noor")
    answer = noor.post("bewaren/", typed(family, "Thuis", "Nog niet klaar"))
    assert answer.status_code == 200, answer.content
    assert "Nog niet klaar" in text_of(noor.get(WRITE + "?deel=who"))
    assert "Nog niet klaar" not in text_of(noor.get(WRITE + "?deel=helps"))
    assert "Nog niet klaar" not in text_of(Screen(family, "mark").get(WRITE + "?deel=who"))
    kept = does("noor", lambda: unsent.newest(family.id, "story"))
    assert kept
    assert "Nog niet klaar" in text_of(noor.client.get(kept.where.partition("#")[0]))


def test_who_only_reads_a_chapter_keeps_no_draft_there(family):
    answer = Screen(family, "daan").post("bewaren/", typed(family, "Thuis", "Mag niet"))
    assert answer.status_code == 422


def test_a_part_taken_back_stands_in_its_box_again(family, settings):
    settings.HELD_BACK = True
    noor, sent = Screen(family, "noor"), typed(family, "Thuis", "Te vroeg.")
    noor.post(WRITE, sent)
    assert "Te vroeg." not in reads(family, "mark")
    answer = noor.post(f"stukje/{sent['id']}/ongedaan/")
    assert WRITE in answer["Location"]
    assert "Te vroeg." in text_of(noor.client.get(answer["Location"].partition("#")[0]))


# ---------- changing it


def test_a_part_and_its_question_are_changed_and_both_versions_stay(family):
    item, noor = part(family, "noor", "Thuis", "Wij zijn met drie."), Screen(family, "noor")
    sent = {"id": str(new_id()), "version": "1", "question": "Wie horen bij ons?", "text": "Wij zijn met vier."}
    assert noor.post(f"stukje/{item.id}/veranderen/", sent).status_code == 302
    shown = reads(family, "tine")
    assert "Wie horen bij ons?" in shown
    assert "Wij zijn met vier." in shown
    assert "Veranderd door Noor" in shown
    earlier = text_of(Screen(family, "tine").get(f"stukje/{item.id}/eerder/"))
    assert WHO in earlier
    assert "Wij zijn met drie." in earlier
    assert len(sees_revisions("tine", item.id)) == 1
    assert sees_revisions("daan", item.id) == set()


def test_a_stale_change_shows_both_texts_and_overwrites_nothing(family):
    item, noor = part(family, "noor", "Thuis", "Eerst dit."), Screen(family, "noor")
    changes("noor", item, join(WHO, "Toen dit."))
    sent = {"id": str(new_id()), "version": "1", "question": WHO, "text": "Nee, dit."}
    answer = noor.post(f"stukje/{item.id}/veranderen/", sent)
    assert answer.status_code == 409
    assert "Toen dit." in text_of(answer)
    assert "Nee, dit." in text_of(answer)
    assert "Toen dit." in reads(family, "noor")


def test_another_guardian_and_a_helper_do_not_change_a_part_of_noor(family):
    item = part(family, "noor", "Thuis", "Van mij.")
    for key in ("mark", "femke", "tine", "jade"):
        sent = {"id": str(new_id()), "version": "1", "question": WHO, "text": "Anders."}
        assert Screen(family, key).post(f"stukje/{item.id}/veranderen/", sent).status_code == 403
    assert "Van mij." in reads(family, "noor")


def test_a_guardian_may_mend_what_a_helper_told(family):
    item, sent = part(family, "femke", "Hulp", "Van Femke."), {"id": str(new_id()), "version": "1", "question": WHO}
    answer = Screen(family, "noor").post(f"stukje/{item.id}/veranderen/", sent | {"text": "Van ons."})
    assert answer.status_code == 302
    assert "Veranderd door Noor" in reads(family, "femke")


def test_what_an_item_is_never_changes(family):
    item = family.writes("noor", "Thuis", "Een gewoon stukje.")
    with as_("noor"), pytest.raises(DatabaseError), transaction.atomic():
        Item.objects.filter(id=item.id).update(kind="story-who")


def test_a_part_in_the_bin_is_gone_from_the_story_and_can_come_back(family):
    item = part(family, "noor", "Thuis", "Toch niet.")
    does("noor", item.bin)
    assert "Toch niet." not in reads(family, "noor")
    does("noor", item.restore)
    assert "Toch niet." in reads(family, "noor")


def test_a_part_stands_in_the_timeline_and_is_found_by_search(family):
    part(family, "noor", "Thuis", "Wij houden van pannenkoeken.")
    assert "Uit ons verhaal" in Screen(family, "tine").page()
    found = text_of(Screen(family, "tine").post("zoeken/", {"words": "pannenkoeken"}))
    assert "pannenkoeken" in found
    assert "Wij houden van" not in text_of(Screen(family, "daan").post("zoeken/", {"words": "pannenkoeken"}))


# ---------- leaving a question out


def left_out(family: Family) -> list[str]:
    return does("noor", lambda: Dossier.objects.get(id=family.id).left_out)


def test_a_question_is_left_out_and_asked_again(family):
    noor = Screen(family, "noor")
    for _twice in range(2):
        assert noor.post("ons-verhaal/vraag/", {"part": "tried"}).status_code == 302
    assert left_out(family) == ["tried"]
    assert 'deel=tried"' not in reads(family, "mark")
    assert noor.post("ons-verhaal/vraag/", {"part": "tried", "do": "back"}).status_code == 302
    assert left_out(family) == []
    assert 'deel=tried"' in reads(family, "mark")


@pytest.mark.parametrize("key", ["jade", "femke", "tine", "karim"])
def test_who_does_not_arrange_the_book_leaves_no_question_out(family, key):
    assert Screen(family, key).post("ons-verhaal/vraag/", {"part": "tried"}).status_code == 404
    assert left_out(family) == []


@pytest.mark.parametrize("wrong", ["", "own", "x" * 300, "who'"])
def test_a_question_that_there_is_not_cannot_be_left_out(family, wrong):
    assert Screen(family, "noor").post("ons-verhaal/vraag/", {"part": wrong}).status_code == 404


def test_looking_as_somebody_shows_what_both_read_and_nothing_can_be_done(family):
    part(family, "noor", "Thuis", "Van thuis.")
    part(family, "noor", "School", "Van school.")
    noor = Screen(family, "noor")
    noor.post("bekijk-als/", {"member": family.members["daan"]})
    shown = noor.page(STORY)
    assert "Van school." in shown
    assert "Van thuis." not in shown
    assert "vertellen/" not in shown
    assert noor.get("ons-verhaal/blad/").status_code == 404
    assert noor.post("ons-verhaal/vraag/", {"part": "who"}).status_code == 404
