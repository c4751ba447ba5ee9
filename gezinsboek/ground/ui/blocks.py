"""The parts that hold other parts: paper, notices, pickers, menus, cells. They open and close without script."""

import zlib
from collections.abc import Iterable
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from gezinsboek.ground.ui.marks import NOTHING, attributes, avatars, classes, icon_markup

NOTICE_ICONS = {"good": "check", "care": "alert", "alarm": "alert"}


def sheet(content: str, title: str = "", name: str = "", kind: str = "", level: int = 2) -> SafeString:
    """`{% sheet title=_("Vandaag") name="today" %}...{% endsheet %}`: white paper; `name` is its id, with a title a region."""
    css = classes("sheet", kind)
    if not title:
        return format_html('<div class="{}">{}</div>', css, content)
    named = name or f"s-{zlib.crc32(str(title).encode()):x}"
    heading = format_html('<h{} id="{}">{}</h{}>', level, named, title, level)
    return format_html('<section class="{}" aria-labelledby="{}">{}{}</section>', css, named, heading, content)


def aside(content: str, label: str = "") -> SafeString:
    """`{% aside label %}...{% endaside %}`: the column beside the page; nothing at all when it would be empty."""
    if not content.strip():
        return NOTHING
    return format_html('<aside class="stack"{}>{}</aside>', attributes({"aria-label": label or None}), content)


def notice(content: str, kind: str = "", icon: str = "") -> SafeString:
    """`{% notice "care" %}...{% endnotice %}`: something to know. Kinds: none, `good`, `care`, `alarm`."""
    drawing = icon_markup(icon or NOTICE_ICONS.get(kind, "info"))
    return format_html('<div class="{}">{}<div>{}</div></div>', classes("notice", kind), drawing, content)


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


def cell(content: str, level: str, chapter: Any, person: str) -> SafeString:
    """`{% cell "read" chapter person.name %}the choices{% endcell %}`: one box of "Wie ziet wat". Levels: `none`, `read`,
    `write`. It opens a menu, so that no tap ever shares more than meant; without content it only tells."""
    icons = {"none": "eye-off", "read": "eye", "write": "pencil"}
    words = {"none": _("Ziet niets"), "read": _("Leest"), "write": _("Schrijft mee")}
    inside = format_html(
        '{}<span class="cell-words"><span class="visually-hidden">{}, {}: </span>'
        '<span class="cell-chapter" aria-hidden="true">{}</span>{}</span>',
        icon_markup(icons[level]),
        person,
        chapter.name,
        chapter.name,
        words[level],
    )
    css = classes("cell", level)
    if not content.strip():
        return format_html('<span class="{}">{}</span>', css, inside)
    return format_html(
        '<details class="menu" data-menu><summary class="{}">{}<span class="visually-hidden">. {}</span></summary>'
        '<div class="menu-panel"><p class="menu-title">{} · {}</p>{}</div></details>',
        css,
        inside,
        _("Verander"),
        person,
        chapter.name,
        content,
    )
