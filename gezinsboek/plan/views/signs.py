""" "Hoe merken we het op tijd?": what we look out for at a goal, and what we do then."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gezinsboek.ground.acts import Refused, Stale
from gezinsboek.people import parked
from gezinsboek.plan import signalling
from gezinsboek.plan.boxes import RESIGN, SIGN
from gezinsboek.plan.doing import GOAL
from gezinsboek.plan.models import Level, Sign
from gezinsboek.plan.noticing import Noticed
from gezinsboek.plan.reading import Plan
from gezinsboek.plan.sign_forms import SignForm
from gezinsboek.timeline import drafts
from gezinsboek.timeline.boxes import typed
from gezinsboek.timeline.one import One
from gezinsboek.timeline.views.drafts import kept_for_later
from gezinsboek.timeline.writing import refusable

from .steps import people


def one_goal(book: UUID, item: UUID, *, writing: bool = False) -> One:
    """Raises Http404 for what is no goal that I see, or, `writing`, where I may say nothing."""
    one = One.of(book, item)
    if one.item.kind != GOAL or (writing and not one.row.may.reply):
        raise Http404("no such goal")
    return one


def noticed_at(one: One) -> Noticed:
    return Noticed(Plan(one.frame, [one.item], [one.row]))


@require_safe
def goal_signs(request: HttpRequest, book: UUID, item: UUID) -> HttpResponse:
    """`.../merken/`: the three cards, the rules that everybody can read, and every signal there was."""
    one = one_goal(book, item)
    return render(request, "plan/signs.html", one.context() | {"noticed": noticed_at(one)})


@require_http_methods(["GET", "HEAD", "POST"])
def goal_sign_new(request: HttpRequest, book: UUID, item: UUID) -> HttpResponse:
    """`.../merken/nieuw/`: one more thing to look out for (`?soort=`)."""
    one = one_goal(book, item, writing=True)
    if request.POST.get("do") == "keep" and (kept := kept_for_later(request, book)):
        return kept
    box, wanted = typed(request, book, SIGN, item), request.GET.get("soort", "")
    start = {"id": box.id, "level": wanted if wanted in Level.values else Level.CARE}
    form = box.form(partial(SignForm, people(one)), initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            with refusable("sign"):
                text, then, level, who = form.told
                made = signalling.agree(one.item, text, then, level, who, form.new)
            parked.sent(request)
            drafts.sent(request.POST)
            messages.success(request, undoable(made, _("Hier letten jullie nu op."), _("Maak ongedaan"), "end"))
            return redirect("goal_signs", book, item)
        except Refused:
            form.add_error("who", _("Die leest dit doel niet. Kies opnieuw."))
    return render(
        request, "plan/sign.html", one.context() | {"form": form, "box": box}, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def goal_sign(request: HttpRequest, book: UUID, item: UUID, sign: UUID) -> HttpResponse:
    """`.../merken/<sign>/`: other words; what was agreed before stays with its signals."""
    one, there = mine(book, item, sign)
    if request.POST.get("do") == "keep" and (kept := kept_for_later(request, book)):
        return kept
    box = typed(request, book, RESIGN, item, sign)
    start = {
        "id": box.id,
        "level": there.level,
        "text": there.text,
        "then": there.then,
        "who": list(map(str, there.who)),
    }
    form, stale = box.form(partial(SignForm, people(one)), initial=start), False
    if request.method == "POST" and form.is_valid():
        text, then, level, who = form.told
        try:
            with refusable("sign"):
                if request.POST.get("beside"):
                    signalling.agree(one.item, text, then, level, who, form.new)
                else:
                    signalling.reword(there, text, then, level, who, form.new)
            parked.sent(request)
            drafts.sent(request.POST)
            messages.success(request, _("Het is veranderd. Wat er stond, blijft bewaard."))
            return redirect("goal_signs", book, item)
        except Stale:
            stale = True
        except Refused:
            form.add_error("who", _("Die leest dit doel niet. Kies opnieuw."))
    told = one.context() | {"form": form, "box": box, "sign": there, "stale": stale}
    if stale:
        told["noticed"] = noticed_at(one)
    return render(request, "plan/sign.html", told, status=409 if stale else 422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def goal_sign_end(request: HttpRequest, book: UUID, item: UUID, sign: UUID) -> HttpResponse:
    """`.../merken/<sign>/weg/`: asks once; then we do not look out for it any more, or after all we do."""
    one, there = mine(book, item, sign)
    if request.method != "POST":
        return render(request, "plan/sign_end.html", one.context() | {"sign": noticed_at(one).sign(there)})
    if request.POST.get("do") == "back":
        there.end(False)
        messages.success(request, _("Hier letten jullie weer op."))
    else:
        there.end()
        messages.success(request, undoable(there, _("Hier letten jullie niet meer op."), _("Zet terug"), "back"))
    return redirect("goal_signs", book, item)


def mine(book: UUID, item: UUID, sign: UUID) -> tuple[One, Sign]:
    """What I may change. Anything else does not exist."""
    one = one_goal(book, item, writing=True)
    there = get_object_or_404(Sign, id=sign, item_id=item)
    if there.author_id not in one.frame.authors_i_may_change:
        raise Http404("no such sign")
    return one, there


def undoable(sign: Sign, words: str, undo: str, do: str) -> str:
    button = '{} <button type="submit" class="tool" form="act" formaction="{}" name="do" value="{}">{}</button>'
    return format_html(button, words, reverse("goal_sign_end", args=[sign.dossier_id, sign.item_id, sign.id]), do, undo)
