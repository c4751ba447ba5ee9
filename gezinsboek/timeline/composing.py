"""What was sent with the composer: files first, so that they are kept whatever else is not right yet."""

from dataclasses import dataclass, field

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from gezinsboek.circle.models import Item
from gezinsboek.ground.acts import Refused
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.uploads import PHOTO
from gezinsboek.people import parked

from . import drafts, files, unsent, writing
from .files import Held
from .forms import ComposerForm
from .frame import Frame
from .models import Entry
from .models.draft import NEW
from .reading import Choice
from .unsent import Kept
from .visits import Visit

QUIET = ("readers", "keep", "look")
UPLOADS = ("photo", "file", "sound")


@dataclass
class Composer:
    """The composer of a page. `quiet`: nothing was sent yet, so nothing is wrong yet either."""

    form: ComposerForm
    waiting: list[Held] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    quiet: bool = True
    kept: Kept | None = None  # what stands in the box is what I was typing before
    others: int = 0  # texts that I did not send and that stand elsewhere
    saved: int = 0  # the version of the draft that this form goes on from
    told: QueryDict = field(default_factory=QueryDict)  # what was sent

    @property
    def photos(self) -> list[tuple[Held, str]]:
        """Those of them that are photos, each with the address at which it can be looked at."""
        book = self.form.frame.book.id
        return [(one, files.look(one, book)) for one in self.waiting if one.kind == PHOTO]

    def turn(self, wanted: str) -> None:
        """This photo a quarter to the right."""
        book = self.form.frame.book.id
        self.waiting = [
            files.turn(one, book) if str(one.id) == wanted and one.kind == PHOTO else one for one in self.waiting
        ]

    @property
    def notes(self) -> list[tuple[Held, str]]:
        """The files that wait, each with the note that the form carries."""
        book, item = self.form.frame.book.id, self.form.item
        return [(one, one.note(book, item)) for one in self.waiting]


def empty(request: HttpRequest, frame: Frame, choice: Choice, visit: Visit | None = None) -> Composer:
    """To begin with: the chapter that is looked at, else the first; or what was typed before signing in again, or
    before going away, on whatever device."""
    visit = visit or Visit()
    typed = parked.take(request, request.path) or parked.take(request, unsent.saved_at(frame.book.id))
    if typed:
        return Composer(ComposerForm(frame, typed), _held(frame, typed), others=visit.drafts)
    kept = Kept(visit.draft, visit.drafts - 1) if visit.draft else None
    if kept and (wanted := request.GET.get(unsent.GO_ON)):
        kept = unsent.newest(frame.book.id, NEW, None, wanted)
    if kept and frame.writable:
        form = ComposerForm(frame, kept.told)
        return Composer(form, _held(frame, kept.told), kept=kept, others=kept.more, saved=kept.draft.version)
    start = next((one for one in frame.writable if one.id == choice.chapter), None)
    start = start or next((one for one in frame.writable if not one.private), None)
    begun = ComposerForm(frame, initial={"id": new_id(), "chapter": str(start.id) if start else ""})
    return Composer(begun, others=visit.drafts)


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
    quiet = request.POST.get("do") in QUIET or "turn" in request.POST
    return Composer(
        form, waiting, refused, quiet=quiet, saved=unsent.number(request.POST.get("saved")), told=request.POST
    )


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
            item = writing.write(
                form.frame.book.id,
                form.where.id,
                told["text"],
                kind=form.kind,
                audience=form.audience,
                about=told["about"] or None,
                happened_on=told["happened_on"],
                question_to=told["question_to"] or None,
                wanted_on=told["wanted_on"],
                item_id=form.item,
                files=composer.waiting,
                transcript=told["transcript"],
                mark=told.get("mark", ""),
                held_back=settings.HELD_BACK,
            )
    except Refused:
        form.add_error(None, _("Dit kun je hier niet plaatsen. Kijk na wie dit leest en probeer het nog eens."))
        return None
    if Entry.objects.get(item_id=item.id).text != told["text"]:
        form.renew()
        form.add_error(None, _("Je verstuurde dit al vanaf een ander apparaat. Wat je hier typte, staat er nog."))
        return None
    drafts.sent(composer.told)
    return item


def _held(frame: Frame, told: QueryDict) -> list[Held]:
    form = ComposerForm(frame, told)
    return files.held(told.getlist("kept"), frame.book.id, form.item)
