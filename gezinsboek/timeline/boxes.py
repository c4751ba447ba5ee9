"""Boxes of the tools above in which nothing that was typed is lost: a small form at an item, or a page of its own.

A tool fills `PLACES` in AppConfig.ready(); nothing here imports it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Model
from django.forms import BaseForm
from django.http import HttpRequest, QueryDict

from gezinsboek.ground.ids import new_id
from gezinsboek.people import parked

from .models.draft import NEW

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from .unsent import Kept


@dataclass(frozen=True)
class Place:
    """One kind of box. `page`: the address that it stands on; `name`: what is written there, for who finds it later.

    `words`: the fields that are worth keeping, in the order in which they are read again; `more`: what is kept with them.
    `item`: it stands at an item; `row`: it holds other words for something there, whose id is in the field `reply`.
    `each`: fields of which there is one for each item begin with this; `each_more`: and those that are only kept with them. `like`: as which box the database weighs it, when it
    knows no such box. `unchanged`: whether it says only what stands there already, told its row, or the book."""

    page: str
    name: "Promise"
    words: tuple[str, ...] = ("text",)
    more: tuple[str, ...] = ()
    item: bool = False
    row: bool = False
    each: str = ""
    each_more: str = ""
    like: str = ""
    unchanged: Callable[[UUID, QueryDict], bool] | None = None

    def named(self, told: QueryDict) -> list[str]:
        """Those of which there is one for each item that this form held."""
        return [name for name in told if name.startswith(tuple(one for one in (self.each, self.each_more) if one))]

    def text(self, told: QueryDict) -> str:
        names = (*self.words, *(name for name in self.named(told) if self.each and name.startswith(self.each)))
        return "\n\n".join(value for name in names if (value := told.get(name, "").strip()))


PLACES: dict[str, Place] = {}


def weighed(place: str) -> str:
    """The box as which the database weighs this one."""
    known = PLACES.get(place)
    return (known and known.like) or place


MADE: list[type[Model]] = []
"""What is made of a draft under its own id, besides items and replies: once it is there, nothing is kept any more."""


@dataclass
class Typed:
    """A form as it was left: what stands in it (nothing: as it begins), the draft it goes on from, and the id of what it makes.
    `may`: what is typed is kept."""

    book: UUID
    place: str
    item: UUID | None = None
    row: UUID | None = None
    told: QueryDict | None = None
    kept: "Kept | None" = None
    id: UUID | str = field(default_factory=new_id)
    saved: int = 0
    may: bool = True

    def form(self, make: Callable[..., Any], **more: Any) -> Any:
        """The form; what was kept says nothing yet about what is wrong with it."""
        form = make(self.told, **more)
        if self.kept:
            hush(form)
        for one in form.fields.values():  # what a browser keeps by itself is of this place alone
            if name := one.widget.attrs.get("data-draft"):
                one.widget.attrs["data-draft"] = f"{name}-{self.row or self.item or self.book}"
        return form


def hush(form: BaseForm) -> None:
    form.errors.clear()


def typed(
    request: HttpRequest,
    book: UUID,
    place: str,
    item: UUID | None = None,
    row: UUID | None = None,
    *,
    anew: bool = False,
    id_: UUID | None = None,
) -> Typed:
    """What was sent; or typed before signing in again; or kept before going away, on whatever device. `anew`: not what was kept,
    unless that is what is asked for. `id_`: of what it makes, when that is known: then not what was kept for another."""
    from . import unsent  # it asks here which places there are

    sent: QueryDict | None = request.POST if request.method == "POST" else None
    told = sent or parked.take(request, request.path) or parked.take(request, unsent.saved_at(book))
    may = PLACES[place].like != NEW or unsent.may_keep(book)
    if told:
        return Typed(book, place, item, row, told, None, told.get("id", ""), unsent.number(told.get("saved")), may)
    wanted = request.GET.get(unsent.GO_ON, "") or str(id_ or "")
    kept = unsent.newest(book, place, item, wanted, row) if wanted or not anew else None
    if kept and (not id_ or str(kept.draft.id) == wanted):
        return Typed(book, place, item, row, kept.told, kept, kept.draft.id, kept.draft.version, may)
    return Typed(book, place, item, row, id=id_ or new_id(), may=may)
