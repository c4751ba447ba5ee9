"""Asking a colleague, and making a key."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.people.forms.sign_in import AddressField

ENDS = [("now", _("Meteen")), ("day", _("Over 1 dag")), ("week", _("Over 7 dagen")), ("month", _("Over 30 dagen"))]
DAYS = {"now": 0, "day": 1, "week": 7, "month": 30}


class ColleagueForm(forms.Form):
    invitation = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    address = AddressField(
        label=_("Het e-mailadres van je collega"),
        help_text=_("Laat leeg om de link zelf te geven."),
        required=False,
    )

    def __init__(self, told: Any = None) -> None:
        super().__init__(told)
        self.fields["address"].widget.attrs["autocomplete"] = "off"


class KeyForm(forms.Form):
    """`key` is made once, so that a double click makes one."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    kind = forms.ChoiceField(choices=[("webhook", ""), ("api", "")], widget=forms.HiddenInput)
    old = forms.ChoiceField(label=_("Wanneer stopt de oude sleutel?"), choices=ENDS, initial="week")

    def __init__(self, told: Any = None, *, kind: str = "") -> None:
        super().__init__(told, initial={"kind": kind}, auto_id=f"id_{kind}_%s")
        self.fields["old"].required = told is None or "old" in told  # not asked while there is no key yet

    def ends(self) -> datetime:
        return clock.now() + timedelta(days=DAYS[self.cleaned_data["old"] or "week"])
