""" "Wat werkt niet?": to the installation's own mailbox, from every page, also signed out.

Nothing of a book goes along and nobody's name: only what is typed here, the kind of page, the browser and the time, and
all of that is shown before it is sent. Nobody's words stay here: the mail is emptied when it has left.
"""

import re
from dataclasses import dataclass

from allauth.core.internal.ratelimit import consume
from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import get_resolver
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from gezinsboek.ground import clock
from gezinsboek.ground.mail.posting import post
from gezinsboek.ground.ui import dates
from gezinsboek.people.gate import before_factor

LONGEST = 2_000
RATES = {"trouble": "3/m/ip,12/h/ip"}
BROWSERS = (
    ("Firefox", r"Firefox/(\d+)"),
    ("Edge", r"Edg/(\d+)"),
    ("Chrome", r"Chrome/(\d+)"),
    ("Safari", r"Version/(\d+).*Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac", "Macintosh"),
    ("Linux", "Linux"),
)


class TroubleForm(forms.Form):
    """Two questions, in one's own words."""

    doing = forms.CharField(label=_("Wat wilde je doen?"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}))
    happened = forms.CharField(
        label=_("Wat gebeurde er?"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        for field in self.fields.values():
            field.error_messages["required"] = gettext("Schrijf hier een paar woorden.")
            field.error_messages["max_length"] = gettext("Dit is te lang. Maak het korter.")


@dataclass(frozen=True)
class Around:
    """What goes along, and nothing else: which kind of page, never which book or what stood on it."""

    page: str
    browser: str
    at: str

    @classmethod
    def of(cls, request: HttpRequest) -> "Around":
        told = request.POST.get("bij", "") or request.GET.get("bij", "")
        return cls(told if told in kinds() else "", browser(request), dates.in_words(clock.now()))


def kinds() -> set[str]:
    """The names of our pages."""
    return {str(name) for name in get_resolver().reverse_dict if isinstance(name, str)}


def browser(request: HttpRequest) -> str:
    """'Firefox 128, Android': never the whole line that a browser says about itself."""
    told = request.headers.get("User-Agent", "")[:500]
    name = next((f"{name} {found[1]}" for name, mark in BROWSERS if (found := re.search(mark, told))), "")
    system = next((name for name, mark in SYSTEMS if mark in told), "")
    return ", ".join(one for one in (name, system) if one) or gettext("onbekend")


@login_not_required
@before_factor
@require_http_methods(["GET", "HEAD", "POST"])
def trouble(request: HttpRequest) -> HttpResponse:
    """Ask, show what goes along, send. What was typed stays on any error."""
    form, around, status = TroubleForm(request.POST or None), Around.of(request), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            if consume(request, app="gezinsboek.site", action="trouble", config=RATES):
                post(settings.TROUBLE_MAILBOX, "site/mail/trouble", form.cleaned_data | {"around": around}, "nl")
                return redirect("trouble_told")
            form.add_error(None, gettext("Je stuurde net al iets. Wacht even en probeer het nog eens."))
            status = 429
    return render(request, "site/trouble.html", {"form": form, "around": around}, status=status)


@login_not_required
@before_factor
@require_safe
def told(request: HttpRequest) -> HttpResponse:
    return render(request, "site/trouble_told.html")
