"""The meter of one professional, and the pace at which they say to type."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gezinsboek.records import meter as counting
from gezinsboek.records.meter_bars import bars, legend
from gezinsboek.records.meter_form import PaceForm


@require_http_methods(["GET", "HEAD", "POST"])
def meter(request: HttpRequest) -> HttpResponse:
    """Mine alone: nobody else has an address at which it could be seen."""
    if not getattr(request.user, "professional", False):
        raise Http404("for professionals")
    pace = counting.pace()
    form: forms.Form = PaceForm(request.POST or None, initial={"words": pace})
    if request.method == "POST" and form.is_valid():
        counting.choose(form.cleaned_data["words"])
        messages.success(request, _("Het is bewaard. Alleen jij ziet dit."))
        return redirect("meter")
    per = request.GET.get("per", "week")
    if per not in ("week", "maand"):
        raise Http404("no such period")
    periods = counting.weeks() if per == "week" else counting.months()
    words = sum(one.words for one in periods)
    title = _("Per week, de laatste twaalf weken") if per == "week" else _("Per maand, de laatste twaalf maanden")
    context = {
        "form": form,
        "per": per,
        "periods": periods,
        "rows": [one for one in periods if one.total],
        "lead": counting.lead(periods[0]),
        "title": title,
        "bars": bars(periods, title),
        "legend": legend(),
        "words": words,
        "minutes": counting.minutes(words, pace),
        "pace": pace,
    }
    return render(request, "records/meter.html", context, status=422 if form.errors else 200)
