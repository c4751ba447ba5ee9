"""What is written down in the stories can really happen, and can be read by anybody."""

import re

from pytest import mark

from cast import ours, plan_lines
from cast.drawings import PICTURES
from cast.papers import PAPERS
from cast.people import PLAYERS
from cast.stories import STORIES
from cast.story import Guest, Story, Told, told

READY = ("Thuis", "School", "Gezondheid", "Groeien", "Hulp", "Geld en wonen")
EVERY = mark.parametrize("story", STORIES, ids=lambda story: story.key)


def guests(story: Story) -> dict[str, Guest]:
    return {guest.key: guest for guest in story.guests}


def family(story: Story, who: str) -> bool:
    return who == story.opener or bool(guests(story)[who].role)


def level(story: Story, who: str, stukje: Told) -> str:
    """What they may do in the chapter of this stukje on the day it was written; empty for nothing."""
    owner = {name: key for key, name in story.private}.get(stukje.chapter)
    if owner:
        return "write" if owner == who else ""
    if who == story.opener:
        return "write"
    guest = guests(story)[who]
    there = guest.ago > stukje.ago and (guest.left is None or stukje.ago >= guest.left + 4)
    return guest.chapters.get(stukje.chapter, "") if there else ""


def reads(story: Story, who: str, stukje: Told) -> bool:
    return bool(level(story, who, stukje)) and (stukje.only is None or who in stukje.only or who == stukje.who)


@EVERY
def test_everybody_in_a_story_is_known_and_comes_with_something_to_read(story: Story):
    chapters = {*READY, *(name for name, *_ in story.chapters)}
    for guest in story.guests:
        assert guest.key in PLAYERS, guest.key
        assert set(guest.chapters) <= chapters, guest
        assert guest.ago < story.opened
        assert guest.chapters
    assert {key for key, _ in story.labels} <= set(guests(story))
    assert {key for key, _ in story.private} <= {story.opener, *guests(story)}
    assert sum(guest.role == "guardian" for guest in story.guests) <= 1


@EVERY
def test_nobody_in_a_story_does_what_the_rules_would_refuse(story: Story):
    for stukje in told(story.lines):
        assert level(story, stukje.who, stukje) == "write", stukje
        for who, _text in stukje.replies:
            assert reads(story, who, stukje) and level(story, who, stukje) == "write", (who, stukje)
        for who, _text in stukje.rebuttals:
            assert reads(story, who, stukje) and family(story, who) and who != stukje.who, (who, stukje)
        assert not stukje.mark or PLAYERS[stukje.who].professional, stukje
        for who in stukje.hearts:
            assert reads(story, who, stukje), (who, stukje)
            assert who != stukje.who, stukje
        for who in (stukje.ask, *(stukje.only or ())):
            assert who is None or reads(story, who, stukje), (who, stukje)
        if stukje.binned_by and stukje.binned_by != stukje.who:
            assert stukje.binned_by == story.opener and not family(story, stukje.who)


@EVERY
def test_a_helper_narrows_nothing_away_from_the_family(story: Story):
    for stukje in told(story.lines):
        if stukje.only is not None and not family(story, stukje.who):
            readers = [who for who in guests(story) if family(story, who) and level(story, who, stukje)]
            assert {story.opener, *readers} <= set(stukje.only), stukje


def opens(story: Story, who: str, stukje: Told) -> bool:
    """Whether somebody who is in reads this stukje, also when it is older than their coming."""
    guest = guests(story)[who]
    old = guest.from_today and guest.ago <= stukje.ago
    return stukje.chapter in guest.chapters and not old and (stukje.only is None or who in stukje.only)


@EVERY
def test_a_helper_knows_the_child_they_write_about_from_something_they_read(story: Story):
    known: set[tuple[str, str]] = set()
    for stukje in told(story.lines):
        if not stukje.about:
            continue
        assert stukje.about in dict(story.children), stukje
        assert family(story, stukje.who) or (stukje.who, stukje.about) in known, stukje
        known |= {(who, stukje.about) for who in guests(story) if opens(story, who, stukje)}


@EVERY
def test_all_pictures_and_papers_of_a_story_can_be_made(story: Story):
    for stukje in told(story.lines):
        assert set(stukje.photos) <= set(PICTURES), stukje
        assert stukje.paper is None or stukje.paper in PAPERS


@EVERY
def test_stories_are_told_in_short_sentences_and_in_order(story: Story):
    stukjes = list(told(story.lines))
    assert 12 <= len(stukjes) <= 60
    assert [stukje.ago for stukje in stukjes] == sorted((stukje.ago for stukje in stukjes), reverse=True)
    for stukje in stukjes:
        for text in (stukje.text, stukje.later or "", *(text for _, text in stukje.replies)):
            for sentence in re.split(r"[.!?:]\s", text):
                assert len(sentence.split()) <= 15, sentence


@EVERY
def test_a_story_tells_its_parts_where_somebody_writes_and_in_short_sentences(story: Story):
    for part in ours.parts(story.ours):
        at = Told(part.ago, part.who, part.chapter, part.text)
        assert level(story, part.who, at) == "write", part
        assert part.ago < story.opened
        for sentence in re.split(r"[.!?:]\s", part.text):
            assert len(sentence.split()) <= 15, sentence
    assert list(story.rules) == sorted(story.rules, reverse=True)
    assert set(story.silent) <= set(guests(story))


def test_most_families_have_a_story_and_spelregels():
    assert sum(bool(story.ours) for story in STORIES) >= 14
    assert sum(bool(story.rules) for story in STORIES) >= 14


@EVERY
def test_no_two_stukjes_of_a_story_are_the_same(story: Story):
    seen = [(stukje.ago, stukje.text) for stukje in told(story.lines)]
    assert len(seen) == len(set(seen))


def test_there_are_eighteen_families_and_noor_is_the_first():
    assert len(STORIES) == 18
    assert STORIES[0].key == "noor"
    assert len({story.key for story in STORIES}) == 18


def test_femke_helps_many_families_and_yasmin_some():
    assert sum("femke" in guests(story) for story in STORIES) == 14
    assert sum("yasmin" in guests(story) for story in STORIES) == 6


def test_femke_has_open_questions_and_news_in_several_families_but_not_in_all():
    asked, news = 0, 0
    for story in STORIES:
        if femke := guests(story).get("femke"):
            stukjes = list(told(story.lines))
            asked += any(s.ask == "femke" and "femke" not in dict(s.replies) for s in stukjes)
            news += any(s.ago < (femke.seen or 0) and reads(story, "femke", s) for s in stukjes)
    assert asked >= 4
    assert 4 <= news < 14


@EVERY
def test_the_plan_of_a_story_can_be_read_and_names_who_is_there(story: Story):
    here = {story.opener, *guests(story)}
    for line in plan_lines.lines(story.plan):
        assert line.who in here, line
        assert set(filter(None, (line.told.get("names") or "").split(", "))) <= here, line
        assert line.goal, line


def test_femke_reads_plans_that_were_agreed_once_twice_and_not_yet():
    agreed = [
        sum(line.what == "version" for line in plan_lines.lines(story.plan))
        for story in STORIES
        if story.plan and "femke" in guests(story)
    ]
    assert len(agreed) >= 6
    assert {0, 1, 2} <= set(agreed)
