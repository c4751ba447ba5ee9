"""What a player does with signals, in one line: for tests and the demo."""

from uuid import UUID

from gezinsboek.circle.models import Item
from gezinsboek.plan import signalling
from gezinsboek.plan.models import Answer, Level, Sign, Signal, SignalAnswer

from .deeds import does
from .family import Family


def looks_out(
    family: Family, key: str, goal: Item, text: str, *who: str, then: str = "", level: str = Level.CARE
) -> Sign:
    named = [family.members[one] for one in who]
    return does(key, lambda: signalling.agree(goal, text, then, level, named))


def notices(key: str, sign: Sign, words: str = "") -> Signal:
    return does(key, lambda: signalling.notice(sign, words))


def answers_signal(key: str, signal: Signal, said: Answer = Answer.KNOWN, words: str = "") -> SignalAnswer:
    return does(key, lambda: signalling.answer(signal, said, words))


def sees_signals(key: str, *, through: UUID | None = None) -> set[UUID]:
    return does(key, lambda: set(Signal.objects.values_list("id", flat=True)), through=through)


def signals_as(key: str, goal: Item) -> list[Signal]:
    """What this player sees of a goal, the oldest first."""
    return does(key, lambda: list(Signal.objects.filter(item_id=goal.id).order_by("created_at", "id")))
