"""A book whose last guardian stops: who is warned before, and what the others see and can do after (SHARING 16)."""

from functools import partial

import pytest

from cast.deeds import does
from gezinsboek.circle import sharing
from gezinsboek.ground import clock

from .growing_up import turns, with_a_chapter_about_jade
from .screens import Screen

WORDS = "Je ziet hier geen ouder meer die meedoet"


def stops(family, *keys):
    for key in keys:
        does(key, partial(sharing.end_member, family.members[key]))


def own_page(family, key):
    return Screen(family, key).page(f"mensen/{family.members[key]}/")


def test_the_last_guardian_is_offered_to_hand_it_on_take_it_along_or_erase_it(family):
    assert "Je bent hier de enige ouder." not in own_page(family, "noor")
    stops(family, "mark")
    shown = own_page(family, "noor")
    assert "Je bent hier de enige ouder." in shown and "Geef het boek door" in shown and "Laat het boek wissen" in shown


def test_who_is_no_guardian_is_never_called_the_only_one(family):
    stops(family, "mark", "noor")
    assert "Je bent hier de enige ouder." not in own_page(family, "daan") + own_page(family, "jade")


@pytest.mark.parametrize("path", ["mensen/", "wie-ziet-wat/"])
def test_who_stays_reads_what_they_can_still_do(family, path):
    stops(family, "mark")
    assert WORDS not in Screen(family, "jade").page(path) + Screen(family, "daan").page(path)
    stops(family, "noor")
    young, helper = Screen(family, "jade").page(path), Screen(family, "daan").page(path)
    assert WORDS in young and "een volwassene die je vertrouwt" in young and "laat dit boek wissen" not in young
    assert WORDS in helper and "Vraag het gezin" in helper and "wissen" not in helper.split("</main>")[0]


def test_a_young_person_of_sixteen_decides_and_the_others_read_that(family):
    with_a_chapter_about_jade(family)
    stops(family, "mark", "noor")
    with clock.moved_to(turns(16, 1)):
        young, helper = Screen(family, "jade").page("mensen/"), Screen(family, "femke").page("mensen/")
    assert "Jij beslist nu over wat over jou gaat." in young and "Of laat dit boek wissen" in young
    assert "Jade is 16 of ouder." in helper and "Jij beslist nu" not in helper


def test_who_knows_only_a_private_chapter_is_told_nothing(family):
    family.private_chapter("jade", "Van mij")
    family.comes("bram", {"Van mij": "read"}, inviter="jade")
    assert WORDS not in Screen(family, "bram").page("mensen/")
    stops(family, "mark", "noor")
    assert WORDS not in Screen(family, "bram").page("mensen/")
