"""What somebody says when they take something over."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gezinsboek.organisations.models import Organisation
from gezinsboek.people.forms.plain import TOO_LONG

from .models import Takeover
from .taking import choices, usual_way


class WayForm(forms.Form):
    """How it goes; without an answer the usual way."""

    way = forms.ChoiceField(label=_("Hoe komt het in je eigen systeem?"), widget=forms.RadioSelect, required=False)

    def __init__(self, data: Any = None, *, organisation: Organisation | None) -> None:
        super().__init__(data, initial={"way": usual_way(organisation)})
        self.fields["way"].choices = choices(organisation)  # type: ignore[attr-defined]

    @property
    def chosen(self) -> tuple[str, str]:
        """(how, way)"""
        way = self.cleaned_data["way"]
        typed = way == Takeover.Way.TYPED
        return (Takeover.How.TYPED.value if typed else Takeover.How.CLICK.value), "" if typed else way


class ReasonForm(WayForm):
    """Of others' words."""

    reason = forms.CharField(
        label=_("Waarom neem je dit over?"),
        help_text=_("Het gezin leest je reden."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Zeg eerst waarom. Het gezin leest dat."), "max_length": TOO_LONG},
    )
