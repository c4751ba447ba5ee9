"""`/snel-weg/`: leave at once. Ends the session on the server, so that Back meets a neutral page. With script the page marks
on the device that it was left (`ground.leaving`), so that this is so also before the word of it has come here.

No form token: it must work from an old page and from a beacon, and all it can do is end one's own session. The cookie
is `SameSite=Lax`: another site's picture, frame or form brings no cookie and so ends nothing. Another site's link that
somebody follows does sign them out; that is an annoyance, and the price of a way out that works without script.
"""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from gezinsboek.people.leaving import out, wiped


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "POST"])
def quick_exit(request: HttpRequest) -> HttpResponseBase:
    """Out, with everything of this person taken from the device: session, kept text, and who was here."""
    out(request)
    beacon = request.method == "POST"
    response = HttpResponse(status=204) if beacon else HttpResponseRedirect(settings.QUICK_EXIT)
    # "cache" may take a browser seconds, and on the way out there are none; pages are not kept by it anyway. "cookies"
    # would reach the neighbours of our address too.
    response["Clear-Site-Data"] = '"cache", "storage"' if beacon else '"storage"'
    response["Referrer-Policy"] = "no-referrer"
    return wiped(response)
