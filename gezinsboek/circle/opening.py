"""Opening a book and adding to it."""

from base64 import b64encode
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from psycopg.types.json import Jsonb

from gezinsboek.dossier.models import Chapter, Child, Dossier, Look
from gezinsboek.ground.acts import act
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault import vault

from .models import Member


def told(sealed: bytes) -> str:
    """A sealed column on its way to a function of `acl`, inside JSON."""
    return b64encode(bytes(sealed)).decode()


def open_book(name: str, my_name: str) -> Dossier:
    """A new book of the acting person, with the chapters that stand ready; they become its guardian.

    The key is made before the first row: an orphan key harms nobody (SHARING 27).
    """
    book = Dossier(id=new_id())
    vault().store.create(book.id)
    book.name = name
    me = Member(id=new_id(), dossier_id=book.id, name=my_name)
    chapters = [
        Chapter(id=new_id(), dossier_id=book.id, name=label, look=look, position=place)
        for place, (look, label) in enumerate(ready_chapters(), start=1)
    ]
    act(
        "open_book",
        Jsonb(
            {
                "dossier": str(book.id),
                "name": told(book.name_sealed),
                "member": str(me.id),
                "member_name": told(me.name_sealed),
                "chapters": [
                    {"id": str(c.id), "name": told(c.name_sealed), "look": c.look, "position": c.position}
                    for c in chapters
                ],
            }
        ),
    )
    return book


def ready_chapters() -> list[tuple[str, str]]:
    """Look and name of the chapters a new book begins with, in the language of the opener."""
    return [
        (Look.HOME, _("Thuis")),
        (Look.SCHOOL, _("School")),
        (Look.HEALTH, _("Gezondheid")),
        (Look.GROWTH, _("Groeien")),
        (Look.HELP, _("Hulp")),
        (Look.MONEY, _("Geld en wonen")),
    ]


def add_chapter(
    book: UUID, name: str, look: str, position: int = 99, *, private: bool = False, about: UUID | None = None
) -> Chapter:
    """A new chapter; its maker gets the first key. A private one (SHARING 4) asks for a fresh sign-in."""
    chapter = Chapter(id=new_id(), dossier_id=book, name=name, look=look, position=position, about_id=about)
    act("add_chapter", chapter.id, book, chapter.name_sealed, look, position, private, about)
    return chapter


def add_child(book: UUID, name: str, born: date | None = None) -> Child:
    """A child of the family; the birth date is kept readable only for the age rules (SHARING 6)."""
    child = Child(id=new_id(), dossier_id=book, name=name)
    child.save(force_insert=True)
    if born:
        say_birth(child, born)
    return child


def say_birth(child: Child, born: date) -> None:
    """Refused for who may not say it: after twelve only the child itself."""
    child.born = born.isoformat()
    act("set_birth", child.id, born, child.born_sealed)
