"""Saying what a helper does here."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gezinsboek.records.forms import OneLine
from gezinsboek.timeline.forms import WordsField
from gezinsboek.timeline.forms.composer import DayField

PURPOSE, OFTEN = 500, 120


class HelpingForm(forms.Form):
    """`id` is the row that will be made, so that a double click makes one. One's own is asked in other words."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    purpose = WordsField(
        limit=PURPOSE,
        label=_("Waarvoor komt deze persoon?"),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto", "data-draft": "helping"}),
        error_messages={"required": _("Schrijf waarvoor.")},
    )
    often = OneLine(label=_("Hoe vaak?"), help_text=_("Bijvoorbeeld: elke week een uur."), limit=OFTEN, required=False)
    until = DayField(
        label=_("Tot welke dag is dat gepland?"),
        help_text=_("Weet je het niet? Laat het leeg. Wie meeleest, verandert hier niet door."),
    )

    def of_me(self) -> None:
        self.fields["purpose"].label = _("Waarvoor kom jij?")
