"""The verbs: ask, answer, and what a yes begins. Where I may not, the database refuses with its own error.

An id that the form gives makes a double click do it once.
"""

from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, QueryDict

from gezinsboek.circle.draft import Draft
from gezinsboek.circle.models import Item
from gezinsboek.circle.offer import Offer
from gezinsboek.dossier.models import Chapter, Look
from gezinsboek.guests import asking as guests
from gezinsboek.plan.adding import added
from gezinsboek.plan.models import Consult, ConsultAnswer

NAME = 80


@transaction.atomic
def ask(item: Item, whom: str, about: str, why: str, consult_id: UUID | None = None) -> Consult:
    """Put it to the family; nobody else hears of it, and nothing is sent."""
    return added(Consult, consult_id, item.dossier_id, item.id, whom=whom, about=about, why=why)


@transaction.atomic
def answer(consult: Consult, said: str, words: str = "", answer_id: UUID | None = None) -> ConsultAnswer:
    """What the family says to it, or that it is not needed any more; what was said before stays."""
    told = {"consult_id": consult.id, "answer": said, "words": words}
    return added(ConsultAnswer, answer_id, consult.dossier_id, consult.item_id, **told)


def may_invite(book: UUID) -> bool:
    """Whether I have something to give to whom I would invite."""
    return bool(Offer.of(book).kinds)


def may_ask_once(book: UUID) -> bool:
    """Whether I may ask somebody one thing with a link that works once."""
    return bool(guests.askable(book))


def begin_invitation(request: HttpRequest, consult: Consult, chapter: Chapter) -> None:
    """Fill in the first step of an ordinary invitation; the family goes on from there, or does not."""
    name, _work = apart(consult.whom)
    Draft(request, consult.dossier_id).end()
    told = QueryDict(mutable=True)
    told.update({"name": name, "kind": guests.KINDS.get(Look(chapter.look), "help"), "again": ""})
    Draft(request, consult.dossier_id).keep(told, [*told])


def begin_link(request: HttpRequest, consult: Consult) -> None:
    """Fill in a question with a link that works once; nothing is sent yet."""
    name, work = apart(consult.whom)
    told = {"name": name, "title": work, "question": consult.about, "chapter": str(consult.item.chapter_id)}
    guests.propose(request, consult.dossier_id, told)


def apart(whom: str) -> tuple[str, str]:
    """ "Esther Blom, schoolarts" as a name and what they do."""
    name, _comma, work = whom.partition(",")
    return name.strip()[:NAME], work.strip()[:NAME]
