"""Mag overnemen, on the person's page: off, given and taken away by one click, for professionals alone."""

from cast.deeds import does
from gezinsboek.circle.models import Grant
from gezinsboek.timeline.tests.screens import at, browser, page


def person(family, key):
    return at("person", family.id, family.members[key])


def grant(family, key, chapter):
    mine = {"member_id": family.members[key], "chapter_id": family.chapters[chapter], "until": None}
    return does("noor", lambda: Grant.objects.filter(**mine).latest("given_at"))


def allowed(family):
    return grant(family, "femke", "Hulp").may_take_over


def says(key, family, what, of="femke"):
    told = {"do": "taking", what: str(grant(family, "femke", "Hulp").id)}
    return browser(key).post(person(family, of), told)


def test_it_is_off_and_given_and_taken_away_by_one_click(family):
    shown = page(browser("noor"), person(family, "femke"))
    assert "neemt niets van anderen over" in shown
    assert "Kan dit tegen ons gebruikt worden?" in shown
    assert says("noor", family, "give").status_code == 302
    assert allowed(family)
    assert "Niet meer overnemen" in page(browser("noor"), person(family, "femke"))
    assert says("noor", family, "give").status_code == 302
    assert says("noor", family, "end").status_code == 302
    assert not allowed(family)


def test_both_are_told_in_the_log(family):
    says("noor", family, "give")
    says("noor", family, "end")
    told = page(browser("noor"), at("log", family.id))
    assert "mag overnemen uit Hulp." in told
    assert "mag niet meer overnemen uit Hulp. Dat deed jij." in told


def test_a_professional_does_not_give_it_to_oneself_but_lays_it_down(family):
    assert "Mag overnemen" not in page(browser("femke"), person(family, "femke"))
    assert says("femke", family, "give").status_code == 404
    says("noor", family, "give")
    assert "Mag overnemen" in page(browser("femke"), person(family, "femke"))
    assert says("femke", family, "end").status_code == 302
    assert not allowed(family)


def test_it_is_for_professionals_alone_and_on_their_own_page(family):
    assert "Mag overnemen" not in page(browser("noor"), person(family, "tine"))
    assert says("noor", family, "give", of="tine").status_code == 404
    assert not allowed(family)


def test_who_does_not_take_part_finds_nothing(family):
    assert says("karim", family, "give").status_code == 404
    assert not allowed(family)
