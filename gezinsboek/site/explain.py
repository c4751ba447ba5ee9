"""Pages that explain and help. They are the same for everybody, and nobody keeps who opened them."""

from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gezinsboek.people.gate import before_factor

UNSEEN = "hulp/"  # its address; not even the server's own log has a line of it (REQ-87)


@login_not_required
@before_factor
@transaction.non_atomic_requests
@require_safe
def help_(request: HttpRequest) -> HttpResponse:
    """Whom to call. Who opens it is written down nowhere."""
    return render(request, "site/help.html")


@login_not_required
@before_factor
@transaction.non_atomic_requests
@require_safe
def against_us(request: HttpRequest) -> HttpResponse:
    """Who may copy, print or ask for what is written, and what taking away cannot call back."""
    return render(request, "site/against_us.html")
