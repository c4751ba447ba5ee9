"""Taking a stukje back right after sending it: nobody else saw it, and what was typed stands in the box again.

The database shows it to its author alone for these seconds (rules/30_guards.sql, acl.is_out) and refuses to take back what
was shown to anybody (acl.unsend).
"""

from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gezinsboek.circle.models import Item
from gezinsboek.ground.uploads import SOUND

from . import drafts
from .files import Held
from .frame import Frame
from .headed import PART, headed, split
from .models import Draft, File, Question


def told(frame: Frame, item: Item) -> SafeString | str:
    """What a page says right after writing; with the button, while it can be taken back."""
    words = _("Het staat in jullie boek.") if frame.family else _("Het staat in het boek.")
    if item.held_until is None:
        return words
    button = '{} {} <button class="tool" form="act" formaction="{}">{}</button>'
    url = reverse("entry_undo", args=[item.dossier_id, item.id])
    return format_html(button, words, _("Tien seconden lang ziet alleen jij het."), url, _("Maak ongedaan"))


def undo(frame: Frame, item: Item) -> Draft | None:
    """Take it back into the box. Raises Refused when it is not mine or others can see it already."""
    words = as_form(frame, item)
    item.unsend()
    return drafts.put_back(frame.book.id, item.chapter_id, item.id, words)


def as_form(frame: Frame, item: Item) -> QueryDict:
    """What the composer held when it was sent."""
    words = QueryDict(mutable=True)
    words["text"], words["chapter"] = item.entry.text, str(item.chapter_id)
    if item.entry.mark:
        words["mark"] = item.entry.mark
    if headed(item):
        words["part"] = item.kind.removeprefix(PART)
        words["question"], words["text"] = split(item.entry.text)
    if item.about_id:
        words["about"] = str(item.about_id)
    if item.happened_on:
        words["happened_on"] = item.happened_on.isoformat()
    if question := Question.objects.filter(item=item).first():
        words["question_to"] = str(question.asked_id)
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
