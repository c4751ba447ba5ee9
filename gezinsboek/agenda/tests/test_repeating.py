"""RFC 5545: our times are those of a library that others wrote; half past nine stays half past nine when the clock changes."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from ical.calendar import Calendar
from ical.event import Event
from ical.types.recur import Recur

from gezinsboek.agenda import repeating, wording
from gezinsboek.agenda.models import Appointment, Occurrence
from gezinsboek.agenda.repeating import ZONE, at_clock

ALWAYS = date(2024, 1, 1), date(2030, 12, 31)


def appointment(begin: datetime, hours: float = 1, rule: str = "") -> Appointment:
    return Appointment(starts_at=begin, ends_at=begin + timedelta(hours=hours), rule=rule)


def wall(found):
    return [
        (one.at.astimezone(ZONE).isoformat(" ", "minutes"), one.over.astimezone(ZONE).strftime("%H:%M"))
        for one in found
    ]


@pytest.mark.parametrize(
    ("first", "rule", "shown"),
    [
        ("2026-03-22", "FREQ=WEEKLY", ["2026-03-22 09:30+01:00", "2026-03-29 09:30+02:00", "2026-04-05 09:30+02:00"]),
        ("2026-10-18", "FREQ=WEEKLY", ["2026-10-18 09:30+02:00", "2026-10-25 09:30+01:00", "2026-11-01 09:30+01:00"]),
    ],
)
def test_half_past_nine_stays_half_past_nine_when_the_clock_changes(first, rule, shown):
    found = appointment(at_clock(date.fromisoformat(first), time(9, 30)), rule=rule)
    times = repeating.times(found, [], *ALWAYS)[:3]
    assert wall(times) == [(one, "10:30") for one in shown]
    assert times[1].at.astimezone(UTC) - times[0].at.astimezone(UTC) != timedelta(days=7)


def test_an_hour_that_the_clock_skips_is_the_hour_after_it():
    found = appointment(at_clock(date(2026, 3, 22), time(2, 30)), rule="FREQ=WEEKLY")
    assert wall(repeating.times(found, [], date(2026, 3, 29), date(2026, 3, 29))) == [
        ("2026-03-29 03:30+02:00", "03:30")
    ]


def test_an_hour_that_the_clock_shows_twice_is_the_first_of_them():
    assert at_clock(date(2026, 10, 25), time(2, 30)).utcoffset() == timedelta(hours=2)


def test_a_whole_day_is_one_day_also_when_it_has_23_hours():
    found = Appointment(day=date(2026, 3, 29), last_day=date(2026, 3, 29))
    (one,) = repeating.times(found, [], date(2026, 3, 28), date(2026, 3, 30))
    assert (one.first_day, one.last_day, one.over - one.at) == (date(2026, 3, 29), date(2026, 3, 29), timedelta(days=1))
    assert one.over.astimezone(UTC) - one.at.astimezone(UTC) == timedelta(hours=23)


def test_until_counts_its_last_day():
    rule = wording.rule_of("week", date(2026, 12, 16))
    found = appointment(at_clock(date(2026, 11, 25), time(23, 30)), rule=rule)
    assert [one.day.day for one in repeating.times(found, [], *ALWAYS)] == [25, 2, 9, 16]
    assert repeating.last_day(found) == date(2026, 12, 16)
    assert wording.choice_of(rule) == ("week", date(2026, 12, 16))


def test_one_time_that_is_moved_stands_on_its_new_day_alone_and_one_that_is_off_stays_with_a_word():
    found = appointment(at_clock(date(2026, 11, 25), time(9, 30)), rule="FREQ=WEEKLY")
    to = at_clock(date(2026, 12, 4), time(11))
    moved = [
        Occurrence(day=date(2026, 12, 2), starts_at=to, ends_at=to + timedelta(hours=1)),
        Occurrence(day=date(2026, 12, 9)),
    ]
    times = repeating.times(found, moved, date(2026, 11, 30), date(2026, 12, 13))
    assert [(one.first_day.day, one.moved, one.off) for one in times] == [(4, True, False), (9, False, True)]
    after = repeating.coming(found, moved, to + timedelta(hours=2))
    assert after
    assert after.day == date(2026, 12, 16)


def test_a_moved_time_of_a_day_that_the_rule_no_longer_has_is_nowhere():
    found = appointment(at_clock(date(2026, 11, 25), time(9, 30)), rule="FREQ=WEEKLY")
    assert repeating.times(found, [Occurrence(day=date(2026, 11, 26))], date(2026, 11, 26), date(2026, 11, 26)) == []


RULES = some.builds(
    lambda freq, interval, until: (
        f"FREQ={freq};INTERVAL={interval}" + (f";UNTIL={until:%Y%m%d}T235959" if until else "")
    ),
    some.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    some.integers(1, 4),
    some.none() | some.dates(date(2026, 1, 1), date(2027, 12, 31)),
)


@settings(max_examples=150, deadline=None)
@given(
    first=some.dates(date(2026, 1, 1), date(2027, 6, 30)),
    clock=some.builds(time, some.integers(4, 22), some.sampled_from([0, 15, 30])),
    rule=RULES,
)
def test_our_times_are_those_of_an_independent_library(first, clock, rule):
    begin = at_clock(first, clock)
    mine = repeating.times(appointment(begin, rule=rule), [], first, date(2028, 3, 31))
    if (end := repeating.until(rule)) and end < first:
        assert [one.day for one in mine] == [first]  # the first time is always one
        return
    foreign = Calendar()
    their = rule.split(";UNTIL=")[0] + (
        f";UNTIL={at_clock(end, time(23, 59, 59)).astimezone(UTC):%Y%m%dT%H%M%SZ}" if end else ""
    )
    foreign.events.append(
        Event(summary="x", dtstart=begin, dtend=begin + timedelta(hours=1), rrule=Recur.from_rrule(their))
    )
    window = foreign.timeline_tz(ZONE).overlapping(at_clock(first, time()), at_clock(date(2028, 4, 1), time()))
    assert [one.at.astimezone(UTC) for one in mine] == [one.start_datetime for one in window]
