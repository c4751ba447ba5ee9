""" "Spelregels": what a family asks of everybody in their book. Read by all, changed by the family, answered by each."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gezinsboek.circle import agreement as verbs
from gezinsboek.circle import keeping
from gezinsboek.circle.agreement import Shown, Standing
from gezinsboek.circle.around import Around
from gezinsboek.circle.forms.agreement import AgreementForm
from gezinsboek.circle.models import Agreement
from gezinsboek.ground.acts import Refused, Stale, act
from gezinsboek.people import parked


@require_http_methods(["GET", "HEAD", "POST"])
def agreement(request: HttpRequest, book: UUID) -> HttpResponse:
    """`/boek/.../spelregels/`: the text, my yes, and for the family those of the others."""
    around = Around.of(book)
    if request.method == "POST":
        return _yes(request, book)
    act("looked_round", book, "agreement read")
    standing = Standing.of(book, around.by_id)
    family = bool(around.myself and around.myself.family) and around.looking_as is None
    shown = {
        "book": around.book,
        "around": around,
        "standing": standing,
        "now": Shown.of(standing.now),
        "by": standing.said_by(standing.now) if standing.now else "",
        "family": family,
        "proposed": verbs.pieces(verbs.proposal()) if standing.may_say and not standing.now else [],
    }
    return render(request, "circle/agreement.html", shown)


def _yes(request: HttpRequest, book: UUID) -> HttpResponse:
    text = verbs.ticked(request.POST)
    if text is None or not Agreement.objects.filter(id=text, dossier_id=book).exists():
        raise Refused("agreement")
    try:
        verbs.say_yes(text)
    except Stale:
        messages.warning(request, _("De spelregels zijn net veranderd. Lees ze nog eens."))
        return redirect("agreement", book)
    parked.sent(request)
    messages.success(request, _("Dank je. Het gezin ziet dat jij ja zei."))
    return redirect("agreement", book)


@require_http_methods(["GET", "HEAD", "POST"])
def agreement_change(request: HttpRequest, book: UUID) -> HttpResponse:
    """`.../veranderen/`: a next text. A stale one shows both and overwrites nothing (SHARING 12)."""
    around = Around.of(book)
    standing = Standing.of(book, around.by_id)
    if not standing.may_say:
        raise Refused("agreement")
    if kept := keeping.later(request, book):
        return kept
    last = standing.now
    told = last.told if last else verbs.proposal()
    box = keeping.box(request, book, keeping.AGREEMENT)
    form = box.form(AgreementForm, initial={"id": box.id, "made_from": last.version if last else 0, **told})
    return (_say if request.method == "POST" else _form)(request, around, standing, box, form)


def _say(
    request: HttpRequest, around: Around, standing: Standing, box: keeping.Box, form: AgreementForm
) -> HttpResponse:
    if not form.is_valid():
        return _form(request, around, standing, box, form, 422)
    text = Agreement(id=form.cleaned_data["id"], dossier_id=around.book.id)
    text.told = form.told
    try:
        verbs.say(text, form.cleaned_data["made_from"])
    except Stale:
        return _form(request, around, standing, box, form, 409)
    keeping.sent(request)
    messages.success(request, _("Dit zijn nu jullie spelregels. Iedereen in het boek leest ze."))
    return redirect("agreement", around.book.id)


def _form(
    request: HttpRequest,
    around: Around,
    standing: Standing,
    box: keeping.Box,
    form: AgreementForm,
    status: int = 200,
) -> HttpResponse:
    """`status` 409: somebody else said another text meanwhile. It stands beside what was typed."""
    shown = {"book": around.book, "form": form, "box": box, "stale": status == 409, "now": Shown.of(standing.now)}
    shown["by"] = standing.said_by(standing.now) if standing.now else ""
    shown["made_from"] = standing.now.version if standing.now else 0
    return render(request, "circle/agreement_change.html", shown, status=status)
