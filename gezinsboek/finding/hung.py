"""What the tools above hang on an item, so that it is searched too. They fill these in AppConfig.ready(); nothing here imports them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Model
from django.urls import reverse

from gezinsboek.circle.models import Item
from gezinsboek.timeline import one

if TYPE_CHECKING:
    from django.utils.functional import Promise


@dataclass(frozen=True)
class Hung:
    """A kind of row with an `item`, seen exactly as far as the database shows it.

    `columns`: where its words are sealed, with how they are introduced. `still`: those rows of these items that stand still for
    me (SHARING 18). `anchor`: before its id, where it stands on the page of its item."""

    model: type[Model]
    columns: "dict[str, Promise]"
    still: Callable[[Iterable[UUID]], Iterable[Any]] | None = None
    anchor: str = ""


KINDS: list[Hung] = []
PAGES: dict[str, str] = {}
"""Kind of an item -> the address of its page, where that is another than the one with its replies."""


def of(model: type[Model]) -> Hung:
    return next(one for one in KINDS if one.model is model)


def page_of(item: Item) -> str:
    return reverse(PAGES.get(item.kind) or one.PAGES.get(item.kind, "entry"), args=[item.dossier_id, item.id])
