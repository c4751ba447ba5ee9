"""The plan as the acting person reads it, for paper: what the database gives, said in words (SHARING 23).

Only shared chapters go on a paper that is handed on; a private one never does, and nothing tells that it is there.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from django.utils.translation import gettext as _

from gezinsboek.circle.models import Item
from gezinsboek.circle.wording import listed
from gezinsboek.plan.doing import steps_before_pause
from gezinsboek.plan.models import By, Goal, Score, Sign, Step, StepOrder
from gezinsboek.plan.versions.agreed import Shown, parts
from gezinsboek.plan.versions.agreed import Standing as Versions
from gezinsboek.plan.versions.copies import Copy
from gezinsboek.timeline.before_pause import mend
from gezinsboek.timeline.frame import Folk, Frame, OpenChapter
from gezinsboek.timeline.headed import words_of
from gezinsboek.timeline.reading import DETAILS
from gezinsboek.timeline.rebutting import on_paper

from .days import Standing, by_name
from .own import Link, links

TOLD = ("well", "worry", "want")


@dataclass
class GoalFacts:
    """A goal with what hangs on it, in the order of the page. `given`: the last score of each, the newest first."""

    item: Item
    goal: Goal
    whose: str
    chapter: str
    steps: list[Step] = field(default_factory=list)
    given: list[Score] = field(default_factory=list)
    own: list[Link] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)

    @property
    def words(self) -> str:
        return words_of(self.item)

    @property
    def now(self) -> int | None:
        return self.given[0].value if self.given else None


@dataclass
class Facts:
    """All that any of the papers may ask for."""

    frame: Frame
    chapters: list[OpenChapter]
    goals: list[GoalFacts]
    texts: dict[str, list[Item]]
    first: dict[UUID, list[UUID]]
    standing: Standing

    @cached_property
    def version(self) -> Shown | None:
        """The version that holds, told by names."""
        return Versions(self.frame, self.folk).last

    @cached_property
    def as_agreed(self) -> dict[UUID, Copy]:
        """What that version says, of the chapters on this paper."""
        one = self.version
        return parts(one, within=[chapter.id for chapter in self.chapters])[one.row.id] if one else {}

    @cached_property
    def folk(self) -> Folk:
        return by_name(self.frame)

    @cached_property
    def beside(self) -> dict[UUID, tuple[tuple[str, str], ...]]:
        """The weerwoorden with what stands on it, by item."""
        return on_paper(
            self.folk, [*(one.item for one in self.goals), *(one for some in self.texts.values() for one in some)]
        )

    @cached_property
    def steps(self) -> dict[UUID, Step]:
        return {step.id: step for goal in self.goals for step in goal.steps}

    @property
    def items(self) -> list[UUID]:
        """Everything that stands on it."""
        return [*(one.item.id for one in self.goals), *(item.id for some in self.texts.values() for item in some)]

    @property
    def linked(self) -> bool:
        """Whether some helper's own plan stands at a goal."""
        return any(one.own for one in self.goals)

    def steps_by(self, by: str) -> list[tuple[GoalFacts, Step]]:
        return [(goal, step) for goal in self.goals for step in goal.steps if step.by == by]

    def there(self, key: str) -> bool:
        """Whether this fact of the crosswalk is entered, as far as I read."""
        match key:
            case "well" | "worry" | "want":
                return bool(self.texts[key])
            case "goal":
                return bool(self.goals)
            case "begin":
                return all(one.goal.begin is not None for one in self.goals)
            case "now":
                return all(one.given for one in self.goals)
            case "family" | "network":
                return bool(self.steps_by(By(key)))
            case "help":
                return bool(self.steps_by(By.PROFESSIONAL))
            case "who":
                return all(step.who or step.who_words for step in self.steps.values())
            case "when":
                return all(step.due_on or step.done_at for step in self.steps.values())
            case "offered":
                return self.standing.offered is not None
            case "accepted" | "made":
                return self.standing.last(key) is not None
            case "decided":
                return self.standing.decided is not None
            case "version":
                return self.version is not None
            case "agreed":
                return self.version is not None and not self.version.not_yet and not self.version.silent
            case "contact":
                return self.version is not None and self.version.contact is not None
            case "signs":
                return all(one.signs for one in self.goals)
            case "own":
                return self.linked
        raise KeyError(key)

    def who(self, step: Step) -> str:
        names = self.folk.names(step.who) if step.who else []
        return listed([*names, step.who_words] if step.who_words else names) if names or step.who_words else ""


def gather(frame: Frame, chosen: Collection[UUID] = ()) -> Facts:
    """Of these chapters, or of all shared ones that I read."""
    shared = [one for one in frame.chapters if not one.private and not one.hidden]
    chapters = [one for one in shared if one.id in chosen] or shared
    kinds = ["goal", *(f"plan-{one}" for one in TOLD)]
    within = [one.id for one in chapters]
    found = Item.objects.filter(dossier_id=frame.book.id, chapter_id__in=within, kind__in=kinds, deleted_at=None)
    items = list(found.select_related(*DETAILS).order_by("created_at", "id"))
    mend(items)
    goals = _goals(frame, [one for one in items if one.kind == "goal"])
    texts = {key: [one for one in items if one.kind == f"plan-{key}"] for key in TOLD}
    return Facts(frame, chapters, goals, texts, _order(frame.book.id), Standing.of(frame.book.id))


def _goals(frame: Frame, items: Iterable[Item]) -> list[GoalFacts]:
    by_id = {one.id: one for one in items}
    details = Goal.objects.filter(dossier_id=frame.book.id, item_id__in=by_id, closed_at=None)
    children = {child.id: child.name for child in frame.children}
    goals = {
        one.item_id: GoalFacts(
            by_id[one.item_id], one, whose(frame, one, children), _chapter(frame, by_id[one.item_id])
        )
        for one in details
    }
    found = Step.objects.filter(dossier_id=frame.book.id, item_id__in=goals, deleted_at=None)
    for step in sorted([*found, *steps_before_pause(goals)], key=lambda one: (one.position, one.id)):
        goals[step.item_id].steps.append(step)
    for score in Score.objects.filter(dossier_id=frame.book.id, item_id__in=goals).order_by(
        "-scored_on", "-created_at"
    ):
        given = goals[score.item_id].given
        if (score.author_id, score.for_child_id) not in {(one.author_id, one.for_child_id) for one in given}:
            given.append(score)
    for sign in Sign.objects.filter(item_id__in=goals, ended_at=None).order_by("created_at", "id"):
        goals[sign.item_id].signs.append(sign)
    for goal, own in links(goals, frame).items():
        goals[goal].own = own
    return [goals[one] for one in by_id if one in goals]


def whose(frame: Frame, goal: Goal, children: dict[UUID, str]) -> str:
    if goal.whose_child_id:
        return _("Doel van %(name)s") % {"name": children.get(goal.whose_child_id) or _("iemand")}
    if goal.whose_member_id:
        return _("Doel van %(name)s") % {"name": frame.folk.name(goal.whose_member_id)}
    return _("Van ons samen")


def _chapter(frame: Frame, item: Item) -> str:
    chapter = frame.by_id.get(item.chapter_id)
    return chapter.name if chapter else ""


def _order(book: UUID) -> dict[UUID, list[UUID]]:
    first: dict[UUID, list[UUID]] = {}
    for one in StepOrder.objects.filter(dossier_id=book):
        first.setdefault(one.step_id, []).append(one.first_id)
    return first
