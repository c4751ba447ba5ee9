"""What was asked at a goal and what was said to it, as the acting person reads it: two queries, however many."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from gezinsboek.ground.ui import dates
from gezinsboek.plan.models import Consult, ConsultAnswer, Said
from gezinsboek.timeline.frame import Frame

PHASES = {"": "care", Said.TALK: "care", Said.YES: "good", Said.NO: "ended", Said.BACK: "ended"}


@dataclass(frozen=True)
class ShownAnswer:
    """ "Noor Vermeer: Ja, dat is goed" """

    who: str
    said: str
    words: str
    day: str


@dataclass(frozen=True)
class Shown:
    """One request, with everything that was said to it, the oldest first. `waits`: nobody of the family answered yet."""

    row: Consult
    who: str
    day: str
    mine: bool
    answers: list[ShownAnswer] = field(default_factory=list)

    @property
    def waits(self) -> bool:
        return not self.row.answer

    @property
    def open(self) -> bool:
        """Whether it can still be answered, or taken back."""
        return self.row.answer != Said.BACK

    @property
    def phase(self) -> str:
        return PHASES[self.row.answer]

    @property
    def state(self) -> str:
        return str(self.row.get_answer_display()) if self.row.answer else _("Wacht op het gezin")

    @property
    def asks(self) -> str:
        """ "Femke Bakker (jeugdhulp) wil overleggen met Esther Blom, schoolarts." """
        if self.mine:
            return _("Jij wilt overleggen met %(whom)s.") % {"whom": self.row.whom}
        return _("%(who)s wil overleggen met %(whom)s.") % {"who": self.who, "whom": self.row.whom}


def of_goals(frame: Frame, goals: Iterable[UUID]) -> list[Shown]:
    """At these goals, the newest first."""
    found = list(Consult.objects.filter(item_id__in=list(goals)).order_by("-created_at", "-id"))
    return shown(frame, found)


def waiting(frame: Frame) -> list[Shown]:
    """In the whole book: what the family did not answer yet."""
    return shown(frame, Consult.objects.filter(dossier_id=frame.book.id, answer="").order_by("created_at", "id"))


def shown(frame: Frame, rows: Iterable[Consult]) -> list[Shown]:
    consults, folk = list(rows), frame.folk
    said: dict[UUID, list[ShownAnswer]] = {one.id: [] for one in consults}
    answers = ConsultAnswer.objects.filter(consult_id__in=said).order_by("created_at", "id") if said else ()
    for one in answers:
        told = ShownAnswer(
            folk.introduced(one.author_id), str(one.get_answer_display()), one.words, dates.near_day(one.created_at)
        )
        said[one.consult_id].append(told)
    return [
        Shown(
            one,
            folk.introduced(one.author_id),
            dates.near_day(one.created_at),
            one.author_id == folk.me,
            said[one.id],
        )
        for one in consults
    ]
