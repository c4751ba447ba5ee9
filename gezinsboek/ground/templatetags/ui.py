"""The parts of the look as template tags: `{% load ui %}`. docs/look.md shows each of them.

Everything that comes from a variable is escaped. A word written in the template itself is trusted, as Django does.
"""

import zlib
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from typing import Any

from django import template
from django.conf import settings
from django.forms.utils import flatatt
from django.http import QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from gezinsboek.ground.ui import assets, dates
from gezinsboek.ground.ui.figures import figure_of

register = template.Library()
NOTHING = SafeString("")


def attributes(given: dict[str, Any]) -> str:
    """Named arguments as HTML attributes: `hx_get` becomes `hx-get`; None and False are left out."""
    return flatatt({name.rstrip("_").replace("_", "-"): value for name, value in given.items() if value is not None})


def classes(*names: str) -> str:
    """Class names without the empty ones."""
    return " ".join(name for name in names if name)


@cache
def icon_markup(name: str, extra: str = "") -> SafeString:
    """An icon out of the sprite, made once per name."""
    filled = "filled" if name.endswith("-filled") else ""
    return format_html(
        '<svg class="{}" width="24" height="24" aria-hidden="true"><use href="{}#{}"/></svg>',
        classes("icon", filled, extra),
        assets.sprite(),
        name,
    )


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """`{% icon "eye" %}`: a drawing beside a word. It says nothing by itself: the word does."""
    return icon_markup(str(name), str(extra))


@register.simple_tag
def avatar(person: Any, size: str = "") -> SafeString:
    """`{% avatar person "small" %}`: initials in the person's colour; round is family, squared professional."""
    figure = figure_of(person)
    colour = "p-ended" if getattr(person, "ended", False) is True else f"p-{figure.colour}"
    return format_html(
        '<span class="{}" aria-hidden="true">{}</span>',
        classes("avatar", size, colour, "squared" if figure.squared else ""),
        figure.initials,
    )


@register.simple_tag
def avatars(people: Iterable[Any], most: int = 4) -> SafeString:
    """`{% avatars people %}`: a short overlapping row. The names are said in words beside it."""
    small = [avatar(person, "small") for person in list(people)[:most]]
    return format_html('<span class="avatars">{}</span>', mark_safe("".join(small))) if small else NOTHING  # noqa: S308


@register.simple_tag
def chapter(of: Any, url: str = "", current: bool = False) -> SafeString:
    """`{% chapter item.chapter %}`: the coloured label of a chapter; with `url=` a link, private is dark with a lock."""
    private = bool(getattr(of, "private", False))
    look = str(getattr(of, "look", "") or "home")
    inside = format_html("{}{}", icon_markup("lock" if private else look), of.name)
    css = classes("tab", "ch-private" if private else f"ch-{look}")
    if not url:
        return format_html('<span class="{}">{}</span>', css, inside)
    here = mark_safe(' aria-current="true"') if current else ""
    return format_html('<a class="{}" href="{}"{}>{}</a>', css, url, here, inside)


@register.simple_tag
def chip(text: str, icon: str = "eye", kind: str = "") -> SafeString:
    """`{% chip text %}`: who reads this, when there is nothing to open. `kind="private"` is dark."""
    return format_html('<span class="{}">{}<span>{}</span></span>', classes("chip", kind), icon_markup(icon), text)


@register.simple_tag
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


@register.simple_tag
def when(moment: date | datetime | None, form: str = "") -> SafeString:
    """`{% when moment %}`: 'vandaag, 10.40 uur'. Forms: `time`, `day` (near), `full`, `heading`."""
    if moment is None:
        return NOTHING
    forms = {"time": dates.clock_time, "day": dates.near_day, "full": dates.full_day, "heading": dates.day_heading}
    words = forms.get(form, dates.in_words)(moment)  # type: ignore[operator]
    return format_html('<time datetime="{}">{}</time>', dates.local(moment).isoformat(), words)


@register.simple_tag
def days_left(until: date | datetime | None) -> str:
    """`{% days_left member.until %}`: 'nog 12 dagen'; nothing when there is no end."""
    return dates.days_left(until) if until else ""


@register.simple_tag
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


@register.simple_tag
def empty(icon: str, text: str, action_url: str = "", action_text: str = "") -> SafeString:
    """`{% empty "book" _("Hier staat nog niets.") url _("Schrijf iets") %}`: nothing yet, and what one can do."""
    action = button(action_text, kind="light", url=action_url) if action_url else ""
    return format_html('<div class="empty">{}<p>{}</p>{}</div>', icon_markup(icon), text, action)


@register.simple_tag
def theme_links(theme: str = "") -> SafeString:
    """The style sheets of a page; once, in the head."""
    return assets.theme_links(theme or assets.theme_name())


@register.simple_tag
def leave_to() -> str:
    """Where "Snel weg" leads: a neutral page of another site, by setting."""
    return str(getattr(settings, "QUICK_EXIT", "https://www.buienradar.nl/"))


@register.inclusion_tag("ui/field.html")
def field(bound: Any, kind: str = "") -> dict[str, Any]:
    """`{% field form.name %}`: label, help, error and control, tied together. A choice may carry a second line of help
    after a line break. `kind`: `short`, `fit`, `code`."""
    widget = bound.field.widget
    several = bound.use_fieldset and hasattr(widget, "option_template_name")
    return {
        "field": bound,
        "kind": kind,
        "choices": [choice_lines(choice) for choice in bound.subwidgets] if several else [],
        "single": getattr(widget, "input_type", "") == "checkbox" and not several,
        "choice_kind": "radio" if getattr(widget, "input_type", "") == "radio" else "check",
        "help_id": f"{bound.auto_id}_helptext",
        "error_id": f"{bound.auto_id}_error",
    }


def choice_lines(choice: Any) -> dict[str, Any]:
    """One choice of a field: its control, its first line and, after a line break, its help."""
    first, _break, rest = str(choice.choice_label).partition("\n")
    return {"control": choice.tag(), "id": choice.id_for_label, "first": first, "rest": rest}


@register.inclusion_tag("ui/form_errors.html")
def form_errors(form: Any) -> dict[str, Any]:
    """`{% form_errors form %}`: what is not right yet, above the form, each a link to its field. Nothing when all is well."""
    lines = []
    for name, errors in form.errors.items():
        if name == "__all__" or name not in form.fields:
            lines += [{"target": "", "label": "", "message": message} for message in errors]
            continue
        bound = form[name]
        target = bound.auto_id if not bound.use_fieldset else f"{bound.auto_id}_0"
        lines += [{"target": target, "label": bound.label, "message": message} for message in errors]
    return {"lines": lines}


@register.inclusion_tag("ui/pager.html", takes_context=True)
def pager(context: template.Context, page: Any, name: str = "page") -> dict[str, Any]:
    """`{% pager page %}`: newer and older, as links that keep the other choices in the address."""
    request = context.get("request")
    query = request.GET.copy() if request else QueryDict(mutable=True)

    def address(number: int) -> str:
        query[name] = str(number)
        return query.urlencode()

    return {"page": page, "before": address(page.number - 1), "after": address(page.number + 1)}


@register.simple_block_tag
def sheet(content: str, title: str = "", name: str = "", kind: str = "", level: int = 2) -> SafeString:
    """`{% sheet title=_("Vandaag") name="today" %}...{% endsheet %}`: white paper; `name` is its id, with a title a region."""
    css = classes("sheet", kind)
    if not title:
        return format_html('<div class="{}">{}</div>', css, content)
    named = name or f"s-{zlib.crc32(str(title).encode()):x}"
    heading = format_html('<h{} id="{}">{}</h{}>', level, named, title, level)
    return format_html('<section class="{}" aria-labelledby="{}">{}{}</section>', css, named, heading, content)


@register.simple_block_tag
def aside(content: str, label: str = "") -> SafeString:
    """`{% aside label %}...{% endaside %}`: the column beside the page; nothing at all when it would be empty."""
    if not content.strip():
        return NOTHING
    return format_html('<aside class="stack"{}>{}</aside>', attributes({"aria-label": label or None}), content)


NOTICE_ICONS = {"good": "check", "care": "alert", "alarm": "alert"}


@register.simple_block_tag
def notice(content: str, kind: str = "", icon: str = "") -> SafeString:
    """`{% notice "care" %}...{% endnotice %}`: something to know. Kinds: none, `good`, `care`, `alarm`."""
    drawing = icon_markup(icon or NOTICE_ICONS.get(kind, "info"))
    return format_html('<div class="{}">{}<div>{}</div></div>', classes("notice", kind), drawing, content)


@register.simple_block_tag
def readers(
    content: str, text: str, people: Iterable[Any] = (), private: bool = False, about: str = "", name: str = ""
) -> SafeString:
    """`{% readers text=words people=readers %}the picker{% endreaders %}`: the chip under a stukje that opens the picker."""
    inside = format_html(
        '{}<span><span class="visually-hidden">{} </span>{}</span>{}{}',
        icon_markup("lock" if private else "eye"),
        about or _("Wie leest dit:"),
        text,
        NOTHING if private else avatars(people),
        icon_markup("chevron-down"),
    )
    return format_html(
        '<details class="who-reads"{}><summary class="{}">{}</summary><div class="chooser">{}</div></details>',
        attributes({"name": name or None}),
        classes("chip", "private" if private else ""),
        inside,
        content,
    )


@register.simple_block_tag
def menu(content: str, text: str, icon: str = "more", kind: str = "tool", label: str = "") -> SafeString:
    """`{% menu text=_("Meer") %}links and forms{% endmenu %}`: a small list that opens. Works without script.

    `label` is what a reader aloud says instead. `kind` is the class of the button: `tool`, `button light small`, `cell read`.
    """
    said = format_html('<span class="visually-hidden">{}</span>', label) if label else ""
    words = format_html("<span{}>{}</span>", mark_safe(' aria-hidden="true"') if label else "", text) if text else ""
    drawing = icon_markup(icon) if icon else ""
    return format_html(
        '<details class="menu" data-menu><summary class="{}">{}{}{}</summary><div class="menu-panel">{}</div></details>',
        kind,
        drawing,
        words,
        said,
        content,
    )


@register.simple_block_tag
def ask(content: str, text: str, icon: str = "", kind: str = "light small", hidden: str = "") -> SafeString:
    """`{% ask text=_("Gooi weg") icon="trash" %}the question and its form{% endask %}`: asks before something is done."""
    words = format_html('{}<span class="visually-hidden"> {}</span>', text, hidden) if hidden else text
    return format_html(
        '<details class="ask" data-menu><summary class="{}">{}{}</summary><div class="ask-panel">{}</div></details>',
        kind if kind.startswith("tool") else classes("button", kind),
        icon_markup(icon) if icon else "",
        words,
        content,
    )


@register.simple_tag
def listing(words: Iterable[Any]) -> SafeString:
    """`{% listing names %}`: 'Femke, Daan en oma Tine', each escaped."""
    parts = [str(word) for word in words]
    if len(parts) < 2:
        return format_html("{}", "".join(parts))
    first = format_html_join(", ", "{}", ((part,) for part in parts[:-1]))
    return format_html("{} {} {}", first, _("en"), parts[-1])
