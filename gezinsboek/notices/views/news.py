""" "Nieuw": where every mail leads. It says whose book something is in only to who is signed in."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gezinsboek.ground.acts import Refused
from gezinsboek.ground.ui.dates import full_day
from gezinsboek.notices import whats_new as what
from gezinsboek.notices.models import Reach
from gezinsboek.notices.prolonging import prolong as last_longer
from gezinsboek.notices.prolonging import why_not
from gezinsboek.people.gate import form_at


@require_http_methods(["GET", "HEAD", "POST"])
def whats_new(request: HttpRequest) -> HttpResponse:
    """`/nieuw/`: per book how much is new, what is asked, what ends. The one form tries a mailbox again."""
    person = UUID(str(request.user.pk))
    if request.method == "POST":
        what.try_again(person)
        messages.success(request, _("We proberen je adres weer."))
        return redirect("whats_new")
    shown = {
        "rows": what.of_all_books(person),
        "ended": what.ended(),
        "own_words": what.own_words_left(),
        "not_arrived": what.not_arrived(Reach.objects.filter(person=person).first()),
    }
    what.seen()
    return render(request, "notices/whats_new.html", shown)


@form_at("whats_new")
@require_POST
def prolong(request: HttpRequest, book: UUID) -> HttpResponse:
    """`/boek/.../verlengen/`: three months more for what is about to end."""
    try:
        subject, stamp = UUID(request.POST.get("subject", "")), int(request.POST.get("until", ""))
    except ValueError as fault:
        raise Http404("no such end") from fault
    try:
        until = last_longer(book, subject, stamp)
    except Refused:
        messages.warning(request, why_not(book, subject))
        return redirect("whats_new")
    if until:
        messages.success(request, _("Verlengd tot en met %(day)s. Het geldt meteen.") % {"day": full_day(until)})
    else:
        messages.info(request, _("Dit was al veranderd."))
    return redirect("whats_new")
