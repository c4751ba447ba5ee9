"""A part of our story: the chapter first, then who reads it, then a question and what they tell under it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gezinsboek.timeline.forms import ComposerForm, WordsField
from gezinsboek.timeline.frame import Frame
from gezinsboek.timeline.headed import QUESTION, join

from .questions import OWN, Question, questions


class PartForm(ComposerForm):
    """Written as a stukje is, under its question."""

    part = forms.CharField(required=False, widget=forms.HiddenInput)
    question = WordsField(
        label=_("Onder welke vraag staat het?"),
        limit=QUESTION,
        error_messages={"required": _("Schrijf een vraag of een kopje.")},
    )

    def __init__(self, frame: Frame, *args: Any, **more: Any) -> None:
        super().__init__(frame, *args, **more)
        self.fields["text"].required = True
        self.fields["text"].error_messages["required"] = _("Schrijf een paar woorden.")

    @property
    def asked(self) -> Question:
        """The question that this part answers; what is none of ours is one of their own."""
        known = questions()
        return known.get(str(self["part"].value()), known[OWN])

    @property
    def kind(self) -> str:  # type: ignore[override]
        return self.asked.kind

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if told.get("text") and told.get("question"):
            told["text"] = join(told["question"], told["text"])
        return told
