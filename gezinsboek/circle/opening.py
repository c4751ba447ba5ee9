"""Opening a book and adding to it."""

from base64 import b64encode
from contextlib import suppress
from datetime import date
from uuid import UUID

from django.db import IntegrityError, connection
from django.utils.translation import gettext as _
from psycopg.types.json import Jsonb

from gezinsboek.dossier.models import Chapter, Child, Dossier, Look
from gezinsboek.ground.acts import Refused, act
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault import KeyInUse, vault

from .models import Member


def told(sealed: bytes | memoryview) -> str:
    """A sealed column on its way to a function of `acl`, inside JSON."""
    return b64encode(bytes(sealed)).decode()


def open_book(name: str, my_name: str, *, book_id: UUID | None = None) -> Dossier:
    """A new book of the acting person, with the chapters that stand ready; they become its guardian.

    `book_id` is given by the form, so that a double click opens once: the second one waits for the first and finds it
    there. Refused for a professional (only a family opens a book) and for an id that is somebody else's.
    The key is made before the first row: an orphan key harms nobody (SHARING 27).
    """
    if book_id and (there := _opened_before(book_id)):
        return there
    book = Dossier(id=book_id or new_id())
    with suppress(KeyInUse):  # left by a first click that failed: no row was ever sealed with it
        vault().store.create(book.id)
    book.name = name
    me = Member(id=new_id(), dossier_id=book.id)
    me.name = my_name
    chapters = [
        _chapter(new_id(), book.id, label, look, place) for place, (look, label) in enumerate(ready_chapters(), start=1)
    ]
    fixed = {
        "dossier": str(book.id),
        "name": told(book.name_sealed),
        "member": str(me.id),
        "member_name": told(me.name_sealed),
        "chapters": [
            {"id": str(c.id), "name": told(c.name_sealed), "look": c.look, "position": c.position} for c in chapters
        ],
    }
    try:
        act("open_book", Jsonb(fixed))
    except IntegrityError as fault:
        raise Refused("open_book") from fault
    return book


def _opened_before(book: UUID) -> Dossier | None:
    """The book of a first click, once that is done; nothing when there was none, or the book is not mine."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(book)])
    return Dossier.objects.filter(id=book).first()


def _chapter(chapter: UUID, book: UUID, name: str, look: str, position: int) -> Chapter:
    made = Chapter(id=chapter, dossier_id=book, look=look, position=position)
    made.name = name
    return made


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
    book: UUID,
    name: str,
    look: str,
    position: int = 99,
    *,
    private: bool = False,
    about: UUID | None = None,
    chapter_id: UUID | None = None,
) -> Chapter:
    """A new chapter; its maker gets the first key. A private one (SHARING 4) asks for a fresh sign-in.

    `chapter_id` is given by the form: the second one raises IntegrityError.
    """
    chapter = _chapter(chapter_id or new_id(), book, name, look, position)
    chapter.about_id = about
    act("add_chapter", chapter.id, book, chapter.name_sealed, look, position, private, about)
    return chapter


def add_child(book: UUID, name: str, born: date | None = None, *, child_id: UUID | None = None) -> Child:
    """A child of the family; the birth date is kept readable only for the age rules (SHARING 6).

    `child_id` is given by the form: the second one raises IntegrityError.
    """
    child = Child(id=child_id or new_id(), dossier_id=book)
    child.name = name
    child.save(force_insert=True)
    if born:
        say_birth(child, born)
    return child


def say_birth(child: Child, born: date) -> bool:
    """Refused for who may not say it. After twelve that is the child itself, or two with gezag: False for the first of
    them, since it takes the second to say the same. So it does for a date that makes the child older, or twelve at once."""
    child.born = born.isoformat()
    return bool(act("set_birth", child.id, born, child.born_sealed)[0][0] == "set")
