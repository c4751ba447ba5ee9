""" "Eenmalige links": the family asks one thing of somebody who does not take part, and sees how all of them stand."""

from uuid import UUID

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gezinsboek.circle import letters, one_time
from gezinsboek.circle.around import Around
from gezinsboek.circle.offer import Offer
from gezinsboek.dossier.models import Dossier
from gezinsboek.ground.acts import Refused, act
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.paper import question_letter
from gezinsboek.guests import asking
from gezinsboek.guests.forms import AskForm
from gezinsboek.guests.standing import Standing, standing_of, standings
from gezinsboek.people import parked
from gezinsboek.people.gate import form_at


@require_safe
def links(request: HttpRequest, book: UUID) -> HttpResponse:
    """`/boek/.../eenmalige-links/`: who asks for more, who did not answer yet, who did, and what is over."""
    dossier = _family(book)
    act("looked_round", book, "once links")
    groups = standings(book)
    shown = {"book": dossier, "any": any(groups.values()), "may_ask": bool(asking.askable(book)), **groups}
    return render(request, "guests/links.html", shown | {"may_invite": bool(Offer.of(book).kinds)})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, book: UUID) -> HttpResponse:
    """`.../nieuw/`: to whom, what, where the answer comes, and until when."""
    dossier, chapters = _family(book), asking.askable(book)
    told = request.POST or parked.take(request) or None
    form = AskForm(chapters, told, initial={**asking.proposed(request, book), "link": new_id(), "member": new_id()})
    if request.method == "POST" and form.is_valid():
        try:
            return _asked(request, book, form)
        except Refused:
            form.add_error("chapter", _("In dit hoofdstuk kun je dit nu niet vragen. Kies een ander."))
    shown = {"book": dossier, "form": form, "chapters": chapters}
    return render(request, "guests/new.html", shown, status=422 if request.method == "POST" else 200)


def _asked(request: HttpRequest, book: UUID, form: AskForm) -> HttpResponse:
    link, _guest = form.ids
    try:
        sent = asking.send(book, form)
    except IntegrityError as fault:
        if not asking.known(book, link):
            raise Refused("id") from fault
    else:
        request.session.pop(asking.PROPOSED, None)
        if form.reach:
            messages.success(request, _("Verstuurd. Je vraag aan %(name)s is onderweg.") % form.cleaned_data)
        else:
            letters.keep(request, sent, asking.TO)
    parked.sent(request)
    return redirect("once_links", book) if form.reach else redirect("once_letter", book, link)


@require_safe
def letter(request: HttpRequest, book: UUID, link: UUID) -> HttpResponse:
    """`.../brief/`: the letter, once; later only a new one, and then the old code is dead."""
    dossier, standing = _family(book), _mine(book, link)
    kept = letters.kept(request, link)
    if kept is None or standing.closed:
        ways = {"again": reverse("once_again", args=[book, link]), "back": reverse("once_links", args=[book])}
        shown = {"book": dossier, "standing": standing, "back_words": _("Terug naar de eenmalige links")} | ways
        return render(request, "circle/letter_gone.html", shown)
    return render(request, "guests/letter.html", {"book": dossier, "one": standing, "letter": kept})


@require_safe
def letter_pdf(request: HttpRequest, book: UUID, link: UUID) -> HttpResponse:
    """The same letter as a file for the printer: who asks, and how to answer; not what is asked. Paper gets lost."""
    standing, kept = _mine(book, link), letters.kept(request, link)
    if kept is None or standing.closed:
        return redirect("once_letter", book, link)
    made = question_letter(kept.way, asker=standing.asker, language=get_language() or "nl")
    return letters.as_file(made, "brief")


@form_at("once_links", "book")
@require_POST
def again(request: HttpRequest, book: UUID, link: UUID) -> HttpResponse:
    """A new link or letter; the old one is worth nothing from now on."""
    standing = _mine(book, link)
    sent = asking.again(standing)
    if standing.address:
        messages.success(request, _("Opnieuw verstuurd. De oude link werkt niet meer."))
        return redirect("once_links", book)
    letters.keep(request, sent, asking.TO)
    return redirect("once_letter", book, link)


@form_at("once_links", "book")
@require_POST
def withdraw(request: HttpRequest, book: UUID, link: UUID) -> HttpResponse:
    """Taken back. A second click finds it done; who answered meanwhile keeps their answer there."""
    standing = _known(book, link)
    if standing.closed == "answered":
        messages.warning(request, _("Er is net geantwoord. Intrekken kan niet meer."))
    elif standing.closed != "withdrawn":
        one_time.withdraw(link)
        messages.success(request, _("Ingetrokken. De link werkt niet meer."))
    return redirect("once_links", book)


@form_at("once_links", "book")
@require_POST
def more(request: HttpRequest, book: UUID, link: UUID) -> HttpResponse:
    """Yes or no to who asked for more. Yes goes on to an ordinary invitation, filled in; nothing is sent yet."""
    standing = _known(book, link)
    yes = request.POST.get("answer") == "yes"
    if standing.link.more_at is None or not standing.may_end:
        raise Http404("nothing was asked")
    if yes and not asking.invite_instead(request, book, standing):
        messages.warning(request, _("Dit hoofdstuk kun jij niet delen. Vraag het een ouder."))
        return redirect("once_links", book)
    if standing.link.more_done_at is None:
        one_time.say_more(link, yes=yes)
    if yes:
        return redirect("invite_check", book)
    messages.success(
        request, _("Er verandert niets. %(name)s ziet niets van het boek.") % {"name": standing.member.name}
    )
    return redirect("once_links", book)


def _family(book: UUID) -> Dossier:
    """The book, for its family alone; for others there is nothing here."""
    around = Around.of(book)
    if not around.family:
        raise Http404("for the family")
    return around.book


def _known(book: UUID, link: UUID) -> Standing:
    standing = standing_of(book, link)
    if standing is None:
        raise Http404("no such link")
    return standing


def _mine(book: UUID, link: UUID) -> Standing:
    """One that I asked; of others I know only how it stands."""
    standing = _known(book, link)
    if not standing.mine:
        raise Http404("somebody else asked it")
    return standing
