"""Asking to confer, and what the family says to it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gezinsboek.plan.models import Said
from gezinsboek.records.forms import OneLine
from gezinsboek.timeline.forms import WordsField

WHOM, WORDS, ABOUT = 160, 1000, 500
INVITE, ONCE = "invite", "once"


class ConsultForm(forms.Form):
    """`id` is the request that will be made, so that a double click makes one."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    whom = OneLine(
        label=_("Met wie wil je overleggen?"),
        help_text=_("Naam en werk. Bijvoorbeeld: Esther Blom, schoolarts."),
        limit=WHOM,
        error_messages={"required": _("Schrijf met wie.")},
    )
    about = WordsField(
        limit=ABOUT,
        label=_("Wat wil je vragen?"),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto", "data-draft": "consult"}),
        error_messages={"required": _("Schrijf op wat je wilt vragen.")},
    )
    why = WordsField(
        limit=WORDS,
        label=_("Waarom helpt dat het gezin?"),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={"required": _("Schrijf op waarom.")},
    )


class AnswerForm(forms.Form):
    """A yes goes on at once to an invitation or a link that works once, where there is one to give."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    said = forms.ChoiceField(
        label=_("Wat zeggen jullie?"), widget=forms.RadioSelect, error_messages={"required": _("Kies een antwoord.")}
    )
    words = WordsField(
        limit=WORDS,
        label=_("Wil je er iets bij zeggen?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto", "data-draft": "consulted"}),
    )

    def __init__(self, ways: list[str], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        yes = {
            INVITE: _("Ja, ik nodig deze persoon uit in ons boek"),
            ONCE: _("Ja, ik vraag het met een eenmalige link"),
        }
        told = [(way, yes[way]) for way in ways] or [(Said.YES, Said.YES.label)]
        self.fields["said"].choices = [*told, *((one, one.label) for one in (Said.TALK, Said.NO))]  # type: ignore[attr-defined]

    @property
    def answer(self) -> str:
        told: str = self.cleaned_data["said"]
        return Said.YES if told in (INVITE, ONCE) else told

    @property
    def way(self) -> str:
        return self.cleaned_data["said"] if self.answer == Said.YES else ""
