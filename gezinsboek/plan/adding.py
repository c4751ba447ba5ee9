"""Adding something at a goal: once, however often its form is sent."""

from typing import TypeVar
from uuid import UUID

from gezinsboek.ground.ids import new_id
from gezinsboek.timeline.writing import my_id

from .models import Consult, ConsultAnswer, Score, Sign, Signal, SignalAnswer, Step

Hung = TypeVar("Hung", Consult, ConsultAnswer, Score, Sign, Signal, SignalAnswer, Step)


def added(kind: type[Hung], row_id: UUID | None, book: UUID, item: UUID, **told: object) -> Hung:
    """A row of this kind at this item, by me. The id is its form's: a double click gives the row that is there already.

    Raises what the database says where I may not.
    """
    if row_id and (there := kind._default_manager.filter(id=row_id, item_id=item).first()):
        return there
    made = kind(id=row_id or new_id(), dossier_id=book, item_id=item, author_id=my_id(book))
    for name, value in told.items():  # one by one: words are sealed for the row they stand in
        setattr(made, name, value)
    made.save(force_insert=True)
    return made
