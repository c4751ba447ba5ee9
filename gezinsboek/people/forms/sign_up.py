"""Who somebody is when they make an account. Its own module: allauth builds its forms upon this class."""

from typing import Any

from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from .plain import LineField


class WorkFields(forms.Form):
    """Where a professional works and as what; shown wherever they appear."""

    organisation = LineField(label=_("Waar werk je?"), max_length=100, required=False)
    profession = LineField(
        label=_("Wat is je werk?"),
        help_text=_("Bijvoorbeeld: leerkracht of jeugdhulpverlener."),
        max_length=100,
        required=False,
    )

    def demand_work(self) -> None:
        """Both must be there."""
        missing = {
            "organisation": _("Vul in waar je werkt. Gezinnen zien dit bij je naam."),
            "profession": _("Vul in wat je werk is. Gezinnen zien dit bij je naam."),
        }
        for name, message in missing.items():
            if not self.cleaned_data.get(name) and name not in self.errors:
                self.add_error(name, message)


class WhoAreYou(WorkFields):
    """A name, and for a professional also organisation and profession."""

    name = LineField(label=_("Hoe heet je?"), help_text=_("Zo zien anderen je in het boek."), max_length=80)
    professional = forms.BooleanField(
        label=_("Ik werk met gezinnen"), help_text=_("Bijvoorbeeld op school of in de zorg."), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["organisation"].widget.attrs["autocomplete"] = "organization"
        self.fields["profession"].widget.attrs["autocomplete"] = "organization-title"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("professional"):
            self.demand_work()
        return cleaned

    def signup(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """allauth asks for this; the adapter has made account and person together already."""
