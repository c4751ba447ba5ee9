"""Writing the spelregels: a few words under each heading, none of them must."""

from typing import Any

from django import forms
from django.utils.translation import gettext as now

from gezinsboek.circle.agreement import HEADINGS, headings
from gezinsboek.circle.keeping import AGREEMENT

LONGEST = 1500


class AgreementForm(forms.Form):
    """`id` is the text that will be made, so that a double click says it once; `made_from` the version it changes."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    made_from = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for key, heading in headings().items():
            self.fields[key] = forms.CharField(
                label=heading,
                required=False,
                max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
            )
        self.fields[HEADINGS[0]].widget.attrs["data-draft"] = AGREEMENT

    @property
    def told(self) -> dict[str, str]:
        return {key: "\n".join(self.cleaned_data[key].splitlines()) for key in HEADINGS}

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if not self.errors and not any(told.get(key) for key in HEADINGS):
            self.add_error("write", now("Schrijf onder minstens één kopje iets."))
        return told
