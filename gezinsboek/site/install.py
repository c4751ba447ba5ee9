"""On the phone: what makes it an app of its own, and what is shown when there is no connection.

The worker in the browser keeps one page without content, our styles and one font, so that a lost connection is told in
our own words. It never keeps a page, a picture or an answer of the product: phones are shared (INTERFACE, "PWA").
"""

import hashlib
import json

from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from gezinsboek.ground.ui import assets

from .explain import for_everybody

ICONS = (("ui/install-192.png", "192x192", "any"), ("ui/install-512.png", "512x512", "any"))
MASKABLE = ("ui/install-maskable.png", "512x512", "maskable")
COVER = "#2b2f86"
PAPER = "#f5f2ea"


@for_everybody
def manifest(request: HttpRequest) -> JsonResponse:
    """What a phone needs to put the book on its first screen."""
    told = {
        "id": "/",
        "name": "Gezinsboek",
        "short_name": _("Boek"),
        "lang": "nl",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": COVER,
        "icons": [
            {"src": staticfiles_storage.url(name), "sizes": sizes, "type": "image/png", "purpose": purpose}
            for name, sizes, purpose in (*ICONS, MASKABLE)
        ],
    }
    return JsonResponse(told, content_type="application/manifest+json")


@for_everybody
def worker(request: HttpRequest) -> HttpResponse:
    """The script that the browser keeps; a new one whenever what it keeps is new."""
    kept = [reverse("no_connection"), *assets.shell()]
    version = hashlib.sha256(json.dumps(kept).encode()).hexdigest()[:12]
    told = {"kept": json.dumps(kept), "version": version, "page": reverse("no_connection")}
    return render(request, "site/worker.js", told, content_type="text/javascript; charset=utf-8")


@for_everybody
def no_connection(request: HttpRequest) -> HttpResponse:
    """Shown by the browser itself when we cannot be reached."""
    return render(request, "site/no_connection.html")
