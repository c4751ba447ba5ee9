"""What was sent with the composer: files first, so that they are kept whatever else is not right yet."""

from dataclasses import dataclass, field

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from gezinsboek.circle.models import Item
from gezinsboek.ground.acts import Refused
from gezinsboek.ground.ids import new_id
from gezinsboek.people import parked

from . import files, writing
from .files import Held
from .forms import ComposerForm
from .frame import Frame
from .reading import Choice

UPLOADS = ("photo", "file")


@dataclass
class Composer:
    """The composer of a page. `quiet`: nothing was sent yet, so nothing is wrong yet either."""

    form: ComposerForm
    waiting: list[Held] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    quiet: bool = True

    @property
    def notes(self) -> list[tuple[Held, str]]:
        """The files that wait, each with the note that the form carries."""
        book, item = self.form.frame.book.id, self.form.item
        return [(one, one.note(book, item)) for one in self.waiting]


def empty(request: HttpRequest, frame: Frame, choice: Choice) -> Composer:
    """To begin with: the chapter that is looked at, else the first; or what was typed before signing in again."""
    if kept := parked.take(request, request.path):
        return Composer(ComposerForm(frame, kept), _held(frame, kept))
    start = next((one for one in frame.writable if one.id == choice.chapter), None)
    start = start or next((one for one in frame.writable if not one.private), None)
    return Composer(ComposerForm(frame, initial={"id": new_id(), "chapter": str(start.id) if start else ""}))


def sent(request: HttpRequest, frame: Frame) -> Composer:
    """What was sent, with its files on the disk."""
    form = ComposerForm(frame, request.POST)
    waiting = _held(frame, request.POST)
    dropped = set(request.POST.getlist("drop"))
    files.drop((one for one in waiting if str(one.id) in dropped), frame.book.id)
    waiting = [one for one in waiting if str(one.id) not in dropped]
    uploads = [upload for name in UPLOADS for upload in request.FILES.getlist(name)]
    taken, refused = (
        files.hold_all(frame.book.id, form.item, uploads, files.MOST - len(waiting)) if frame.writable else ([], [])
    )
    waiting += taken
    form.waiting = len(waiting)
    return Composer(form, waiting, refused, quiet=request.POST.get("do") == "readers")


def write(composer: Composer) -> Item | None:
    """The new item, or None when something is not right yet; nothing that was typed is lost."""
    form = composer.form
    if composer.quiet:
        return None
    if composer.refused:
        form.add_error(None, _("Niet elk bestand kon mee. Er is nog niets geplaatst."))
    if not form.is_valid() or form.where is None:
        return None
    told = form.cleaned_data
    try:
        with writing.refusable("write"):
            return writing.write(
                form.frame.book.id,
                form.where.id,
                told["text"],
                audience=form.audience,
                about=told["about"] or None,
                happened_on=told["happened_on"],
                question_to=told["question_to"] or None,
                item_id=form.item,
                files=composer.waiting,
            )
    except Refused:
        form.add_error(None, _("Dit kun je hier niet plaatsen. Kijk na wie dit leest en probeer het nog eens."))
        return None


def _held(frame: Frame, told: QueryDict) -> list[Held]:
    form = ComposerForm(frame, told)
    return files.held(told.getlist("kept"), frame.book.id, form.item)
