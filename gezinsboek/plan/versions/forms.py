"""Talking about the plan: what is decided, who was there, and when it is talked about again; and what one thinks of it."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gezinsboek.ground.ui import dates
from gezinsboek.plan.models import Opinion
from gezinsboek.records.forms import OneLine
from gezinsboek.timeline.forms import WordsField
from gezinsboek.timeline.forms.composer import DayField
from gezinsboek.timeline.frame import Frame

from .agreed import Talk, names

WORDS, WHY, LINE = 3000, 500, 120
AGAIN = timedelta(weeks=12)  # what the form proposes; the family chooses
LONGEST = timedelta(days=366)


class ReviewForm(forms.Form):
    """`id` is the version that will be made, so that a double click makes one; `made_from` the last one that was seen. A
    field `decided-<item>` for each thing in the plan: read by who reads that."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    made_from = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    there = forms.MultipleChoiceField(label=_("Wie waren erbij?"), required=False, widget=forms.CheckboxSelectMultiple)
    others = OneLine(label=_("Wie nog meer?"), help_text=_("Wie niet in dit boek zit."), limit=LINE, required=False)
    decided = WordsField(
        label=_("Wat spraken we af?"),
        help_text=_("Iedereen die een gedeeld hoofdstuk leest, leest dit."),
        limit=WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto", "data-draft": "review"}),
    )
    review_on = DayField(label=_("Wanneer praten we er weer over?"))
    contact = forms.ChoiceField(
        label=_("Wie is de contactpersoon?"),
        help_text=_("Bij wie kun je terecht met vragen over het plan?"),
        required=False,
    )

    def __init__(self, frame: Frame, items: Iterable[UUID], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.initial.setdefault("review_on", dates.today() + AGAIN)
        people = names(frame.folk, [one.id for one in frame.folk.live if one.role != "guest"])
        self._choices("there", people)
        self._choices("contact", [("", gettext("Nog niemand")), *people])
        self.fields["review_on"].required = True
        self.fields["review_on"].error_messages["required"] = gettext("Kies een dag.")
        self.items = list(items)
        for item in self.items:
            self.fields[f"decided-{item}"] = WordsField(
                label=_("Wat spraken we hierover af?"),
                limit=WORDS,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
            )

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        found = self.fields[name]
        assert isinstance(found, forms.ChoiceField)
        found.choices = choices

    def clean_review_on(self) -> Any:
        day = self.cleaned_data["review_on"]
        if day is None:
            raise forms.ValidationError(gettext("Kies een dag."), code="required")
        if day <= dates.today():
            raise forms.ValidationError(gettext("Kies een dag die nog komt."), code="past")
        if day > dates.today() + LONGEST:
            raise forms.ValidationError(gettext("Kies een dag binnen een jaar."), code="late")
        return day

    def decided_of(self, item: UUID) -> forms.BoundField:
        return self[f"decided-{item}"]

    @property
    def told(self) -> Talk:
        told = self.cleaned_data
        contact = UUID(told["contact"]) if told["contact"] else None
        there = tuple(UUID(one) for one in told["there"])
        return Talk(told["review_on"], contact, there, told["decided"], told["others"])

    @property
    def by_item(self) -> dict[UUID, str]:
        return {item: self.cleaned_data[f"decided-{item}"] for item in self.items}


class SayForm(forms.Form):
    """`id` is the row that will be made. Not yet asks why, since that is what the next talk begins with."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    answer = forms.ChoiceField(
        label=_("Wat vind jij van dit plan?"),
        choices=Opinion.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een antwoord.")},
    )
    why = WordsField(
        label=_("Zeg je nog niet? Schrijf wat je anders wilt."),
        limit=WHY,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto", "data-draft": "accord"}),
    )
