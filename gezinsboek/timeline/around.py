"""The boxes around the book in which nothing that was typed is lost: spelregels, why somebody is invited, addresses."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext_lazy as _

from gezinsboek.circle.addresses import PARTS
from gezinsboek.circle.agreement import HEADINGS, proposal
from gezinsboek.circle.keeping import ADDRESS, ADDRESS_CHANGE, AGREEMENT, INVITATION
from gezinsboek.circle.models import Address, Agreement, Invitation
from gezinsboek.people import parked

from . import drafts, unsent
from .boxes import Place, Typed, typed
from .forms.words import plain
from .views.drafts import kept_for_later


def same_agreement(book: UUID, told: QueryDict) -> bool:
    """Whether this says what holds, or what we propose while nothing does."""
    last = Agreement.objects.filter(dossier_id=book).order_by("-version").first()
    there = last.told if last else proposal()
    return all(plain(told.get(key, "")) == plain(there.get(key, "")) for key in HEADINGS)


def same_address(row: UUID, told: QueryDict) -> bool:
    there = Address.objects.filter(id=row).first()
    return there is None or all(plain(told.get(part, "")) == plain(there.told.get(part, "")) for part in PARTS)


PLACES = {
    AGREEMENT: Place(
        "agreement_change", _("Spelregels"), HEADINGS, ("made_from",), like="new", unchanged=same_agreement
    ),
    # Who it is for stands in `draft`; what they may see is chosen there, and is no text to read again.
    INVITATION: Place(
        "invite_what",
        _("Een uitnodiging"),
        ("purpose",),
        ("draft", "title", "child", "born", "how", "address", "since", "until", "until_date", "taking"),
        each_more="chapter-",
        like="new",
    ),
    ADDRESS: Place("address_new", _("Een adres"), PARTS, ("made_from", "whose", "readers"), like="new"),
    ADDRESS_CHANGE: Place(
        "address_change",
        _("Een adres"),
        PARTS,
        ("made_from", "readers"),
        row=True,
        like="new",
        unchanged=same_address,
    ),
}
MADE = [Agreement, Invitation, Address]


class Keeper:
    """Keeps what is typed on the floor of the circle (circle/keeping.py)."""

    def box(self, request: HttpRequest, book: UUID, place: str, row: UUID | None, id_: UUID | None) -> Typed:
        return typed(request, book, place, None, row, id_=id_)

    def later(self, request: HttpRequest, book: UUID) -> HttpResponse | None:
        return kept_for_later(request, book) if request.POST.get("do") == "keep" else None

    def sent(self, request: HttpRequest, told: QueryDict) -> None:
        parked.sent(request)
        drafts.sent(told)

    def waiting(self, book: UUID, place: str) -> str:
        kept = unsent.newest(book, place)
        return kept.where if kept else ""

    def gone(self, book: UUID, place: str, row: UUID) -> None:
        for one in map(unsent.Kept, unsent.mine(book)):
            if (one.box, one.reply) == (place, row):
                one.draft.delete()
