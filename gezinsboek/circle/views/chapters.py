""" "Hoofdstukken": add, rename, order, hide; one about a certain child; a private one."""

from uuid import UUID

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gezinsboek.circle import arranging, sharing
from gezinsboek.circle.around import Around
from gezinsboek.circle.arranging import Shelves
from gezinsboek.circle.forms.chapters import ChapterForm, NewChapterForm, PrivateChapterForm
from gezinsboek.circle.growing import tellable
from gezinsboek.circle.models import Grant
from gezinsboek.circle.opening import add_chapter
from gezinsboek.dossier.models import Chapter
from gezinsboek.ground.acts import Refused, act
from gezinsboek.ground.ids import new_id
from gezinsboek.people import parked, strong
from gezinsboek.people.typist import mark

from .who_sees_what import prove_first


@require_http_methods(["GET", "HEAD", "POST"])
def chapters(request: HttpRequest, book: UUID) -> HttpResponse:
    """`/boek/.../hoofdstukken/`: all of them in order. A button names the chapter, and where it goes to."""
    around = Around.of(book)
    if request.method == "POST":
        return arrange(request, around)
    shelves = Shelves(around)
    shown = {
        "book": around.book,
        "around": around,
        "shared": shelves.shared(),
        "hidden": shelves.hidden(),
        "private": shelves.private(),
        "changeable": shelves.changeable,
        "ideas": arranging.ideas(around) if around.guardian else [],
        "may_make_private": arranging.may_make_private(around),
        "strong": strong.strong_now(request),
    }
    return render(request, "circle/chapters.html", shown)


def arrange(request: HttpRequest, around: Around) -> HttpResponse:
    deed, _space, value = request.POST.get("do", "").partition(" ")
    chapter = around.chapter(_uuid(request.POST.get("chapter")))
    if deed == "place" and value.isdecimal() and len(value) < 5:
        Shelves(around).move(chapter.id, int(value))
        messages.success(request, _("%(name)s is verplaatst.") % {"name": chapter.name})
    elif deed == "hide":
        arranging.hide(chapter.id)
        messages.success(
            request, _("%(name)s is verborgen. Je kunt het hieronder weer laten zien.") % {"name": chapter.name}
        )
    elif deed == "show":
        arranging.show(chapter.id)
        messages.success(request, _("%(name)s is er weer.") % {"name": chapter.name})
    else:
        raise Http404("no such deed")
    return redirect("chapters", around.book.id)


@require_http_methods(["GET", "HEAD", "POST"])
def chapter_new(request: HttpRequest, book: UUID) -> HttpResponse:
    """`.../hoofdstukken/nieuw/`: a shared one. Who gets it besides me is chosen here, in so many words."""
    around = Around.of(book)
    if not around.guardian:
        raise Http404("not yours to add")
    others = [one for one in around.taking_part if one.id != around.me]
    told = request.POST or parked.take(request) or None
    form = NewChapterForm(
        tellable(around.children, around.myself), others, told, initial=_idea(request, around) | {"chapter": new_id()}
    )
    if request.method == "POST" and form.is_valid():
        _add(request, around, form)
        return redirect("chapters", book)
    shown = {"book": around.book, "form": form, "ideas": arranging.ideas(around)}
    return render(request, "circle/chapters_new.html", shown, status=422 if request.method == "POST" else 200)


def _add(request: HttpRequest, around: Around, form: NewChapterForm) -> None:
    told = form.cleaned_data
    try:
        with transaction.atomic():
            new = add_chapter(around.book.id, told["name"], told["look"], about=form.about, chapter_id=told["chapter"])
            for one in form.chosen():
                sharing.give(new.id, one.id, Grant.Level.WRITE if one.family else Grant.Level.READ)
    except IntegrityError as fault:
        if not Chapter.objects.filter(id=told["chapter"], dossier_id=around.book.id).exists():
            raise Refused("add") from fault
        return  # a second click: the first one added it
    messages.success(request, _("%(name)s staat in jullie boek.") % {"name": told["name"]})


def _idea(request: HttpRequest, around: Around) -> dict[str, object]:
    """A ready idea fills in the form; everything can still be changed."""
    wanted = request.GET.get("idee")
    idea = next((one for one in arranging.ideas(around) if one.key == wanted), None)
    return {"name": idea.name, "look": idea.look, "about": str(idea.about or "")} if idea else {}


@require_http_methods(["GET", "HEAD", "POST"])
def chapter_private(request: HttpRequest, book: UUID) -> HttpResponse:
    """`.../hoofdstukken/besloten/`: one of my own. Only right after a passkey or PIN (SHARING 4)."""
    around = Around.of(book)
    if not arranging.may_make_private(around):
        raise Http404("not yours to add")
    fresh = strong.strong_now(request)
    if request.method != "POST" and not fresh:
        return prove_first(request.path)
    form = PrivateChapterForm([], request.POST or parked.take(request) or None, initial={"chapter": new_id()})
    if request.method == "POST" and fresh and form.is_valid() and _add_private(request, around, form):
        return redirect("chapters", book)
    if not fresh:
        parked.keep(request, request.path, mark(around.person))
    shown = {"book": around.book, "form": form, "too_late": not fresh}
    return render(request, "circle/chapters_private.html", shown, status=422 if request.method == "POST" else 200)


def _add_private(request: HttpRequest, around: Around, form: PrivateChapterForm) -> bool:
    told = form.cleaned_data
    try:
        add_chapter(around.book.id, told["name"], told["look"], private=True, chapter_id=told["chapter"])
    except IntegrityError as fault:
        if not Chapter.objects.filter(id=told["chapter"], dossier_id=around.book.id).exists():
            raise Refused("add") from fault
    except Refused:
        if around.guardian:
            raise
        form.add_error(None, _("Een besloten hoofdstuk kan vanaf 12 jaar. Vraag of je geboortedatum is ingevuld."))
        return False
    messages.success(request, _("Het staat klaar. Alleen jij leest het."))
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def chapter_change(request: HttpRequest, book: UUID, chapter: UUID) -> HttpResponse:
    """`.../hoofdstukken/<chapter>/`: another name, another look, about another child."""
    around = Around.of(book)
    if "private" in request.POST and not strong.strong_now(request):
        parked.keep(request, request.path, mark(around.person))
        late = {"book": around.book, "form": PrivateChapterForm([], request.POST), "too_late": True}
        return render(request, "circle/chapters_private.html", late, status=422)
    known = around.chapter(chapter)
    if chapter not in Shelves(around).changeable:
        raise Http404("not yours to change")
    first = {"name": known.name, "look": known.look, "about": str(known.about_id or "")}
    children = [] if known.private else tellable(around.children, around.myself)
    form = ChapterForm(children, request.POST or parked.take(request) or None, initial=first)
    if request.method == "POST" and form.is_valid() and _change(known, form):
        messages.success(request, _("Opgeslagen. Iedereen die het leest, ziet het."))
        return redirect("chapters", book)
    shown = {"book": around.book, "form": form, "chapter": known}
    return render(request, "circle/chapters_change.html", shown, status=422 if request.method == "POST" else 200)


def _change(chapter: Chapter, form: ChapterForm) -> bool:
    """False when the child's name cannot be taken off: from twelve on only the child does that (SHARING 6)."""
    told = form.cleaned_data
    if "about" in form.fields and form.about != chapter.about_id:
        try:
            act("chapter_about", chapter.id, form.about)
        except Refused:
            form.add_error("about", _("Vanaf 12 jaar verandert alleen je kind dit zelf."))
            return False
    if (told["name"], told["look"]) != (chapter.name, chapter.look):
        chapter.name = told["name"]
        arranging.change(chapter.id, name_sealed=chapter.name_sealed, look=told["look"])
    return True


def _uuid(told: str | None) -> UUID:
    try:
        return UUID(told or "")
    except ValueError:
        raise Http404("no such chapter") from None
