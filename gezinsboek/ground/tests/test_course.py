"""Numbers through the days as a drawing: told in words as well, and never by colour alone."""

import re
from datetime import date

from gezinsboek.ground.ui.course import Point, course

MARCH, APRIL, MAY = date(2024, 3, 1), date(2024, 4, 1), date(2024, 5, 1)
THREE = [Point("Milan", MARCH, 3), Point("Milan", MAY, 6), Point("Noor", APRIL, 10), Point("Meester Daan", MARCH, 0)]


def test_numbers_of_one_day_are_no_course():
    assert course([], 8, "c") == ""
    assert course([Point("Milan", MARCH, 3), Point("Noor", MARCH, 5)], 8, "c") == ""


def test_the_drawing_says_in_words_what_it_shows():
    words = re.search(r"<title[^>]*>(.*?)</title>", course(THREE, 8, "c"))
    assert words
    assert "Milan: 3 (vrijdag 1 maart 2024), 6 (woensdag 1 mei 2024)." in words[1]
    assert "Noor: 10 (maandag 1 april 2024)." in words[1]
    assert words[1].endswith("Goed genoeg: 8.")


def test_everybody_has_a_sign_and_dashes_of_their_own():
    drawn = course(THREE, 8, "c")
    assert len(set(re.findall(r'stroke-dasharray="([^"]*)"', drawn))) == 3
    key = drawn[drawn.index("<figcaption>") :]
    assert len(set(re.findall(r'<path class="by" d="([^"]*)"', key))) == 3
    for name in ("Milan", "Noor", "Meester Daan"):
        assert name in key


def test_every_number_stands_inside_the_drawing():
    for x, y in re.findall(r"translate\((\d+),(\d+)\)", course(THREE, 8, "c")):
        assert 28 <= int(x) <= 432
        assert 12 <= int(y) <= 152


def test_a_name_is_never_taken_for_markup():
    assert "<b>" not in course([Point("<b>Els", MARCH, 3), Point("<b>Els", MAY, 4)], 8, "c")
