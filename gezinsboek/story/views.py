""" "Ons verhaal": told once, read first by whoever is new, and taken along as one sheet."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Func, Value
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gezinsboek.circle import here
from gezinsboek.dossier.models import Dossier
from gezinsboek.ground.acts import Refused
from gezinsboek.log.looks import looked
from gezinsboek.people import parked
from gezinsboek.people.gate import form_at
from gezinsboek.timeline import alongside, composing, undoing
from gezinsboek.timeline.frame import Frame
from gezinsboek.timeline.views.drafts import kept_for_later

from . import sheet, telling, writing
from .questions import OWN, questions


@require_safe
def our_story(request: HttpRequest, book: UUID) -> HttpResponse:
    """`/boek/.../ons-verhaal/`: the parts of the chapters I read."""
    frame = Frame.of(book)
    here.met(request, book, frame.folk.members.values())
    story = telling.told(frame)
    return render(request, "story/our_story.html", {"book": frame.book, "frame": frame, "story": story})


@require_http_methods(["GET", "HEAD", "POST"])
def story_write(request: HttpRequest, book: UUID) -> HttpResponse:
    """`.../vertellen/`: a new part, in a chapter where I write."""
    frame = Frame.of(book)
    if request.method != "POST":
        return box(request, frame, writing.begun(request, frame))
    composer = writing.sent(request, frame)
    if request.POST.get("do") == "keep" and (kept := kept_for_later(request, book)):
        return kept
    if item := composing.write(composer):
        parked.sent(request)
        messages.success(request, undoing.told(frame, item))
        alongside.written(request, frame, item)
        return redirect("our_story", book)
    return box(request, frame, composer, 200 if composer.quiet else 422)


def box(request: HttpRequest, frame: Frame, composer: composing.Composer, status: int = 200) -> HttpResponse:
    shown = {"book": frame.book, "frame": frame, "composer": composer, "picker": composer.form.picker}
    shown |= {"alongside": alongside.fields(request, frame)}
    return render(request, "story/write.html", shown, status=status)


@form_at("our_story", "book")
@require_POST
def story_question(request: HttpRequest, book: UUID) -> HttpResponse:
    """`.../vraag/`: do not ask us this, or do ask it again. Who may not change the book changes nothing (rename, 1)."""
    key = request.POST.get("part", "")
    if key not in questions() or key == OWN:
        raise Http404("no such question")
    shape = Dossier._meta.get_field("left_out")
    without = Func("left_out", Value(key), function="array_remove", output_field=shape)
    put_back = request.POST.get("do") == "back"
    left_out = without if put_back else Func(without, Value(key), function="array_append", output_field=shape)
    if not Dossier.objects.filter(id=book).update(left_out=left_out):
        raise Refused("question")
    messages.success(request, _("De vraag staat er weer.") if put_back else _("Deze vraag stellen we niet meer."))
    return redirect("our_story", book)


@require_safe
def story_paper(request: HttpRequest, book: UUID) -> HttpResponse:
    """`.../blad/`: one sheet with what I read; made now, kept nowhere, and logged for each chapter (SHARING 23)."""
    frame = Frame.of(book)
    parts = telling.parts(frame)
    if frame.looking_as or not parts:  # 20: "Bekijk als" takes nothing along
        raise Http404("nothing to print")
    looked([one.id for one in parts], "story paper")
    made = sheet.made(frame, parts, get_language() or "nl")
    headers = {"Content-Disposition": 'attachment; filename="verhaal.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(made, content_type="application/pdf", headers=headers)
