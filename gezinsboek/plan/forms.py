"""What is written in the plan: a goal or a part of it, where it begins, a number, a step."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gezinsboek.circle.growing import label
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.ui import dates
from gezinsboek.timeline.forms import ComposerForm, WordsField
from gezinsboek.timeline.forms.composer import DayField
from gezinsboek.timeline.forms.words import uuids
from gezinsboek.timeline.frame import Frame

from .doing import GOAL, Facts, Told
from .models import LEAST, MOST, By, Goal
from .reading import PARTS

STEP, WHO = 500, 120
KINDS = (GOAL, *PARTS)


def numbers(*, none: str = "") -> list[tuple[str, str]]:
    return [*([("", none)] if none else []), *((str(n), str(n)) for n in range(LEAST, MOST + 1))]


def whose_choices(frame: Frame, readers: list[UUID]) -> list[tuple[str, str]]:
    """Of all of us, of a child that I may name, or of somebody of the family who reads it."""
    folk = frame.folk
    family = [one for one in readers if one in folk.members and folk.members[one].family]
    return [
        ("", gettext("Van ons samen") if frame.family else gettext("Van het gezin samen")),
        *((f"c-{child.id}", label(child)) for child in frame.tellable),
        *((f"m-{one}", gettext("Van mij") if one == folk.me else folk.name(one)) for one in family),
    ]


def whose_of(told: str) -> tuple[UUID | None, UUID | None]:
    found = uuids([told[2:]])
    one = UUID(found[0]) if found else None
    return (one, None) if told.startswith("c-") else (None, one)


def choice_of(goal: Goal) -> str:
    """Whose goal it is, as the form names it; empty for all of us."""
    if goal.whose_child_id:
        return f"c-{goal.whose_child_id}"
    return f"m-{goal.whose_member_id}" if goal.whose_member_id else ""


class GoalForm(ComposerForm):
    """A new goal, or what goes well, worries or is wanted: written as a stukje is."""

    part = forms.CharField(required=False, widget=forms.HiddenInput)
    whose = forms.ChoiceField(label=_("Van wie is dit doel?"), required=False)
    begin = forms.ChoiceField(label=_("Waar begin je?"), required=False)
    enough = forms.ChoiceField(label=_("Wanneer is het goed genoeg?"), required=False, initial="8")

    def __init__(self, frame: Frame, *args: Any, **more: Any) -> None:
        super().__init__(frame, *args, **more)
        self.fields["text"].required = True
        self.fields["text"].error_messages["required"] = _("Schrijf een paar woorden.")
        if self.kind != GOAL:
            for name in ("whose", "begin", "enough"):
                del self.fields[name]
            return
        readers = self.where.readers if self.where else [one for one in [frame.folk.me] if one]
        self._choices("whose", whose_choices(frame, readers), "")
        self._choices("begin", numbers(none=gettext("Weet ik nog niet")), "")
        self._choices("enough", numbers(), "")

    @property
    def kind(self) -> str:  # type: ignore[override]
        told = str(self["part"].value() or GOAL)
        return told if told in KINDS else GOAL

    @property
    def facts(self) -> Facts:
        told = self.cleaned_data
        child, member = whose_of(told.get("whose", ""))
        begin = told.get("begin", "")
        return Facts(int(told.get("enough") or 8), int(begin) if begin else None, child, member)

    def clean(self) -> dict[str, Any]:
        """What is of a child is about that child too, as a stukje would be."""
        told = super().clean()
        child, _member = whose_of(told.get("whose", ""))
        if child and not told.get("about"):
            told["about"] = str(child)
        return told


class FactsForm(forms.Form):
    """Whose goal it is, where it began and what is good enough; from the version that was looked at."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
    whose = forms.ChoiceField(label=_("Van wie is dit doel?"), required=False)
    begin = forms.ChoiceField(label=_("Waar begon je?"), required=False)
    enough = forms.ChoiceField(label=_("Wanneer is het goed genoeg?"))

    def __init__(self, frame: Frame, goal: Goal, readers: list[UUID], *args: Any, **more: Any) -> None:
        start = {
            "version": goal.version,
            "whose": choice_of(goal),
            "begin": "" if goal.begin is None else str(goal.begin),
            "enough": str(goal.enough),
        }
        super().__init__(*args, **more | {"initial": start})
        self._choices("whose", whose_choices(frame, readers))
        self._choices("begin", numbers(none=gettext("Weet ik nog niet")))
        self._choices("enough", numbers())

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    @property
    def facts(self) -> Facts:
        told = self.cleaned_data
        child, member = whose_of(told["whose"])
        return Facts(int(told["enough"]), int(told["begin"]) if told["begin"] else None, child, member)


class ScoreForm(forms.Form):
    """A number of today or of a day before."""

    id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    child = forms.ChoiceField(label=_("Wie geeft dit cijfer?"), required=False)
    value = forms.TypedChoiceField(
        label=_("Welk cijfer geef je nu?"),
        coerce=int,
        choices=numbers(),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een cijfer.")},
    )
    words = WordsField(
        label=_("Waarom dit cijfer?"),
        required=False,
        limit=STEP,
        widget=forms.Textarea(attrs={"rows": 3, "data-draft": "score"}),
    )
    scored_on = DayField(label=_("Van welke dag is het cijfer?"))

    def __init__(self, children: list[tuple[str, str]], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        if not children:
            del self.fields["child"]
            return
        field = self.fields["child"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", gettext("Ikzelf")), *children]

    @property
    def score_id(self) -> UUID:
        told: UUID | None = self.cleaned_data.get("id")
        return told or new_id()

    def clean_scored_on(self) -> Any:
        day = self.cleaned_data["scored_on"] or dates.today()
        if day > dates.today():
            raise forms.ValidationError(gettext("Die dag moet nog komen. Kies vandaag of eerder."))
        return day


class StepForm(forms.Form):
    """What, who and when."""

    id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    version = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
    text = WordsField(
        label=_("Wat gaat er gebeuren?"),
        limit=STEP,
        widget=forms.Textarea(attrs={"rows": 2, "data-draft": "step"}),
        error_messages={"required": _("Schrijf wat er gaat gebeuren.")},
    )
    who = forms.MultipleChoiceField(label=_("Wie doet het?"), required=False, widget=forms.CheckboxSelectMultiple)
    who_words = WordsField(label=_("Of iemand anders"), required=False, limit=WHO, widget=forms.TextInput())
    by = forms.ChoiceField(label=_("Wat voor hulp is dit?"), choices=By.choices, initial=By.FAMILY)
    due_on = DayField(label=_("Voor wanneer?"))
    first = forms.MultipleChoiceField(
        label=_("Moet er eerst iets anders klaar zijn?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, people: list[tuple[str, str]], steps: list[tuple[str, str]], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, choices in (("who", people), ("first", steps)):
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)
            field.choices = choices
            if not choices:
                del self.fields[name]

    @property
    def told(self) -> Told:
        told = self.cleaned_data
        who = tuple(UUID(one) for one in told.get("who", ()))
        return Told(told["text"], who, told["who_words"], told["by"], told["due_on"])

    @property
    def first_steps(self) -> set[UUID]:
        return {UUID(one) for one in self.cleaned_data.get("first", ())}

    @property
    def step_id(self) -> UUID:
        told: UUID | None = self.cleaned_data.get("id")
        return told or new_id()
