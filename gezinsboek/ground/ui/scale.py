"""A line from 0 to 10 as a drawing, with the same in words for who does not see it."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

LAST = 10
LEFT, GAP, MIDDLE = 24, 40, 40
WIDTH, HEIGHT = 2 * LEFT + LAST * GAP, 96


def scale(begin: int | None, now: int | None, enough: int, name: str) -> SafeString:
    """Where it began, where it is now and what is good enough; `name` is unique on the page."""
    return format_html(
        '<svg class="scale" viewBox="0 0 {} {}" role="img" aria-labelledby="{}"><title id="{}">{}</title>{}{}{}</svg>',
        WIDTH,
        HEIGHT,
        name,
        name,
        in_words(begin, now, enough),
        _road(0, LAST, "road"),
        _road(0, now, "gone") if now else "",
        format_html_join("", "{}", ((_dot(at, begin, now, enough),) for at in range(LAST + 1))),
    )


def in_words(begin: int | None, now: int | None, enough: int) -> str:
    told = [_("Cijfer van 0 tot 10.")]
    told += [_("Begin: %(n)s.") % {"n": begin}] if begin is not None else []
    told += [_("Nu: %(n)s.") % {"n": now}] if now is not None else [_("Nog geen cijfer van nu.")]
    return " ".join([*told, _("Goed genoeg: %(n)s.") % {"n": enough}])


def _x(at: int) -> int:
    return LEFT + at * GAP


def _road(first: int, last: int, css: str) -> SafeString:
    return format_html('<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>', css, _x(first), MIDDLE, _x(last), MIDDLE)


def _dot(at: int, begin: int | None, now: int | None, enough: int) -> SafeString:
    """The sign of one number; one that means something says its number, and its name above or below."""
    css = "now" if at == now else "enough" if at == enough else "begin" if at == begin else ""
    words = [_said(at, _("Nu"), 16)] if at == now else []
    if at == begin:
        words.append(_said(at, _("Begin"), 76))
    if at == enough:
        words.append(_said(at, _("Goed genoeg"), 92 if begin is not None and abs(enough - begin) < 3 else 76))
    if not css:
        passed = "passed" if now is not None and at < now else "open"
        return format_html('<circle class="{}" cx="{}" cy="{}" r="5"/>', passed, _x(at), MIDDLE)
    dot = '<circle class="{}" cx="{}" cy="{}" r="{}"/><text class="{}" x="{}" y="{}">{}</text>{}'
    radius = 17 if css == "now" else 14
    return format_html(
        dot, css, _x(at), MIDDLE, radius, css, _x(at), MIDDLE + 5, at, format_html_join("", "{}", ((w,) for w in words))
    )


def _said(at: int, words: str, y: int) -> SafeString:
    place = "first" if at < 2 else "last" if at > LAST - 2 else ""
    x = {"first": 4, "last": WIDTH - 4}.get(place, _x(at))
    return format_html('<text class="name {}" x="{}" y="{}">{}</text>', place, x, y, words)
