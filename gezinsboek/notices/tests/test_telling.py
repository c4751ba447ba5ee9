"""Whom, when and how often: the wishes of each person, and the one rule of who is told."""

import random
from datetime import timedelta

import pytest
from django.db import transaction

from cast.deeds import asks, does, replies
from cast.family import READ, Family
from cast.people import as_, player
from gezinsboek.circle import sharing
from gezinsboek.circle.models import Bookmark
from gezinsboek.circle.tests.wires import superuser
from gezinsboek.ground import clock
from gezinsboek.ground.acts import act
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.mail.models import Mail
from gezinsboek.notices import telling as product
from gezinsboek.timeline import writing
from gezinsboek.timeline.visits import visit

from .telling import day, forget, mailed, monday, noted, wish

EVERYBODY = ["daan", "femke", "jade", "mark", "noor", "tine", "yasmin"]


@pytest.fixture
def family(family):
    forget()
    return family


def everybody_at_once() -> None:
    for key in EVERYBODY:
        wish(key)


def test_a_new_stukje_is_told_to_who_reads_it_and_to_nobody_else(family):
    everybody_at_once()
    family.writes("noor", "School", "Morgen is de uitvoering.")
    assert mailed() == ["daan", "femke", "jade", "mark", "tine"]


def test_a_narrowed_stukje_is_told_to_who_is_named(family):
    everybody_at_once()
    family.writes("noor", "School", "Alleen voor Daan.", only=["daan"])
    assert mailed() == ["daan"]


def test_a_reply_is_told_to_the_readers_but_not_to_who_wrote_it(family):
    item = family.writes("noor", "Thuis", "Lina at vandaag een appel.")
    forget()
    everybody_at_once()
    replies("tine", item, "Wat fijn.")
    assert mailed() == ["femke", "jade", "mark", "noor"]


def test_nothing_of_a_private_chapter_is_told_by_mail(family):
    """Not even to who reads it: a mail that comes when only that chapter changed would betray it (SHARING 4)."""
    family.private_chapter("noor")
    family.grant("noor", "femke", "Alleen van mij", READ)
    everybody_at_once()
    family.writes("noor", "Alleen van mij", "Van mij alleen.")
    assert mailed() == []


def test_what_was_binned_narrowed_or_closed_before_the_mail_left_is_not_told(family):
    everybody_at_once()
    item = family.writes("noor", "School", "Toch maar niet.")
    narrowed = family.writes("noor", "Thuis", "Voor Mark.")
    act("spread_news")
    does("noor", lambda: act("bin", item.id))
    does("noor", lambda: act("narrow", narrowed.id, [family.members["mark"]]))
    assert mailed() == ["mark"]


def test_who_looked_in_the_book_meanwhile_gets_no_mail(family):
    wish("mark")
    wish("femke")
    family.writes("noor", "Thuis", "Er is taart.")
    with as_("mark"), transaction.atomic():
        visit(family.id)
    assert mailed(clock.now()) == ["femke"]


def test_a_question_does_not_wait_for_the_daily_mail(family):
    with clock.moved_to(day(1, 12)):
        item = family.writes("noor", "School", "Gaat het weer in de klas?")
        asks("noor", item, family.members["noor"], family.members["daan"])
    assert mailed(day(1, 12, 5)) == ["daan"]
    assert mailed(day(1, 18, 1)) == ["jade", "mark", "tine"]
    assert mailed(day(2, 8, 1)) == ["daan", "femke"]


def test_who_wants_nothing_is_not_even_told_of_a_question(family):
    wish("daan", "none")
    item = family.writes("noor", "School", "Gaat het weer?")
    asks("noor", item, family.members["noor"], family.members["daan"])
    assert "daan" not in mailed(day(1, 12))
    assert noted(family.id, "question") == set()


def test_an_answered_question_is_not_told_any_more(family):
    item = family.writes("noor", "School", "Gaat het weer?")
    asked = asks("noor", item, family.members["noor"], family.members["daan"])
    does("daan", lambda: act("answer", asked.id))
    mailed()
    assert noted(family.id, "question") == set()


@pytest.mark.parametrize(
    ("written", "quiet", "too_early", "then"),
    [
        (day(1, 23), (21, 7), day(2, 6, 59), day(2, 7, 1)),
        (day(1, 2), (21, 7), day(1, 6, 30), day(1, 7, 0)),
        (day(1, 13), (12, 15), day(1, 14, 59), day(1, 15, 0)),
    ],
)
def test_in_quiet_hours_no_mail_leaves_and_afterwards_it_does(family, written, quiet, too_early, then):
    wish("femke", quiet_from=quiet[0], quiet_until=quiet[1])
    with clock.moved_to(written):
        family.writes("noor", "Hulp", "Iets nieuws.")
    assert "femke" not in mailed(too_early)
    assert "femke" in mailed(then)


def test_once_a_week_is_on_monday(family):
    wish("femke", "week", hour=9)
    start = monday(9)
    with clock.moved_to(start):
        family.writes("noor", "Hulp", "Iets van maandag, net voor het uur.")
    with clock.moved_to(start.replace(hour=10)):
        family.writes("noor", "Hulp", "Iets van maandag.")
    mailed(start.replace(hour=9, minute=30))
    assert "femke" not in mailed(start + timedelta(days=6, hours=23))
    assert "femke" in mailed(start + timedelta(days=7, minutes=1))


def test_at_most_one_mail_in_a_quarter_of_an_hour(family):
    wish("mark")
    with clock.moved_to(day(1, 12)):
        family.writes("noor", "Thuis", "Eén.")
    assert mailed(day(1, 12, 1)) == ["mark"]
    with clock.moved_to(day(1, 12, 2)):
        family.writes("noor", "Thuis", "Twee.")
        family.writes("noor", "Thuis", "Drie.")
    assert mailed(day(1, 12, 15)) == []
    assert mailed(day(1, 12, 17)) == ["mark"]
    assert mailed(day(1, 12, 40)) == []


def test_several_books_are_one_mail(family):
    other = Family.opens("joke", "Het tweede boek")
    other.comes("femke", {"Thuis": READ})
    forget()
    wish("femke")
    family.writes("noor", "Thuis", "Hier.")
    other.writes("joke", "Thuis", "En daar.")
    assert mailed() == ["femke"]


def test_a_job_that_runs_twice_tells_once(family):
    wish("mark")
    family.writes("noor", "Thuis", "Er is taart.")
    assert mailed() == ["mark"]
    assert mailed() == []
    assert "mark" not in mailed(day(1, 19))


def test_a_crash_before_the_mail_was_queued_loses_nothing_and_doubles_nothing(family, monkeypatch):
    wish("mark")
    family.writes("noor", "Thuis", "Er is taart.")
    with monkeypatch.context() as broken:

        def dies(*args, **named):
            raise KeyboardInterrupt

        broken.setattr(product, "post", dies)
        with pytest.raises(KeyboardInterrupt):
            product.tell_everybody()
    assert not Mail.objects.using("door").exists()
    assert mailed() == ["mark"]
    assert mailed() == []


def test_a_stukje_that_was_rolled_back_is_not_told(family):
    wish("mark")
    with pytest.raises(RuntimeError), as_("noor"), transaction.atomic():
        writing.write(family.id, family.chapters["Thuis"], "Nooit gebeurd.")
        raise RuntimeError
    assert mailed() == []


def test_who_has_no_address_or_stopped_all_mail_is_told_in_the_product_alone(family):
    wish("mark", mail=False)
    wish("tine")
    with superuser() as root:
        root.execute("update account set email = null where id = %s", [player("tine").id])
    try:
        family.writes("noor", "Thuis", "Er is taart.")
        assert mailed() == []
    finally:
        with superuser() as root:
            root.execute("update account set email = %s where id = %s", [player("tine").email, player("tine").id])
    assert mailed() == []


def test_what_is_older_than_two_weeks_is_no_news(family):
    wish("mark")
    with clock.moved_to(day(-15, 12)):
        family.writes("noor", "Thuis", "Lang geleden.")
    assert mailed() == []


def test_who_is_told_is_who_reads(family):
    """Whatever is written, narrowed, opened and closed in whatever order: a mail only goes to who reads it then."""
    family.private_chapter("noor")
    chance = random.Random(82)
    chapters = [*list(family.chapters)[:6], "Alleen van mij"]
    for _ in range(40):
        writer = chance.choice(EVERYBODY)
        chapter = chance.choice(chapters)
        only = chance.sample(EVERYBODY, chance.randint(1, 4)) if chance.random() < 0.4 else None
        try:
            item = family.writes(writer, chapter, "Iets.", only=only)
        except Exception:  # noqa: BLE001 - who does not write there
            continue
        if chance.random() < 0.3:
            giver, taker = "noor", chance.choice(["daan", "femke", "tine", "yasmin"])
            family.grant(giver, taker, chapter, READ)
        with transaction.atomic():
            act("spread_news")
        with superuser() as root:
            root.execute("delete from notice where kind <> 'news'")
        told = noted(family.id)
        reads = {key for key in EVERYBODY if item.id in family.sees(key)} - {writer}
        assert told == (reads if chapter != "Alleen van mij" else set()), (writer, chapter, only)
        forget()


def test_nobody_reads_from_the_functions_of_the_job_what_is_in_a_book(family):
    """They answer ids and nothing else, to whoever calls them."""
    family.writes("noor", "Thuis", "Geheim.")
    with transaction.atomic():
        act("spread_news")
        rows = act("people_to_tell")
    assert "Geheim" not in str(rows)
    assert all(len(row) == 3 for row in rows)


def test_looking_at_the_page_of_news_needs_no_mail_any_more(family):
    wish("mark")
    family.writes("noor", "Thuis", "Er is taart.")
    with transaction.atomic():
        act("spread_news")
    with as_("mark"), transaction.atomic():
        act("seen_news")
    assert mailed() == []


def test_a_change_of_sharing_is_told_to_both_sides(family):
    everybody_at_once()
    family.grant("noor", "daan", "Thuis", READ)
    assert mailed() == ["daan", "jade", "mark"]


def test_a_bookmark_of_another_book_takes_nothing_away(family):
    wish("mark")
    with as_("mark"), transaction.atomic():
        assert not Bookmark.objects.filter(dossier_id=new_id()).exists()
    family.writes("noor", "Thuis", "Er is taart.")
    with as_("noor"), transaction.atomic():
        visit(family.id)
        sharing.readers_here(family.chapters["Thuis"])
    assert mailed() == ["mark"]
