""" "Wie ziet wat": people x chapters. Every change is one choice out of a menu, and holds at once."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gezinsboek.circle import giving, homes
from gezinsboek.circle.around import Around
from gezinsboek.circle.forms.who_sees_what import ALL, KEEP, BoxForm, GiveForm
from gezinsboek.circle.matrix import NONE, Matrix
from gezinsboek.circle.models import Grant, Member, Role
from gezinsboek.circle.portrait import portrait
from gezinsboek.circle.unheard import unheard
from gezinsboek.circle.unled import unled
from gezinsboek.circle.views.guardians import stopped
from gezinsboek.dossier.models import Chapter
from gezinsboek.ground import clock
from gezinsboek.ground.acts import Refused, Stale, act
from gezinsboek.ground.ids import new_id
from gezinsboek.people import parked, strong


@require_http_methods(["GET", "HEAD", "POST"])
def who_sees_what(request: HttpRequest, book: UUID) -> HttpResponse:
    """`/boek/.../wie-ziet-wat/`: everything, or one chapter (`?hoofdstuk=`)."""
    around = Around.of(book)
    if request.method == "POST":
        return change(request, around)
    act("looked_round", book, "who sees what")
    matrix = Matrix(around, chosen_chapter(request))
    shown = {
        "book": around.book,
        "around": around,
        "matrix": matrix,
        "rows": matrix.rows(),
        "through": around.through,
        "unheard": unheard(around),
        "unled": unled(around),
        "strong": strong.strong_now(request),
    }
    return render(request, "circle/who_sees_what.html", shown)


def chosen_chapter(request: HttpRequest) -> UUID | None:
    told = request.GET.get("hoofdstuk")
    try:
        return UUID(told) if told else None
    except ValueError:
        raise Http404("no such chapter") from None


def change(request: HttpRequest, around: Around) -> HttpResponse:
    """One box. Opening a chapter in which something stands already asks first from when."""
    form = BoxForm(request.POST)
    if not form.is_valid():
        raise Http404("no such box")
    chapter_id, level, seen, private = form.cleaned_data["set"]
    if private and not strong.strong_now(request):
        return prove_first(reverse("who_sees_what", args=[around.book.id]))
    member = around.find(form.cleaned_data["member"])
    chapter, matrix = around.chapter(chapter_id), Matrix(around)
    grant = around.grants.get((member.id, chapter.id))
    said = ""
    try:
        if level == NONE:
            said = giving.take(chapter, member, grant, seen)
        elif grant:
            said = giving.change_level(chapter, member, grant, level, seen)
        elif matrix.older.get(chapter.id):
            return redirect(reverse("give", args=[around.book.id, member.id, chapter.id]) + f"?niveau={level}")
        else:
            said = giving.open_for(chapter, member, level, clock.now(), matrix.limit(chapter.id))
        messages.success(request, said)
    except Stale:
        messages.warning(request, _("Iemand veranderde dit net ook. Kijk eerst hoe het nu is."))
    except Refused:
        if chapter.id in homes.frozen(around.book.id):
            return stopped(request, around.book.id)
        raise
    return answer(request, around, member, chapter, said)


def answer(request: HttpRequest, around: Around, member: Member, chapter: Chapter, said: str) -> HttpResponse:
    """Only the row that changed for htmx; else back to the page it came from, at that row."""
    if getattr(request, "htmx", None):
        one = chapter.id if request.GET.get("hoofdstuk") else None
        matrix = Matrix(Around.of(around.book.id), one, changed=(member.id, chapter.id))
        back = request.POST.get("back", "")
        of = portrait(matrix, member) if back == "person" else None
        shown = {"book": around.book, "matrix": matrix, "row": matrix.row(member), "back": back, "of": of, "said": said}
        return render(request, "circle/who_sees_what_changed.html", shown)
    if request.POST.get("back") == "person":
        return redirect("person", around.book.id, member.id)
    return HttpResponseRedirect(f"{request.get_full_path()}#m-{member.id}")


@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, book: UUID, member: UUID, chapter: UUID) -> HttpResponse:
    """`.../wie-ziet-wat/<member>/<chapter>/`: which level and from when, with the number of stukjes that would open."""
    around = Around.of(book)
    who, what, matrix = around.find(member), around.chapter(chapter), Matrix(around)
    grant, limit = around.grants.get((member, chapter)), matrix.limit(chapter)
    if member in (around.me, what.owner):
        raise Http404("not to be given")
    done = HttpResponseRedirect(reverse("who_sees_what", args=[book]) + f"#m-{member}")
    if grant and request.POST.get("grant") == str(grant.id):  # a second click
        return done
    told = request.POST or parked.take(request) or None
    first = {"grant": new_id(), "level": grant.level if grant else request.GET.get("niveau", "read")}
    kept = member in matrix.protected and not what.private
    takes = may_take(matrix, who, what, grant)
    form = GiveForm(limit, grant, matrix.older.get(chapter, 0), kept, told, initial=first, takes=takes)
    if chapter in matrix.frozen and grant is None:
        return stopped(request, book)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        since = {KEEP: grant.since if grant else None, ALL: None}.get(chosen["since"], clock.now())
        try:
            more = {"grant_id": chosen["grant"], "taking": chosen.get("taking", False)}
            said = giving.open_for(what, who, chosen["level"], since, limit, was=grant, **more)
        except Refused:
            if chapter in matrix.frozen:
                return stopped(request, book)
            raise
        messages.success(request, said)
        return done
    shown = {"book": around.book, "form": form, "member": who, "chapter": what, "grant": grant}
    return render(request, "circle/who_sees_what_give.html", shown, status=422 if request.method == "POST" else 200)


def may_take(matrix: Matrix, who: Member, chapter: Chapter, grant: Grant | None) -> bool:
    """Whether "mag overnemen" can be given along: to a professional who has it not, and not after an objection."""
    has = grant is not None and grant.may_take_over
    return who.role == Role.PROFESSIONAL and not has and chapter.id not in matrix.frozen


def prove_first(page: str) -> HttpResponse:
    """A private chapter asks for a passkey or PIN first (SHARING 4)."""
    return HttpResponseRedirect(f"{reverse('strong')}?{urlencode({'next': page})}")
