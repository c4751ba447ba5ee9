"""Numbers from 0 to 10 through the days as a drawing, a line for each person, with the same in words.

Who it is, is never told by colour alone: every line has its own sign and its own dashes, and stands in the key below."""

from dataclasses import dataclass
from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from . import dates
from .scale import LAST

LEFT, RIGHT, TOP, GAP, BELOW = 28, 16, 12, 14, 24
WIDTH, FLOOR = 448, TOP + LAST * GAP
HEIGHT = FLOOR + BELOW
SIGNS = (
    "M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0Z",
    "M-5,-5H5V5H-5Z",
    "M0,-6L6,5H-6Z",
    "M0,-7L7,0L0,7L-7,0Z",
    "M0,6L6,-5H-6Z",
)
DASHES = ("none", "6 3", "2 3", "9 3 2 3", "12 4")


LEVEL = mark_safe('<line class="level" x1="-9" y1="0" x2="9" y2="0"/>')


@dataclass(frozen=True)
class Point:
    """What one person said on one day."""

    who: str
    on: date
    value: int


def course(points: list[Point], enough: int, name: str) -> SafeString | str:
    """The drawing with its key; nothing while all numbers are of one day. `name` is unique on the page."""
    days = sorted({one.on for one in points})
    if len(days) < 2:
        return ""
    lines: dict[str, list[Point]] = {}
    for one in sorted(points, key=lambda point: point.on):
        lines.setdefault(one.who, []).append(one)
    drawn = format_html_join("", "{}", ((_line(at, of, days),) for at, of in enumerate(lines.values())))
    return format_html(
        '<figure class="course"><svg class="scale" viewBox="0 0 {} {}" role="img" aria-labelledby="{}"><title id="{}">'
        "{}</title>{}{}{}</svg>{}</figure>",
        WIDTH,
        HEIGHT,
        name,
        name,
        in_words(lines, enough),
        _paper(days),
        _level(enough),
        drawn,
        _key(list(lines)),
    )


def in_words(lines: dict[str, list[Point]], enough: int) -> str:
    """ "Cijfers door de tijd. Milan: 3 (zondag 1 maart), 6 (vandaag). Goed genoeg: 8." """
    told = [_("Cijfers door de tijd.")]
    for who, points in lines.items():
        given = [f"{one.value} ({dates.near_day(one.on)})" for one in points]
        told.append(f"{who}: {', '.join(given)}.")
    return " ".join([*told, _("Goed genoeg: %(n)s.") % {"n": enough}])


def _x(on: date, days: list[date]) -> int:
    return LEFT + round((WIDTH - LEFT - RIGHT) * (on - days[0]).days / (days[-1] - days[0]).days)


def _y(value: int) -> int:
    return FLOOR - value * GAP


def _paper(days: list[date]) -> SafeString:
    """The lines of 0, 5 and 10, and the first and the last day."""
    rules = format_html_join(
        "",
        '<line class="rule" x1="{}" y1="{}" x2="{}" y2="{}"/><text class="axis" x="{}" y="{}">{}</text>',
        ((LEFT, _y(at), WIDTH - RIGHT, _y(at), LEFT - 8, _y(at) + 5, at) for at in (0, 5, LAST)),
    )
    first, last = dates.near_day(days[0]), dates.near_day(days[-1])
    under = '{}<text class="first" x="{}" y="{}">{}</text><text class="last" x="{}" y="{}">{}</text>'
    return format_html(under, rules, LEFT, HEIGHT - 4, first, WIDTH - RIGHT, HEIGHT - 4, last)


def _level(enough: int) -> SafeString:
    place = LEFT, _y(enough), WIDTH - RIGHT, _y(enough)
    return format_html('<line class="level" x1="{}" y1="{}" x2="{}" y2="{}"/>', *place)


def _line(at: int, points: list[Point], days: list[date]) -> SafeString:
    places = [(_x(one.on, days), _y(one.value)) for one in points]
    road = " ".join(f"{x},{y}" for x, y in places)
    signs = format_html_join(
        "", '<path class="by" d="{}" transform="translate({},{})"/>', ((_sign(at), x, y) for x, y in places)
    )
    return format_html('<polyline points="{}" stroke-dasharray="{}"/>{}', road, DASHES[at % len(DASHES)], signs)


def _sign(at: int) -> str:
    return SIGNS[at % len(SIGNS)]


def _key(names: list[str]) -> SafeString:
    """Which sign is whose, and the dotted line that is good enough."""
    sign = '<svg class="scale key" viewBox="-9 -9 18 18" aria-hidden="true">{}</svg>'
    rows = [
        (format_html(sign, format_html('<path class="by" d="{}"/>', _sign(at))), who) for at, who in enumerate(names)
    ]
    rows.append((format_html(sign, LEVEL), _("Goed genoeg")))
    return format_html(
        '<figcaption><ul class="row">{}</ul></figcaption>',
        format_html_join("", '<li class="row" dir="auto">{} {}</li>', rows),
    )
