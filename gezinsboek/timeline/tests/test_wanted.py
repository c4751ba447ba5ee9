"""A question may say by which day an answer helps: shown to who reads it, kept in every copy, never in the past."""

from datetime import timedelta

import pytest

from cast.deeds import does
from gezinsboek.exchange.telling import day_in_full
from gezinsboek.ground.ui import dates
from gezinsboek.timeline.models import Question

from .screens import at, browser, composed, item_in, page, text_of, timeline_of


def asking(family, day, **more):
    wanted = {"question_to": str(family.members["femke"]), "wanted_on": day.isoformat()}
    return composed(family, "Hulp", "Kun jij bellen?", **(wanted | more))


def test_the_day_is_kept_and_told_to_who_is_asked_and_to_who_asks(family):
    day = dates.today() + timedelta(days=3)
    item = item_in(browser("noor").post(timeline_of(family), asking(family, day)))
    kept = does("noor", lambda: Question.objects.get(item_id=item))
    assert kept.wanted_on == day
    words = f"Graag voor {dates.full_day(day)}."
    for who in ("noor", "femke"):
        assert words in page(browser(who), at("entry", family.id, item))
        assert words in page(browser(who), timeline_of(family))


def test_a_question_without_a_day_says_no_day(family):
    sent = composed(family, "Hulp", "Kun jij bellen?", question_to=str(family.members["femke"]))
    item = item_in(browser("noor").post(timeline_of(family), sent))
    assert "Graag voor" not in page(browser("femke"), at("entry", family.id, item))


@pytest.mark.parametrize(
    ("days", "more", "told"),
    [
        (-1, {}, "Die dag is al voorbij. Kies een latere dag."),
        (3, {"question_to": ""}, "Kies ook aan wie je dit vraagt."),
    ],
)
def test_a_day_that_cannot_be_is_told_and_every_word_stays(family, days, more, told):
    day = dates.today() + timedelta(days=days)
    response = browser("noor").post(timeline_of(family), asking(family, day, **more))
    assert response.status_code == 422
    shown = text_of(response)
    assert told in shown
    assert "Kun jij bellen?" in shown
    assert f'name="wanted_on" value="{day.isoformat()}"' in shown


def test_what_is_taken_back_stands_in_the_box_with_its_day(family, settings):
    settings.HELD_BACK = True
    day = dates.today() + timedelta(days=3)
    client = browser("noor")
    item = item_in(client.post(timeline_of(family), asking(family, day)))
    client.post(at("entry_undo", family.id, item))
    assert f'name="wanted_on" value="{day.isoformat()}"' in page(client, timeline_of(family))


def test_a_copy_names_the_day_with_its_year():
    day = dates.today() + timedelta(days=3)
    assert day_in_full(day).endswith(str(day.year))
