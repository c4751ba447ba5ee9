"""Writing something new: the chapter first, then who reads it, then the words."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gezinsboek.circle.growing import label
from gezinsboek.circle.wording import listed
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.ui import dates
from gezinsboek.timeline.frame import Frame, OpenChapter
from gezinsboek.timeline.picking import Picker, picker

from .marking import MarkField
from .words import WordsField, uuids

FIRST, LAST = 1900, 2100
TRANSCRIPT = 5_000


class DayField(forms.DateField):
    """A day, as the browser sends it or as somebody types it."""

    def __init__(self, **more: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        wrong = {"invalid": _("Dit is geen datum. Typ het zo: 3-11-2026.")}
        formats = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"]
        super().__init__(required=False, widget=widget, input_formats=formats, error_messages=wrong, **more)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and not FIRST <= value.year < LAST:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")


class ComposerForm(forms.Form):
    """A new stukje. `id` is the item that will be made, so that a double click writes once."""

    kind = "entry"
    id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    chapter = forms.ChoiceField(label=_("In welk hoofdstuk?"), error_messages={"required": _("Kies een hoofdstuk.")})
    text = WordsField(label=_("Wat wil je vertellen?"), required=False)
    transcript = WordsField(label=_("Wat zeg je in de opname?"), limit=TRANSCRIPT, required=False)
    about = forms.ChoiceField(label=_("Over wie gaat het?"), required=False)
    happened_on = DayField(label=_("Op welke dag was het?"))
    mark = MarkField()
    question_to = forms.ChoiceField(label=_("Is het een vraag aan iemand?"), required=False)
    wanted_on = DayField(label=_("Voor wanneer wil je antwoord?"))

    def __init__(self, frame: Frame, *args: Any, waiting: int = 0, **more: Any) -> None:
        super().__init__(*args, **more)
        self.frame, self.waiting = frame, waiting
        if not frame.professional:
            del self.fields["mark"]
        wrong = {"invalid_choice": gettext("Je schrijft niet mee in dit hoofdstuk. Kies een ander.")}
        chapters = [(str(one.id), one.name) for one in frame.writable]
        self._choices("chapter", chapters, "" if self.where else gettext("Kies een hoofdstuk"))
        self.fields["chapter"].error_messages |= wrong
        self._choices(
            "about", [(str(child.id), label(child)) for child in frame.tellable], gettext("Niemand in het bijzonder")
        )
        self._choices("question_to", [(str(pick.id), pick.name) for pick in self.picker.picks], gettext("Nee"))
        self.fields["question_to"].error_messages["invalid_choice"] = gettext(
            "Die leest dit hoofdstuk niet. Kies opnieuw."
        )

    def _choices(self, name: str, choices: list[tuple[str, str]], nothing: str) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", nothing), *choices] if nothing else choices

    @cached_property
    def item(self) -> UUID:
        """The id of what will be made."""
        try:
            return UUID(str(self["id"].value()))
        except ValueError:
            return new_id()

    def renew(self) -> None:
        """What is in this form becomes another stukje than the one that is there already."""
        self.item = new_id()

    @property
    def where(self) -> OpenChapter | None:
        """The chapter that is chosen, when I may write there. Never another one instead: that would be another audience."""
        told = self["chapter"].value()
        return next((one for one in self.frame.writable if str(one.id) == told), None)

    @cached_property
    def picker(self) -> Picker:
        """The readers of the chosen chapter; all of them, when the form showed those of another chapter."""
        return picker(self.frame, self.where, self.chosen if self.shown_chapter else None)

    @property
    def shown_chapter(self) -> bool:
        """Whether the readers that the form showed are those of the chosen chapter."""
        chapter = self.where
        return chapter is not None and self._told("shown_for") == [str(chapter.id)]

    @property
    def shown(self) -> set[UUID]:
        return {UUID(one) for told in self._told("shown") for one in uuids(told.split())}

    @property
    def chosen(self) -> set[UUID]:
        return {UUID(one) for one in uuids(self._told("reader"))}

    @property
    def audience(self) -> list[UUID] | None:
        """None is everybody who reads the chapter, also who comes later."""
        return None if all(pick.chosen for pick in self.picker.picks) else self.picker.chosen

    @property
    def more_open(self) -> bool:
        """Whether something is filled in in the part that is folded."""
        names = ("about", "happened_on", "question_to", "wanted_on")
        return any(self[name].value() or self[name].errors for name in names)

    @property
    def chapter_told(self) -> str:
        return str(self.where.id) if self.where else ""

    @property
    def day_told(self) -> str:
        return str(self["happened_on"].value() or "")

    @property
    def wanted_told(self) -> str:
        return str(self["wanted_on"].value() or "")

    @property
    def question_told(self) -> str:
        return str(self["question_to"].value() or "")

    def _told(self, name: str) -> list[str]:
        if not self.is_bound:
            return []
        values: list[str] = self.data.getlist(name) if hasattr(self.data, "getlist") else []
        return values

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if not told.get("text") and not self.waiting and "text" not in self.errors:
            self.add_error("text", gettext("Schrijf iets, of kies een foto of bestand."))
        self._check_wanted(told)
        if self.where:
            self._check_readers()
            asked = told.get("question_to")
            if asked and UUID(asked) not in self.picker.chosen:
                self.add_error("question_to", gettext("Wie je iets vraagt, moet dit ook lezen. Kies opnieuw."))
        return told

    def _check_wanted(self, told: dict[str, Any]) -> None:
        """A day belongs to a question, and is still to come."""
        if not told.get("wanted_on"):
            return
        if not told.get("question_to") and "question_to" not in self.errors:
            self.add_error("question_to", gettext("Kies ook aan wie je dit vraagt."))
        if told["wanted_on"] < dates.today():
            self.add_error("wanted_on", gettext("Die dag is al voorbij. Kies een latere dag."))

    def _check_readers(self) -> None:
        """Nothing is written for readers that the writer did not see."""
        if not self.shown_chapter:
            self.add_error("chapter", gettext("Je koos een ander hoofdstuk. Kijk wie dit leest. Verstuur het daarna."))
            return
        unseen = [pick.name for pick in self.picker.picks if pick.id not in self.shown]
        if unseen:
            names = listed(unseen)
            self.add_error(
                "chapter", gettext("Dit leest ook %(names)s. Kijk na en verstuur opnieuw.") % {"names": names}
            )
