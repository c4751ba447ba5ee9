"""What we look out for, noticing it, and what is said to that; and the rules that the night looks at.

An id that the form gives makes a double click do it once.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from gezinsboek.circle.models import Item
from gezinsboek.ground.acts import Stale, act

from .adding import added
from .models import Answer, Level, Sign, Signal, SignalAnswer


@transaction.atomic
def agree(
    item: Item,
    text: str,
    then: str,
    level: str = Level.CARE,
    who: Iterable[UUID] = (),
    sign_id: UUID | None = None,
) -> Sign:
    """Look out for this at a goal, and who does what then."""
    return added(Sign, sign_id, item.dossier_id, item.id, level=level, text=text, then=then, who=list(who))


@transaction.atomic
def reword(sign: Sign, text: str, then: str, level: str, who: Iterable[UUID], sign_id: UUID) -> Sign:
    """Other words: the one ends, another begins, so that a signal keeps what it is about. Raises Stale when somebody ended it
    meanwhile; a double click is not stale."""
    names = set(who)
    if (sign.text, sign.then, sign.level, set(sign.who)) == (text, then, level, names):
        return sign
    if sign.ended_at is not None and not Sign.objects.filter(id=sign_id).exists():
        raise Stale("sign")
    made = agree(Item.objects.get(id=sign.item_id), text, then, level, names, sign_id)
    sign.end()
    return made


@transaction.atomic
def notice(sign: Sign, words: str = "", signal_id: UUID | None = None) -> Signal:
    """I see what we agreed to look out for."""
    return added(Signal, signal_id, sign.dossier_id, sign.item_id, sign_id=sign.id, words=words)


@transaction.atomic
def answer(signal: Signal, said: Answer, words: str = "", answer_id: UUID | None = None) -> SignalAnswer:
    """What we say to a signal; what was said before stays."""
    told = {"signal_id": signal.id, "answer": said, "words": words}
    return added(SignalAnswer, answer_id, signal.dossier_id, signal.item_id, **told)


def look_at_everything() -> int:
    """The plain rules, over every open goal; each thing is said once. Answers how many signals it raised."""
    with transaction.atomic():
        return int(act("raise_signals")[0][0])
