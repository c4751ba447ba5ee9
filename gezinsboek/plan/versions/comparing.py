"""The parts of a version beside those of another, one by one, as a page draws them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.forms import BoundField
from django.utils.safestring import SafeString

from gezinsboek.ground.ui.scale import scale
from gezinsboek.plan.doing import GOAL
from gezinsboek.plan.models import Closed, Goal
from gezinsboek.plan.paper.kinds import FACTS
from gezinsboek.timeline.frame import Frame
from gezinsboek.timeline.models import Entry
from gezinsboek.timeline.rebutting import beside_copies

from .copies import Copy
from .differing import Change, Teller
from .forms import ReviewForm


@dataclass
class Part:
    """One goal, or one thing above the goals: as it is in the version, with what changed."""

    id: UUID
    copy: Copy
    teller: Teller
    changes: list[Change] = field(default_factory=list)
    decide: BoundField | None = None
    gone: bool = False
    beside: list[tuple[str, str]] = field(default_factory=list)  # the weerwoorden of now: whose and when, and the words
    mark: str = ""  # how it is meant

    @property
    def goal(self) -> bool:
        return bool(self.copy["kind"] == GOAL)

    @property
    def heading(self) -> str:
        """Of what stands above the goals: the question it answers."""
        return str(FACTS[self.copy["kind"].removeprefix("plan-")].words)

    @property
    def words(self) -> str:
        return str(self.copy["words"])

    @property
    def whose(self) -> str:
        return self.teller.whose(self.copy) if self.goal else ""

    @property
    def decided(self) -> str:
        return str(self.copy.get("decided", ""))

    @property
    def line(self) -> SafeString | str:
        """Where it began, where it is and what is good enough."""
        if not self.goal:
            return ""
        scores = self.copy["scores"]
        now = scores[0]["value"] if scores else None
        return scale(self.copy["begin"], now, self.copy["enough"], f"v-{self.id}")

    @property
    def given(self) -> list[tuple[str, int]]:
        return [(self.teller.giver(one), one["value"]) for one in self.copy.get("scores", ())]

    @property
    def steps(self) -> list[tuple[str, str]]:
        return [(self.teller.step(one), self.teller.state(one)) for one in self.copy.get("steps", ())]

    @property
    def signs(self) -> list[tuple[str, str, str]]:
        return [(self.teller.level(one), one["text"], one["then"]) for one in self.copy.get("signs", ())]


def endings(left: Collection[UUID]) -> dict[UUID, str]:
    """How the goals among these came to their end: "Gelukt", "Gestopt"."""
    ended = Goal.objects.filter(item_id__in=left).exclude(closed_how="") if left else ()
    return {one.item_id: str(Closed(one.closed_how).label) for one in ended}


def of(
    frame: Frame, was: Mapping[UUID, Copy], now: Mapping[UUID, Copy], *, first: bool, form: ReviewForm | None = None
) -> list[Part]:
    """What is in it now, then what is not in it any more. In a first version nothing is new: there was none."""
    teller, parts = Teller(frame), []
    items = [*now, *(was.keys() - now.keys())]
    beside = beside_copies(frame.folk, frame.book.id, items)
    marks = {
        one.item_id: one.mark_words
        for one in Entry.objects.filter(item_id__in=items).exclude(mark="").defer("text_sealed")
    }
    for item, copy in now.items():
        changes = [] if first else teller.changes(was.get(item), copy)
        parts.append(Part(item, copy, teller, changes, form.decided_of(item) if form else None))
    left = {item: copy for item, copy in was.items() if item not in now}
    ends = endings(left)
    gone = [
        Part(item, copy, teller, teller.changes(copy, None, ends.get(item, "")), gone=True)
        for item, copy in left.items()
    ]
    for part in (*parts, *gone):
        part.beside, part.mark = beside.get(part.id, []), marks.get(part.id, "")
    return sorted(parts, key=lambda part: part.goal) + gone
