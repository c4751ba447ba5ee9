"""The plan as the acting person reads it: what goes well, what worries, what is wanted; and the goals with all that hangs
on them. A fixed number of queries, however many goals and steps; row-level security decides what is in it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gezinsboek.circle.models import Item
from gezinsboek.circle.wording import listed
from gezinsboek.ground.ui import dates, marks
from gezinsboek.ground.ui.course import Point, course
from gezinsboek.ground.ui.scale import scale
from gezinsboek.timeline.before_pause import mend
from gezinsboek.timeline.frame import Frame
from gezinsboek.timeline.reading import DETAILS
from gezinsboek.timeline.responses import responses
from gezinsboek.timeline.shown import Row, Rows

from . import doing
from .doing import GOAL
from .models import Closed, Goal, Score, Step, StepOrder

if TYPE_CHECKING:
    from .noticing import ShownSignal

PARTS = ("plan-well", "plan-worry", "plan-want")
DONE, NOW, THEN = "ticked", "now", "then"


def headings() -> dict[str, str]:
    """What stands above the goals, in its order."""
    words = _("Wat gaat goed?"), _("Waar maken we ons zorgen over?"), _("Wat willen we?")
    return dict(zip(PARTS, words, strict=True))


@dataclass
class ShownStep:
    """One step: done, the one that is on now, or for later."""

    step: Step
    state: str
    who: str
    figures: SafeString
    when: str
    waits: str
    may_tick: bool

    @property
    def id(self) -> UUID:
        return self.step.id

    @property
    def text(self) -> str:
        return self.step.text


@dataclass
class ShownScore:
    """One dated point, in words."""

    id: UUID
    who: str
    value: int
    on: date
    day: str
    words: str
    mine: bool
    by: str = ""


@dataclass
class ShownGoal:
    """A goal with everything that hangs on it."""

    row: Row
    facts: Goal | None
    whose: str
    scores: list[ShownScore] = field(default_factory=list)
    latest: list[ShownScore] = field(default_factory=list)
    now: int | None = None
    steps: list[ShownStep] = field(default_factory=list)
    signals: list["ShownSignal"] = field(default_factory=list)  # those without an answer

    @property
    def closed(self) -> str:
        """ "Gelukt", "Gestopt"; empty while it is worked on."""
        return str(Closed(self.facts.closed_how).label) if self.facts and self.facts.closed_how else ""

    @property
    def line(self) -> SafeString | str:
        if self.facts is None:
            return ""
        return scale(self.facts.begin, self.now, self.facts.enough, f"line-{self.row.id}")

    @property
    def course(self) -> SafeString | str:
        """How the numbers went, once they are of more than one day."""
        if self.facts is None:
            return ""
        points = [Point(one.who, one.on, one.value) for one in self.scores]
        return course(points, self.facts.enough, f"course-{self.row.id}")

    @property
    def given(self) -> str:
        """ "Milan geeft een 6. Jij geeft een 5. Laatst op maandag 2 november." """
        if not self.latest:
            return ""
        told = [
            (_("Jij geeft een %(n)s.") if one.mine and not one.by else _("%(who)s geeft een %(n)s."))
            % {"who": one.who, "n": one.value}
            for one in self.latest
        ]
        return " ".join([*told, _("Laatst: %(day)s.") % {"day": self.scores[0].day}])


class Plan:
    """Everything of one page. Making it logs that these items were looked at (SHARING 25)."""

    def __init__(self, frame: Frame, items: list[Item], rows: list[Row]) -> None:
        self.frame, self.rows = frame, rows
        self.goals = [one for one in items if one.kind == GOAL]
        self._children = {child.id: child.name for child in frame.children}

    @classmethod
    def of(cls, frame: Frame, only: UUID | None = None) -> "Plan":
        book = frame.book.id
        wanted = Item.objects.filter(Q(kind=GOAL) | Q(kind__in=PARTS), dossier_id=book)
        found = list((wanted.filter(id=only) if only else wanted).select_related(*DETAILS))
        mend(found)
        places = {chapter.id: at for at, chapter in enumerate(frame.chapters)}
        found.sort(key=lambda one: (places.get(one.chapter_id, 99), one.created_at, one.id))
        around = responses(book, [one.id for one in found], latest=1)
        return cls(frame, found, Rows(frame, around, None).all(found))

    def part(self, kind: str) -> list[Row]:
        """What goes well, what worries or what is wanted, in the chapters I read."""
        return [row for row in self.rows if row.item.kind == kind]

    @property
    def open(self) -> list[ShownGoal]:
        return [one for one in self.shown if not one.closed]

    @property
    def closed(self) -> list[ShownGoal]:
        return [one for one in self.shown if one.closed]

    @cached_property
    def shown(self) -> list[ShownGoal]:
        return [self._goal(row) for row in self.rows if row.item.kind == GOAL]

    # ---------- what hangs on the goals, each in one query

    @cached_property
    def _ids(self) -> list[UUID]:
        return [one.id for one in self.goals]

    @cached_property
    def scores(self) -> dict[UUID, list[Score]]:
        found: dict[UUID, list[Score]] = defaultdict(list)
        for one in Score.objects.filter(item_id__in=self._ids).order_by("-scored_on", "-created_at"):
            found[one.item_id].append(one)
        return found

    @cached_property
    def steps(self) -> dict[UUID, list[Step]]:
        """By goal, in their order; those that stand still for me as they were."""
        every = list(Step.objects.filter(item_id__in=self._ids, deleted_at=None))
        found: dict[UUID, list[Step]] = defaultdict(list)
        every += doing.steps_before_pause(self._ids) if self._ids else []
        for one in sorted(every, key=lambda step: (step.position, step.created_at)):
            found[one.item_id].append(one)
        return found

    @cached_property
    def step(self) -> dict[UUID, Step]:
        return {one.id: one for steps in self.steps.values() for one in steps}

    @cached_property
    def _tickable(self) -> set[UUID]:
        return set() if self.frame.looking_as else doing.may_tick(self.step)

    @cached_property
    def first(self) -> dict[UUID, list[Step]]:
        """Step -> what comes before it, also under another goal that I read."""
        orders = list(StepOrder.objects.filter(step_id__in=list(self.step)).select_related("first"))
        found: dict[UUID, list[Step]] = defaultdict(list)
        for one in orders:
            found[one.step_id].append(self.step.get(one.first_id, one.first))
        return found

    # ---------- in words

    def _goal(self, row: Row) -> ShownGoal:
        facts = getattr(row.item, "goal", None)
        scores = [self._score(one) for one in self.scores.get(row.item.id, ())]
        latest = list({one.who: one for one in reversed(scores)}.values())
        latest.sort(key=lambda one: scores.index(one))
        own = self._whose_name(facts)
        now = next((one.value for one in scores if one.who == own), scores[0].value if scores else None)
        steps = self._steps(self.steps.get(row.item.id, []))
        return ShownGoal(row, facts, self._whose(facts), scores, latest, now, steps)

    def _whose_name(self, facts: Goal | None) -> str:
        if facts and facts.whose_child_id:
            return self._children.get(facts.whose_child_id, "")
        return self.frame.folk.who(facts.whose_member_id) if facts and facts.whose_member_id else ""

    def _whose(self, facts: Goal | None) -> str:
        if facts is None:
            return ""
        if facts.whose_member_id and facts.whose_member_id == self.frame.folk.me:
            return _("Doel van jou")
        if facts.whose_child_id or facts.whose_member_id:
            return _("Doel van %(name)s, in eigen woorden") % {"name": self._whose_name(facts) or _("iemand")}
        return _("Doel van jullie samen") if self.frame.family else _("Doel van het gezin samen")

    def _score(self, one: Score) -> ShownScore:
        folk, by = self.frame.folk, ""
        who = folk.who(one.author_id)
        if one.for_child_id:
            by = _("opgeschreven door %(name)s") % {
                "name": _("jou") if one.author_id == folk.me else folk.name(one.author_id)
            }
            who = self._children.get(one.for_child_id, _("Een kind"))
        mine = one.author_id == folk.me
        return ShownScore(one.id, who, one.value, one.scored_on, dates.near_day(one.scored_on), one.words, mine, by)

    def _steps(self, steps: Iterable[Step]) -> list[ShownStep]:
        found, taken = [], False
        for step in steps:
            before = [one for one in self.first.get(step.id, ()) if one.done_at is None and one.deleted_at is None]
            state = DONE if step.done_at else NOW if not taken and not before else THEN
            taken = taken or state == NOW
            found.append(self._step(step, state, before))
        return found

    def _step(self, step: Step, state: str, before: list[Step]) -> ShownStep:
        folk = self.frame.folk
        people = [folk.members[one] for one in step.who if one in folk.members]
        names = [*(folk.names(step.who) if step.who else []), *([step.who_words] if step.who_words else [])]
        when = ""
        if step.done_at:
            when = _("gedaan: %(day)s") % {"day": dates.near_day(step.done_at)}
        elif step.due_on:
            when = _("tot %(day)s") % {"day": dates.near_day(step.due_on)}
        waits = _("Eerst: %(steps)s") % {"steps": listed([f"“{one.text}”" for one in before])} if before else ""
        who = listed(names) if names else step.get_by_display()
        return ShownStep(step, state, who, marks.avatars(people), when, waits, step.id in self._tickable)
