"""Writing a weerwoord."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .reply import LIMIT, ReplyForm
from .words import WordsField


class RebuttalForm(ReplyForm):
    """`version`: what it was made from, 0 for nothing yet. `seen`: the version of the stukje that stood beside the box."""

    version = forms.IntegerField(min_value=0, max_value=2**31 - 2, widget=forms.HiddenInput)
    seen = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
    text = WordsField(limit=LIMIT, label=_("Hoe zie jij het?"), error_messages={"required": _("Schrijf eerst iets.")})
