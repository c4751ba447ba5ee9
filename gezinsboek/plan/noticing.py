"""What we look out for at goals and what was noticed, as the acting person reads it: in words, each kind in one query.

Row-level security decides which signals there are: the family's first (rules/49_signals.sql).
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gezinsboek.circle.wording import listed
from gezinsboek.ground import clock
from gezinsboek.ground.ui import dates

from .models import Answer, Level, Rule, Score, Sign, Signal, Step
from .reading import Plan

FIRST = timedelta(days=3)  # how long a signal is the family's alone: as in rules/90_policies.sql
LEVELS: dict[str, tuple[str, str | Promise]] = {
    Level.GOOD: ("good", gettext_lazy("Waaraan merken we dat het goed gaat?")),
    Level.CARE: ("care", gettext_lazy("Waaraan merken we dat het schuurt?")),
    Level.ALARM: ("alert", gettext_lazy("Waaraan merken we dat het echt mis gaat?")),
}
ICONS = {
    Rule.OVERDUE: "clock",
    Rule.DOWN_TWO: "chart",
    Rule.SILENCE: "bell",
    Rule.ACCESS_ENDS: "door",
    Rule.REVIEWS_MISSED: "calendar",
}
ANSWERS = {Answer.KNOWN: "check", Answer.TALKING: "reply", Answer.NOT_RIGHT: "x"}


def unanswered() -> QuerySet[Signal]:
    """Of goals that we still work on; what the step was about is not done or thrown away meanwhile."""
    gone = Step.objects.filter(Q(done_at__isnull=False) | Q(deleted_at__isnull=False))
    found = Signal.objects.filter(item__deleted_at=None, item__goal__closed_at=None, answered_at=None)
    return found.exclude(step__in=gone.values("id"))


def waits_for(signal: Signal, family: bool) -> bool:
    """Whether it wants an answer: of the family until one of them said something, of a helper until anybody did."""
    return signal.answered_at is None if family else not signal.answer


@dataclass(frozen=True)
class ShownSign:
    """What to look out for, and what we do then."""

    sign: Sign
    who: str
    may_end: bool

    @property
    def id(self) -> UUID:
        return self.sign.id

    @property
    def may_notice(self) -> bool:
        """Of what goes well no signal is needed."""
        return self.sign.level != Level.GOOD and self.sign.ended_at is None


@dataclass(frozen=True)
class Card:
    """One of the three: how it goes when we see this, in an icon and in words."""

    level: str
    name: str
    question: str
    signs: list[ShownSign]

    @property
    def icon(self) -> str:
        return LEVELS[self.level][0]


@dataclass(frozen=True)
class ShownSignal:
    """One signal in words. `concerns`: it asks something of me."""

    signal: Signal
    icon: str
    words: str
    sign: ShownSign | None
    open: bool
    solved: bool
    concerns: bool

    @property
    def url(self) -> str:
        return reverse("goal_signal", args=[self.signal.dossier_id, self.signal.item_id, self.signal.id])

    @property
    def rule(self) -> str:
        return str(Rule(self.signal.rule).label)

    @property
    def state(self) -> str:
        if self.signal.answer:
            return str(Answer(self.signal.answer).label)
        return _("De stap is klaar of weg") if self.solved else _("Nog geen antwoord")

    @property
    def look(self) -> str:
        """How the state is drawn; the words say it too."""
        return "care" if self.open else "good" if self.solved else "ended"


class Noticed:
    """Of the goals of one page; `only_open`: without what was answered before."""

    def __init__(self, plan: Plan, *, only_open: bool = False) -> None:
        self.plan, self.frame, self.only_open = plan, plan.frame, only_open
        self._goals = [one.id for one in plan.goals]

    @cached_property
    def _signs(self) -> dict[UUID, Sign]:
        found = Sign.objects.filter(item_id__in=self._goals).order_by("created_at", "id")
        return {one.id: one for one in found}

    @cached_property
    def signals(self) -> list[ShownSignal]:
        """The newest first."""
        found = unanswered() if self.only_open else Signal.objects.all()
        wanted = found.filter(item_id__in=self._goals).order_by("-created_at", "id")
        return [self.shown(one) for one in wanted]

    @property
    def open(self) -> list[ShownSignal]:
        return [one for one in self.signals if one.open]

    @property
    def mine(self) -> list[ShownSignal]:
        """What asks something of me: of the family, of who noticed it, and of who does something about it."""
        return [one for one in self.open if one.concerns]

    def fill(self) -> None:
        """Tell each goal of the page what waits there."""
        by_goal: dict[UUID, list[ShownSignal]] = defaultdict(list)
        for one in self.open:
            by_goal[one.signal.item_id].append(one)
        for goal in self.plan.shown:
            goal.signals = by_goal.get(goal.row.item.id, [])

    # ---------- what we look out for

    @property
    def cards(self) -> list[Card]:
        """Good, care and alarm; also when one is still empty."""
        found = [self.sign(one) for one in self._signs.values() if one.ended_at is None]
        return [
            Card(level, str(Level(level).label), str(question), [one for one in found if one.sign.level == level])
            for level, (_icon, question) in LEVELS.items()
        ]

    @property
    def any(self) -> bool:
        """Whether there is anything that we look out for."""
        return any(one.ended_at is None for one in self._signs.values())

    @property
    def ended(self) -> list[ShownSign]:
        """What we do not look out for any more."""
        return [self.sign(one) for one in self._signs.values() if one.ended_at is not None]

    def sign(self, one: Sign) -> ShownSign:
        known = [self.frame.folk.who(who) for who in one.who if who in self.frame.folk.members]
        who = listed(known) if known else ""
        return ShownSign(one, who, not self.frame.looking_as and one.author_id in self.frame.authors_i_may_change)

    # ---------- what was noticed

    def shown(self, one: Signal) -> ShownSignal:
        sign = self._signs.get(one.sign_id) if one.sign_id else None
        step = self.plan.step.get(one.step) if one.step else None
        solved = bool(one.step) and (step is None or step.done_at is not None)
        icon = LEVELS[sign.level][0] if sign else ICONS.get(Rule(one.rule), "alert")
        me = self.frame.folk.me
        concerned = {one.author_id, one.member, *(sign.who if sign else ()), *(step.who if step else ())}
        closed = one.item_id in {goal.row.item.id for goal in self.plan.closed}
        is_open = waits_for(one, self.frame.family) and not solved and not closed
        shown = self.sign(sign) if sign else None
        concerns = self.frame.family or me in concerned
        return ShownSignal(one, icon, self.words(one, sign, step), shown, is_open, solved, concerns)

    def words(self, one: Signal, sign: Sign | None, step: Step | None) -> str:
        """What was noticed, by which rule."""
        folk, text = self.frame.folk, step.text if step else ""
        if sign and one.author_id:
            return _("%(who)s merkte: “%(sign)s”") % {"who": folk.who(one.author_id), "sign": sign.text}
        if one.rule == Rule.OVERDUE and step and step.due_on:
            return _("“%(step)s” zou klaar zijn op %(day)s.") % {"step": text, "day": dates.full_day(step.due_on)}
        if one.rule == Rule.ACCESS_ENDS and one.member and step:
            who = folk.who(one.member)
            return _("%(who)s leest nog maar kort mee. Nog niet klaar: “%(step)s”.") % {"who": who, "step": text}
        if one.rule == Rule.DOWN_TWO and (fall := self._fall(one)):
            return _("%(who)s gaf eerst een %(was)s en nu een %(now)s.") % fall
        return f"{Rule(one.rule).label}."

    def _fall(self, one: Signal) -> dict[str, object] | None:
        """The score of a signal with the one of the same person before it."""
        line = self.plan.scores.get(one.item_id, [])
        now = next((score for score in line if score.id == one.score), None)
        if now is None:
            return None
        who = (now.author_id, now.for_child_id)
        before = line[line.index(now) + 1 :]
        was = next((score for score in before if (score.author_id, score.for_child_id) == who), None)
        return {"who": self._scorer(now), "was": was.value, "now": now.value} if was else None

    def _scorer(self, score: Score) -> str:
        if score.for_child_id:
            names = {child.id: child.name for child in self.frame.children}
            return names.get(score.for_child_id, _("Een kind"))
        return self.frame.folk.who(score.author_id)


def sees(signal: Signal) -> str:
    """Who sees this signal, and from when."""
    later = signal.created_at + FIRST
    if signal.answered_at:
        day = dates.near_day(signal.answered_at)
        return _("Het gezin gaf antwoord: %(day)s. Iedereen die dit doel leest, ziet dit signaal.") % {"day": day}
    if later <= clock.now():
        return _("Het gezin zag dit als eerste. Na drie dagen ziet iedereen die dit doel leest het.")
    told = {"day": dates.in_words(later)}
    return (
        _(
            "Nu ziet alleen het gezin dit, en wie het merkte. Na een antwoord van het gezin zien de anderen het ook."
            " Komt er geen antwoord? Dan zien ze het %(day)s."
        )
        % told
    )
