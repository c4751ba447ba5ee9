"""What we look out for, noticing it, and what is said to that; and the rules that the night looks at.

An id that the form gives makes a double click do it once.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from gezinsboek.circle.models import Item
from gezinsboek.ground.acts import Stale, act
from gezinsboek.ground.ids import new_id
from gezinsboek.timeline.writing import my_id

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
    if sign_id and (there := Sign.objects.filter(id=sign_id, item_id=item.id).first()):
        return there
    sign = Sign(id=sign_id or new_id(), dossier_id=item.dossier_id, item_id=item.id, author_id=my_id(item.dossier_id))
    sign.level, sign.text, sign.then, sign.who = level, text, then, list(who)
    sign.save(force_insert=True)
    return sign


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
    if signal_id and (there := Signal.objects.filter(id=signal_id, item_id=sign.item_id).first()):
        return there
    signal = Signal(id=signal_id or new_id(), dossier_id=sign.dossier_id, item_id=sign.item_id, sign_id=sign.id)
    signal.author_id, signal.words = my_id(sign.dossier_id), words
    signal.save(force_insert=True)
    return signal


@transaction.atomic
def answer(signal: Signal, said: Answer, words: str = "", answer_id: UUID | None = None) -> SignalAnswer:
    """What we say to a signal; what was said before stays."""
    if answer_id and (there := SignalAnswer.objects.filter(id=answer_id, signal_id=signal.id).first()):
        return there
    told = SignalAnswer(id=answer_id or new_id(), dossier_id=signal.dossier_id, item_id=signal.item_id)
    told.signal_id, told.author_id, told.answer, told.words = signal.id, my_id(signal.dossier_id), said, words
    told.save(force_insert=True)
    return told


def look_at_everything() -> int:
    """The plain rules, over every open goal; each thing is said once. Answers how many signals it raised."""
    with transaction.atomic():
        return int(act("raise_signals")[0][0])
