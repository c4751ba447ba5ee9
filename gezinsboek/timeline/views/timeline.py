"""Our timeline: what was written, and the place to write."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from gezinsboek.circle import here
from gezinsboek.people import parked
from gezinsboek.timeline import alongside, choosing, composing, emptiness, shown, undoing, wording
from gezinsboek.timeline.composing import Composer
from gezinsboek.timeline.forms.words import uuids
from gezinsboek.timeline.frame import Frame
from gezinsboek.timeline.picking import picker
from gezinsboek.timeline.reading import Choice, Page, page
from gezinsboek.timeline.responses import responses
from gezinsboek.timeline.visits import Visit, visit

from .drafts import kept_for_later


@require_http_methods(["GET", "HEAD", "POST"])
def timeline(request: HttpRequest, book: UUID) -> HttpResponse:
    """The items I see, the newest first, and the composer above them where I may write."""
    frame = Frame.of(book, writing=not part_of_page(request))
    here.met(request, book, frame.folk.members.values())
    choice = checked(Choice.read(request.GET), frame)
    if request.method == "POST":
        composer = composing.sent(request, frame)
        if request.POST.get("do") == "keep" and (kept := kept_for_later(request, book)):
            return kept
        if item := composing.write(composer):
            parked.sent(request)
            messages.success(request, undoing.told(frame, item))
            alongside.written(request, frame, item)
            return HttpResponseRedirect(f"{reverse('timeline', args=[book])}#e-{item.id}")
        return shown_page(request, frame, choice, composer, 200 if composer.quiet else 422)
    if part_of_page(request):
        return older(request, frame, choice)
    visited = None if frame.looking_as else visit(book)
    return shown_page(request, frame, choice, composing.empty(request, frame, choice, visited), visited=visited)


def checked(choice: Choice, frame: Frame) -> Choice:
    """A chapter, writer or child that I do not know does not exist."""
    unknown = (
        choice.chapter and choice.chapter not in frame.by_id,
        choice.who and choice.who not in frame.folk.members,
        choice.child and choice.child not in {child.id for child in frame.children},
    )
    if any(unknown):
        raise Http404("no such choice")
    return choice


def part_of_page(request: HttpRequest) -> bool:
    """Whether only the older items are asked for, to be put under those that stand there."""
    return bool(getattr(request, "htmx", None)) and request.htmx.target == "older"  # type: ignore[attr-defined]


def shown_page(
    request: HttpRequest,
    frame: Frame,
    choice: Choice,
    composer: Composer,
    status: int = 200,
    *,
    visited: Visit | None = None,
) -> HttpResponse:
    visited = visited or (Visit() if frame.looking_as else visit(frame.book.id))
    context = items(frame, choice, page(frame.book.id, choice), visited.seen_until, asked=not frame.looking_as)
    if not context["days"]:
        context["nothing"] = emptiness.reason(frame, choice)
    context |= {"composer": composer, "picker": composer.form.picker, "agreement": visited.agreement}
    context |= {"alongside": alongside.fields(request, frame)} | choosing.words(frame, choice)
    return render(request, "timeline/timeline.html", context, status=status)


def older(request: HttpRequest, frame: Frame, choice: Choice) -> HttpResponse:
    seen_until = None if frame.looking_as else visit(frame.book.id).seen_until
    return render(request, "timeline/older.html", items(frame, choice, page(frame.book.id, choice), seen_until))


def items(
    frame: Frame, choice: Choice, found: Page, seen_until: datetime | None, *, asked: bool = False
) -> dict[str, object]:
    """What both the page and its older part show."""
    around = responses(frame.book.id, found.ids, asked=asked)
    rows = shown.Rows(frame, around, seen_until).all(found.items)
    url = reverse("timeline", args=[frame.book.id])
    return {
        "book": frame.book,
        "frame": frame,
        "choice": choice,
        "days": shown.by_day(rows, choice.before.at if choice.before else None),
        "older": url + choice.address(voor=str(found.older)) if found.older else "",
        "newest": url + choice.address(voor=""),
        "asked_of_me": wording.asked_of_me(frame, around),
    }


@require_GET
def who_would_read(request: HttpRequest, book: UUID) -> HttpResponse:
    """For the composer: the readers of another chapter, or the words for those that are ticked."""
    frame = Frame.of(book)
    wanted = uuids([request.GET.get("chapter", "")])
    chapter = frame.by_id.get(UUID(wanted[0])) if wanted else None
    words_only = request.GET.get("part") == "words"
    chosen = {UUID(one) for one in uuids(request.GET.getlist("reader"))} if words_only else None
    context = {
        "book": frame.book,
        "picker": picker(frame, chapter, chosen),
        "apart": request.GET.get("part") != "story",
    }
    return render(request, "timeline/readers_words.html" if words_only else "timeline/readers_here.html", context)
