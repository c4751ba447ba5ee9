"""Every helper with what for, how often, at which goals and until when; and, for the family, who might stop. As the acting
person reads it: what stands in a chapter that is not mine to read is not on it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from gezinsboek.circle.models import Item, Member, Role
from gezinsboek.ground import clock
from gezinsboek.ground.ui import dates
from gezinsboek.plan.models import Helping, Score, Step
from gezinsboek.plan.paper.own import links
from gezinsboek.plan.reading import Plan, ShownGoal
from gezinsboek.timeline.frame import Frame
from gezinsboek.timeline.models import Reply
from gezinsboek.timeline.rhythms import Rhythm, rhythms

from .saying import may_say

QUIET = timedelta(days=90)


@dataclass(frozen=True)
class Work:
    """One goal that a helper works on, with their steps there."""

    goal: ShownGoal
    steps: list[Step]
    own: list[str] = field(default_factory=list)  # plans of their own that serve it


@dataclass(frozen=True)
class Card:
    """One helper. `maybe`: why the family might ask whether they can stop; only the family gets it."""

    member: Member
    me: bool
    said: Helping | None
    source: str
    rhythm: list[str]
    works: list[Work]
    may_say: bool
    maybe: list[str] = field(default_factory=list)

    @property
    def purpose(self) -> str:
        return self.said.purpose if self.said and self.said.purpose else self.member.purpose

    @property
    def often(self) -> list[str]:
        return [*([self.said.often] if self.said and self.said.often else []), *self.rhythm]

    @property
    def planned(self) -> str:
        return dates.full_day(self.said.until) if self.said and self.said.until else ""

    @property
    def access(self) -> str:
        """When taking part ends by itself."""
        ends = self.member.expires_at
        return dates.full_day(dates.day_of(ends)) if ends else ""


class Stack:
    """All of them, in a fixed number of queries."""

    def __init__(self, frame: Frame) -> None:
        self.frame, self.plan = frame, Plan.of(frame)
        self.rhythms: list[Rhythm] = rhythms(frame)
        self.asks = frame.family and not frame.looking_as

    @cached_property
    def cards(self) -> list[Card]:
        """The professionals, then the network; each by name."""
        folk = self.frame.folk
        helpers = [one for one in folk.members.values() if one.live and one.role in (Role.PROFESSIONAL, Role.NETWORK)]
        helpers.sort(key=lambda one: (one.role == Role.NETWORK, folk.name(one.id).casefold()))
        return [self._card(one) for one in helpers]

    @property
    def professionals(self) -> list[Card]:
        return [one for one in self.cards if one.member.role == Role.PROFESSIONAL]

    @property
    def network(self) -> list[Card]:
        return [one for one in self.cards if one.member.role == Role.NETWORK]

    @property
    def maybe(self) -> list[Card]:
        """Whom the family might ask whether they can stop."""
        return [one for one in self.cards if one.maybe]

    # ---------- what is known of them

    @cached_property
    def said(self) -> dict[UUID, Helping]:
        """By helper, what was said last."""
        every = Helping.objects.filter(dossier_id=self.frame.book.id).order_by("created_at", "id")
        return {one.member_id: one for one in every}

    @cached_property
    def _may_say(self) -> set[UUID]:
        return set() if self.frame.looking_as else may_say(self.frame.book.id)

    @cached_property
    def _own(self) -> dict[UUID, dict[UUID, list[str]]]:
        """Helper -> goal -> how their own plan is called."""
        found: dict[UUID, dict[UUID, list[str]]] = defaultdict(lambda: defaultdict(list))
        for goal, told in links([one.row.item.id for one in self.plan.shown], self.frame).items():
            for one in told:
                found[one.row.author_id][goal].append(str(one.row.get_kind_display()))
        return found

    @cached_property
    def _last(self) -> dict[UUID, datetime]:
        """Member -> when they wrote, answered, scored or ticked last, in what I read. One query each."""
        book, found = self.frame.book.id, dict[UUID, datetime]()
        for model, who, at in (
            (Item, "author_id", "created_at"),
            (Reply, "author_id", "created_at"),
            (Score, "author_id", "created_at"),
            (Step, "done_by", "done_at"),
        ):
            told = model._default_manager.filter(dossier_id=book, **{f"{at}__isnull": False}).values_list(who)
            for member, last in told.annotate(last=Max(at)).order_by():
                found[member] = max(last, found.get(member, last))
        return found

    # ---------- one of them

    def _card(self, member: Member) -> Card:
        said, works = self.said.get(member.id), list(self._works(member.id))
        rhythm = [one.words for one in self.rhythms if member.id in one.who]
        maybe = list(self._why(member, said, works)) if self.asks and member.role == Role.PROFESSIONAL else []
        source = ""
        if said:
            told = {"name": self.frame.folk.who(said.author_id), "day": dates.near_day(said.created_at)}
            source = _("%(name)s schreef dit op: %(day)s") % told
        me = member.id == self.frame.folk.me
        return Card(member, me, said, source, rhythm, works, member.id in self._may_say, maybe)

    def _works(self, member: UUID) -> Iterable[Work]:
        own = self._own[member]
        for goal in self.plan.open:
            steps = [one.step for one in goal.steps if member in one.step.who]
            if steps or own[goal.row.item.id]:
                yield Work(goal, steps, own[goal.row.item.id])

    def _why(self, member: Member, said: Helping | None, works: list[Work]) -> Iterable[str]:
        """Plain reasons, from what is on the page; nothing is counted together."""
        steps = [step for work in works for step in work.steps]
        if not works:
            yield _("Staat bij geen doel of stap.")
        elif steps and all(step.done_at for step in steps):
            yield _("Alle stappen zijn klaar.")
        last = max(filter(None, (self._last.get(member.id), member.accepted_at)), default=None)
        if last and last < clock.now() - QUIET:
            yield _("Schreef al drie maanden niets in wat jij leest.")
        if said and said.until and said.until < dates.today():
            yield _("De afgesproken laatste dag is voorbij: %(day)s.") % {"day": dates.full_day(said.until)}
