"""The steps of a goal and what else was said there, for whoever puts what they wrote into their own record system (SHARING 22)."""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from gezinsboek.circle.models import Item, Revision
from gezinsboek.exchange.telling import day_in_full
from gezinsboek.records.parts import Part

from .doing import GOAL
from .models import Consult, ConsultAnswer, Score, Sign, Signal, SignalAnswer, Step

AT_GOAL = "goal"  # under which name it stands in the record


def steps(items: Sequence[Item], me: Collection[UUID]) -> dict[UUID, list[Part]]:
    """In their order; of mine the words as I last wrote them, whoever changed them since. One query, and a second for those."""
    goals = [item.id for item in items if item.kind == GOAL]
    found = (
        list(Step.objects.filter(item_id__in=goals, deleted_at=None).order_by("position", "created_at"))
        if goals
        else []
    )
    changed = [one.id for one in found if one.author_id in me and one.changed_by not in (None, one.author_id)]
    mine = Revision.objects.filter(row__in=changed, author__in=list(me)).order_by("version") if changed else ()
    before = {old.row: old for old in mine}
    told: dict[UUID, list[Part]] = defaultdict(list)
    for one in found:
        if one.id in before:
            one.text_sealed = before[one.id].text_sealed
        told[one.item_id].append(Part(one.author_id, said_at(one), words(one)))
    return told


def said_at(step: Step) -> datetime:
    """When its author last said something in it, that it is done too; as `acl.i_said`."""
    return step.changed_at if step.changed_at and step.changed_by == step.author_id else step.created_at


def words(step: Step) -> str:
    """ "Plek bij het raam zoeken. Voor maandag 2 maart 2026." """
    told = [step.text if step.text.endswith((".", "!", "?")) else f"{step.text}."]
    told += [_("Voor %(day)s.") % {"day": day_in_full(step.due_on)}] if step.due_on else []
    told += [_("Klaar op %(day)s.") % {"day": day_in_full(step.done_at)}] if step.done_at else []
    return " ".join(told)


def said(items: Sequence[Item], me: Collection[UUID]) -> dict[UUID, list[Part]]:
    """Marks, signs, signals, conferring, and answers to those, the oldest first; what a rule raised nobody said. None of it
    ever changes. A query for each kind."""
    goals = [item.id for item in items if item.kind == GOAL]
    found = [
        (one.item_id, Part(one.author_id, one.created_at, words_of(one), AT_GOAL))
        for kind, words_of in SAID.items()
        for one in (kind._default_manager.filter(item_id__in=goals).exclude(author=None) if goals else ())
    ]
    told: dict[UUID, list[Part]] = defaultdict(list)
    for item, part in sorted(found, key=lambda pair: pair[1].at):
        told[item].append(part)
    return told


def _sentences(head: str, *more: str) -> str:
    return " ".join([f"{head}.", *filter(None, more)])


def _score(one: Score) -> str:
    head = _("Cijfer %(n)s, %(day)s") % {"n": one.value, "day": day_in_full(one.scored_on)}
    return _sentences(head, one.words, _("Opgeschreven voor een kind.") if one.for_child_id else "")


def _sign(one: Sign) -> str:
    head = _("Zo merken we het (%(level)s): %(words)s") % {"level": one.get_level_display(), "words": one.text}
    return _sentences(head, _("Dan: %(words)s") % {"words": one.then} if one.then else "")


def _signal(one: Signal) -> str:
    words = one.words or str(one.get_rule_display())
    return _("Signaal, %(day)s: %(words)s") % {"day": day_in_full(one.created_at), "words": words}


def _answer(one: SignalAnswer) -> str:
    return _sentences(_("Antwoord op een signaal: %(words)s") % {"words": one.get_answer_display()}, one.words)


def _consult(one: Consult) -> str:
    head = _("Gevraagd om te overleggen met: %(whom)s") % {"whom": one.whom}
    return _sentences(head, _("Waarover: %(words)s") % {"words": one.about}, one.why)


def _consult_answer(one: ConsultAnswer) -> str:
    return _sentences(
        _("Antwoord op een vraag om te overleggen: %(words)s") % {"words": one.get_answer_display()}, one.words
    )


SAID: dict[Any, Callable[[Any], str]] = {
    Score: _score,
    Sign: _sign,
    Signal: _signal,
    SignalAnswer: _answer,
    Consult: _consult,
    ConsultAnswer: _consult_answer,
}
