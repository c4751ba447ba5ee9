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

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from .drafts import Kept


@dataclass(frozen=True)
class Place:
    """One kind of box. `page`: the address that it stands on; `name`: what is written there, for who finds it later.

    `words`: the fields that are worth keeping, in the order in which they are read again; `more`: what is kept with them.
    `item`: it stands at an item; `row`: it holds other words for something there, whose id is in the field `reply`.
    `unchanged`: whether it says only what stands there already."""

    page: str
    name: "Promise"
    words: tuple[str, ...] = ("text",)
    more: tuple[str, ...] = ()
    item: bool = False
    row: bool = False
    unchanged: Callable[[UUID, QueryDict], bool] | None = None

    def text(self, told: QueryDict) -> str:
        return "\n\n".join(value for name in self.words if (value := told.get(name, "").strip()))


PLACES: dict[str, Place] = {}
MADE: list[type[Model]] = []
"""What is made of a draft under its own id, besides items and replies: once it is there, nothing is kept any more."""


@dataclass
class Typed:
    """A form as it was left: what stands in it (nothing: as it begins), the draft it goes on from, and the id of what it makes."""

    book: UUID
    place: str
    item: UUID | None = None
    row: UUID | None = None
    told: QueryDict | None = None
    kept: "Kept | None" = None
    id: UUID | str = field(default_factory=new_id)
    saved: int = 0

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
) -> Typed:
    """What was sent; or typed before signing in again; or kept before going away, on whatever device. `anew`: not what was kept,
    unless that is what is asked for."""
    from . import drafts  # it asks here which places there are

    sent: QueryDict | None = request.POST if request.method == "POST" else None
    told = sent or parked.take(request, request.path) or parked.take(request, drafts.saved_at(book))
    if told:
        return Typed(book, place, item, row, told, None, told.get("id", ""), drafts.number(told.get("saved")))
    wanted = request.GET.get(drafts.GO_ON, "")
    kept = drafts.newest(book, place, item, wanted, row) if wanted or not anew else None
    if kept:
        return Typed(book, place, item, row, kept.told, kept, kept.draft.id, kept.draft.version)
    return Typed(book, place, item, row)
