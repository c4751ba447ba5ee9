"""Which items have words of their own: a text that is sealed, changed, searched and taken along as a stukje's is.

What stands before the dash of a kind is the tool. A floor above that makes such items adds itself to `WORDED` in
`AppConfig.ready()`; everything that reads a text asks here.
"""

from functools import reduce
from operator import or_

from django.db.models import Q

from gezinsboek.circle.models import Item

WORDED = {"entry", "story"}


def tool(kind: str) -> str:
    return kind.partition("-")[0]


def has_words(item: Item) -> bool:
    return tool(item.kind) in WORDED


def with_words() -> Q:
    """The same, for a query."""
    return reduce(or_, (Q(kind=one) | Q(kind__startswith=f"{one}-") for one in sorted(WORDED)))
