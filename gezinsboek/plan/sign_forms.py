"""What we look out for at a goal, that somebody sees it, and what is said to that."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from gezinsboek.ground.ids import new_id
from gezinsboek.timeline.forms import WordsField

from .forms import STEP
from .models import Answer, Level
from .noticing import LEVELS


class Once(forms.Form):
    """A form of which a double click does it once."""

    id = forms.UUIDField(required=False, widget=forms.HiddenInput)

    @property
    def new(self) -> UUID:
        told: UUID | None = self.cleaned_data.get("id")
        return told or new_id()


class SignForm(Once):
    """How it goes when we see this, what we see, and what we do then."""

    level = forms.ChoiceField(label=_("Hoe gaat het dan?"), widget=forms.RadioSelect, initial=Level.CARE)
    text = WordsField(
        label=_("Waaraan merken jullie het?"),
        help_text=_("Bijvoorbeeld: twee ochtenden buikpijn."),
        limit=STEP,
        widget=forms.Textarea(attrs={"rows": 2, "data-draft": "sign"}),
        error_messages={"required": _("Schrijf waaraan je het merkt.")},
    )
    then = WordsField(label=_("Wat doen we dan?"), required=False, limit=STEP, widget=forms.Textarea(attrs={"rows": 2}))
    who = forms.MultipleChoiceField(label=_("Wie doet dat?"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, people: list[tuple[str, str]], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        level, who = self.fields["level"], self.fields["who"]
        assert isinstance(level, forms.ChoiceField)
        level.choices = [(key, f"{Level(key).label}\n{question}") for key, (_icon, question) in LEVELS.items()]
        assert isinstance(who, forms.MultipleChoiceField)
        who.choices = people
        if not people:
            del self.fields["who"]

    @property
    def told(self) -> tuple[str, str, str, list[UUID]]:
        """What, what then, how it goes, and who."""
        told = self.cleaned_data
        return told["text"], told["then"], told["level"], [UUID(one) for one in told.get("who", ())]


class NoticeForm(Once):
    """I see it, with a few words."""

    words = WordsField(
        label=_("Wil je er iets bij vertellen?"),
        required=False,
        limit=STEP,
        widget=forms.Textarea(attrs={"rows": 3, "data-draft": "signal"}),
    )


class AnswerForm(Once):
    """What we say to a signal."""

    said = forms.ChoiceField(
        label=_("Wat zeg je hierop?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een antwoord.")},
    )
    words = WordsField(
        label=_("Wil je er iets bij vertellen?"),
        required=False,
        limit=STEP,
        widget=forms.Textarea(attrs={"rows": 3, "data-draft": "signal-answer"}),
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        said = self.fields["said"]
        assert isinstance(said, forms.ChoiceField)
        then = {
            Answer.KNOWN: _("Je hoeft nu niets te doen."),
            Answer.TALKING: _("Daarna kun je een afspraak maken in de agenda."),
            Answer.NOT_RIGHT: _("Er is niets aan de hand."),
        }
        said.choices = [(key, f"{key.label}\n{then[key]}") for key in Answer]
