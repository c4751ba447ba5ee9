"""The meter: mine alone, from the receipts, per week and month; what it saved is an estimate at my own pace."""

from datetime import date, timedelta

import pytest

from cast.deeds import does, is_refused
from cast.family import WRITE, Family
from cast.people import PLAYERS, Player
from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.records import meter
from gezinsboek.records.meter_bars import bars
from gezinsboek.timeline.tests.screens import at, browser, page, text_of

from .taking_over import taking


@pytest.fixture
def helper():
    key = f"h{new_id().hex}"
    PLAYERS[key] = Player(key, "Hanna", "De Brug", "begeleider")
    yield key
    del PLAYERS[key]


def takes(helper, *ways, ago=0):
    """Writes and takes over once each way; the receipt says three words."""
    with clock.moved_to(clock.now() - timedelta(days=ago)):
        family = Family.opens("noor", "Het rode huis")
        family.comes(helper, {"Hulp": WRITE})
        for how in ways:
            item = family.writes(helper, "Hulp", "Wij spraken over slapen.")
            does(helper, taking(item, how=how, way="typed" if how == "typed" else "download"))
    return family


def test_it_counts_by_itself_by_a_click_and_typed_again(helper):
    takes(helper, "ticked", "click", "click", "typed")
    now = does(helper, meter.months)[0]
    assert (now.ticked, now.clicked, now.typed, now.total) == (1, 2, 1, 4)
    assert now.words == 9
    shown = page(browser(helper), at("meter"))
    assert "3 stukjes hoefde je niet over te typen. 1 typte je zelf over." in shown
    assert "<td>1</td><td>2</td><td>1</td><td>9</td>" in shown


def test_weeks_and_months_hold_what_fell_in_them(helper):
    with clock.moved_to(clock.now().replace(2026, 11, 25, 12)):
        takes(helper, "click", ago=2)
        takes(helper, "ticked", ago=9)
        takes(helper, "typed", ago=30)
        weeks, months = does(helper, meter.weeks), does(helper, meter.months)
        assert [(one.begins, one.total) for one in weeks if one.total] == [
            (date(2026, 11, 23), 1),
            (date(2026, 11, 16), 1),
            (date(2026, 10, 26), 1),
        ]
        assert [(one.begins, one.total) for one in months if one.total] == [
            (date(2026, 11, 1), 2),
            (date(2026, 10, 1), 1),
        ]
        assert weeks[0].name == "week 48"
        assert months[0].name == "november 2026"


def test_the_estimate_is_called_one_and_follows_my_own_pace(helper):
    takes(helper, *["click"] * 10)
    client = browser(helper)
    shown = page(client, at("meter"))
    assert "ongeveer 1 minuut typen" in shown
    assert "Dit is een schatting: 30 woorden, bij 40 woorden in een minuut." in shown
    assert client.post(at("meter"), {"words": "10"}).status_code == 302
    client.post(at("meter"), {"words": "20"})
    assert "ongeveer 2 minuten typen" in page(client, at("meter"))


@pytest.mark.parametrize("wrong", ["", "4", "151", "snel", "-1"])
def test_a_pace_that_cannot_be_is_told(helper, wrong):
    answer = browser(helper).post(at("meter"), {"words": wrong})
    assert answer.status_code == 422
    assert "Kies een getal van 5 tot 150." in text_of(answer)


def test_nobody_else_sees_my_meter_also_no_family_and_not_while_looking_as(helper):
    family = takes(helper, "click", "typed")
    for other in ("noor", "femke"):
        assert sum(one.total for one in does(other, meter.months)) == 0
    looked = family.members[helper]
    assert sum(one.total for one in does("noor", meter.months, through=looked)) == 0
    page(browser("noor"), at("meter"), 404)
    assert is_refused("noor", lambda: meter.choose(40))
    assert "Nog niets." in page(browser("femke"), at("meter"))


def test_bars_are_drawn_in_words_too_and_never_as_code():
    now = meter.Period(date(2026, 11, 23), "<b>week 48</b>")
    now.counts["click"] = 3
    drawn = bars([now, meter.Period(date(2026, 11, 16), "week 47")], 'Per "week"')
    assert "<b>week" not in drawn
    assert drawn.count("<rect") == 1
    assert ">3</text>" in drawn
    assert "<title" in drawn
    assert "style=" not in drawn


@pytest.mark.parametrize("per", ["dag", "../", "week'"])
def test_a_period_that_there_is_not_does_not_exist(helper, per):
    page(browser(helper), f"{at('meter')}?per={per}", 404)
