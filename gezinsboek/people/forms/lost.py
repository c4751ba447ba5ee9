"""A lost phone: whom somebody chooses beforehand, and the codes afterwards."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .plain import CodeField, LineField


class NamedField(LineField):
    """An e-mail address or a sign-in name, of somebody who may or may not be there."""

    def __init__(self, **given: Any) -> None:
        super().__init__(max_length=254, **given)
        self.widget.attrs |= {"autocapitalize": "off", "spellcheck": "false", "autocomplete": "off"}


class LostForm(forms.Form):
    login = NamedField(label=_("Je e-mailadres of inlognaam"))


class ChooseForm(forms.Form):
    login = NamedField(
        label=_("Het e-mailadres of de inlognaam van die persoon"),
        help_text=_("Vraag het eerst. Die persoon heeft zelf een account nodig."),
    )


class KeptForm(forms.Form):
    kept = LineField(label=_("Je bewaarcode"), help_text=_("Bijvoorbeeld TULP-4821-KAAS-37."), max_length=60)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kept"].widget.attrs |= {
            "autocomplete": "off",
            "autocapitalize": "characters",
            "spellcheck": "false",
        }


class VouchForm(forms.Form):
    """The word of the one who vouches: they spoke with that person, who read them this code."""

    code = CodeField(label=_("De code die je hoort"))
    spoke = forms.BooleanField(
        label=_("Ik sprak deze persoon echt. Ik herkende de stem of het gezicht."),
        error_messages={"required": _("Bel eerst, of ga langs. Zet dan hier een vinkje.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs["autocomplete"] = "off"

    def clean_code(self) -> str:
        return re.sub(r"\D", "", self.cleaned_data["code"])
