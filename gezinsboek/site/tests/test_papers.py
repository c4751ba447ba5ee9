"""No page is forgotten on paper: whatever can be opened is printed in the story, or it is said why not."""

from .papers import ALONE, IN_BOOK, LEFT_OUT, OF_A_HELPER, OUTSIDE, pages

LOOKED_AT = [*IN_BOOK, *OUTSIDE, *OF_A_HELPER, *ALONE]
NAMED = [*LOOKED_AT, *(name for names in LEFT_OUT.values() for name in names)]


def test_every_page_is_printed_in_the_story_or_has_a_reason():
    assert sorted(set(pages()) - set(NAMED)) == []


def test_what_is_gone_is_named_no_more_and_nothing_twice():
    assert sorted(set(NAMED) - set(pages())) == []
    assert sorted(name for name in set(NAMED) if NAMED.count(name) > 1) == []


def test_what_only_takes_a_form_is_no_page_and_what_is_read_is_one():
    assert not {"entry_heart", "once_more", "once_say_more", "goal_close"} & set(pages())
    assert {"timeline", "plan", "once", "handbook_page"} <= set(pages())
