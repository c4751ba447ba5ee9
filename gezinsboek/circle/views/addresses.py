""" "Adressen": what I wrote down and who else reads it, and what others let me see."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gezinsboek.circle import addresses as verbs
from gezinsboek.circle import keeping
from gezinsboek.circle.addresses import Home
from gezinsboek.circle.around import Around
from gezinsboek.circle.forms.address import MINE, AddressForm
from gezinsboek.circle.models import Address, Member, Role
from gezinsboek.ground.acts import Refused, Stale
from gezinsboek.people import strong


@require_safe
def addresses(request: HttpRequest, book: UUID) -> HttpResponse:
    """`/boek/.../adressen/`: all that I may see; for each of mine who else reads it."""
    around = Around.of(book)
    homes = verbs.homes(around)
    verbs.looked([one.id for one in homes if not one.mine])
    shown = {
        "book": around.book,
        "around": around,
        "mine": [one for one in homes if one.mine],
        "others": [one for one in homes if not one.mine],
        "may_say": bool(verbs.whose(book)),
    }
    return render(request, "circle/addresses.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def address_new(request: HttpRequest, book: UUID) -> HttpResponse:
    """`.../nieuw/`: one more, of myself or of a child at my home."""
    around = Around.of(book)
    whose = verbs.whose(book)
    if not whose:
        raise Refused("address")
    if kept := keeping.later(request, book):
        return kept
    box = keeping.box(request, book, keeping.ADDRESS)
    begun = {"id": box.id, "made_from": 0}
    form = box.form(AddressForm, whose=_subjects(around, whose), people=_people(around), initial=begun)
    if request.method != "POST":
        return _form(request, around, box, form)
    there = _sent_before(around, form)
    if there is None:
        return _said(request, around, box, form)
    same = (there.child, there.told, {one.id for one in there.readers}) == (form.child, form.told, set(form.readers))
    if not same:
        return _form(request, around, box, form, there, 409)
    keeping.sent(request)
    messages.success(request, _("Opgeslagen."))
    return redirect("addresses", book)


@require_http_methods(["GET", "HEAD", "POST"])
def address_change(request: HttpRequest, book: UUID, address: UUID) -> HttpResponse:
    """`.../<address>/`: other words or other readers; `do=forget` takes it away."""
    around = Around.of(book)
    home = next((one for one in verbs.homes(around, around.me) if one.id == address and one.mine), None)
    if home is None or around.looking_as:
        raise Http404("no such address of mine")
    if request.method == "POST" and request.POST.get("do") == "forget":
        verbs.forget(address)
        keeping.gone(book, keeping.ADDRESS_CHANGE, address)
        messages.success(request, _("Het is weg. Niemand ziet het nog."))
        return redirect("addresses", book)
    if kept := keeping.later(request, book):
        return kept
    shut = (home.child or around.me) not in verbs.whose(book)  # 6: nobody new is named for a child of twelve
    people = _people(around, home.readers if shut else None)
    box = keeping.box(request, book, keeping.ADDRESS_CHANGE, home.id)
    begun = {"id": box.id, "made_from": home.version, **home.told, "readers": [str(one.id) for one in home.readers]}
    form = box.form(AddressForm, whose=[], people=people, initial=begun)
    return (_said if request.method == "POST" else _form)(request, around, box, form, home, shut=shut)


def _subjects(around: Around, whose: set[UUID]) -> list[tuple[str, str]]:
    """Only asked when there is something to choose."""
    mine = [(MINE, _("Van mij"))] if around.me in whose else []
    children = [one for one in around.children if one.id in whose] if whose - {around.me} else []
    words = _("Van %(name)s"), _("Als %(name)s bij mij is")
    return mine + [(str(one.id), "\n".join(word % {"name": one.name} for word in words)) for one in children]


def _sent_before(around: Around, form: AddressForm) -> Home | None:
    """The form of a new address came back with Back: the same again is done; other words are a change of what is there."""
    if not form.is_valid():
        return None
    return next((one for one in verbs.homes(around, around.me) if one.id == form.cleaned_data["id"]), None)


def _people(around: Around, only: tuple[Member, ...] | None = None) -> list[tuple[Member, str]]:
    """Who can be chosen, each with what there is to know about choosing them."""
    paused = verbs.my_paused(around)
    known = around.taking_part if only is None else only
    return [(one, _note(one, one.id in paused)) for one in known if one.id != around.me]


def _note(member: Member, paused: bool) -> str:
    if paused:
        return _("Er is een stille pauze. Deze persoon ziet het nu niet.")
    return member.described or str(Role(member.role).label)


def _said(
    request: HttpRequest,
    around: Around,
    box: keeping.Box,
    form: AddressForm,
    home: Home | None = None,
    *,
    shut: bool = False,
) -> HttpResponse:
    if not form.is_valid():
        return _form(request, around, box, form, home, 422, shut=shut)
    address = Address(id=home.id if home else form.cleaned_data["id"], dossier_id=around.book.id)
    address.child_id, address.told = home.child if home else form.child, form.told
    try:
        verbs.say(address, form.cleaned_data["made_from"], form.readers)
    except Stale:
        return _form(request, around, box, form, home, 409, shut=shut)
    keeping.sent(request)
    messages.success(request, _done(form, whole=home is None or strong.strong_now(request)))
    return redirect("addresses", around.book.id)


def _done(form: AddressForm, *, whole: bool) -> str:
    """`whole`: nobody reads it whom I do not know now, since a private chapter is shut."""
    if form.readers:
        return _("Opgeslagen. Wie je koos, ziet het nu.")
    return _("Opgeslagen. Alleen jij ziet dit.") if whole else _("Opgeslagen.")


def _form(
    request: HttpRequest,
    around: Around,
    box: keeping.Box,
    form: AddressForm,
    home: Home | None = None,
    status: int = 200,
    *,
    shut: bool = False,
) -> HttpResponse:
    """`status` 409: it was changed in another window meanwhile. What stands there is beside what was typed."""
    shown = {"book": around.book, "form": form, "home": home, "stale": status == 409, "shut": shut, "box": box}
    shown["keeps"] = box.may and bool(home) == bool(box.row)  # what was made of a new one is kept no more
    return render(request, "circle/address_form.html", shown, status=status)
