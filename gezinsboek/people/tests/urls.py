"""The pages of signing in, and a few others behind the gate to try it on."""

from allauth.core.internal import ratelimit
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import include, path
from django.views.decorators.http import require_POST

from gezinsboek.people import gate, parked
from gezinsboek.people.gate import form_at
from gezinsboek.people.models import Account
from gezinsboek.people.pin import try_pin


class NoteForm(forms.Form):
    text = forms.CharField(widget=forms.Textarea)


def home(request: HttpRequest) -> HttpResponse:
    return HttpResponse("thuis")


def note(request: HttpRequest) -> HttpResponse:
    """A page with a form: what was typed comes back, an error answers 422."""
    form = NoteForm(request.POST or parked.take(request))
    if request.method == "POST" and form.is_valid():
        return HttpResponse("bewaard: " + form.cleaned_data["text"])
    text = form["text"].value() or ""
    told = " | ".join(str(message) for message in messages.get_messages(request))
    return HttpResponse(f"[{text}] {told}", status=422 if request.method == "POST" else 200)


@require_POST
@form_at("note")
def send_note(request: HttpRequest) -> HttpResponse:
    return HttpResponse("gestuurd")


@require_POST
def heart(request: HttpRequest) -> HttpResponse:
    return HttpResponse("hart")


def open_page_does(request: HttpRequest) -> HttpResponse:
    return HttpResponse("open")


@login_not_required
def open_page(request: HttpRequest) -> HttpResponse:
    """Open to everybody; a test may put something else in its place."""
    return open_page_does(request)


@login_not_required
def counted_then_fallen(request: HttpRequest) -> HttpResponse:
    """Counts a try, begins something in the database, and falls over."""
    if not ratelimit.consume(request, app="allauth.account", action="recovery_login", key=request.POST["key"]):
        return HttpResponse("te vaak", status=429)
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    raise RuntimeError("fallen over")


@login_not_required
def pin_then_fallen(request: HttpRequest) -> HttpResponse:
    try_pin(Account.objects.get(pk=request.POST["account"]), request.POST["pin"])
    raise RuntimeError("fallen over")


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    return gate.form_expired(request) or HttpResponse("te oud", status=403)


urlpatterns = [
    path("", include("gezinsboek.people.urls")),
    path("", home),
    path("briefje/", note, name="note"),
    path("briefje/stuur/", send_note),
    path("hart/", heart),
    path("open/", open_page),
    path("val-om/", counted_then_fallen),
    path("val-om-na-pin/", pin_then_fallen),
]
# Where the menu of every page leads; elsewhere than in these tests the higher floors bring them.
urlpatterns += [
    path(f"elders/{name}/", home, name=name)
    for name in (
        "books",
        "caseload",
        "my_agenda",
        "contributions",
        "give_book",
        "organisation",
        "example",
        "code",
        "whats_new",
        "help",
        "handbook",
        "trouble",
    )
]
