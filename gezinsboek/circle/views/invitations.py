"""All invitations of a book on one page, and what their sender does with them."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gezinsboek.circle import invitations as verbs
from gezinsboek.circle import letters, sending
from gezinsboek.circle.offer import Offer
from gezinsboek.circle.standing import Standing, standing_of, standings
from gezinsboek.dossier.models import Dossier
from gezinsboek.ground.acts import act, ask
from gezinsboek.people.gate import form_at


def invitations(request: HttpRequest, book: UUID) -> HttpResponse:
    """`/boek/.../uitnodigingen/`: who waits for my yes, who did not answer yet, what fell away and why."""
    dossier = get_object_or_404(Dossier, id=book)
    act("looked_round", book, "invitations")
    groups = standings(book)
    shown = {"book": dossier, "any": any(groups.values()), "may_invite": bool(Offer.of(book).kinds), **groups}
    shown["family"] = bool(ask("i_may_ask_once", book))
    return render(request, "circle/invitations.html", shown)


def letter(request: HttpRequest, book: UUID, invitation: UUID) -> HttpResponse:
    """`.../brief/`: the letter, once; later only a new one, and then the old code is dead."""
    dossier, standing = get_object_or_404(Dossier, id=book), _mine(book, invitation)
    kept = letters.kept(request, invitation)
    if kept is None or standing.closed:
        ways = {
            "again": reverse("invitation_again", args=[book, invitation]),
            "back": reverse("invitations", args=[book]),
        }
        shown = {"book": dossier, "standing": standing, "back_words": _("Terug naar de uitnodigingen")} | ways
        return render(request, "circle/letter_gone.html", shown)
    return render(request, "circle/letter.html", {"book": dossier, "standing": standing, "letter": kept})


def letter_pdf(request: HttpRequest, book: UUID, invitation: UUID) -> HttpResponse:
    """The same letter as a file for the printer."""
    standing, kept = _mine(book, invitation), letters.kept(request, invitation)
    if kept is None or standing.closed:
        return redirect("letter", book, invitation)
    return letters.pdf(kept, standing.inviter)


@form_at("invitations", "book")
@require_POST
def invitation_again(request: HttpRequest, book: UUID, invitation: UUID) -> HttpResponse:
    """A new link or letter; the old one is worth nothing from now on."""
    standing = _mine(book, invitation)
    with transaction.atomic():
        sent = sending.again(standing.invitation, standing.address)
    if standing.address:
        messages.success(request, _("Opnieuw verstuurd. De oude link werkt niet meer."))
        return redirect("invitations", book)
    letters.keep(request, sent)
    return redirect("letter", book, invitation)


@form_at("invitations", "book")
@require_POST
def invitation_withdraw(request: HttpRequest, book: UUID, invitation: UUID) -> HttpResponse:
    """Taken back; the code is worth nothing from now on. A second click finds it done."""
    standing = _known(book, invitation)
    if standing.closed != "withdrawn":
        verbs.withdraw(invitation)
        messages.success(request, _("Ingetrokken. De code werkt niet meer."))
    return redirect("invitations", book)


@form_at("invitations", "book")
@require_POST
def invitation_answer(request: HttpRequest, book: UUID, invitation: UUID) -> HttpResponse:
    """Yes or no to who came with another address."""
    standing = _mine(book, invitation)
    newcomer = standing.newcomer
    if newcomer is None:  # a second click, or withdrawn meanwhile
        return redirect("invitations", book)
    if request.POST.get("answer") == "yes":
        person = standing.invitation.waits_for
        word = verbs.say_yes(standing.invitation)
        if word == "in":
            sending.tell(person, "circle/joining_let_in_mail", reverse("our_story", args=[book]), book)
            messages.success(request, _("%(name)s doet nu mee.") % {"name": newcomer.name})
            if lost := _mine(book, invitation).lost:
                messages.warning(request, lost)
        else:
            messages.warning(request, _why_not(word, newcomer.name))
    else:
        verbs.say_no(invitation)
        messages.success(request, _("%(name)s komt er niet in. De code werkt niet meer.") % {"name": newcomer.name})
    return redirect("invitations", book)


def _why_not(word: str, name: str) -> str:
    if word == "already":
        return _("%(name)s doet al mee in dit boek.") % {"name": name}
    if word == "guardians":
        return _("Eerst moeten alle ouders ja zeggen. Zeg daarna nog eens ja tegen %(name)s.") % {"name": name}
    return _("Dit kan niet meer. Je kunt deze hoofdstukken zelf niet meer delen.")


def _known(book: UUID, invitation: UUID) -> Standing:
    standing = standing_of(book, invitation)
    if standing is None:
        raise Http404("no such invitation")
    return standing


def _mine(book: UUID, invitation: UUID) -> Standing:
    """One that I sent; of others I know only that it is there."""
    standing = _known(book, invitation)
    if not standing.mine:
        raise Http404("somebody else sent it")
    return standing
