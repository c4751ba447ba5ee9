"""The answer of a guest: files first, so that they are kept whatever is not right yet; then all of it in one go."""

import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from gezinsboek.circle import one_time, sending
from gezinsboek.circle.models import Member
from gezinsboek.circle.one_time import Peek
from gezinsboek.circle.opening import told
from gezinsboek.ground import clock
from gezinsboek.ground.codes import Code
from gezinsboek.timeline import files
from gezinsboek.timeline.files import Held
from gezinsboek.timeline.models import Entry, File

from .forms import AnswerForm, MoreForm

KEY = "once_done"  # in the session, sealed: what was sent just now, so that the guest can keep it
LIFE = 60 * 60
MORE = "once_more"  # in the session: a mark of what was asked for, so that a second click is told the same as the first


@dataclass
class Answer:
    """The form of a page, with the files that came in already."""

    book: UUID
    form: AnswerForm
    waiting: list[Held] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    @property
    def notes(self) -> list[tuple[Held, str]]:
        """The files that wait, each with the note that the form carries."""
        return [(one, one.note(self.book, self.form.item)) for one in self.waiting]


def sent(request: HttpRequest, found: Peek) -> Answer:
    """What was sent, with its files on the disk."""
    form = AnswerForm(request.POST)
    waiting = files.held(request.POST.getlist("kept"), found.book, form.item)
    dropped = set(request.POST.getlist("drop"))
    files.drop((one for one in waiting if str(one.id) in dropped), found.book)
    waiting = [one for one in waiting if str(one.id) not in dropped]
    uploads = request.FILES.getlist("file")
    taken, refused = files.hold_all(found.book, form.item, uploads, files.MOST - len(waiting))
    form.with_files(bool(waiting or taken))
    return Answer(found.book, form, waiting + taken, refused)


def too_late(request: HttpRequest, found: Peek, code: Code) -> tuple[Answer, str]:
    """What was typed at a link that is answered already, without its files: only whether it is this very answer again."""
    form = AnswerForm(request.POST)
    form.with_files(bool(request.FILES or request.POST.getlist("kept")))
    return Answer(found.book, form), one_time.answer(*code, sealed(found, form.item, "", "", ""))


def write(answer: Answer, found: Peek, code: Code) -> str:
    """The word of `one_time.answer`, or nothing when something is not right yet; nothing that was typed is lost."""
    form = answer.form
    if answer.refused:
        form.add_error(None, _("Niet elk bestand kon mee. Er is nog niets verstuurd."))
    if not form.is_valid():
        return ""
    typed = form.cleaned_data
    ready = sealed(found, form.item, typed["name"], typed["title"], typed["text"], answer.waiting)
    word = one_time.answer(*code, ready)
    if word == "again":
        form.add_error(None, _("Dit lukte niet. Verstuur het nog eens."))
        return ""
    return word


def sealed(found: Peek, item: UUID, name: str, title: str, text: str, waiting: Iterable[Held] = ()) -> dict[str, Any]:
    """An answer as the database takes it."""
    guest = Member(id=found.guest.id, dossier_id=found.book)
    guest.name, guest.title = name, title
    entry = Entry(item_id=item, dossier_id=found.book)
    entry.text = text
    return {
        "item": str(item),
        "name": told(guest.name_sealed),
        "title": told(guest.title_sealed),
        "text": told(entry.text_sealed),
        "files": [_file(found.book, one) for one in waiting],
    }


def _file(book: UUID, held: Held) -> dict[str, Any]:
    row = File(id=held.id, dossier_id=book)
    row.name = held.name
    return asdict(held) | {"id": str(held.id), "name": told(row.name_sealed)}


# What the guest keeps of it.


def keep(request: HttpRequest, answer: Answer, found: Peek) -> None:
    """The guest's own words can be saved for an hour, on this device; later nobody reads them with the link."""
    typed = answer.form.cleaned_data
    request.session[KEY] = {
        "link": str(found.link),
        "text": typed["text"],
        "name": ", ".join(part for part in (typed["name"], typed["title"]) if part),
        "question": found.question,
        "asker": found.asker.name,
        "files": [one.name for one in answer.waiting],
        "moment": clock.now().isoformat(),
        "at": int(time.time()),
    }


def kept(request: HttpRequest, found: Peek | None) -> dict[str, Any] | None:
    """What was sent through this link in this browser, within the hour."""
    sent_: dict[str, Any] | None = request.session.get(KEY)
    if not sent_ or found is None or sent_["link"] != str(found.link):
        return None
    return sent_ if time.time() - sent_["at"] <= LIFE else None


# "Mag ik meer?"


def ask_more(request: HttpRequest, found: Peek, code: Code, form: MoreForm) -> bool:
    """Whether the family has these words: asked now, or by the first of two clicks. Only a mark of them stays in the session,
    since after a no the address is kept nowhere."""
    told = form.cleaned_data
    words = "\n".join([str(found.link), told["address"], told["words"]])
    mark = salted_hmac("gezinsboek.guests.more", words, algorithm="sha256").hexdigest()
    if found.asked_more or not one_time.ask_more(found, *code, told["address"], told["words"]):
        return bool(request.session.get(MORE) == mark)
    request.session[MORE] = mark
    where = reverse("once_links", args=[found.book])
    sending.tell(found.asker.person_id, "guests/more_mail", where, found.book)
    return True
