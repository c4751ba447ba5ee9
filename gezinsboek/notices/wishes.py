"""My wishes: how often I hear of each of my books, and how I am reached. Under row-level security: mine alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.people.models import Person
from gezinsboek.timeline.desk import MyBook, my_books

from .models import Reach, Rhythm, Wish

DEFAULT = Rhythm.DAY
MORNING, EVENING = 8, 18  # the hour of a digest, unasked: when work begins, and when a family sits down


@dataclass(frozen=True)
class Wishes:
    """Everything the page "Berichten" is about."""

    person: Person
    books: list[MyBook]
    rhythms: dict[UUID, str]
    reach: Reach

    @classmethod
    def of(cls, person: UUID) -> "Wishes":
        """Mine, or what holds for who never wished anything."""
        books = my_books()
        wished = dict(Wish.objects.filter(person=person).values_list("dossier_id", "rhythm"))
        reach = Reach.objects.filter(person=person).first() or Reach(person=person)
        rhythms = {book.id: wished.get(book.id, DEFAULT) for book in books}
        return cls(Person.objects.get(id=person), books, rhythms, reach)

    @property
    def hour(self) -> int:
        """When a digest leaves; acl.waiting says the same."""
        if self.reach.hour is not None:
            return self.reach.hour
        return MORNING if self.person.professional else EVENING


def save(wishes: Wishes, rhythms: Mapping[UUID, str], reach: Mapping[str, object], *, mail: bool) -> None:
    """Write what was chosen; sent twice it is written once."""
    person = wishes.person.id
    new = [Wish(id=new_id(), dossier_id=book, person=person, rhythm=rhythm) for book, rhythm in rhythms.items()]
    Wish.objects.bulk_create(new, ignore_conflicts=True)
    for rhythm in Rhythm.values:
        books = [book for book, chosen in rhythms.items() if chosen == rhythm]
        Wish.objects.filter(person=person, dossier__in=books).exclude(rhythm=rhythm).update(rhythm=rhythm)
    Reach.objects.bulk_create([Reach(id=new_id(), person=person)], ignore_conflicts=True)
    stopped = None if mail else wishes.reach.stopped_at or clock.now()
    Reach.objects.filter(person=person).update(**reach, stopped_at=stopped)
