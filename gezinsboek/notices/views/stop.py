"""The way out of all mail: one click, no signing in."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from gezinsboek.notices import stopping


@csrf_exempt  # a mail program sends this by itself (RFC 8058); the address itself is the secret
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def notice_stop(request: HttpRequest, token: str) -> HttpResponse:
    """`/berichten/uit/.../`: looking changes nothing, since mail programs look at every link; the button does."""
    reach = stopping.reach_in(token)
    if reach is None:
        raise Http404("not one of ours")
    done = request.method == "POST" and stopping.stop(reach)
    return render(request, "notices/stop.html", {"done": done})
