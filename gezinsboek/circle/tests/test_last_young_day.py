"""Until which day a guardian may let somebody take part who becomes sixteen."""

from datetime import date

import pytest

from gezinsboek.circle.sixteen import last_young_day


@pytest.mark.parametrize(
    ("born", "last"),
    [
        (date(2012, 5, 1), date(2028, 4, 30)),
        (date(2012, 1, 1), date(2027, 12, 31)),
        (date(2012, 2, 29), date(2028, 2, 28)),
        (date(2084, 2, 29), date(2100, 2, 27)),  # no leap year: sixteen on the 28th, as PostgreSQL reckons
    ],
)
def test_the_last_young_day_is_the_day_before_the_sixteenth_birthday(born, last):
    assert last_young_day(born) == last
