"""Writing in the book: the verbs of the timeline."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction

from gezinsboek.circle.models import Item, Member
from gezinsboek.ground.acts import Stale, act, ask
from gezinsboek.ground.ids import new_id

from .models import Entry, Heart, Question, Reply


def my_member(book: UUID) -> Member:
    """Me in this book. Raises Member.DoesNotExist for who does not take part."""
    return Member.objects.select_related("person").get(id=ask("my_member", book)[0][0])


@transaction.atomic
def write(
    book: UUID,
    chapter: UUID,
    text: str,
    *,
    audience: Iterable[UUID] | None = None,
    about: UUID | None = None,
    happened_on: date | None = None,
    question_to: UUID | None = None,
    item_id: UUID | None = None,
) -> Item:
    """A new stukje. `item_id` is given by the form, so that a double click writes once: the second one finds it there.

    Refused (a database error that the request turns into 404) where the acting person does not write.
    """
    me = ask("my_member", book)[0][0]
    item = Item(
        id=item_id or new_id(),
        dossier_id=book,
        chapter_id=chapter,
        author_id=me,
        audience=None if audience is None else sorted({*audience}),
        about_id=about,
        happened_on=happened_on,
    )
    if item_id and (there := Item.with_bin.filter(id=item_id, author_id=me).first()):
        return there
    item.save(force_insert=True)
    Entry(item_id=item.id, dossier_id=book, text=text).save(force_insert=True)
    if question_to:
        Question(dossier_id=book, item_id=item.id, author_id=me, asked_id=question_to).save(force_insert=True)
    return item


@transaction.atomic
def change(item: UUID, text: str, made_from: int) -> None:
    """Change the text of a stukje. Raises Stale when somebody changed it since version `made_from` (SHARING 12)."""
    entry = Entry.objects.get(item_id=item)
    entry.text = text
    done = Entry.objects.filter(item_id=item, version=made_from).update(
        text_sealed=entry.text_sealed, version=made_from + 1
    )
    if not done:
        raise Stale("entry")


@transaction.atomic
def reply(item: Item, text: str, reply_id: UUID | None = None) -> Reply:
    """Answer a stukje; a question asked of me is answered by it."""
    me = ask("my_member", item.dossier_id)[0][0]
    if reply_id and (there := Reply.objects.filter(id=reply_id, author_id=me).first()):
        return there
    answer = Reply(id=reply_id or new_id(), dossier_id=item.dossier_id, item_id=item.id, author_id=me, text=text)
    answer.save(force_insert=True)
    for question in Question.objects.filter(item=item, asked_id=me, answered_at=None):
        act("answer", question.id)
    return answer


@transaction.atomic
def change_reply(answer: Reply, text: str, made_from: int) -> None:
    answer.text = text
    done = Reply.objects.filter(id=answer.id, version=made_from).update(
        text_sealed=answer.text_sealed, version=made_from + 1
    )
    if not done:
        raise Stale("reply")


def bin_reply(answer: UUID) -> None:
    act("bin_child", "reply", answer, True)


def restore_reply(answer: UUID) -> None:
    act("bin_child", "reply", answer, False)


def like(item: Item, liked: bool = True) -> None:
    """Give a heart, or take it back; twice is once."""
    me = ask("my_member", item.dossier_id)[0][0]
    there = Heart.objects.filter(item=item, author_id=me)
    if not liked:
        there.delete()
    elif not there.exists():
        Heart.objects.bulk_create([Heart(dossier_id=item.dossier_id, item=item, author_id=me)], ignore_conflicts=True)
