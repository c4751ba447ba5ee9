"""The paper "Een eigen boek voor jullie gezin"."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

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
