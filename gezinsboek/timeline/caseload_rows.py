"""The rows of "Mijn gezinnen", as HTML.

Thirty rows of ten parts each were most of the page's time as template tags (as in parts.py): so each is written down here
once, its words translated once per page, and everything that comes from people is escaped on its way in.
"""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gezinsboek.ground.ui.marks import icon_markup

from .caseload import Asks, Case
from .matters import ASKED, Matter, Row
from .parts import html

LONGEST = 60


@dataclass
class CaseRows:
    """Of one page. `token` goes with every form; a professional is asked for a number of their own system too."""

    token: str
    professional: bool

    def __call__(self, rows: list[Row]) -> SafeString:
        return html('<ul class="list">', *(row.drawn(self) for row in rows), "</ul>")

    @cached_property
    def start(self) -> str:
        """What every form of this page begins with."""
        return f'<input type="hidden" name="csrfmiddlewaretoken" value="{escape(self.token)}">'

    @cached_property
    def new(self) -> str:
        return f' <span class="new">{escape(_("Nieuw"))}</span>'

    @cached_property
    def _read(self) -> str:
        return escape(_("Lees"))

    @cached_property
    def _quiet(self) -> str:
        return f'<li class="muted">{icon_markup("check")}<span>{escape(_("Niets nieuws."))}</span></li>'

    @cached_property
    def _see_question(self) -> str:
        return escape(_("Lees de vraag"))

    @cached_property
    def _naming(self) -> tuple[str, ...]:
        """The pieces of the form for my own name, around what differs from book to book."""
        save = f'<div class="actions"><button class="button small" type="submit">{icon_markup("check")}{escape(_("Bewaar"))}</button></div>'
        number = (
            escape(_("Cliëntnummer in je eigen systeem")),
            escape(_("Gaat mee als je iets in je eigen dossier zet. Alleen jij ziet dit.")),
        )
        return (
            escape(_("Geef eigen naam")),
            f'<form class="stack" method="post" action="{reverse("caseload")}">{self.start}<input type="hidden" name="do" value="label">',
            escape(_("Hoe noem jij dit gezin?")),
            escape(_("Bijvoorbeeld: Gezin met de rode deur. Geen achternaam. Alleen jij ziet dit.")),
            *number,
            f"{save}</form></div></details>",
        )

    def case(self, case: Case) -> SafeString:
        """One book of mine."""
        book, label = case.book, escape(case.book.label)
        asks = " asks" if case.urgency[0] <= ASKED else ""
        return html(
            f'<li class="case{asks}" id="b-{book.id}"><div><h2>{label}</h2><p class="muted">{escape(case.chapters)}</p>',
            self.naming(case, label),
            f'</div><ul>{"".join(self.lines(case)) or self._quiet}</ul><div class="actions"><a class="button small" href="{case.url}">',
            f'{self._read}<span class="visually-hidden"> {label}</span></a></div></li>',
        )

    def naming(self, case: Case, label: str) -> str:
        """What I call it, and its number in my own system: mine alone."""
        words, form, name, help_, number, number_help, end = self._naming
        book = case.book.id
        told = (
            f'<details class="ask" data-menu><summary class="tool">{words}<span class="visually-hidden"> {label}</span></summary>'
            f'<div class="ask-panel">{form}<input type="hidden" name="book" value="{book}">'
            f'<div class="field"><label for="l-{book}">{name}</label><p class="field-help" id="h-{book}">{help_}</p>'
            f'<input id="l-{book}" name="label" maxlength="{LONGEST}" value="{escape(case.book.own_label)}" aria-describedby="h-{book}" autocomplete="off"></div>'
        )
        if self.professional:
            told += (
                f'<div class="field"><label for="r-{book}">{number}</label><p class="field-help" id="n-{book}">{number_help}</p>'
                f'<input id="r-{book}" name="reference" maxlength="{LONGEST}" value="{escape(case.book.reference)}" aria-describedby="n-{book}" autocomplete="off"></div>'
            )
        return told + end

    def lines(self, case: Case) -> list[str]:
        """What waits there, the most pressing first."""
        told = [self.asked(one) for one in case.asks]
        if case.ending:
            told.append(line("clock", f'<span class="until soon">{escape(case.ending)}</span>'))
        told += [self.matter(one) for one in sorted(case.matters, key=lambda one: one.urgency) if one.words]
        if case.news_words:
            told.append(line("timeline", f"{escape(case.news_words)}{self.new}"))
        if case.newest:
            told.append(line("pencil", f"<bdi>{escape(case.newest)}</bdi>", "muted"))
        if case.replies_words:
            told.append(line("reply", escape(case.replies_words)))
        return told

    def asked(self, one: Asks) -> str:
        when = f' <span class="until{" soon" if one.late else ""}">{escape(one.when)}</span>' if one.when else ""
        words = escape(one.words) or self._see_question
        return line("question", f'<b>{escape(one.who)}</b> <a href="{one.url}"><bdi>{words}</bdi></a>{when}')

    def matter(self, one: Matter) -> str:
        words = escape(one.words)
        return line(one.icon, f'<a href="{escape(one.url)}">{words}</a>' if one.url else words)


def line(icon: str, words: str, css: str = "") -> str:
    """One thing; `words` is HTML already."""
    named = f' class="{css}"' if css else ""
    return f"<li>{icon_markup(icon)}<span{named}>{words}</span></li>"
