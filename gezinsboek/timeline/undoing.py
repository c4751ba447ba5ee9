"""Taking a stukje back right after sending it: nobody else saw it, and what was typed stands in the box again.

The database shows it to its author alone for these seconds (rules/30_guards.sql, acl.is_out) and refuses to take back what
was shown to anybody (acl.unsend). A reply as well.
"""

from collections.abc import Callable

from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gezinsboek.circle.models import Item
from gezinsboek.ground.uploads import SOUND

from . import drafts
from .drafts import Box
from .files import Held
from .frame import Frame
from .headed import PART, headed, split
from .kinds import tool
from .models import Draft, File, Question, Reply
from .models.draft import NEW, REPLY, STORY

AS_FORM: dict[str, tuple[str, Callable[[Item], dict[str, str]]]] = {}
"""Of a tool above: in which box its items are written, and what that holds besides words. It fills this in AppConfig.ready()."""


def told(frame: Frame, made: Item | Reply) -> SafeString | str:
    """What a page says right after writing; with the button, while it can be taken back."""
    words = _("Het staat in jullie boek.") if frame.family else _("Het staat in het boek.")
    if made.held_until is None:
        return words
    button = '{} {} <button class="tool" form="act" formaction="{}">{}</button>'
    if isinstance(made, Reply):
        url = reverse("reply_undo", args=[made.dossier_id, made.item_id, made.id])
    else:
        url = reverse("entry_undo", args=[made.dossier_id, made.id])
    return format_html(button, words, _("Tien seconden lang ziet alleen jij het."), url, _("Maak ongedaan"))


def taken_back() -> str:
    return _("Het is teruggehaald. Niemand anders zag het. Je tekst staat weer in het vak.")


def too_late(away: str) -> SafeString:
    """What can still be done then, at this address."""
    words = _("Terughalen kan niet meer. Anderen kunnen het al lezen.")
    return format_html('{} <a href="{}">{}</a>', words, away, _("Gooi het weg"))


def undo_reply(item: Item, reply: Reply) -> None:
    """Take it back into the box under its stukje. Raises Refused as `undo`."""
    words = QueryDict(mutable=True)
    words["text"] = reply.text
    reply.unsend()
    drafts.put_back(Box(item.dossier_id, REPLY, item.id, item.chapter_id), reply.id, words)


def undo(frame: Frame, item: Item) -> Draft | None:
    """Take it back into the box. Raises Refused when it is not mine or others can see it already."""
    words = as_form(frame, item)
    item.unsend()
    return drafts.put_back(Box(frame.book.id, place_of(item), None, item.chapter_id), item.id, words)


def place_of(item: Item) -> str:
    """In which box it was written."""
    return AS_FORM[tool(item.kind)][0] if tool(item.kind) in AS_FORM else STORY if headed(item) else NEW


def as_form(frame: Frame, item: Item) -> QueryDict:
    """What the composer held when it was sent."""
    words = QueryDict(mutable=True)
    words["text"], words["chapter"] = item.entry.text, str(item.chapter_id)
    if item.entry.mark:
        words["mark"] = item.entry.mark
    if headed(item):
        words["part"] = item.kind.removeprefix(PART)
        words["question"], words["text"] = split(item.entry.text)
    if tool(item.kind) in AS_FORM:
        words.update(AS_FORM[tool(item.kind)][1](item))
    if item.about_id:
        words["about"] = str(item.about_id)
    if item.happened_on:
        words["happened_on"] = item.happened_on.isoformat()
    if question := Question.objects.filter(item=item).first():
        words["question_to"] = str(question.asked_id)
        words["wanted_on"] = question.wanted_on.isoformat() if question.wanted_on else ""
    if item.audience is not None:
        chapter = frame.by_id.get(item.chapter_id)
        words["shown_for"] = str(item.chapter_id)
        words["shown"] = " ".join(str(one) for one in (chapter.readers if chapter else ()))
        words.setlist("reader", [str(one) for one in item.audience])
    files = list(File.objects.filter(item=item))
    words["transcript"] = next((file.alt for file in files if file.kind == SOUND and file.alt), "")
    words.setlist("kept", [_held(file).note(item.dossier_id, item.id) for file in files])
    return words


def _held(file: File) -> Held:
    return Held(file.id, file.kind, file.mime, file.name, file.size, file.width, file.height)
