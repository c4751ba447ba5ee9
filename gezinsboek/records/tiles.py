"""Nameless tiles: families without a book, between the books in the list of the working day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from psycopg import errors

from gezinsboek.ground import clock
from gezinsboek.ground.acting import acting
from gezinsboek.ground.acts import Refused, Stale, act
from gezinsboek.ground.ui import dates
from gezinsboek.ground.ui.marks import icon_markup
from gezinsboek.timeline.caseload_rows import CaseRows, line
from gezinsboek.timeline.matters import ASKED, OVERDUE, PRESSING, QUIET, moment
from gezinsboek.timeline.parts import html
from gezinsboek.timeline.writing import refusable

from .models import Tile

LABEL, TO_DO = 60, 200  # letters
MOST = 200  # of one person
WEEK = timedelta(days=7)
ADD = gettext_lazy("Gezin zonder boek erbij")


def mine() -> list[Tile]:
    """My tiles, but for those I threw away."""
    who = acting()
    return list(Tile.objects.filter(person=who.person, thrown_at=None)) if who else []


def make(id_: UUID, label: str, todo: str, due_on: date | None) -> None:
    """A new tile; a double click makes it once. Raises Refused for who may not, or has too many."""
    who = acting()
    if who is None or len(mine()) >= MOST:
        raise Refused("tile")
    tile = Tile(id=id_, person=who.person, due_on=due_on)
    tile.label, tile.todo = label, todo
    try:
        with refusable("tile"):
            tile.save(force_insert=True)
    except IntegrityError as fault:
        if not isinstance(fault.__cause__, errors.UniqueViolation):
            raise
        if not Tile.objects.filter(id=id_).exists():
            raise Refused("tile") from fault


@transaction.atomic
def change(tile: Tile, label: str, todo: str, due_on: date | None, made_from: int) -> None:
    """Other words, or another day; another thing to do is not done yet. Raises Stale when another device changed it since
    version `made_from`; the same words twice are not stale."""
    if (label, todo, due_on) == (tile.label, tile.todo, tile.due_on):
        return
    done = tile.done_at if (todo, due_on) == (tile.todo, tile.due_on) else None
    new = Tile(id=tile.id, person=tile.person)
    new.label, new.todo = label, todo
    sealed = {"label_sealed": new.label_sealed, "todo_sealed": new.todo_sealed}
    there = Tile.objects.filter(id=tile.id, version=made_from)
    if not there.update(**sealed, due_on=due_on, done_at=done, version=made_from + 1):
        raise Stale("tile")


def mark(tile: UUID, what: str) -> bool:
    """done, open, throw or back. False when it is not mine."""
    changed: dict[str, tuple[str, datetime | None]] = {
        "done": ("done_at", clock.now()),
        "open": ("done_at", None),
        "throw": ("thrown_at", clock.now()),
        "back": ("thrown_at", None),
    }
    column, value = changed[what]
    return bool(Tile.objects.filter(id=tile).update(**{column: value}))


def empty_old() -> int:
    """What was thrown away a day ago is gone. For the job at night."""
    gone: int = act("empty_tiles")[0][0]
    return gone


def rows() -> Iterable["TileRow"]:
    """For the list of the working day; one query."""
    return [TileRow(tile) for tile in mine()]


@dataclass
class TileRow:
    """A tile as a line of the working day."""

    tile: Tile
    new: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        return (self.tile.label,)

    @property
    def urgency(self) -> tuple[int, float]:
        """Too late, today, this week, or quiet."""
        tile, today = self.tile, dates.today()
        if tile.done_at or not tile.todo or tile.due_on is None:
            return QUIET, moment(None)
        if tile.due_on <= today:
            return OVERDUE if tile.due_on < today else ASKED, moment(tile.due_on)
        return PRESSING if tile.due_on <= today + WEEK else QUIET, moment(tile.due_on)

    def drawn(self, rows: CaseRows) -> SafeString:
        tile, order = self.tile, self.urgency[0]
        label, url = escape(tile.label), reverse("tile", args=[tile.id])
        return html(
            f'<li class="case{" asks" if order <= ASKED else ""}" id="t-{tile.id}"><div><h2><bdi>{label}</bdi></h2>',
            f'<p class="muted">{escape(_("Zonder boek. Alleen jij ziet dit."))}</p></div><ul>{self._todo()}</ul>',
            f'<div class="actions">{self._done(label)}<a class="button light small" href="{url}">{escape(_("Verander"))}',
            f'<span class="visually-hidden"> {label}</span></a></div></li>',
        )

    def _todo(self) -> str:
        tile = self.tile
        if not tile.todo:
            return line("check", escape(_("Nu niets te doen.")), "muted")
        words = f"<b>{escape(_('Te doen:'))}</b> <bdi>{escape(tile.todo)}</bdi>"
        if tile.done_at:
            day = _("Klaar sinds %(day)s.") % {"day": dates.near_day(tile.done_at)}
            return line("check", f'{words} <span class="until">{escape(day)}</span>', "muted")
        if tile.due_on is None:
            return line("flag", words)
        late = tile.due_on < dates.today()
        told = (_("Was voor %(day)s.") if late else _("Voor %(day)s.")) % {"day": dates.near_day(tile.due_on)}
        return line("flag", f'{words} <span class="until{" soon" if late else ""}">{escape(told)}</span>')

    def _done(self, label: str) -> str:
        tile = self.tile
        if not tile.todo:
            return ""
        what, words = ("open", _("Toch niet klaar")) if tile.done_at else ("done", _("Klaar"))
        kind = "light small" if tile.done_at else "small"
        return (
            f'<button class="button {kind}" form="act" formaction="{reverse("tile_mark", args=[tile.id])}" name="do" value="{what}">'
            f'{icon_markup("check")}{escape(words)}<span class="visually-hidden"> {label}</span></button>'
        )
