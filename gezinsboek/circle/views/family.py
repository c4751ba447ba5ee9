""" "Ons gezin": the name of the book, the children, gezag, and the question about the other parent."""

from uuid import UUID

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gezinsboek.circle import gezag, growing, household
from gezinsboek.circle.around import Around
from gezinsboek.circle.forms.book import BookForm, ChildForm, NewChildForm
from gezinsboek.circle.opening import add_child
from gezinsboek.dossier.models import Child, CustodyProof, Dossier
from gezinsboek.ground.acts import Refused
from gezinsboek.ground.ids import new_id
from gezinsboek.people import parked


@require_http_methods(["GET", "HEAD", "POST"])
def family(request: HttpRequest, book: UUID) -> HttpResponse:
    """`/boek/.../gezin/`. Each form says with `do` what it is."""
    around = Around.of(book)
    if request.method == "POST":
        deeds = {
            "rename": rename,
            "add": add,
            "child": child,
            "other_parent": other_parent,
            "gezag": seen,
            "born": agree,
        }
        deed = deeds.get(request.POST.get("do", ""))
        if deed is None:
            raise Http404("no such deed")
        return deed(request, around)
    kept = parked.take(request)
    adding = NewChildForm(kept, initial={"child": new_id()}) if kept and kept.get("do") == "add" else None
    return page(request, around, adding=adding)


def page(
    request: HttpRequest,
    around: Around,
    *,
    naming: BookForm | None = None,
    adding: NewChildForm | None = None,
    sent: tuple[UUID, ChildForm] | None = None,
) -> HttpResponse:
    """The whole page; a form that was not right yet stands in its place with what was typed."""
    wrong = request.method == "POST"
    shown = {
        "book": around.book,
        "around": around,
        "growing": growing.told(around.book.id, around.person).get(around.book.id, []),
        "cards": household.cards(around, sent),
        "naming": naming or BookForm(initial={"name": around.book.name}, auto_id="book_%s"),
        "adding": adding or NewChildForm(initial={"child": new_id()}),
        "open": "name" if naming else "add" if adding else str(sent[0]) if sent else "",
        "asks": household.asks_for_other_parent(around),
    }
    return render(request, "circle/family.html", shown, status=422 if wrong else 200)


def back(around: Around) -> HttpResponse:
    return redirect("family", around.book.id)


def rename(request: HttpRequest, around: Around) -> HttpResponse:
    form = BookForm(request.POST, auto_id="book_%s")
    if not form.is_valid():
        return page(request, around, naming=form)
    book = around.book
    book.name = form.cleaned_data["name"]
    if not Dossier.objects.filter(id=book.id).update(name_sealed=book.name_sealed):
        raise Refused("rename")
    messages.success(request, _("De naam is veranderd. Iedereen in dit boek ziet hem."))
    return back(around)


def add(request: HttpRequest, around: Around) -> HttpResponse:
    """Another child; a second click adds nothing."""
    form = NewChildForm(request.POST)
    if not form.is_valid():
        return page(request, around, adding=form)
    told = form.cleaned_data
    try:
        with transaction.atomic():
            new = add_child(around.book.id, told["name"], told["born"], child_id=told["child"])
            if told["custody"]:
                gezag.say(around, new.id, told["custody"])
    except IntegrityError as fault:
        if not Child.objects.filter(id=told["child"], dossier_id=around.book.id).exists():
            raise Refused("add") from fault
        return back(around)
    messages.success(request, _("%(name)s staat erbij.") % {"name": told["name"]})
    return back(around)


def child(request: HttpRequest, around: Around) -> HttpResponse:
    known = next((one for one in around.children if str(one.id) == request.POST.get("child")), None)
    form = household.form_of(around, known, request.POST) if known else None
    if known is None or form is None:
        raise Http404("no such child")
    if form.is_valid() and household.save(around, known, form):
        messages.success(request, _("Opgeslagen."))
        return back(around)
    return page(request, around, sent=(known.id, form))


def agree(request: HttpRequest, around: Around) -> HttpResponse:
    """A birth date that another guardian said is right. A second click finds it said."""
    known = next((one for one in around.children if str(one.id) == request.POST.get("child")), None)
    if known is None or not around.guardian:
        raise Http404("no such child")
    try:
        done = household.agree(around, known, request.POST.get("born", ""))
    except Refused:
        messages.info(request, _("Dit was al veranderd."))
        return back(around)
    messages.success(
        request, _("De geboortedatum geldt nu.") if done else _("Je zei ja. Nog een ouder moet ja zeggen.")
    )
    return back(around)


def seen(request: HttpRequest, around: Around) -> HttpResponse:
    """I confirm somebody's gezag, saw the paper, or take that back. A second click finds it done."""
    told = [one for said in gezag.said_here(around).values() for one in said]
    one = next((one for one in told if str(one.custody.id) == request.POST.get("custody")), None)
    kind = request.POST.get("kind", "")
    if one is None or not (kind == "back" or kind in dict(CustodyProof.Kind.choices)):
        raise Http404("no such gezag")
    if kind == "back" and one.mine:
        gezag.take_back(one.custody.id)
    elif kind != "back" and not one.mine:
        gezag.see(one.custody.id, kind)
    messages.success(request, _("Opgeslagen."))
    return back(around)


def other_parent(request: HttpRequest, around: Around) -> HttpResponse:
    """ "Nodig je de andere ouder uit?" What was answered is kept nowhere, also not in an address of the browser."""
    if not around.guardian:
        raise Http404("not asked of you")
    answer = request.POST.get("answer")
    household.other_parent_answered(around)
    if answer == "unsafe":
        return render(request, "circle/family_calm.html", {"book": around.book})
    if answer == "now":
        return HttpResponseRedirect(reverse("invite", args=[around.book.id]))
    messages.success(request, _("Goed. Uitnodigen kan altijd nog."))
    return back(around)
