"""A tile: no name, a thing to do, a day."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gezinsboek.timeline.forms import WordsField
from gezinsboek.timeline.forms.composer import DayField

from .tiles import LABEL, TO_DO


class OneLine(WordsField):
    """Words on one line."""

    def __init__(self, **more: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}), **more)

    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())


class TileForm(forms.Form):
    """`id` is the tile that will be made, so that a double click makes one; `version` that from which it was changed."""

    id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1, max_value=2**31 - 2)
    label = OneLine(
        label=_("Hoe noem jij dit gezin?"),
        help_text=_("Geen naam. Bijvoorbeeld: Gezin met de blauwe fiets."),
        limit=LABEL,
        error_messages={"required": _("Bedenk hoe je dit gezin noemt. Gebruik geen naam.")},
    )
    todo = OneLine(label=_("Wat moet je doen?"), limit=TO_DO, required=False)
    due_on = DayField(label=_("Voor welke dag?"), help_text=_("Weet je het niet? Laat het leeg."))
