"""What I typed and did not send, as the pages show it: in its box, and all of it on one page."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import cached_property

from gezinsboek.circle import keeping
from gezinsboek.ground.acting import acting
from gezinsboek.ground.ui import dates

from .boxes import PLACES, weighed
from .forms.words import plain, uuids
from .headed import join
from .models import Draft
from .models.draft import CHANGE, PLAN, REBUTTAL, REPLY, REWORD, STORY

PAGES = {STORY: "story_write", PLAN: "goal_new"}  # with a box of their own
GO_ON = keeping.GO_ON


@dataclass
class Kept:
    """A draft as a page shows it."""

    draft: Draft
    more: int = 0  # other texts that I did not send, in this book

    @cached_property
    def told(self) -> QueryDict:
        return form_of(self.draft)

    @cached_property
    def box(self) -> str:
        """Which box it is of: some are weighed by the database as another."""
        named = PLACES.get(name := self.told.get("box", ""))
        return name if named and named.like == self.draft.place else self.draft.place

    @property
    def reply(self) -> UUID:
        """Of which reply these are other words."""
        return uuid_in(self.told.get("reply")) or self.draft.id

    @property
    def text(self) -> str:
        place = PLACES.get(self.box)
        return place.text(self.told) if place else whole(self.told)

    @property
    def name(self) -> str:
        """What a tool above calls it."""
        place = PLACES.get(self.box)
        return str(place.name) if place else ""

    @property
    def where(self) -> str:
        """The page with the box that it belongs to."""
        args: list[UUID] = [self.draft.dossier_id]
        if place := PLACES.get(self.box):
            args += [self.draft.item_id] if place.item and self.draft.item_id else []
            return f"{reverse(place.page, args=[*args, *([self.reply] if place.row else [])])}?{GO_ON}={self.draft.id}"
        page, at = PAGES.get(self.draft.place, "timeline"), "#composer"
        if self.draft.item_id:
            args, at = [*args, self.draft.item_id], "#reageer" if self.draft.place == REPLY else ""
            page = {REPLY: "entry", CHANGE: "entry_change", REBUTTAL: "entry_rebuttal", REWORD: "reply_change"}[
                self.draft.place
            ]
            args += [self.reply] if self.draft.place == REWORD else []
        return f"{reverse(page, args=args)}?{GO_ON}={self.draft.id}{at}"

    @property
    def at(self) -> str:
        return dates.in_words(self.draft.saved_at)


def form_of(draft: Draft) -> QueryDict:
    """What the form held, with the id and version that it goes on from."""
    told = QueryDict(draft.told, mutable=True)
    told["id"], told["saved"] = str(draft.id), str(draft.version)
    return told


def whole(told: QueryDict) -> str:
    """The words as they would be sent: under their question, when they answer one."""
    text, question = plain(told.get("text", "")), plain(told.get("question", ""))
    return join(question, text) if question else text


def mine(book: UUID | None = None) -> list[Draft]:
    """What I did not send yet, the newest first; what was thrown away is not among it."""
    who = acting()
    if who is None:
        return []
    found = Draft.objects.filter(thrown_at=None, person=who.person)
    return list((found.filter(dossier_id=book) if book else found).order_by("-saved_at", "-id"))


def newest(
    book: UUID, place: str, item: UUID | None = None, wanted: str = "", reply: UUID | None = None
) -> Kept | None:
    """What stands in this box when I come back, and how many other texts wait: the newest, or the one that is wanted."""
    waiting = mine(book)
    where = weighed(place), item
    fitting = [one for one in waiting if (one.place, one.item_id) == where and Kept(one).box == place]
    fitting = [one for one in fitting if reply is None or Kept(one).reply == reply]
    here = next((one for one in fitting if str(one.id) == wanted), fitting[0] if fitting else None)
    return Kept(here, len(waiting) - 1) if here else None


def saved_at(book: UUID) -> str:
    """The address that takes what is typed."""
    return reverse("draft_save", args=[book])


def uuid_in(told: str | None) -> UUID | None:
    found = uuids([told or ""])
    return UUID(found[0]) if found else None


def number(told: str | None) -> int:
    """A version, as a form tells it; 0 is nothing saved yet."""
    return int(told) if told and told.isascii() and told.isdigit() and len(told) < 9 else 0


def may_keep(book: UUID) -> bool:
    """Whether the database takes what I type in this book outside its items: it does of who writes somewhere in it."""
    with connection.cursor() as cursor:
        cursor.execute("select exists (select from acl.my_keys() where dossier_id = %s and level = 'write')", [book])
        return bool(cursor.fetchone()[0])
