""" "Berichten": how I want to hear that something is new."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gezinsboek.notices.forms import WishesForm
from gezinsboek.notices.models import Device
from gezinsboek.notices.vapid import public_key
from gezinsboek.notices.wishes import Wishes, save
from gezinsboek.people import parked


@require_http_methods(["GET", "HEAD", "POST"])
def notice_wishes(request: HttpRequest) -> HttpResponse:
    """`/mijn/berichten/`: one form for everything; nothing on it is anybody else's to see."""
    wishes = Wishes.of(UUID(str(request.user.pk)))
    form = WishesForm(wishes, request.POST or parked.take(request))
    if request.method == "POST" and form.is_valid():
        save(wishes, form.rhythms, form.reach, mail=form.cleaned_data["mail"])
        messages.success(request, _("Opgeslagen. Het geldt meteen."))
        return redirect("notice_wishes")
    shown = {
        "form": form,
        "wishes": wishes,
        "address": getattr(request.user, "email", None),
        "devices": Device.objects.order_by("added_at"),
        "push_key": public_key(),
    }
    return render(request, "notices/wishes.html", shown, status=422 if request.method == "POST" else 200)
