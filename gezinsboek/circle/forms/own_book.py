"""The paper "Een eigen boek voor jullie gezin", and the first step with it."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from gezinsboek.people.forms.plain import LineField

PAPERS = [
    ("letter", format_lazy("{}\n{}", _("Een brief"), _("A4. Geef je aan een gezin."))),
    ("flyer", format_lazy("{}\n{}", _("Een folder"), _("A5. Klein, voor in de tas."))),
]
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]


class PaperForm(forms.Form):
    """Which paper, in which language. `made` is the code's id, so that a double click makes one."""

    made = forms.UUIDField(widget=forms.HiddenInput())
    paper = forms.ChoiceField(
        label=_("Wat wil je printen?"), widget=forms.RadioSelect, choices=PAPERS, initial="letter"
    )
    language = forms.ChoiceField(label=_("In welke taal?"), widget=forms.RadioSelect, choices=LANGUAGES, initial="nl")


class OpenForm(forms.Form):
    """A book needs only a name."""

    name = LineField(
        label=_("Hoe heet jullie boek?"),
        help_text=_("Bijvoorbeeld jullie namen: Noor, Milan en Lina."),
        max_length=80,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "off"
