"""What is asked: words, a chapter if one wants, and which page of the answer."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gezinsboek.timeline.forms.words import plain
from gezinsboek.timeline.frame import Frame

LONGEST = 200


class AskForm(forms.Form):
    """Sent by POST alone, so that no word stands in an address. What was typed stays, also on an error."""

    words = forms.CharField(
        strip=False,
        label=gettext_lazy("Welke woorden zoek je?"),
        error_messages={"required": gettext_lazy("Typ een woord om te zoeken.")},
        widget=forms.TextInput(attrs={"type": "search", "maxlength": LONGEST, "autocomplete": "off", "dir": "auto"}),
    )
    chapter = forms.ChoiceField(required=False, label=gettext_lazy("In welk hoofdstuk?"))
    page = forms.IntegerField(required=False, min_value=1, max_value=100_000, widget=forms.HiddenInput)

    def __init__(self, *args: Any, frame: Frame, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["words"].validators = []  # Django would refuse a zero byte; here it goes first
        chapters = [(str(chapter.id), chapter.name) for chapter in frame.chapters]
        self.fields["chapter"].choices = [("", _("Het hele boek")), *chapters]  # type: ignore[attr-defined]

    def clean_words(self) -> str:
        words = " ".join(plain(self.cleaned_data["words"]).split())
        if not any(sign.isalnum() for sign in words):
            raise forms.ValidationError(_("Typ een woord om te zoeken."))
        if len(words) > LONGEST:
            raise forms.ValidationError(_("Typ hooguit %(n)s tekens. Een paar woorden is genoeg.") % {"n": LONGEST})
        return words

    @property
    def where(self) -> UUID | None:
        """The chapter that was chosen."""
        chosen = self.cleaned_data["chapter"]
        return UUID(chosen) if chosen else None

    @property
    def number(self) -> int:
        return self.cleaned_data["page"] or 1
