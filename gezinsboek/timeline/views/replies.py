"""Replies: adding one, changing it, taking it away."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gezinsboek.circle.models import Item
from gezinsboek.ground.acts import Refused, Stale
from gezinsboek.ground.ids import new_id
from gezinsboek.people import parked
from gezinsboek.people.gate import form_at
from gezinsboek.timeline import alongside, drafts, undoing, unsent, writing
from gezinsboek.timeline.forms.reply import ReplyChangeForm, ReplyForm
from gezinsboek.timeline.models import Reply
from gezinsboek.timeline.models.draft import REWORD
from gezinsboek.timeline.one import One

from .drafts import kept_for_later
from .entry import page


@form_at("entry", "book", "item")
@require_http_methods(["GET", "HEAD", "POST"])
def entry_reply(request: HttpRequest, book: UUID, item: UUID) -> HttpResponse:
    """Answer a stukje. Who reads the stukje reads the reply; a question asked of me is answered by it."""
    one = One.of(book, item)
    if request.method != "POST":
        return redirect(f"{one.url}#reageer")
    if request.POST.get("do") == "keep" and (kept := kept_for_later(request, book)):
        return kept
    form = ReplyForm(request.POST)
    if form.is_valid():
        try:
            with writing.refusable("reply"):
                told = form.cleaned_data["text"]
                answer = writing.reply(
                    one.item, told, form.reply_id, held_back=settings.HELD_BACK, step=form.about_step
                )
            messages.success(request, undoing.told(one.frame, answer))
            alongside.written(request, one.frame, one.item)
            parked.sent(request)
            drafts.sent(request.POST)
            return redirect(f"{one.page}#re-{answer.id}")
        except Refused:
            form.add_error(None, _("Reageren kan hier niet meer. Bewaar je tekst op een andere plek."))
    return render(request, "timeline/entry.html", page(request, one, form), status=422)


@form_at("entry", "book", "item")
@require_POST
def reply_undo(request: HttpRequest, book: UUID, item: UUID, reply: UUID) -> HttpResponse:
    """Right after sending: back into the box with it. Later it can still be thrown away."""
    there = get_object_or_404(Item, dossier_id=book, id=item, deleted_at=None)
    sent = get_object_or_404(Reply, id=reply, item_id=item, dossier_id=book, deleted_at=None)
    try:
        with writing.refusable("undo"):
            undoing.undo_reply(there, sent)
    except Refused:
        messages.error(request, undoing.too_late(reverse("reply_change", args=[book, item, reply])))
        return redirect(f"{reverse('entry', args=[book, item])}#re-{reply}")
    messages.success(request, undoing.taken_back())
    return redirect(f"{reverse('entry', args=[book, item])}#reageer")


@require_http_methods(["GET", "HEAD", "POST"])
def reply_change(request: HttpRequest, book: UUID, item: UUID, reply: UUID) -> HttpResponse:
    """Other words, or away with it; back out of the bin."""
    one = One.of(book, item)
    answer = get_object_or_404(Reply, id=reply, item_id=item, dossier_id=book)
    do = request.POST.get("do", "")
    if request.method == "POST" and do in ("bin", "restore"):
        return _in_or_out_of_bin(request, one, answer, do)
    if answer.deleted_at is not None:
        return redirect("bin", book=book)
    if do == "keep" and (kept := kept_for_later(request, book)):
        return kept
    form = ReplyChangeForm(request.POST) if request.method == "POST" else rewording(request, one, answer)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                writing.change_reply(answer, form.cleaned_data["text"], form.cleaned_data["version"])
                parked.sent(request)
                drafts.sent(request.POST)
                messages.success(request, _("Het is veranderd. De vorige tekst blijft bewaard."))
                return redirect(f"{one.url}#re-{answer.id}")
            except Stale:
                status = 409
    now = Reply.objects.get(id=reply)
    context = one.context() | {"form": form, "reply": now, "stale": status == 409}
    return render(request, "timeline/reply_change.html", context, status=status)


def rewording(request: HttpRequest, one: One, answer: Reply) -> ReplyChangeForm:
    """What stands there now, or what was typed before signing in again, or before going away."""
    if typed := parked.take(request, request.path):
        return ReplyChangeForm(typed)
    start = {"id": new_id(), "text": answer.text, "version": answer.version}
    wanted = request.GET.get(unsent.GO_ON, "")
    kept = unsent.newest(one.frame.book.id, REWORD, one.item.id, wanted, answer.id)
    if kept and kept.text != answer.text:
        version = kept.told.get("version") or answer.version
        start |= {"id": kept.draft.id, "saved": kept.draft.version, "text": kept.text, "version": version}
    form = ReplyChangeForm(initial=start)
    form.kept = kept if kept and kept.text != answer.text else None
    return form


def _in_or_out_of_bin(request: HttpRequest, one: One, answer: Reply, do: str) -> HttpResponse:
    if do == "bin":
        writing.bin_reply(answer.id)
        messages.success(request, _("De reactie ligt 30 dagen in de prullenbak."))
        return redirect(f"{one.url}#reacties")
    writing.restore_reply(answer.id)
    messages.success(request, _("De reactie staat terug."))
    return redirect(f"{one.url}#re-{answer.id}")
