"""A goal in plain sentences, and the page of the plan, for the website and the PDF that are taken along."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from gezinsboek.circle.models import Item
from gezinsboek.circle.wording import listed
from gezinsboek.exchange.along import Leaf
from gezinsboek.exchange.telling import day_in_full
from gezinsboek.ground.ui.scale import in_words
from gezinsboek.plan.doing import GOAL
from gezinsboek.plan.models import Closed, Goal, Score, Sign, Signal, Step
from gezinsboek.plan.paper.days import Standing
from gezinsboek.plan.paper.facts import whose
from gezinsboek.plan.paper.own import links
from gezinsboek.plan.reading import headings
from gezinsboek.timeline.frame import Frame

from .hanging import Hanging


def facts(frame: Frame, items: Sequence[Item]) -> dict[UUID, list[str]]:
    """By item, everything that hangs on a goal; the plans of helpers by name alone."""
    hanging = Hanging.of(items)
    own = links(hanging.goals, frame) if any(hanging.own.values()) else {}
    return {
        item: [*One(frame, hanging, goal).told(), *(one.words for one in own.get(item, ()))]
        for item, goal in hanging.goals.items()
    }


class One:
    """One goal in sentences."""

    def __init__(self, frame: Frame, hanging: Hanging, goal: Goal) -> None:
        self.frame, self.hanging, self.goal, self.folk = frame, hanging, goal, frame.folk.by_name
        self.children = {child.id: child.name for child in frame.children}

    def told(self) -> list[str]:
        goal, around, item = self.goal, self.hanging, self.goal.item_id
        scores = around.scores.get(item, [])
        told = [whose(self.frame, goal, self.children)]
        told += [in_words(goal.begin, scores[-1].value if scores else None, goal.enough)]
        if goal.closed_at:
            told += [f"{Closed(goal.closed_how).label}: {day_in_full(goal.closed_at)}"]
        told += [self.score(one) for one in scores]
        told += [self.step(number, one) for number, one in enumerate(around.steps.get(item, ()), 1)]
        told += [self.sign(one) for one in around.signs.get(item, ())]
        for one in around.signals.get(item, ()):
            told += self.signal(one)
        return told

    def score(self, one: Score) -> str:
        who = by = self.folk.introduced(one.author_id)
        if one.for_child_id:
            who = self.children.get(one.for_child_id, _("Een kind"))
        told = _("%(who)s geeft een %(n)s.") % {"who": who, "n": one.value}
        written = [_("Opgeschreven door %(name)s.") % {"name": by}] if one.for_child_id else []
        return " ".join([f"{day_in_full(one.scored_on)}:", told, *([one.words] if one.words else []), *written])

    def step(self, number: int, one: Step) -> str:
        names = [*(self.folk.names(one.who) if one.who else []), *([one.who_words] if one.who_words else [])]
        told = [_("Stap %(n)s: %(words)s") % {"n": number, "words": one.text}]
        told += [_("Wie: %(names)s.") % {"names": listed(names) if names else one.get_by_display()}]
        told += [_("Voor %(day)s.") % {"day": day_in_full(one.due_on)}] if one.due_on else []
        told += [_("Klaar op %(day)s.") % {"day": day_in_full(one.done_at)}] if one.done_at else []
        steps = self.hanging.step
        first = [f"“{steps[before].text}”" for before in self.hanging.first.get(one.id, ()) if before in steps]
        return " ".join([*told, *([_("Eerst: %(steps)s.") % {"steps": listed(first)}] if first else [])])

    def sign(self, one: Sign) -> str:
        told = [_("Zo merken we het (%(level)s): %(words)s") % {"level": one.get_level_display(), "words": one.text}]
        told += [_("Dan: %(words)s") % {"words": one.then}] if one.then else []
        told += [_("Wie: %(names)s.") % {"names": listed(self.folk.names(one.who))}] if one.who else []
        told += [_("Hier letten we niet meer op.")] if one.ended_at else []
        return " ".join(told)

    def signal(self, one: Signal) -> list[str]:
        sign = self.hanging.sign.get(one.sign_id) if one.sign_id else None
        about = sign.text if sign else str(one.get_rule_display())
        by = [_("Van %(name)s.") % {"name": self.folk.introduced(one.author_id)}] if one.author_id else []
        head = _("Signaal, %(day)s: %(words)s") % {"day": day_in_full(one.created_at), "words": about}
        told = [" ".join([head, *([one.words] if one.words else []), *by])]
        for said in self.hanging.answers.get(one.id, ()):
            who = {"name": self.folk.introduced(said.author_id), "day": day_in_full(said.created_at)}
            words = _("Antwoord van %(name)s, %(day)s:") % who
            told.append(" ".join([words, str(said.get_answer_display()), *([said.words] if said.words else [])]))
        return told


def leaf(frame: Frame) -> Leaf | None:
    """ "Ons plan": what stands above the goals, the goals, and the days that the law counts with."""
    kinds = {**headings(), GOAL: _("Doelen")}
    rows = Item.objects.filter(dossier_id=frame.book.id, kind__in=kinds).order_by("created_at", "id")
    found: dict[str, list[UUID]] = {kind: [] for kind in kinds}
    for item, kind in rows.values_list("id", "kind"):
        found[kind].append(item)
    lines = [
        " ".join(part for part in (f"{one.head}: {one.line}.", one.reason, one.row.words) if part)
        for one in Standing.of(frame.book.id).told(frame)
    ]
    parts = [(words, found[kind]) for kind, words in kinds.items() if found[kind]]
    return Leaf("plan.html", _("Ons plan"), parts, _("Dagen van het plan"), lines) if parts or lines else None
