""" "Een eigen boek voor jullie gezin": the paper a professional gives, what a family does with it, and the example book."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from gezinsboek.circle import doorstep, giver, letters, opening, own_book, own_paper
from gezinsboek.circle.example import sharing_context, timeline_context
from gezinsboek.circle.forms.book import OpenForm
from gezinsboek.circle.forms.own_book import PaperForm
from gezinsboek.dossier.models import Dossier
from gezinsboek.ground.acting import acting
from gezinsboek.ground.codes import Code
from gezinsboek.ground.ids import new_id
from gezinsboek.people import parked
from gezinsboek.people.models import Person

from . import joining


def give_book(request: HttpRequest) -> HttpResponse:
    """`/eigen-boek/`: a professional makes the letter or the flyer. Each has a code of its own."""
    me = _me()
    if not me.professional:
        raise Http404("for professionals")
    form = PaperForm(request.POST or None, initial={"made": new_id()})
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "circle/own_book_give.html", {"form": form}, status=status)
    told = form.cleaned_data
    try:
        handle, expires = own_book.give(told["made"])
    except IntegrityError:  # a second click: the first one made it
        return redirect("own_book_paper")
    own_paper.keep(request, handle, expires, told["paper"], told["language"])
    return redirect("own_book_paper")


def _me() -> Person:
    """The person of this request; the gate let nobody else through."""
    who = acting()
    assert who
    return Person.objects.get(pk=who.person)


def own_book_paper(request: HttpRequest) -> HttpResponse:
    """`/eigen-boek/papier/`: what was made just now, to print; later one makes another."""
    paper = own_paper.kept(request)
    if paper is None:
        return redirect("give_book")
    return render(request, "circle/own_book_paper.html", {"paper": paper})


def own_book_pdf(request: HttpRequest) -> HttpResponse:
    """The paper itself, in the language of the family."""
    paper = own_paper.kept(request)
    if paper is None:
        return redirect("give_book")
    me = _me()
    return letters.as_file(own_paper.printed(paper, [me.organisation, me.name, me.profession]), "eigen-boek")


@login_not_required
def own_book_link(request: HttpRequest, handle: str) -> HttpResponse:
    """`/eigen-boek/begin/.../`: the block on the paper."""
    tries = doorstep.count_try(request)
    if tries is None:
        return joining.closed(request, "too often")
    if own_book.giver_of(handle) is None:
        return joining.closed(request, "wrong")
    tries.rollback()
    doorstep.keep(request, Code(handle, ""), doorstep.OWN_BOOK)
    return redirect("own_book")


@login_not_required
def own_book_start(request: HttpRequest) -> HttpResponse:
    """`/eigen-boek/begin/`: what it is, and how to begin."""
    kept = doorstep.kept(request, doorstep.OWN_BOOK)
    if kept is None:
        return redirect("code")
    me = Person.objects.filter(pk=request.user.pk).first() if request.user.is_authenticated else None
    onwards = urlencode({"next": reverse("own_book_open")})
    shown = {
        "onwards": onwards,
        "without_url": reverse("own_book_without_email"),
        "me": me,
        "word": kept.handle.partition("-")[0],
    }
    return render(request, "circle/own_book_start.html", shown)


@login_not_required
def own_book_without_email(request: HttpRequest) -> HttpResponse:
    """`/eigen-boek/zonder-e-mail/`: a name, and then a key of one's own."""
    kept = doorstep.kept(request, doorstep.OWN_BOOK)
    if kept is None or request.user.is_authenticated or own_book.giver_of(kept.handle) is None:
        return redirect("own_book")
    return joining.without_email(request, kept, onwards=reverse("own_book_open"), back=reverse("own_book"))


def own_book_open(request: HttpRequest) -> HttpResponse:
    """`/eigen-boek/openen/`: a name, and the book is there. The code is used; who gave it knows nothing of it."""
    kept, me = doorstep.kept(request, doorstep.OWN_BOOK), _me()
    if kept is None or me.professional:
        return redirect("book_open")
    form = OpenForm(request.POST or parked.take(request) or None, initial={"book": new_id()})
    if request.method != "POST" or not form.is_valid():
        return render(request, "circle/book_open.html", {"form": form}, status=422 if request.method == "POST" else 200)
    book_id, from_whom = form.cleaned_data["book"], own_book.giver_of(kept.handle)
    if from_whom and own_book.use(kept.handle):  # a second click waits for the first one here
        opening.open_book(form.cleaned_data["name"], me.name, book_id=book_id)
        giver.remember(request, book_id, from_whom.id, from_whom.name, from_whom.work)
        doorstep.forget(request, doorstep.OWN_BOOK)
        messages.success(request, _("Jullie boek is open. Alleen jij leest erin."))
    opened = Dossier.objects.filter(id=book_id).exists()
    return redirect("own_book_giver", book_id) if opened else redirect("book_open")


def own_book_giver(request: HttpRequest, book: UUID) -> HttpResponse:
    """`/boek/.../gekregen/`: invite who gave the paper? Unticked, and it never comes back."""
    dossier, told = get_object_or_404(Dossier, id=book), giver.known(request, book)
    if told is None:
        return redirect("timeline", book)
    if request.method == "POST":
        if "invite" in request.POST:
            return redirect(reverse("invite", args=[book]) + "?gever=1")
        giver.forget(request)
        return redirect("timeline", book)
    return render(request, "circle/own_book_giver.html", {"book": dossier, "giver": told})


@login_not_required
def example(request: HttpRequest) -> HttpResponse:
    """`/voorbeeld/`: the timeline of a book that does not exist. Nothing of it comes from the database."""
    return render(request, "circle/example_timeline.html", timeline_context())


@login_not_required
def example_sharing(request: HttpRequest) -> HttpResponse:
    """`/voorbeeld/wie-ziet-wat/`: who sees what in that book."""
    return render(request, "circle/example_sharing.html", sharing_context())
