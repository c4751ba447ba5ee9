"""The small parts: icons, figures of people, labels of chapters, buttons, moments. Everything from a variable is escaped."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.forms.utils import flatatt
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from gezinsboek.ground import leaving
from gezinsboek.ground.ui import assets, dates
from gezinsboek.ground.ui.figures import figure_of

NOTHING = SafeString("")
FORMS: dict[str, Callable[[Any], str]] = {
    "time": dates.clock_time,
    "day": dates.near_day,
    "full": dates.full_day,
    "heading": dates.day_heading,
}


def attributes(given: dict[str, Any]) -> str:
    """Named arguments as HTML attributes: `hx_get` becomes `hx-get`; None and False are left out."""
    return flatatt({name.rstrip("_").replace("_", "-"): value for name, value in given.items() if value is not None})


def classes(*names: str) -> str:
    """Class names without the empty ones."""
    return " ".join(name for name in names if name)


@lru_cache(maxsize=512)
def icon_markup(name: str, extra: str = "") -> SafeString:
    """An icon out of the sprite, made once per name."""
    filled = "filled" if name.endswith("-filled") else ""
    return format_html(
        '<svg class="{}" width="24" height="24" aria-hidden="true"><use href="{}#{}"/></svg>',
        classes("icon", filled, extra),
        assets.sprite(),
        name,
    )


def icon(name: str, extra: str = "") -> SafeString:
    """`{% icon "eye" %}`: a drawing beside a word. It says nothing by itself: the word does."""
    return icon_markup(str(name), str(extra))


@lru_cache(maxsize=4096)
def avatar_markup(letters: str, colour: str, squared: bool, size: str) -> SafeString:
    """A figure, made once: a page shows the same few people many times."""
    css = classes("avatar", size, colour, "squared" if squared else "")
    return format_html('<span class="{}" aria-hidden="true">{}</span>', css, letters)


def avatar(person: Any, size: str = "") -> SafeString:
    """`{% avatar person "small" %}`: initials in the person's colour; round is family, squared professional."""
    figure = figure_of(person)
    colour = "p-ended" if getattr(person, "ended", False) is True else f"p-{figure.colour}"
    return avatar_markup(figure.initials, colour, figure.squared, size)


def avatars(people: Iterable[Any], most: int = 4) -> SafeString:
    """`{% avatars people %}`: a short overlapping row. The names are said in words beside it."""
    small = [avatar(person, "small") for person in list(people)[:most]]
    return mark_safe(f'<span class="avatars">{"".join(small)}</span>') if small else NOTHING  # noqa: S308  # figures are safe


@lru_cache(maxsize=64)
def chapter_start(look: str, private: bool) -> tuple[str, SafeString]:
    """The classes and the icon of a chapter."""
    css = classes("tab", "ch-private" if private else f"ch-{look}")
    return conditional_escape(css), icon_markup("lock" if private else look)


def chapter(of: Any, url: str = "", current: bool = False) -> SafeString:
    """`{% chapter item.chapter %}`: the coloured label of a chapter; with `url=` a link, private is dark with a lock."""
    css, drawing = chapter_start(str(getattr(of, "look", "") or "home"), bool(getattr(of, "private", False)))
    name = conditional_escape(of.name)
    if not url:
        return mark_safe(f'<span class="{css}">{drawing}{name}</span>')  # noqa: S308  # every part is escaped above
    here = mark_safe(' aria-current="true"') if current else ""
    return format_html('<a class="{}" href="{}"{}>{}{}</a>', mark_safe(css), url, here, drawing, name)  # noqa: S308


def chip(text: str, icon: str = "eye", kind: str = "") -> SafeString:
    """`{% chip text %}`: who reads this, when there is nothing to open. `kind="private"` is dark."""
    return format_html('<span class="{}">{}<span>{}</span></span>', classes("chip", kind), icon_markup(icon), text)


def button(text: str, icon: str = "", kind: str = "", url: str = "", **given: Any) -> SafeString:
    """`{% button _("Zet in ons boek") icon="check" kind="light small" name="do" value="x" %}`; with `url=` a link.

    Other arguments become attributes (`hx_get=`, `aria_label=`). `hidden=` adds words that only a reader aloud says.
    """
    said = given.pop("hidden", "")
    words = format_html('{}<span class="visually-hidden"> {}</span>', text, said) if said else text
    inside = format_html("{}{}", icon_markup(icon) if icon else "", words)
    css = classes("button", kind, str(given.pop("class_", "")))
    if url:
        return format_html('<a class="{}" href="{}"{}>{}</a>', css, url, attributes(given), inside)
    given.setdefault("type", "submit")
    return format_html('<button class="{}"{}>{}</button>', css, attributes(given), inside)


def when(moment: date | datetime | None, form: str = "") -> SafeString:
    """`{% when moment %}`: 'vandaag, 10.40 uur'. Forms: `time`, `day` (near), `full`, `heading`."""
    if moment is None:
        return NOTHING
    words = FORMS.get(form, dates.in_words)(moment)
    return format_html('<time datetime="{}">{}</time>', dates.local(moment).isoformat(), words)


def days_left(until: date | datetime | None) -> str:
    """`{% days_left member.until %}`: 'nog 12 dagen'; nothing when there is no end."""
    return dates.days_left(until) if until else ""


def until(end: date | datetime | None) -> SafeString:
    """`{% until member.until %}`: the end of an access in words, amber in the last fourteen days."""
    clock = icon_markup("clock")
    if end is None:
        return format_html('<span class="until">{}{}</span>', clock, _("Geen einddatum"))
    soon = dates.ends_soon(end)
    words = _("Tot %(day)s") % {"day": dates.full_day(end)}
    if soon:
        words = _("%(words)s. %(left)s") % {"words": words, "left": dates.days_left(end).capitalize()}
    return format_html('<span class="{}">{}{}</span>', classes("until", "soon" if soon else ""), clock, words)


def empty(icon: str, text: str, action_url: str = "", action_text: str = "") -> SafeString:
    """`{% empty "book" _("Hier staat nog niets.") url _("Schrijf iets") %}`: nothing yet, and what one can do."""
    action = button(action_text, kind="light", url=action_url) if action_url else ""
    return format_html('<div class="empty">{}<p>{}</p>{}</div>', icon_markup(icon), text, action)


def listing(words: Iterable[Any]) -> SafeString:
    """`{% listing names %}`: 'Femke, Daan en oma Tine', each escaped."""
    parts = [str(word) for word in words]
    if len(parts) < 2:
        return format_html("{}", "".join(parts))
    first = format_html_join(", ", "{}", ((part,) for part in parts[:-1]))
    return format_html("{} {} {}", first, _("en"), parts[-1])


def theme_links(theme: str = "") -> SafeString:
    """The style sheets of a page; once, in the head."""
    return assets.theme_links(theme or assets.theme_name())


def leave() -> SafeString:
    """ "Snel weg": a plain link that ends the session on the server; the script also empties the page and leaves Back behind.

    Where it leads is the setting QUICK_EXIT: a neutral page of another site.
    """
    return format_html(
        '<a class="leave" data-leave="{}" data-gone="{}" href="/snel-weg/" rel="nofollow noreferrer">{}'
        '<span>{}<span class="visually-hidden"> {}</span></span></a>',
        getattr(settings, "QUICK_EXIT", "https://www.buienradar.nl/"),
        leaving.written(),
        icon_markup("exit"),
        _("Snel weg"),
        _("van deze site"),
    )
