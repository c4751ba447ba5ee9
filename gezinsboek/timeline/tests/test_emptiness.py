"""An empty page says why, in words that are as true for who is shown nothing as for when there is nothing."""

from datetime import datetime, timedelta

from cast.deeds import does
from cast.family import READ, WRITE, Family
from gezinsboek.circle import sharing
from gezinsboek.circle.models import Grant
from gezinsboek.ground import clock
from gezinsboek.ground.ui import dates

from .screens import browser, page, timeline_of


def of_two(chapters, **more):
    family = Family.opens()
    family.comes("tine", chapters, **more)
    return family


def test_who_may_write_is_asked_to_begin():
    assert "Schrijf het eerste stukje" in page(browser("tine"), timeline_of(of_two({"Thuis": WRITE})))


def test_nothing_yet_and_nothing_for_me_are_said_in_the_same_words():
    nothing, hidden = of_two({"Thuis": READ}), of_two({"Thuis": READ})
    hidden.writes("noor", "Thuis", "Niet voor oma.", only=[])
    hidden.writes("noor", "School", "Ander hoofdstuk.")
    words = "Er is nog niets met jou gedeeld. Zodra dat zo is, zie je het hier."
    for family in (nothing, hidden):
        assert words in page(browser("tine"), timeline_of(family))


def of_a_private_chapter():
    family = Family.opens()
    family.private_chapter("noor", "Geheim")
    family.comes("tine", {"Geheim": READ})
    return family


def test_no_chapter_at_all_says_that_the_family_chooses():
    shown = page(browser("tine"), timeline_of(of_a_private_chapter()))
    assert "Er is nu geen hoofdstuk met jou gedeeld" in shown
    assert "Je leest hier mee" not in shown


def test_what_ended_says_since_when():
    family = of_two({"Thuis": READ})
    grant = does("noor", lambda: Grant.objects.get(member_id=family.members["tine"]).id)
    does("noor", lambda: sharing.end_grant(grant))
    with clock.moved_to(clock.now() + timedelta(days=2)):
        shown = page(browser("tine"), timeline_of(family))
    assert f"Wat met jou gedeeld was, stopte op {dates.full_day(clock.now())}" in shown


def test_what_ended_in_a_private_chapter_is_not_told():
    family = of_a_private_chapter()
    does("noor", lambda: sharing.end_grant(Grant.objects.get(member_id=family.members["tine"]).id))
    with clock.moved_to(clock.now() + timedelta(days=2)):
        shown = page(browser("tine"), timeline_of(family))
    assert "stopte op" not in shown
    assert "Er is nu geen hoofdstuk met jou gedeeld" in shown


def test_who_reads_from_a_day_on_is_told_that_day_and_not_what_lies_before():
    since: datetime = clock.now()
    family = of_two({"Thuis": READ}, since=since)
    assert f"Je leest hier mee vanaf {dates.full_day(since)}" in page(browser("tine"), timeline_of(family))


PARTLY = "Je leest alleen wat met jou gedeeld is"


def test_a_page_that_is_a_part_says_so_in_words_that_are_true_when_it_is_all():
    """Tine reads one chapter of a book with other stukjes, and of one without: the same words. A guardian is told nothing."""
    alone, among = of_two({"Thuis": READ}), of_two({"Thuis": READ})
    among.writes("noor", "School", "Ander hoofdstuk.")
    for family in (alone, among):
        family.writes("noor", "Thuis", "We aten pannenkoeken.")
        assert f"{PARTLY}: Thuis." in page(browser("tine"), timeline_of(family))
        assert PARTLY not in page(browser("noor"), timeline_of(family))


def test_of_many_chapters_it_tells_how_many_they_are():
    family = of_two(dict.fromkeys(("Thuis", "School", "Gezondheid", "Hulp"), READ))
    family.writes("noor", "Thuis", "We aten pannenkoeken.")
    assert f"{PARTLY}. Dat zijn 4 hoofdstukken." in page(browser("tine"), timeline_of(family))
