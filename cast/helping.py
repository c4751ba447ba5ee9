"""Who does what and asking to confer, in one line: for tests and the demo."""

from datetime import date
from uuid import UUID

from gezinsboek.circle.models import Item
from gezinsboek.ground.ids import new_id
from gezinsboek.plan.conferring import asking
from gezinsboek.plan.models import Consult, ConsultAnswer, Helping, Said
from gezinsboek.plan.stack import saying

from .deeds import does
from .family import Family

WHOM, ABOUT = "Esther Blom, schoolarts", "Past rustig opbouwen bij buikpijn?"


def says_helping(
    family: Family, key: str, of: str, purpose: str, often: str = "", until: date | None = None
) -> Helping:
    """What this helper is here for, says this player."""
    return does(key, lambda: saying.say(new_id(), family.id, family.members[of], purpose, often, until))


def sees_helping(family: Family, key: str, *, through: UUID | None = None) -> set[str]:
    """What for, of everybody, as far as this player reads."""
    return does(
        key, lambda: {one.purpose for one in Helping.objects.filter(dossier_id=family.id)}, fresh=True, through=through
    )


def asks_to_confer(
    key: str, goal: Item, whom: str = WHOM, about: str = ABOUT, why: str = "Dan weten we het zeker."
) -> Consult:
    return does(key, lambda: asking.ask(goal, whom, about, why))


def answers_conferring(key: str, consult: Consult, said: Said = Said.YES, words: str = "") -> ConsultAnswer:
    return does(key, lambda: asking.answer(consult, said, words))


def sees_conferring(key: str, *, through: UUID | None = None) -> set[UUID]:
    return does(key, lambda: set(Consult.objects.values_list("id", flat=True)), through=through)
