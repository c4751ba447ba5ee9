"""Choosing what of the log to see."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .reading import Names, Wish

DAY = forms.DateInput(attrs={"type": "date"})


class WishForm(forms.Form):
    member = forms.ChoiceField(label=_("Wie?"), required=False)
    chapter = forms.ChoiceField(label=_("Welk hoofdstuk?"), required=False)
    kind = forms.ChoiceField(
        label=_("Wat?"),
        required=False,
        choices=[
            ("", _("Alles")),
            ("look", _("Gekeken")),
            ("change", _("Veranderd")),
            ("refused", _("Niet gelukt")),
        ],
    )
    first = forms.DateField(label=_("Vanaf"), required=False, widget=DAY)
    last = forms.DateField(label=_("Tot en met"), required=False, widget=DAY)
    before = forms.DateTimeField(required=False, widget=forms.HiddenInput, input_formats=["%Y-%m-%dT%H:%M:%S.%f%z"])

    def __init__(self, *args: Any, names: Names, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(str(member.id), member.name) for member in names.members.values() if member.accepted_at]
        chapters = [(str(chapter), name) for chapter, name in names.chapters.items()]
        for field, choices in (("member", people), ("chapter", chapters)):
            chosen = self.fields[field]
            assert isinstance(chosen, forms.ChoiceField)  # for the types
            chosen.choices = [("", _("Alles")), *choices]

    def wish(self) -> Wish:
        """What was chosen; a field that does not fit is left out."""
        self.is_valid()
        told = {name: value for name, value in self.cleaned_data.items() if value}
        return Wish(**told)
