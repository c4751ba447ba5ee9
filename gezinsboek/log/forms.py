"""Choosing what of the log to see."""

from datetime import datetime
from typing import Any
from uuid import UUID

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
    before = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)

    def __init__(self, *args: Any, names: Names, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(str(member.id), member.introduced) for member in names.members.values() if member.accepted_at]
        chapters = [(str(chapter), name) for chapter, name in names.chapters.items()]
        for field, choices in (("member", people), ("chapter", chapters)):
            chosen = self.fields[field]
            assert isinstance(chosen, forms.ChoiceField)  # for the types
            chosen.choices = [("", _("Alles")), *choices]

    def clean_before(self) -> tuple[datetime, UUID] | None:
        """The moment and id of the last line of the page before; nonsense is no page."""
        moment, _mark, line = str(self.cleaned_data["before"]).partition("_")
        try:
            known = datetime.fromisoformat(moment)
            return (known, UUID(line)) if known.tzinfo else None
        except ValueError:
            return None

    def wish(self) -> Wish:
        """What was chosen; a field that does not fit is left out."""
        self.is_valid()
        told = {name: value for name, value in self.cleaned_data.items() if value}
        return Wish(**told)
