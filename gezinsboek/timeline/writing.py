"""Writing in the book: the verbs of the timeline.

Where the acting person may not write, the database refuses with its own error, which a request turns into 404. A page
that wants to keep what was typed does it inside `refusable`.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import Model, QuerySet
from psycopg import errors

from gezinsboek.circle.models import Item, Member
from gezinsboek.ground import clock
from gezinsboek.ground.acts import Refused, Stale, act, ask
from gezinsboek.ground.ids import new_id

from .files import Held, tie
from .models import Entry, File, Heart, Question, Reply

Made = TypeVar("Made", bound=Model)


def my_member(book: UUID) -> Member:
    """Me in this book. Raises Member.DoesNotExist for who does not take part."""
    return Member.objects.select_related("person").get(id=my_id(book))


def my_id(book: UUID) -> UUID:
    me: UUID | None = ask("my_member", book)[0][0]
    if me is None:
        raise Refused("member")
    return me


@contextmanager
def refusable(what: str) -> Iterator[None]:
    """A savepoint in which what the database does not allow becomes Refused, so that a page may tell it and go on."""
    try:
        with transaction.atomic():
            yield
    except DatabaseError as fault:
        if isinstance(fault.__cause__, errors.InsufficientPrivilege | errors.ForeignKeyViolation):
            raise Refused(what) from fault
        raise


@contextmanager
def once(there: QuerySet[Made], found: list[Made]) -> Iterator[None]:
    """What is made inside is made once: when somebody made it in the same moment, `found` gets that one."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as fault:
        if not isinstance(fault.__cause__, errors.UniqueViolation):
            raise
        found += there
        if not found:  # the id is taken by something that is not mine
            raise Refused("id") from fault


@transaction.atomic
def write(
    book: UUID,
    chapter: UUID,
    text: str,
    *,
    kind: str = "entry",
    audience: Iterable[UUID] | None = None,
    about: UUID | None = None,
    happened_on: date | None = None,
    question_to: UUID | None = None,
    wanted_on: date | None = None,
    item_id: UUID | None = None,
    files: Iterable[Held] = (),
    transcript: str = "",
    mark: str = "",
    held_back: bool = False,
) -> Item:
    """A new stukje. `held_back`: for a few seconds only its author sees it and can take it back. `item_id` is given by the form, so that a double click writes once: the second one finds it there."""
    me = my_id(book)
    item = Item(
        id=item_id or new_id(),
        dossier_id=book,
        kind=kind,
        chapter_id=chapter,
        author_id=me,
        audience=None if audience is None else sorted({*audience}),
        about_id=about,
        happened_on=happened_on,
        held_until=clock.now() if held_back else None,  # the database says until when
    )
    there = Item.with_bin.filter(id=item.id, dossier_id=book, author_id=me)
    if item_id and (before := there.first()):
        return before
    found: list[Item] = []
    with once(there, found):
        item.save(force_insert=True)
        entry = Entry(item_id=item.id, dossier_id=book, mark=mark)
        entry.text = text
        entry.save(force_insert=True)
        if question_to:
            Question(dossier_id=book, item_id=item.id, author_id=me, asked_id=question_to, wanted_on=wanted_on).save(
                force_insert=True
            )
        tie(item, files, me, transcript)
    return found[0] if found else item


@transaction.atomic
def change(item: UUID, text: str, made_from: int, mark: str | None = None) -> None:
    """Change the text of a stukje. Raises Stale when somebody changed it since version `made_from` (SHARING 12).
    `mark` is of the new version; None is not asked, and then other words carry none.

    When it says this already, nothing is changed: so a double click is not stale.
    """
    entry = Entry.objects.get(item_id=item)
    if entry.text == text and mark in (None, entry.mark):
        return
    entry.text = text
    done = Entry.objects.filter(item_id=item, version=made_from).update(
        text_sealed=entry.text_sealed, version=made_from + 1, mark=mark or ""
    )
    if not done:
        now = Entry.objects.get(item_id=item)
        if (now.text, now.mark) != (text, mark or ""):
            raise Stale("entry")


@transaction.atomic
def reply(
    item: Item, text: str, reply_id: UUID | None = None, *, held_back: bool = False, step: UUID | None = None
) -> Reply:
    """Answer a stukje; a question asked of me is answered by it. `held_back` as in `write`; `step`: of a goal, about which
    of its steps it is."""
    me = my_id(item.dossier_id)
    answer = Reply(id=reply_id or new_id(), dossier_id=item.dossier_id, item_id=item.id, author_id=me, step=step)
    answer.held_until = clock.now() if held_back else None  # the database says until when
    answer.text = text
    there = Reply.objects.filter(id=answer.id, item_id=item.id, author_id=me)
    if reply_id and (before := there.first()):
        return before
    found: list[Reply] = []
    with once(there, found):
        answer.save(force_insert=True)
        for question in Question.objects.filter(item=item, asked_id=me, answered_at=None):
            act("answer", question.id, answer.id)
    return found[0] if found else answer


@transaction.atomic
def change_reply(answer: Reply, text: str, made_from: int) -> None:
    """Change a reply. Raises Stale when somebody changed it since."""
    if answer.text == text:
        return
    answer.text = text
    done = Reply.objects.filter(id=answer.id, version=made_from).update(
        text_sealed=answer.text_sealed, version=made_from + 1
    )
    if not done and Reply.objects.get(id=answer.id).text != text:
        raise Stale("reply")


def bin_reply(answer: UUID) -> None:
    act("bin_child", "reply", answer, True)


def restore_reply(answer: UUID) -> None:
    act("bin_child", "reply", answer, False)


def bin_file(file: UUID) -> None:
    """Gone for all but those who can restore it; after thirty days from the disk as well."""
    act("bin_child", "file", file, True)


def restore_file(file: UUID) -> None:
    act("bin_child", "file", file, False)


def describe(file: File, alt: str) -> None:
    """Words for who does not see the photo."""
    file.alt = alt
    if not File.objects.filter(id=file.id).update(alt_sealed=file.alt_sealed):
        raise Refused("file")


def say_when(item: UUID, day: date | None) -> None:
    """The day a stukje tells about."""
    act("say_when", item, day)


def answered(question: UUID) -> None:
    """A question is done, says who was asked or who asked."""
    act("answer", question)


def like(item: Item, liked: bool = True) -> None:
    """Give a heart, or take it back; twice is once."""
    me = my_id(item.dossier_id)
    there = Heart.objects.filter(item=item, author_id=me)
    if not liked:
        there.delete()
    elif not there.exists():
        Heart.objects.bulk_create([Heart(dossier_id=item.dossier_id, item=item, author_id=me)], ignore_conflicts=True)
