"""The small parts of an item that every page repeats, as HTML.

A page shows thirty items of some ten parts each; as template tags these were most of the page's time. So each is written
down here once, its words translated once per page, and everything that comes from people is escaped on its way in.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gezinsboek.ground import clock
from gezinsboek.ground.ui.marks import icon_markup

from .models.entry import source_of, words_of

if TYPE_CHECKING:
    from datetime import datetime

    from .rebutting import Rebutted
    from .receipts import Received
    from .shown import Asked, Row, Said


def html(*parts: str) -> SafeString:
    """Parts that are HTML already, as one."""
    return SafeString("".join(parts))


@dataclass
class Parts:
    """Of one page. `looking_as`: nothing can be done, so no buttons."""

    looking_as: bool

    # What is the same for each item, made when it is first needed.

    @cached_property
    def new(self) -> str:
        return f' <span class="new">{escape(_("Nieuw"))}</span>'

    @cached_property
    def aloud(self) -> SafeString:
        """The button that reads the text aloud."""
        words = escape(_("Lees voor"))
        return html(
            f'<button class="tool read-aloud" type="button" data-read aria-label="{words}" title="{words}">',
            f"{icon_markup('speaker')}</button>",
        )

    @cached_property
    def _open(self) -> str:
        words = escape(_("Open dit stukje"))
        return f'" title="{words}">{icon_markup("more")}<span class="visually-hidden">{words}</span></a>'

    @cached_property
    def _reply(self) -> str:
        return f'#reageer">{icon_markup("reply")}{escape(_("Reageer"))}</a>'

    @cached_property
    def _heart(self) -> str:
        return f"{icon_markup('heart')}{escape(_('Mooi'))}"

    @cached_property
    def _taken(self) -> str:
        return str(icon_markup("check"))

    @cached_property
    def _readers(self) -> dict[bool, str]:
        return {True: escape(_("Verander wie dit leest")), False: escape(_("Wie leest dit?"))}

    # What belongs to one item.

    def head(self, row: "Row") -> SafeString:
        """Who wrote it, what they are, when, and what it is about."""
        described = f' <span class="muted">· {escape(row.described)}</span>' if row.described else ""
        about = f" · {escape(row.about)}" if row.about else ""
        return html(
            f'<p class="entry-who" id="w-{row.id}"><b>{escape(row.who)}</b>{described}{self.new if row.new else ""}<br>',
            f'<span class="muted"><time datetime="{row.moment}">{escape(row.at)}</time>{about}</span>{row.mark}{row.source}</p>',
            self.held(row.url, row.item.held_until),
        )

    def mark(self, mark: str) -> str:
        """What a professional says of their own words: always in words."""
        if not mark:
            return ""
        said = f'<span class="visually-hidden">{escape(_("Bedoeld als:"))} </span>{escape(words_of(mark))}'
        return html(f' <span class="phase">{said}</span>')

    def source(self, source: str) -> str:
        """That it was made from a report of one's own."""
        return html(f' <span class="phase">{escape(source_of(source))}</span>') if source else ""

    def rebuttals(self, row: "Row") -> str:
        """Directly with the text."""
        if not row.rebuttals:
            return ""
        return html('<div class="replies">', *(self.rebuttal(one, row) for one in row.rebuttals), "</div>")

    def rebuttal(self, one: "Rebutted", row: "Row") -> str:
        described = f' <span class="muted">· {escape(one.described)}</span>' if one.described else ""
        note = f'<p class="muted">{escape(one.note)}</p>' if one.note else ""
        if one.mine and not self.looking_as:
            change = escape(_("Verander je weerwoord"))
            note += f'<p><a class="tool" href="{row.url}weerwoord/">{icon_markup("pencil")}{change}</a></p>'
        return html(
            f'<div class="reply" id="ww-{one.id}">{one.figure}<div><b>{escape(one.head)}</b>{described}',
            f'{self.new if one.new else ""} <span class="muted">{escape(one.at)}</span>',
            f'<p class="text" dir="auto">{escape(one.text)}</p>{note}</div></div>',
        )

    def held(self, url: str, until: "datetime | None") -> SafeString | str:
        """Right after sending: nobody else sees it yet, and it can be taken back."""
        if self.looking_as or not until or until <= clock.now():
            return ""
        words, undo = escape(_("Tien seconden lang ziet alleen jij het.")), escape(_("Maak ongedaan"))
        button = f'<button type="submit" class="tool" form="act" formaction="{url}ongedaan/">{undo}</button>'
        return html(f'<p class="asked">{icon_markup("clock")}<span>{words}</span>{button}</p>')

    def tail(self, row: "Row") -> SafeString:
        """What was changed, asked and answered, and what one can do."""
        edited = f'<p class="muted"><a href="{row.url}eerder/">{escape(row.edited)}</a></p>' if row.edited else ""
        asked = "".join(self.asked(one) for one in row.questions)
        return html(edited, asked, self.taken(row), self.replies(row), self.foot(row))

    def taken(self, row: "Row") -> str:
        """Into whose own record system it went, for everybody who reads it."""
        return "".join(
            f'<p class="muted">{self._taken} {escape(one.words)}{f" <bdi>{escape(one.reason)}</bdi>" if one.reason else ""}{self.again(one)}</p>'
            for one in row.taken
        )

    def again(self, one: "Received") -> str:
        """A PDF or a text that I lost."""
        if self.looking_as or not one.again:
            return ""
        url, words = reverse("take_once_more", args=[one.id]), escape(_("Nog een keer"))
        return html(f' <button type="submit" class="tool" form="act" formaction="{url}">{words}</button>')

    def asked(self, asked: "Asked") -> str:
        return f'<p class="asked">{icon_markup("question")}<span>{escape(asked.words)}</span></p>'

    def replies(self, row: "Row") -> str:
        if not row.replies:
            return ""
        said = "".join(self.said(one) for one in row.replies)
        return f'<div class="replies" id="r-{row.id}">{self._more(row)}{said}</div>'

    def _more(self, row: "Row") -> str:
        if not row.more:
            return ""
        words = ngettext("Lees nog %(n)s reactie", "Lees nog %(n)s reacties", row.more) % {"n": row.more}
        return f'<a class="row-link" href="{row.url}#reacties">{escape(words)}</a>'

    def said(self, said: "Said", after: str = "") -> SafeString:
        """One reply; `after` is what can be done with it."""
        described = f' <span class="muted">· {escape(said.described)}</span>' if said.described else ""
        edited = f'<p class="muted">{escape(said.edited)}</p>' if said.edited else ""
        return html(
            f'<div class="reply" id="re-{said.id}">{said.figure}<div><b>{escape(said.who)}</b>{described}',
            f'{self.new if said.new else ""} <span class="muted">{escape(said.at)}</span>',
            f'<p class="text" dir="auto">{escape(said.text)}</p>{said.held}{edited}{after}</div></div>',
        )

    def foot(self, row: "Row") -> str:
        """Who reads it; where others do, a heart and an answer; and the way to its own page."""
        opens = f'<a class="tool open" href="{row.url}{self._open}'
        if self.looking_as:
            return opens
        answer = f'<a class="tool" href="{row.url}{self._reply}' if row.may.reply else ""
        social = "" if row.only_me else f"{self.hearts(row)}{answer}"
        return f"<footer>{self.chip(row)}{social}{row.button}{opens}</footer>"

    def chip(self, row: "Row") -> str:
        change = self._readers[row.may.change or row.may.widen]
        return (
            f'<details class="who-reads" name="who-reads"><summary class="chip{" private" if row.only_me else ""}">{row.chip}'
            f'</summary><div class="chooser"><p>{escape(row.readers)}</p><p><a class="row-link" href="{row.url}wie-leest-dit/">'
            f"{change}</a></p></div></details>"
        )

    def hearts(self, row: "Row") -> SafeString:
        """ "Mooi". With script the part around the button is replaced, without it the page comes again."""
        pressed, value = ("true", "0") if row.liked else ("false", "1")
        count = f" {len(row.hearts)}" if row.hearts else ""
        likes = f'<span class="muted">{escape(row.likes)}</span>' if row.likes else ""
        return html(
            '<span class="row hearts" hx-target="this" hx-swap="outerHTML"><button class="tool" form="act" ',
            f'formaction="{row.url}mooi/" hx-post="{row.url}mooi/" name="liked" value="{value}" aria-pressed="{pressed}">',
            f"{self._heart}{count}</button>{likes}</span>",
        )
