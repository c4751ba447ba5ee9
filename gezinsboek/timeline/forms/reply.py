"""Answering a stukje."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from gezinsboek.ground.ids import new_id

from .words import WordsField

LIMIT = 5_000


class ReplyForm(forms.Form):
    """`id` is the reply that will be made, so that a double click writes once."""

    id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    text = WordsField(limit=LIMIT, label=_("Wat wil je zeggen?"), error_messages={"required": _("Schrijf eerst iets.")})

    @property
    def reply_id(self) -> UUID:
        told: UUID | None = self.cleaned_data.get("id")
        return told or new_id()

    @property
    def told_id(self) -> str:
        return str(self["id"].value() or new_id())


class ReplyChangeForm(forms.Form):
    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
    text = WordsField(limit=LIMIT, label=_("Wat wil je zeggen?"), error_messages={"required": _("Schrijf eerst iets.")})
