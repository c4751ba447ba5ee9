"""From templates to a mail: a neutral subject, plain text, and simple HTML made from that text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.template import Context
from django.template.exceptions import TemplateDoesNotExist
from django.template.loader import get_template, render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

_LINK = re.compile(r"https?://\S+")


@dataclass(frozen=True)
class Written:
    subject: str
    text: str
    html: str


def written(
    template: str, context: Mapping[str, Any], language: str, *, leave: str = "", discreet: bool = False
) -> Written:
    """Renders `<template>.txt` in this language, and `<template>_subject.txt` where there is one.

    Without a subject of its own a mail says "Er is een bericht voor je": it shows on a locked screen and in every list,
    so it may never tell what or whom it is about.
    """
    with translation.override(language):
        text = re.sub(r"\n{3,}", "\n\n", _plain(f"{template}.txt", context).replace("\r\n", "\n")).strip() + "\n"
        try:
            subject = " ".join(_plain(f"{template}_subject.txt", context).split())
        except TemplateDoesNotExist:
            subject = _("Er is een bericht voor je")
        look = {"paragraphs": _paragraphs(text), "language": language, "leave": leave, "discreet": discreet}
        html = render_to_string("ground/mail/letter.html", look)
    return Written(subject, text, html)


def _plain(template: str, context: Mapping[str, Any]) -> str:
    """Without HTML escaping: an apostrophe stays one."""
    return str(get_template(template).template.render(Context(dict(context), autoescape=False)))  # type: ignore[attr-defined]


def _paragraphs(text: str) -> list[list[dict[str, str]]]:
    """Paragraphs of lines; a line that is nothing but a link becomes one to tap on."""
    return [
        [{"link": line if _LINK.fullmatch(line) else "", "text": line} for line in map(str.strip, part.split("\n"))]
        for part in text.strip().split("\n\n")
    ]
