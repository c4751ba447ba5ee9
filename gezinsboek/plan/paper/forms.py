"""Writing down a day that the law counts with, and saying which own plan serves which goals."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gezinsboek.ground.ui import dates
from gezinsboek.plan.models import OwnPlan, Reason
from gezinsboek.records.forms import OneLine
from gezinsboek.timeline.forms import WordsField
from gezinsboek.timeline.forms.composer import DayField

WORDS, NAME = 1500, 80


class PastDay(DayField):
    """A day that must be told, and that came already."""

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is None:
            raise forms.ValidationError(gettext("Kies een dag."), code="required")
        if value > dates.today():
            raise forms.ValidationError(gettext("Deze dag moet nog komen. Kies vandaag of eerder."), code="later")


class DayForm(forms.Form):
    """`id` is the row that will be made, so that a double click makes one."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    reason = forms.ChoiceField(
        label=_("Waarom niet?"),
        help_text=_("De wet kent drie redenen. Je ziet de redenen die bij jou horen."),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een reden.")},
    )
    day = PastDay(label=_("Op welke dag was dat?"))
    words = WordsField(
        limit=WORDS,
        label=_("Wat wil je erbij zeggen?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )

    def __init__(self, reasons: Sequence[str], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        told = [(one, str(Reason(one).label)) for one in reasons if one]
        if told:
            reason = self.fields["reason"]
            assert isinstance(reason, forms.ChoiceField)
            reason.choices = told
            if len(told) == 1:
                self.initial.setdefault("reason", told[0][0])
        else:
            del self.fields["reason"]


class OwnPlanForm(forms.Form):
    """`goals` are those of the chapters where I write."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Wat voor plan is het?"), choices=OwnPlan.Kind.choices)
    name = OneLine(
        label=_("Nummer of naam in je eigen systeem"),
        help_text=_("Geen woorden uit het plan."),
        limit=NAME,
        required=False,
    )
    dated = PastDay(label=_("Van welke dag is het plan?"))
    goals = forms.MultipleChoiceField(
        label=_("Bij welke doelen hoort het?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies minstens één doel.")},
    )

    def __init__(self, goals: Iterable[tuple[UUID, str]], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["goals"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(str(goal), words) for goal, words in goals]
