"""Answering a stukje."""

from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from gezinsboek.ground.ids import new_id

from .words import WordsField

if TYPE_CHECKING:
    from gezinsboek.timeline.unsent import Kept

LIMIT = 5_000


class ReplyForm(forms.Form):
    """`id` is the reply that will be made, so that a double click writes once."""

    id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    saved = forms.CharField(required=False, widget=forms.HiddenInput)
    text = WordsField(limit=LIMIT, label=_("Wat wil je zeggen?"), error_messages={"required": _("Schrijf eerst iets.")})

    step = forms.UUIDField(required=False, widget=forms.HiddenInput)  # of a goal: about which of its steps

    kept: "Kept | None" = None  # what stands in it is what I was typing before

    @property
    def told_version(self) -> int:
        """The version of the draft that this form goes on from."""
        told = str(self["saved"].value() or "")
        return int(told) if told.isascii() and told.isdigit() and len(told) < 9 else 0

    @property
    def about_step(self) -> UUID | None:
        told: UUID | None = self.cleaned_data.get("step")
        return told

    @property
    def reply_id(self) -> UUID:
        told: UUID | None = self.cleaned_data.get("id")
        return told or new_id()

    @property
    def told_id(self) -> str:
        return str(self["id"].value() or new_id())


class ReplyChangeForm(ReplyForm):
    """`version`: what it was made from. The id is that of the draft alone."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
