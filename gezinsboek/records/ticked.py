"""Ticked while writing: what I write here goes into my own system as well, by itself (SHARING 22)."""

from django.http import HttpRequest
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gezinsboek.circle.models import Item
from gezinsboek.organisations.mine import my_organisation
from gezinsboek.timeline.frame import Frame
from gezinsboek.timeline.parts import html

from . import taking
from .beside import way_of
from .gathering import ALLOWED, gather
from .models import Takeover

TICK, ASKED = "own_system", "own_system_asked"
KEPT = "ticked"  # in the session: by book, what I chose last


def field(request: HttpRequest, frame: Frame) -> SafeString | str:
    """Two ticks: our book, which is fixed, and my own. Only where my organisation's way sends by itself."""
    if way_of(frame) not in taking.SENDING:
        return ""
    on = " checked" if chosen(request, frame) else ""
    book, own = escape(_("Het boek van het gezin")), escape(_("Mijn eigen dossier"))
    return html(
        f'<fieldset class="row composer-note"><legend class="muted">{escape(_("Dit komt in:"))}</legend>',
        f'<label class="check"><input type="checkbox" checked disabled><span>{book}</span></label>',
        f'<label class="check"><input type="checkbox" name="{TICK}" value="1"{on}><span>{own}</span></label>',
        f'<input type="hidden" name="{ASKED}" value="1"></fieldset>',
    )


def chosen(request: HttpRequest, frame: Frame) -> bool:
    """What was sent just now, else what I chose last in this book."""
    if ASKED in request.POST:
        return request.POST.get(TICK) == "1"
    return bool(request.session.get(KEPT, {}).get(str(frame.book.id)))


def told(request: HttpRequest, frame: Frame, item: Item) -> str:
    """Right after writing. Others' words wait for a reason."""
    if ASKED not in request.POST:
        return ""
    wanted = chosen(request, frame)
    request.session[KEPT] = {**request.session.get(KEPT, {}), str(frame.book.id): wanted}
    organisation = my_organisation() if wanted else None
    if not taking.sends(organisation):
        return ""
    found = gather([item.id])
    if found and found[0].why == ALLOWED:
        return _("Zeg bij het stukje nog waarom je het overneemt.")
    went = taking.take(found, Takeover.How.TICKED.value, organisation=organisation)
    return _("Het gaat ook naar je eigen systeem.") if went else missed()


def missed() -> str:
    return _("Het staat in het boek. Naar je eigen systeem lukte het niet. Doe dat straks nog.")
