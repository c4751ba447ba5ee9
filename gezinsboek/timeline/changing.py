"""A changed stukje: all of it or nothing, and never over what somebody else wrote meanwhile."""

from dataclasses import dataclass, field

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from gezinsboek.ground.acts import Refused, Stale
from gezinsboek.people import parked

from . import files, unsent, writing
from .composing import UPLOADS
from .files import Held
from .forms.change import ChangeForm
from .models import File
from .models.draft import CHANGE
from .one import One
from .unsent import Kept


@dataclass
class Changing:
    """The form of a change. `stale`: somebody changed it meanwhile, and both texts are shown."""

    one: One
    form: ChangeForm
    waiting: list[Held] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    quiet: bool = True
    stale: bool = False
    kept: Kept | None = None  # what stands in it is what I was typing before
    saved: int = 0  # the version of the draft that this form goes on from

    @property
    def version_now(self) -> int:
        """What a second try is made from, after both texts were seen."""
        return self.one.item.entry.version

    @property
    def notes(self) -> list[tuple[Held, str]]:
        return [(held, held.note(self.one.frame.book.id, self.form.form_id)) for held in self.waiting]


def begun(request: HttpRequest, one: One) -> Changing:
    """What stands there now, or what was typed before signing in again, or before going away."""
    if typed := parked.take(request, request.path):
        form = ChangeForm(one, typed)
        return Changing(one, form, files.held(typed.getlist("kept"), one.frame.book.id, form.form_id))
    kept = unsent.newest(one.frame.book.id, CHANGE, one.item.id, request.GET.get(unsent.GO_ON, ""))
    if kept and (kept.text, kept.told.get("mark", "")) != (one.item.entry.text, one.item.entry.mark):
        form = ChangeForm(one, as_typed(one, kept))
        waiting = files.held(kept.told.getlist("kept"), one.frame.book.id, form.form_id)
        return Changing(one, form, waiting, kept=kept, saved=kept.draft.version)
    return Changing(one, ChangeForm(one))


def as_typed(one: One, kept: Kept) -> QueryDict:
    """The form as it was left. The words beside photos are not kept in a draft: those of now stand there."""
    told = kept.told.copy()
    for file in [*one.row.photos, *one.row.sounds]:
        told[f"alt-{file.id}"] = file.alt
    return told


def sent(request: HttpRequest, one: One) -> Changing:
    book = one.frame.book.id
    form = ChangeForm(one, request.POST)
    waiting = files.held(request.POST.getlist("kept"), book, form.form_id)
    dropped = set(request.POST.getlist("drop"))
    files.drop((held for held in waiting if str(held.id) in dropped), book)
    waiting = [held for held in waiting if str(held.id) not in dropped]
    uploads = [upload for name in UPLOADS for upload in request.FILES.getlist(name)]
    room = files.MOST - len(waiting) - len(form.attached)
    taken, refused = files.hold_all(book, form.form_id, uploads, room) if one.row.may.change else ([], [])
    waiting += taken
    form.waiting = len(waiting)
    return Changing(one, form, waiting, refused, quiet=False, saved=unsent.number(request.POST.get("saved")))


def done(changing: Changing) -> bool:
    """Whether everything was changed. If not, the form says why and holds all that was typed."""
    form = changing.form
    if changing.refused:
        form.add_error(None, _("Niet elk bestand kon mee. Er is nog niets veranderd."))
    if not form.is_valid():
        return False
    try:
        with writing.refusable("change"):
            _change(changing)
    except Stale:
        changing.stale = True
        return False
    except Refused:
        form.add_error(None, _("Dit kun je niet veranderen. Ga terug en kijk wat er nu staat."))
        return False
    return True


def _change(changing: Changing) -> None:
    form, item = changing.form, changing.one.item
    told = form.cleaned_data
    writing.change(item.id, told["text"], told["version"], told.get("mark"))
    if told["about"] != str(item.about_id or ""):
        item.say_about(told["about"] or None)
    if told["happened_on"] != item.happened_on:
        writing.say_when(item.id, told["happened_on"])
    for file, words in form.described.items():
        writing.describe(File(id=file, dossier_id=item.dossier_id), words)
    for file in form.away:
        writing.bin_file(file)
    files.tie(item, changing.waiting, writing.my_id(item.dossier_id))
