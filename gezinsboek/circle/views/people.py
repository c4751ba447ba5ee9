""" "Mensen": who is who, what they read, and how it ends."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gezinsboek.circle import addresses, allowing, homes, pausing, sharing
from gezinsboek.circle.around import Around
from gezinsboek.circle.forms.people import AboutForm, UntilForm
from gezinsboek.circle.matrix import Matrix
from gezinsboek.circle.models import Member, Role
from gezinsboek.circle.portrait import Portrait, portrait
from gezinsboek.circle.proposals import end_of
from gezinsboek.circle.unheard import unheard
from gezinsboek.circle.unled import unled
from gezinsboek.circle.views.guardians import stopped
from gezinsboek.ground.acts import Refused, act, ask
from gezinsboek.ground.ui.dates import full_day
from gezinsboek.people import parked

Deed = Callable[[HttpRequest, Matrix, Portrait], HttpResponse]


@require_safe
def people(request: HttpRequest, book: UUID) -> HttpResponse:
    """`/boek/.../mensen/`: who takes part, who is invited, and who stopped."""
    around = Around.of(book)
    act("looked_round", book, "people")
    matrix = Matrix(around)
    shown = {
        "book": around.book,
        "around": around,
        "here": [portrait(matrix, one) for one in around.taking_part],
        "invited": [portrait(matrix, one) for one in around.invited],
        "ended": [portrait(matrix, one) for one in around.ended],
        "may_invite": bool(ask("i_may_invite", book)[0][0]),
        "unled": unled(around),
        "asked": around.guardian and any(one.mine for one in homes.asked(book)),
    }
    return render(request, "circle/people.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, book: UUID, member: UUID) -> HttpResponse:
    """`/boek/.../mensen/<member>/`: one person whole. Each form says with `do` what it is."""
    around = Around.of(book)
    matrix, who = Matrix(around), around.find(member)
    if not who.accepted_at and member not in around.invitations:
        raise Http404("never came in")
    if request.method == "POST":
        deeds: dict[str, Deed] = {"about": about, "until": until, "stop": stop, "give_up": give_up}
        deeds |= {"pause": pause, "end_pause": end_pause, "taking": taking}
        deed = deeds.get(request.POST.get("do", ""))
        if deed is None:
            raise Http404("no such deed")
        return deed(request, matrix, portrait(matrix, who))
    act("looked_round", book, "people")
    return page(request, matrix, portrait(matrix, who))


def page(
    request: HttpRequest,
    matrix: Matrix,
    of: Portrait,
    *,
    telling: AboutForm | None = None,
    ending: UntilForm | None = None,
) -> HttpResponse:
    """The whole page; a form that was not right yet stands in its place with what was typed."""
    kept = parked.take(request) if request.method != "POST" else None
    lives = [] if of.me else addresses.homes(matrix.around, of.member.id)
    addresses.looked(one.id for one in lives)
    if kept and kept.get("do") == "about" and of.may_name:
        telling = AboutForm(of.member, of.me, kept)
    shown = {
        "book": matrix.around.book,
        "around": matrix.around,
        "matrix": matrix,
        "of": of,
        "homes": lives,
        "allowing": allowing.chapters(matrix, of),
        "unheard": unheard(matrix.around, of.member.id),
        "telling": telling or AboutForm(of.member, of.me),
        "ending": ending or UntilForm(of.member),
        "open": "about" if telling else "until" if ending else "",
        "may_invite": bool(ask("i_may_invite", matrix.around.book.id)[0][0]),
        "may_pause": (may_pause := matrix.around.guardian and of.member.live and not of.me),
        "pause": pausing.running(of.member.id) if may_pause else None,
        "alone": matrix.around.guardian
        and not any(one.role == Role.GUARDIAN and one.id != of.member.id for one in matrix.around.taking_part),
    }
    return render(request, "circle/person.html", shown, status=422 if request.method == "POST" else 200)


def back(of: Portrait) -> HttpResponse:
    return redirect("person", of.member.dossier_id, of.member.id)


def about(request: HttpRequest, matrix: Matrix, of: Portrait) -> HttpResponse:
    """Name, what they are to the family, and one's own way to be reached."""
    form = AboutForm(of.member, of.me, request.POST)
    if not form.is_valid():
        return page(request, matrix, of, telling=form)
    told = {field: form.cleaned_data[field] for field in form.fields}
    new = Member(id=of.member.id, dossier_id=of.member.dossier_id, **told)
    sealed = {f"{field}_sealed": getattr(new, f"{field}_sealed") for field in told}
    if not Member.objects.filter(id=new.id).update(**sealed):
        raise Refused("about")
    messages.success(request, _("Opgeslagen."))
    return back(of)


def until(request: HttpRequest, matrix: Matrix, of: Portrait) -> HttpResponse:
    """The day it ends by itself; who stopped is invited anew and not brought back by a date."""
    if not of.member.live and of.member.accepted_at:
        return already_gone(request, of)
    form, name = UntilForm(of.member, request.POST), of.member.introduced
    endless = request.POST.get("until") == "none"
    if not endless and not form.is_valid():
        return page(request, matrix, of, ending=form)
    last = None if endless else form.cleaned_data["day"]
    sharing.set_until(of.member.id, end_of(last))
    if last:
        messages.success(request, _("%(name)s doet mee tot en met %(day)s.") % {"name": name, "day": full_day(last)})
    else:
        messages.success(request, _("%(name)s doet mee zonder einddatum.") % {"name": name})
    return back(of)


def stop(request: HttpRequest, matrix: Matrix, of: Portrait) -> HttpResponse:
    """Somebody stops, at once: put out by the family, or by themselves."""
    if not of.member.live:
        return already_gone(request, of)
    sharing.end_member(of.member.id)
    if of.me:
        messages.success(request, _("Je bent gestopt met dit boek. Je leest er niets meer."))
        return redirect("home")
    messages.success(request, _("%(name)s leest vanaf nu niets meer.") % {"name": of.member.introduced})
    return redirect("people", of.member.dossier_id)


def give_up(request: HttpRequest, matrix: Matrix, of: Portrait) -> HttpResponse:
    """I no longer want to read a chapter. I cannot take that back myself."""
    cell = next((one for one in of.row.cells if str(one.chapter.id) == request.POST.get("chapter")), None)
    if not of.me or cell is None:
        raise Http404("not mine")
    grant = matrix.around.grants.get((of.member.id, cell.chapter.id))
    if grant is not None:
        sharing.end_grant(grant.id)
    messages.success(request, _("Je leest %(chapter)s niet meer. Het geldt meteen.") % {"chapter": cell.chapter.name})
    return back(of)


def taking(request: HttpRequest, matrix: Matrix, of: Portrait) -> HttpResponse:
    """Mag overnemen, or not any more: of a chapter that stands on this page."""
    told = {str(one.grant): one for one in allowing.chapters(matrix, of)}
    yes = "give" in request.POST
    one = told.get(request.POST.get("give" if yes else "end", ""))
    if one is None:
        raise Http404("no such grant")
    name = {"name": of.member.introduced, "chapter": one.chapter.name}
    try:
        sharing.allow_taking(one.grant, yes=yes)
    except Refused:
        if not yes:
            raise
        return not_now(request, matrix, of, one)
    if of.me:
        messages.success(request, _("Je neemt uit %(chapter)s geen woorden van anderen meer over.") % name)
    elif yes:
        messages.success(request, allowing.told(matrix.around, one.grant, of.member.introduced, one.chapter))
    else:
        messages.success(request, _("%(name)s mag niet meer overnemen uit %(chapter)s.") % name)
    return back(of)


def not_now(request: HttpRequest, matrix: Matrix, of: Portrait, one: allowing.Allowing) -> HttpResponse:
    """Why it cannot be given: an objection, which is the guardians' alone to know; a young person decides; it changed."""
    if one.chapter.id in matrix.frozen:
        return stopped(request, matrix.around.book.id)
    if one.decides:
        messages.info(request, _("Hierover beslist %(name)s zelf.") % {"name": one.decides})
    elif matrix.around.guardian:
        messages.info(request, _("Dit kan nu niet. Er is iets veranderd. Kijk het nog eens na."))
    else:
        messages.info(request, _("Dit kan nu even niet. Dat ligt niet aan jou."))
    return back(of)


def already_gone(request: HttpRequest, of: Portrait) -> HttpResponse:
    messages.info(request, _("%(name)s doet al niet meer mee.") % {"name": of.member.introduced})
    return redirect("people", of.member.dossier_id)


def pause(request: HttpRequest, matrix: Matrix, of: Portrait) -> HttpResponse:
    """What they see of me stands still; nobody else hears of it (SHARING 18). A second click finds it so."""
    what = request.POST.get("what")
    if what not in ("mine", "all"):
        raise Http404("no such pause")
    pausing.pause(of.member.id, whole=what == "all")
    messages.success(request, _("De pauze is begonnen. Alleen jij ziet dit."))
    return back(of)


def end_pause(request: HttpRequest, matrix: Matrix, of: Portrait) -> HttpResponse:
    if pausing.running(of.member.id):
        pausing.end_pause(of.member.id)
    messages.success(request, _("De pauze is voorbij. Alleen jij ziet dit."))
    return back(of)
