"""Marks on what a professional writes: feit, mening, or how the family sees it. Of one version, by its writer alone."""

import pytest

from cast import deeds
from cast.deeds import does, is_refused
from cast.family import WRITE
from cast.people import as_
from gezinsboek.circle.models import Item, Revision
from gezinsboek.ground.acts import Stale
from gezinsboek.timeline import unsent, writing
from gezinsboek.timeline.models import Entry

from .screens import at, browser, composed, item_in, page, text_of, timeline_of

WORDS = {"fact": "Feit", "opinion": "Mening", "family": "Zo ziet het gezin het"}


def mark_of(item):
    return does("noor", lambda: Entry.objects.get(item_id=item.id).mark)


def test_a_professional_is_asked_how_they_mean_it_and_a_family_is_not(family):
    assert "Hoe bedoel je dit?" in page(browser("femke"), timeline_of(family))
    for key in ("noor", "jade", "tine"):
        assert "Hoe bedoel je dit?" not in page(browser(key), timeline_of(family))


@pytest.mark.parametrize(("mark", "words"), WORDS.items())
def test_a_mark_stands_in_words_beside_the_text(family, mark, words):
    sent = composed(family, "Hulp", "De afspraak was om negen uur.", mark=mark)
    item = item_in(browser("femke").post(timeline_of(family), sent))
    for url in (timeline_of(family), at("entry", family.id, item)):
        there = page(browser("noor"), url).split(f'id="e-{item}"')[1].split("</article>")[0]
        assert f"Bedoeld als: </span>{words}</span>" in there


def test_nothing_said_is_nothing_shown(family):
    item = item_in(browser("femke").post(timeline_of(family), composed(family, "Hulp", "Tot dinsdag.", mark="")))
    assert mark_of(Item(id=item)) == ""
    assert "Bedoeld als" not in page(browser("noor"), timeline_of(family))


def test_a_mark_that_does_not_exist_is_told_and_nothing_is_lost(family):
    response = browser("femke").post(timeline_of(family), composed(family, "Hulp", "Een tekst.", mark="truth"))
    assert response.status_code == 422
    assert "Een tekst." in text_of(response)


def test_what_a_family_sends_along_as_a_mark_is_not_looked_at(family):
    item = item_in(browser("noor").post(timeline_of(family), composed(family, "Hulp", "Van ons.", mark="fact")))
    assert mark_of(Item(id=item)) == ""


@pytest.mark.parametrize("key", ["noor", "jade", "tine"])
def test_the_database_refuses_a_mark_of_who_is_no_professional(family, key):
    chapter = family.chapters["Thuis"]
    assert is_refused(key, lambda: refusable(lambda: writing.write(family.id, chapter, "Van mij.", mark="fact")))
    assert not is_refused(key, lambda: refusable(lambda: writing.write(family.id, chapter, "Van mij.")))


def refusable(deed):
    with writing.refusable("mark"):
        return deed()


def test_the_database_refuses_an_unknown_mark(family):
    chapter = family.chapters["Hulp"]
    assert is_refused("femke", lambda: refusable(lambda: writing.write(family.id, chapter, "Zo is het.", mark="truth")))


def test_a_mark_belongs_to_its_version(family):
    item = family.writes("femke", "Hulp", "Milan was laat.", mark="fact")
    does("femke", lambda: writing.change(item.id, "Milan lijkt moe.", 1, "opinion"))
    assert mark_of(item) == "opinion"
    assert does("noor", lambda: Revision.objects.get(row=item.id).mark) == "fact"
    shown = page(browser("noor"), at("entry_versions", family.id, item.id))
    now, before = shown.split("Milan lijkt moe.")
    assert "Mening" in now and "Feit" not in now
    assert "Feit" in before and "Mening" not in before


def test_only_the_mark_can_change(family):
    item = family.writes("femke", "Hulp", "Milan was laat.", mark="fact")
    url = at("entry_change", family.id, item.id)
    shown = page(browser("femke"), url)
    assert 'value="fact" selected' in shown
    sent = {"text": "Milan was laat.", "version": 1, "mark": "opinion", "about": "", "happened_on": ""}
    assert browser("femke").post(url, sent).status_code == 302
    assert mark_of(item) == "opinion"
    assert browser("femke").post(url, sent).status_code == 302  # a double click is not stale


def test_words_of_the_family_carry_no_mark_of_the_writer(family):
    """A guardian who mends a helper's text does not make it the helper's fact."""
    item = family.writes("femke", "Hulp", "Milan was laat.", mark="fact")
    url = at("entry_change", family.id, item.id)
    assert "Hoe bedoel je dit?" not in page(browser("noor"), url)
    sent = {"text": "Milan was op tijd.", "version": 1, "mark": "fact", "about": "", "happened_on": ""}
    assert browser("noor").post(url, sent).status_code == 302
    assert mark_of(item) == ""
    assert is_refused("noor", lambda: refusable(lambda: writing.change(item.id, "Milan was er.", 2, "fact")))


def test_a_guardian_who_changes_only_the_day_leaves_the_mark(family):
    item = family.writes("femke", "Hulp", "Milan was laat.", mark="fact")
    sent = {"text": "Milan was laat.", "version": 1, "about": "", "happened_on": "2026-01-05"}
    assert browser("noor").post(at("entry_change", family.id, item.id), sent).status_code == 302
    assert mark_of(item) == "fact"


def test_a_colleague_does_not_mark_words_of_another(family):
    family.grant("noor", "daan", "Hulp", WRITE)
    item = family.writes("femke", "Hulp", "Milan was laat.")
    with as_("daan"), pytest.raises(Stale):
        writing.change(item.id, "Milan was laat.", 1, "opinion")
    assert mark_of(item) == ""


def test_a_mark_that_was_chosen_is_kept_while_typing_and_after_undo(family, settings):
    settings.HELD_BACK = True
    sent = composed(family, "Hulp", "Nog niet af", mark="opinion")
    femke = browser("femke")
    femke.post(at("draft_save", family.id), sent | {"place": "new", "saved": "0"})
    assert 'value="opinion" selected' in page(browser("femke"), timeline_of(family))
    item = item_in(femke.post(timeline_of(family), sent | {"saved": "1"}))
    assert does("femke", lambda: unsent.mine(family.id)) == []
    femke.post(at("entry_undo", family.id, item), {})
    assert 'value="opinion" selected' in page(femke, timeline_of(family))


def test_a_mark_goes_along_in_own_words_and_mijn_gezinnen(family):
    item = family.writes("noor", "School", "Weet jij dit?")
    family.writes("femke", "Hulp", "De afspraak was om negen uur.", mark="fact")
    deeds.asks("noor", item, family.members["noor"], family.members["daan"])
    femke = browser("femke")
    assert "Feit" in page(femke, at("contributions"))
    assert "Bedoeld als: Feit" in page(femke, at("contributions_copy"))
    family.writes("daan", "School", "Ik zie dat Milan groeit.", mark="opinion")
    assert "Ik zie dat Milan groeit. (mening)" in page(femke, at("caseload") + "?deel=alle")
