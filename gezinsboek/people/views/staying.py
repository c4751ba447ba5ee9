""" "Blijf hier": a session goes on because somebody said so."""

import time

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from gezinsboek.people.gate import SEEN, before_factor, seconds_left


@before_factor
@require_POST
def stay(request: HttpRequest) -> HttpResponse:
    """The session begins to count anew; answers how long it lives from now on."""
    request.session[SEEN] = int(time.time())
    return JsonResponse({"stays": seconds_left(request)})
