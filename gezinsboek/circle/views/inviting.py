"""Inviting somebody, in three steps that work without script: who, what, and is this right?"""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gezinsboek.circle import giver, keeping, letters, sending
from gezinsboek.circle.again import Former
from gezinsboek.circle.draft import Draft
from gezinsboek.circle.forms.invitations import WhatForm, WhoForm
from gezinsboek.circle.models import Invitation
from gezinsboek.circle.offer import Offer
from gezinsboek.circle.proposals import Kind
from gezinsboek.circle.summary import sentences
from gezinsboek.circle.views.guardians import stopped
from gezinsboek.dossier.models import Dossier
from gezinsboek.ground.acts import Refused
from gezinsboek.people import parked

WHO = ("name", "kind", "again")
KEPT = ("id", "saved", "page")  # of the text that is kept while it is typed


def invite(request: HttpRequest, book: UUID) -> HttpResponse:
    """`/boek/.../uitnodigen/`: a name, and who this is for the family."""
    if not (offer := Offer.of(book)).kinds and offer.frozen:
        return stopped(request, book)
    dossier, offer, draft = _begin(request, book)
    if "name" in draft and _sent(draft):
        draft.end()
    proposed = giver.proposal(request, book) or _proposal(book, offer, request.GET.get("opnieuw", ""))
    proposed = _child(offer, request.GET.get("kind", "")) or proposed
    if "opnieuw" in request.GET or "kind" in request.GET:
        draft.end()
    told = request.POST or parked.take(request) or (draft.told if "name" in draft else None)
    form = WhoForm(offer, told, initial=proposed)
    if request.method == "POST" and form.is_valid():
        if any(request.POST.get(field, "") != draft.told.get(field, "") for field in WHO):
            draft.end()  # it was told about somebody else: that is another invitation
        draft.keep(request.POST, WHO)
        return redirect("invite_what", book)
    status = 422 if request.method == "POST" else 200
    begun = "" if "name" in draft else keeping.waiting(book, keeping.INVITATION)
    return render(request, "circle/invite_who.html", {"book": dossier, "form": form, "begun": begun}, status=status)


def invite_what(request: HttpRequest, book: UUID) -> HttpResponse:
    """`.../uitnodigen/wat/`: how, why, which chapters, from when, until when."""
    dossier, offer, draft = _begin(request, book)
    if kept := keeping.later(request, book):
        return kept
    box = _box(request, book, draft)
    who = WhoForm(offer, draft.told)
    if not who.is_valid():
        return redirect("invite", book)
    name, kind = who.chosen()
    before = _before(book, offer, draft, kind) if box.told is None else {}
    form = box.form(partial(WhatForm, offer, kind, name), giver=giver.is_it(request, book, name), initial=before)
    if request.method == "POST" and form.is_valid():
        draft.keep(request.POST, (*form.fields, *KEPT))
        return redirect("invite_check", book)
    shown = {"book": dossier, "form": form, "box": box, "kind": kind, "name": name, "draft": draft}
    shown["frozen"] = offer.frozen
    return render(request, "circle/invite_what.html", shown, status=422 if request.method == "POST" else 200)


def invite_check(request: HttpRequest, book: UUID) -> HttpResponse:
    """`.../uitnodigen/klopt/`: everything in sentences; from here it is sent, once."""
    dossier, offer, draft = _begin(request, book)
    draft.restore(parked.take(request) or request.POST)
    if "name" not in draft:
        return redirect("invite", book)
    if _sent(draft):  # a second click
        done = _after(book, draft.ids[0], draft.told.get("how") == "letter")
        draft.end()
        return done
    who = WhoForm(offer, draft.told)
    if not who.is_valid():
        return redirect("invite", book)
    name, kind = who.chosen()
    form = WhatForm(offer, kind, name, draft.told, giver=giver.is_it(request, book, name))
    if not form.is_valid():
        return redirect("invite_what", book)
    if request.method == "POST":
        return _send(request, book, form, draft)
    shown = {
        "book": dossier,
        "name": name,
        "sentences": sentences(form),
        "draft": draft,
        "how": form.cleaned_data["how"],
    }
    return render(request, "circle/invite_check.html", shown)


def _begin(request: HttpRequest, book: UUID) -> tuple[Dossier, Offer, Draft]:
    """The book and what I have to give in it; who has nothing to give finds nothing here."""
    dossier, offer = get_object_or_404(Dossier, id=book), Offer.of(book)
    if not offer.kinds:
        raise Http404("nothing to give")
    return dossier, offer, Draft(request, book)


def _box(request: HttpRequest, book: UUID, draft: Draft) -> keeping.Box:
    """The second step: what was sent; or kept while it was typed, unless this browser went on after that."""
    known = draft.ids[0] if "name" in draft and keeping.GO_ON not in request.GET else None
    box = keeping.box(request, book, keeping.INVITATION, id_=known)
    if not (box.kept and known):
        draft.restore(box.told)
    if "name" not in draft:
        return box
    gone_on = "purpose" in draft and box.saved <= draft.saved
    if box.told is None or (box.kept and known and gone_on):
        box.told, box.kept = draft.told if "purpose" in draft else None, None
    box.id, box.row = box.id or draft.ids[0], draft.ids[0]
    return box


def _proposal(book: UUID, offer: Offer, member: str) -> dict[str, str]:
    """The first step for somebody who was here before."""
    former = Former.of(book, offer, member) if member else None
    return {**former.who, "again": member} if former else {}


def _child(offer: Offer, child: str) -> dict[str, str]:
    """The first step for a child that takes no part yet."""
    return next(({"name": one.name, "kind": "youth"} for one in offer.children if str(one.id) == child), {})


def _before(book: UUID, offer: Offer, draft: Draft, kind: Kind) -> dict[str, str]:
    """What was chosen the last time, unless it is for something else now."""
    member = str(draft.told.get("again") or "")
    former = Former.of(book, offer, member) if member else None
    return former.what() if former and former.kind == kind else {}


def _sent(draft: Draft) -> bool:
    return Invitation.objects.filter(id=draft.ids[0]).exists()


def _send(request: HttpRequest, book: UUID, form: WhatForm, draft: Draft) -> HttpResponse:
    try:
        with transaction.atomic():
            sent = sending.send(request, book, form, draft.ids)
    except IntegrityError:  # the same form a moment ago: that one was sent
        return _after(book, draft.ids[0], form.cleaned_data["how"] == "letter")
    except sending.AddressInUse:
        messages.warning(request, _("Dit adres kan niet. Een jongere heeft een eigen e-mailadres, of kies een brief."))
        return redirect("invite_what", book)
    except Refused:
        messages.warning(request, _("Dit kan nu niet. Er is iets veranderd. Kijk het nog eens na."))
        return redirect("invite_what", book)
    keeping.sent(request, draft.told)
    draft.end()
    if form.cleaned_data["how"] == "giver":
        giver.forget(request)
    if form.cleaned_data["how"] == "letter":
        letters.keep(request, sent)
    else:
        messages.success(request, _("Verstuurd. Je uitnodiging aan %(name)s is onderweg.") % {"name": form.name})
    if sending.birth_waits(book, sent):
        words = _("De geboortedatum van %(name)s geldt nog niet. Eerst moet nog een ouder ja zeggen.")
        messages.info(request, words % {"name": form.name})
    return _after(book, sent.invitation, form.cleaned_data["how"] == "letter")


def _after(book: UUID, invitation: UUID, letter: bool) -> HttpResponse:
    return redirect("letter", book, invitation) if letter else redirect("invitations", book)
