"""One item with everything around it, as its own page and the pages behind it need it."""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gezinsboek.circle.models import Item
from gezinsboek.ground.ui.marks import icon_markup

from . import rebutting, shown
from .before_pause import mend
from .frame import Frame
from .parts import Parts
from .reading import DETAILS
from .responses import responses
from .shown import Row

ALL_REPLIES = 500
PAGES: dict[str, str] = {}
"""Kind -> the address of the page that a tool above has for one such item; it fills this in AppConfig.ready()."""


@dataclass
class One:
    """An item in its book. Making it logs that it was looked at."""

    frame: Frame
    item: Item
    row: Row

    @classmethod
    def of(cls, book: UUID, item: UUID, *, binned: bool = False) -> "One":
        """Raises Http404 for what I do not see, what does not exist, and what is (not) in the bin."""
        frame = Frame.of(book)
        found = Item.with_bin.select_related(*DETAILS).filter(dossier_id=book, id=item).first()
        if found is None or (found.deleted_at is not None) != binned:
            raise Http404("no such item")
        mend([found])
        around = responses(book, [found.id], latest=ALL_REPLIES)
        row = shown.Rows(frame, around, None).all([found])[0]
        if row.may.reply and row.replies:
            for said in row.replies:
                said.may_change = said.author in frame.authors_i_may_change
        return cls(frame, found, row)

    @property
    def url(self) -> str:
        return self.row.url

    @property
    def page(self) -> str:
        """Where it stands with all its replies."""
        own = PAGES.get(self.item.kind)
        return reverse(own, args=[self.frame.book.id, self.item.id]) if own else self.url

    @property
    def in_timeline(self) -> str:
        """Where it stands in the timeline, when it is not too old to be on its first page."""
        return f"{reverse('timeline', args=[self.frame.book.id])}#e-{self.item.id}"

    @cached_property
    def may_rebut(self) -> bool:
        """Whether I may add a weerwoord: it is about me, and I did not yet."""
        return not any(said.mine for said in self.row.rebuttals) and self.item.id in rebutting.may([self.item.id])

    @property
    def hearts(self) -> SafeString:
        return Parts(self.frame.looking_as).hearts(self.row)

    @property
    def taken(self) -> SafeString:
        """Into whose own record system it went."""
        return SafeString(Parts(self.frame.looking_as).taken(self.row))

    @property
    def replies(self) -> list[SafeString]:
        """Each with what I may do with it."""
        parts, words = Parts(self.frame.looking_as), _("Verander deze reactie")
        return [
            parts.said(
                said,
                format_html(
                    '<a class="tool" href="{}reactie/{}/">{}{}</a>', self.url, said.id, icon_markup("pencil"), words
                )
                if said.may_change
                else "",
            )
            for said in self.row.replies
        ]

    @property
    def others(self) -> list[UUID] | None:
        """Who reads it besides me; None when I am told only "jij en anderen"."""
        readers = self.row.may.readers
        return None if readers is None else [one for one in readers if one != self.frame.folk.me]

    def context(self) -> dict[str, object]:
        return {"book": self.frame.book, "frame": self.frame, "one": self, "row": self.row, "item": self.item}
