"""An appointment: the chapter and who reads it, what it is, when, and with whom."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gezinsboek.ground.ui import dates
from gezinsboek.timeline.forms import ComposerForm, WordsField
from gezinsboek.timeline.forms.composer import DayField
from gezinsboek.timeline.frame import Frame
from gezinsboek.timeline.headed import QUESTION, join, split, words_of
from gezinsboek.timeline.one import One

from . import repeating, wording
from .making import PLACE, TOPIC, When
from .models import Place

ONCE, OTHER = "", "other"
BEFORE = {"": _("Nee"), "60": _("Een uur ervoor"), "1440": _("Een dag ervoor"), "10080": _("Een week ervoor")}
TIMES = ["%H:%M", "%H.%M", "%H:%M:%S", "%H"]


def clock_field(label: Any) -> forms.TimeField:
    wrong = {"invalid": _("Dit is geen tijd. Typ het zo: 9.30.")}
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, required=False, input_formats=TIMES, error_messages=wrong, widget=widget)


class MomentFields(forms.Form):
    """A day, and from when till when; without times it is the whole day."""

    day = DayField(label=_("Op welke dag?"))
    begin = clock_field(_("Hoe laat begint het?"))
    end = clock_field(_("Hoe laat is het klaar?"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["day"].required = True
        self.fields["day"].error_messages["required"] = gettext("Kies een dag.")
        self.fields["begin"].help_text = gettext("Leeg is de hele dag.")

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if told.get("end") and not told.get("begin") and "begin" not in self.errors:
            self.add_error("begin", gettext("Vul ook in hoe laat het begint."))
        last = told.get("last_day") or told.get("day")
        if told.get("day") and last < told["day"]:
            self.add_error("last_day", gettext("De laatste dag is voor de eerste. Kijk het nog eens na."))
        elif told.get("begin") and told.get("end") and last == told.get("day") and told["end"] <= told["begin"]:
            self.add_error("end", gettext("Het is klaar voordat het begint. Kijk de tijden na."))
        return told

    @property
    def when(self) -> When:
        """What was chosen. Without an end it takes an hour."""
        told = self.cleaned_data
        day, begin, last = told["day"], told["begin"], told.get("last_day") or told["day"]
        if begin is None:
            return When(day=day, last_day=last)
        starts = repeating.at_clock(day, begin)
        ends = repeating.at_clock(last, told["end"]) if told["end"] else starts + timedelta(hours=1)
        return When(starts, max(ends, starts + timedelta(minutes=1)))


class AppointmentFields(MomentFields):
    """What is the same for a new one and one that is there."""

    what = WordsField(label=_("Wat is het?"), limit=QUESTION, widget=forms.TextInput())
    more = WordsField(
        label=_("Wil je er iets bij vertellen?"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    last_day = DayField(label=_("Duurt het langer dan één dag? Tot en met wanneer?"))
    repeat = forms.ChoiceField(label=_("Komt het vaker terug?"), required=False)
    until = DayField(label=_("Tot en met welke dag?"))
    who = forms.MultipleChoiceField(label=_("Wie komen er?"), required=False, widget=forms.CheckboxSelectMultiple)
    place = WordsField(label=_("Waar is het?"), limit=PLACE, required=False, widget=forms.TextInput())
    place_for = forms.MultipleChoiceField(
        label=_("Wie mag weten waar?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def people(self, frame: Frame, told: Mapping[str, Any]) -> None:
        """Fill in who there is to choose from, and what stood there."""
        mine = [(str(frame.folk.me), gettext("Jij"))] if frame.folk.me else []
        others = [(str(one.id), f"{frame.folk.name(one.id)}\n{one.described}") for one in frame.folk.live]
        self._offer("who", mine + others)
        self._offer("place_for", others)
        repeats = [
            (ONCE, gettext("Nee, één keer")),
            ("day", gettext("Elke dag")),
            ("week", gettext("Elke week")),
            ("two_weeks", gettext("Om de week")),
            ("month", gettext("Elke maand")),
            ("year", gettext("Elk jaar")),
        ]
        self._offer("repeat", repeats + ([(OTHER, told["other"])] if told.get("other") else []))
        self.fields["what"].error_messages["required"] = gettext("Schrijf wat het is.")
        self.fields["place"].help_text = gettext("Dit zie alleen jij, en wie je hieronder kiest.")
        self.fields["until"].help_text = gettext("Leeg: het gaat door tot je het verandert.")

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if told.get("until") and told.get("repeat", ONCE) == ONCE and "repeat" not in self.errors:
            self.add_error("repeat", gettext("Kies ook hoe vaak het terugkomt."))
        elif told.get("until") and told.get("day") and told["until"] < told["day"]:
            self.add_error("until", gettext("Die dag is voor de eerste keer. Kies een latere dag."))
        return told

    @property
    def words(self) -> str:
        return join(self.cleaned_data["what"], self.cleaned_data["more"])

    def names(self, name: str) -> list[UUID]:
        return [UUID(one) for one in self.cleaned_data[name]]

    def rule(self, stood: str = "") -> str:
        told = self.cleaned_data
        return stood if told["repeat"] == OTHER else wording.rule_of(told["repeat"], told["until"])

    def whole(self, stood: str = "") -> When:
        return When(**(vars(self.when) | {"rule": self.rule(stood)}))


class NewForm(AppointmentFields, ComposerForm):
    """A new one: the chapter and its readers as for a stukje; the topics only by the family."""

    topics = WordsField(label=_("Waar willen jullie het over hebben?"), required=False)
    remind = forms.ChoiceField(label=_("Wil je een herinnering?"), required=False, choices=list(BEFORE.items()))

    def __init__(self, frame: Frame, *args: Any, **more: Any) -> None:
        super().__init__(frame, *args, waiting=1, **more)  # its words stand in `what`
        for name in ("text", "transcript", "happened_on", "mark", "question_to", "wanted_on"):
            self.fields.pop(name, None)
        self.fields["more"].widget.attrs["data-draft"] = "appointment"
        self.people(frame, {})
        self.fields["topics"].help_text = gettext("Eén per regel. Iedereen die de afspraak leest, ziet dit.")
        self.fields["topics"].widget.attrs["rows"] = 3
        if not frame.family:
            del self.fields["topics"]

    @property
    def topic_list(self) -> list[str]:
        return [line.strip()[:TOPIC] for line in self.cleaned_data.get("topics", "").splitlines() if line.strip()]


class ChangeForm(AppointmentFields):
    """What stands there. `version` and `text_version` are what it was made from: a stale one overwrites nothing."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
    text_version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, one: One, mine: Place | None, *args: Any, **more: Any) -> None:
        stood = self.stood(one, mine)
        super().__init__(*args, initial=stood, **more)
        self.fields["more"].widget.attrs["data-draft"] = "appointment-change"
        self.people(one.frame, stood)

    @staticmethod
    def stood(one: One, mine: Place | None) -> dict[str, Any]:
        """The form of what is there now."""
        now = one.item.appointment
        what, more = split(words_of(one.item))
        first = repeating.as_meant(now, repeating.first_day(now))
        repeat, until = wording.choice_of(now.rule)
        told: dict[str, Any] = {"what": what, "more": more, "day": first.first_day, "until": until}
        if not first.whole:
            told |= {"begin": _clock(first.begin), "end": _clock(first.end)}
        if first.last_day > first.first_day:
            told["last_day"] = first.last_day
        told["repeat"] = repeat or (OTHER if now.rule else ONCE)
        if told["repeat"] == OTHER:
            told["other"] = wording.repeats(now)
        told |= {"who": [str(name) for name in now.who], "version": now.version, "text_version": one.item.entry.version}
        return told | {
            "place": mine.place if mine else "",
            "place_for": [str(x) for x in mine.place_for] if mine else [],
        }


def _clock(moment: date | datetime) -> time | None:
    local = dates.local(moment)
    return local.time() if isinstance(local, datetime) else None


class MoveForm(MomentFields):
    """One time of a series at another moment."""
