"""What is said of a helper: what for, how often, until when. Where I may not, the database refuses with its own error."""

from datetime import date
from uuid import UUID

from django.db import transaction

from gezinsboek.ground.acts import Refused, ask
from gezinsboek.plan.models import Helping
from gezinsboek.timeline.writing import my_id


def may_say(book: UUID) -> set[UUID]:
    """Of whom I may say it: the database's own answer."""
    return {member for (member,) in ask("helping_i_may_say", book)}


def last(book: UUID, member: UUID) -> list[Helping]:
    """All that was said of this helper, the newest first; the first holds."""
    return list(Helping.objects.filter(dossier_id=book, member_id=member).order_by("-created_at", "-id"))


@transaction.atomic
def say(id_: UUID, book: UUID, member: UUID, purpose: str, often: str, until: date | None) -> Helping:
    """New words; those of before stay. An id that the form gives makes a double click do it once."""
    if there := Helping.objects.filter(id=id_, dossier_id=book).first():
        return there
    told = Helping(id=id_, dossier_id=book, member_id=member, author_id=my_id(book), until=until)
    told.purpose, told.often = purpose, often
    told.save(force_insert=True)
    return told


def take_back(book: UUID, row: UUID) -> UUID:
    """My own words alone; answers of whom they were. Raises Refused for anybody else's."""
    mine = Helping.objects.filter(id=row, dossier_id=book, author_id=my_id(book))
    found = mine.first()
    if found is None or not mine.delete()[0]:
        raise Refused("helping")
    return found.member_id
