"""What a professional does when they take over, in one line: for tests of the rules."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from cast.deeds import does
from cast.family import Family
from cast.people import player
from gezinsboek.circle.models import Grant, Item
from gezinsboek.circle.tests.wires import Connection, app_as, column
from gezinsboek.ground import clock
from gezinsboek.ground.acting import Acting
from gezinsboek.ground.acts import act, ask
from gezinsboek.ground.ids import new_id
from gezinsboek.records.models import Delivery, Takeover

LONG_AGO = clock.now() - timedelta(days=400)
REASON = b"s" * 40  # longer than a seal of nothing


def may(key: str, item: Item, **acts_as: Any) -> str | None:
    """Why this player may take this over; None when they may not."""
    told = does(key, lambda: {row[0]: row[1] for row in ask("may_take_over", [item.id])}, **acts_as)
    return told.get(item.id)


def taking(
    item: Item,
    *,
    reason: bytes = b"",
    payload: bytes | None = None,
    without: tuple[str, ...] = (),
    **told: Any,
) -> Callable[[], None]:
    """Taking over this stukje; `told` mends what is told about it, `without` leaves some of it out."""
    usual = {"id": new_id(), "item": item.id, "way": "copy", "how": "click", "version": 1, "words": 3}
    all_ = {name: value for name, value in (usual | told).items() if name not in without and value is not None}
    said = {name: str(value) if isinstance(value, UUID) else value for name, value in all_.items()}

    def deed() -> None:
        act("take_over", Jsonb(said), b"", reason, payload)

    return deed


def receipts(family: Family, key: str, **acts_as: Any) -> list[UUID]:
    """The stukjes of this book of which this player sees that they were taken over."""
    here = Takeover.objects.filter(dossier_id=family.id)
    return does(key, lambda: list(here.values_list("item_id", flat=True)), **acts_as)


def deliveries(family: Family, key: str, **acts_as: Any) -> list[str]:
    """How far those are that this player sees."""
    here = Delivery.objects.filter(dossier_id=family.id)
    return does(key, lambda: list(here.values_list("state", flat=True)), **acts_as)


def grant_of(family: Family, key: str, chapter: str) -> UUID:
    mine = {"member_id": family.members[key], "chapter_id": family.chapters[chapter]}
    return does("noor", lambda: Grant.objects.filter(**mine).latest("given_at").id)


def allowing(family: Family, key: str, chapter: str, *, yes: bool | None = True) -> Callable[[], None]:
    """ "Mag overnemen" for this player, or not any more."""
    grant = grant_of(family, key, chapter)

    def deed() -> None:
        act("allow_taking", grant, yes)

    return deed


def job(key: str) -> AbstractContextManager[Connection]:
    """The worker, as this player."""
    return app_as(Acting(player(key).id, client="job"))


def program(organisation: UUID, scope: str = "takeovers") -> AbstractContextManager[Connection]:
    """An organisation's own program."""
    return app_as(Acting(organisation, client="program", scope=scope))


def handed(app: Connection, takeover: UUID | None = None) -> set[UUID]:
    found: set[UUID] = column(app, "select id from acl.handed_over(null, null, %s)", takeover)
    return found
