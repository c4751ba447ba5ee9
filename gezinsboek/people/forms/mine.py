"""What somebody tells about themselves."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gezinsboek.people.pin import is_weak

from .plain import LineField, PinField
from .sign_up import WorkFields


class NameForm(forms.Form):
    name = LineField(label=_("Je naam"), help_text=_("Zo zien anderen je in het boek."), max_length=80)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "name"


class WorkForm(WorkFields):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.demand_work()
        return cleaned


class PinForm(forms.Form):
    """A new PIN, typed twice."""

    new_pin = PinField(label=_("Kies een pincode"), help_text=_("6 cijfers. Niet je geboortedatum."), new=True)
    same_pin = PinField(label=_("Typ hem nog een keer"), new=True)

    def clean_new_pin(self) -> str:
        pin: str = self.cleaned_data["new_pin"]
        if is_weak(pin):
            raise forms.ValidationError(_("Deze pincode raadt iemand snel. Kies een andere."))
        return pin

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if {"new_pin", "same_pin"} <= set(cleaned) and cleaned["new_pin"] != cleaned["same_pin"]:
            self.add_error("same_pin", _("De twee pincodes zijn niet gelijk."))
        return cleaned


class TryPinForm(forms.Form):
    """The PIN, to open something."""

    pin = PinField(label=_("Je pincode"))
