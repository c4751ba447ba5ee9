"""The pace of typing that somebody says to have."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .meter import FASTEST, SLOWEST

WRONG = _("Kies een getal van 5 tot 150.")  # SLOWEST, FASTEST


class PaceForm(forms.Form):
    words = forms.IntegerField(
        label=_("Hoeveel woorden typ jij in een minuut?"),
        help_text=_("Veel mensen typen er 40. Alleen jij ziet dit."),
        min_value=SLOWEST,
        max_value=FASTEST,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), WRONG),
    )
