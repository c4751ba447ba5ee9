"""Answering once, without an account: one question, one answer, and nothing else of the family."""

from datetime import datetime

from allauth.core.internal.ratelimit import consume
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gezinsboek.circle import doorstep, letters, one_time
from gezinsboek.circle.one_time import Peek
from gezinsboek.ground.codes import Code
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.paper import Piece, contributions
from gezinsboek.ground.ui.dates import full_day, local
from gezinsboek.guests import answering
from gezinsboek.guests.answering import Answer
from gezinsboek.guests.forms import AnswerForm, MoreForm

RATES = {"answer": "60/h/key,240/h/ip"}


@login_not_required
@require_safe
def once_link(request: HttpRequest, handle: str, secret: str) -> HttpResponse:
    """`/antwoord/.../.../`: the link of a mail or the block of a letter. The code goes out of the address at once."""
    tries = doorstep.count_try(request)
    if tries is None:
        return closed(request, status=429)
    if one_time.peek(handle, secret) is None:
        return closed(request)
    tries.rollback()
    doorstep.keep(request, Code(handle, secret), doorstep.ONCE)
    return redirect("once")


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def once(request: HttpRequest) -> HttpResponse:
    """`/antwoord/`: who asks and what, and the answer. Once it is sent, only that."""
    code = _code(request)
    if code is None:
        return closed(request) if request.method == "POST" else redirect("code")
    found = one_time.peek(*code, look=request.method == "GET")
    if found is None:
        return closed(request)
    if request.method == "POST":
        return _take(request, code, found)
    if found.answered:
        return answered(request, found)
    first = {"id": new_id(), "name": found.guest.name, "title": found.guest.title}
    return _page(request, code, found, Answer(found.book, AnswerForm(initial=first)))


def _take(request: HttpRequest, code: Code, found: Peek) -> HttpResponse:
    if not consume(request, app="gezinsboek.guests", action="answer", config=RATES, key=code.handle):
        return closed(request, status=429)
    if found.answered:  # nothing of it may come on the disk any more
        answer, word = answering.too_late(request, found, code)
    else:
        answer = answering.sent(request, found)
        word = answering.write(answer, found, code)
    if word == "done":
        if (
            answering.kept(request, found) is None and answer.form.is_valid()
        ):  # the second of two clicks knows the question no more
            answering.keep(request, answer, found)
        return redirect("once_done")
    if word == "answered" or found.answered:
        return answered(request, found, answer)
    if word == "wrong":
        return closed(request)
    return _page(request, code, found, answer, status=422)


def _page(request: HttpRequest, code: Code, found: Peek, answer: Answer, status: int = 200) -> HttpResponse:
    shown = {
        "found": found,
        "form": answer.form,
        "composer": answer,
        "code": code,
        "last_day": full_day(found.expires),
    }
    return render(request, "guests/once.html", shown, status=status)


@login_not_required
@require_POST
def once_no(request: HttpRequest) -> HttpResponse:
    """The guest rather does not answer. The family sees that, and nothing more happens."""
    code = _code(request)
    if code is None or not one_time.refuse(*code):
        return closed(request)
    doorstep.forget(request, doorstep.ONCE)
    return render(request, "guests/refused.html")


@login_not_required
@require_safe
def once_done(request: HttpRequest) -> HttpResponse:
    """`/antwoord/klaar/`: thanks, one's own words to keep, and "Mag ik meer?"."""
    found = _found(request)
    if found is None:
        return closed(request)
    if answering.kept(request, found) is None:
        return redirect("once")
    return _done(request, found, MoreForm())


def _done(request: HttpRequest, found: Peek, form: MoreForm, status: int = 200) -> HttpResponse:
    shown = {"found": found, "form": form, "kept": answering.kept(request, found)}
    return render(request, "guests/done.html", shown, status=status)


@login_not_required
@require_safe
def once_paper(request: HttpRequest) -> HttpResponse:
    """The guest's own words as a PDF, for their own records."""
    kept = answering.kept(request, _found(request))
    if kept is None:
        return redirect("once")
    moment = local(datetime.fromisoformat(kept["moment"]))
    assert isinstance(moment, datetime)
    more = [
        (_("Gevraagd door"), kept["asker"]),
        (_("De vraag"), kept["question"]),
        (_("Bestanden"), ", ".join(kept["files"])),
    ]
    piece = Piece(moment, kept["name"], "", "", kept["text"], more=more)
    made = contributions([piece], source=settings.ORIGIN, made_at=moment, language=get_language() or "nl")
    return letters.as_file(made, "antwoord")


@login_not_required
@require_POST
def once_more(request: HttpRequest) -> HttpResponse:
    """ "Mag ik meer?": the family is told, and decides. A second click finds it asked; other words come back to be copied."""
    code = _code(request)
    found = one_time.peek(*code) if code else None
    if code is None or found is None or not found.answered:
        return closed(request)
    form = MoreForm(request.POST)
    if not form.is_valid() and not found.asked_more:
        return _done(request, found, form, status=422)
    if form.is_valid() and answering.ask_more(request, found, code, form):
        return render(request, "guests/asked_more.html", {"found": found})
    if one_time.peek(*code) is None:
        return closed(request)
    return render(request, "guests/asked_more.html", {"found": found, "lost": typed(request)}, status=410)


def answered(request: HttpRequest, found: Peek, answer: Answer | None = None) -> HttpResponse:
    """It is answered: that, and none of the words. What somebody typed in vain in another window is theirs to copy."""
    lost = answer.form["text"].value() if answer else ""
    shown = {"found": found, "lost": lost, "form": MoreForm()}
    return render(request, "guests/answered.html", shown, status=410)


def closed(request: HttpRequest, status: int = 404) -> HttpResponse:
    """The same for a link that is wrong, withdrawn, over or never was. What was typed is there to copy."""
    shown = {"lost": typed(request), "often": status == 429}
    return render(request, "guests/closed.html", shown, status=status)


def typed(request: HttpRequest) -> str:
    """What a guest typed, of an answer or of "Mag ik meer?", as it was sent."""
    told = (request.POST.get(name, "").strip() for name in ("text", "words", "address"))
    return "\n".join(part for part in told if part)


def _found(request: HttpRequest) -> Peek | None:
    """What the link in this browser leads to, whether it is answered or not."""
    code = doorstep.kept(request, doorstep.ONCE)
    return one_time.peek(*code) if code else None


def _code(request: HttpRequest) -> Code | None:
    """The code that came with the link; the form has it too, for a page that stood open longer than the session."""
    kept = doorstep.kept(request, doorstep.ONCE)
    if kept is None and request.method == "POST":
        handle, _space, secret = request.POST.get("code", "").partition(" ")
        tries = doorstep.count_try(request) if handle and secret else None
        if tries is not None:
            kept = Code(handle, secret)
            if one_time.peek(*kept):
                tries.rollback()
                doorstep.keep(request, kept, doorstep.ONCE)
    return kept
