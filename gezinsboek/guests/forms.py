"""What the family asks, and what the guest answers."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gezinsboek.circle.forms.invitations import SometimesAddress, SometimesDay
from gezinsboek.circle.one_time import DAYS
from gezinsboek.circle.proposals import end_of, still_to_come
from gezinsboek.dossier.models import Chapter
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.ui.dates import full_day, today
from gezinsboek.people.forms.plain import LineField
from gezinsboek.people.forms.sign_in import AddressField
from gezinsboek.timeline.forms.words import WordsField

QUESTION = 500
LONGEST = 90  # days; the database allows two more, for a day that is long


class AskForm(forms.Form):
    """To whom, what, into which chapter and until when. Both ids are made once, so that it is asked once."""

    link = forms.UUIDField(widget=forms.HiddenInput)
    member = forms.UUIDField(widget=forms.HiddenInput)
    name = LineField(
        label=_("Aan wie vraag je het?"),
        help_text=_("Een naam, zoals jullie die zeggen."),
        max_length=80,
        error_messages={"required": _("Vul een naam in.")},
    )
    title = LineField(
        label=_("Wat doet deze persoon?"),
        help_text=_("Bijvoorbeeld: huisarts, of zwemjuf van De Golf."),
        max_length=80,
        required=False,
    )
    question = WordsField(
        label=_("Wat vraag je?"),
        help_text=_("Eén vraag. Of: schrijf een verslag over de zwemles."),
        limit=QUESTION,
        error_messages={"required": _("Schrijf op wat je vraagt.")},
    )
    chapter = forms.ChoiceField(
        label=_("In welk hoofdstuk komt het antwoord?"), error_messages={"required": _("Kies een hoofdstuk.")}
    )
    how = forms.ChoiceField(
        label=_("Hoe geef je de vraag?"),
        widget=forms.RadioSelect,
        initial="mail",
        choices=[("mail", _("Per e-mail")), ("letter", _("Op papier, met een code"))],
    )
    address = SometimesAddress(label=_("E-mailadres"), help_text=_("Alleen nodig als het per e-mail gaat."))
    until = forms.ChoiceField(label=_("Tot wanneer werkt de link?"), widget=forms.RadioSelect, initial="weeks")
    until_date = SometimesDay(label=_("De laatste dag"), help_text=_("Alleen als je zelf een dag kiest."))
    use_required_attribute = False

    def __init__(self, chapters: Iterable[Chapter], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = [(str(one.id), one.name) for one in chapters]
        choices = [("", gettext("Kies een hoofdstuk")), *found] if len(found) > 1 else found
        self.fields["chapter"].choices = choices  # type: ignore[attr-defined]
        soon = today() + timedelta(days=DAYS)
        self.fields["until"].choices = [  # type: ignore[attr-defined]
            ("weeks", gettext("Twee weken") + "\n" + full_day(soon)),
            ("date", gettext("Tot een dag die ik kies")),
        ]
        self.fields["question"].widget.attrs |= {"rows": 3, "maxlength": QUESTION, "dir": "auto"}
        self.fields["until_date"].widget.attrs["min"] = date_format(today(), "Y-m-d")
        for field in ("name", "title", "address"):
            self.fields[field].widget.attrs["autocomplete"] = "off"

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("how") == "mail" and not told.get("address") and "address" not in self.errors:
            self.add_error("address", gettext("Vul een e-mailadres in. Of kies papier."))
        if told.get("until") == "date" and "until_date" not in self.errors:
            day = told.get("until_date")
            if not day or not still_to_come(day):
                self.add_error("until_date", gettext("Kies een dag die nog komt."))
            elif day > today() + timedelta(days=LONGEST):
                self.add_error("until_date", gettext("Kies een dag binnen drie maanden."))
        return told

    @property
    def reach(self) -> str:
        return self.cleaned_data["address"] if self.cleaned_data["how"] == "mail" else ""

    @property
    def expires(self) -> datetime:
        """The end of the last day."""
        chosen = self.cleaned_data["until_date"] if self.cleaned_data["until"] == "date" else None
        return last_moment(chosen)

    @property
    def ids(self) -> tuple[UUID, UUID]:
        return self.cleaned_data["link"], self.cleaned_data["member"]


def last_moment(day: Any = None) -> datetime:
    """The end of this day, or of the day two weeks from now."""
    ends = end_of(day or today() + timedelta(days=DAYS))
    assert ends
    return ends


class AnswerForm(forms.Form):
    """The answer of somebody who does not take part. `id` is the stukje that will be made, so that it is written once."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    text = WordsField(label=_("Jouw antwoord"), error_messages={"required": _("Schrijf iets, of kies een bestand.")})
    name = LineField(
        label=_("Je naam"), max_length=80, error_messages={"required": _("Vul je naam in. Die staat bij je antwoord.")}
    )
    title = LineField(
        label=_("Je werk, en waar"),
        help_text=_("Bijvoorbeeld: huisarts, of zwemjuf van De Golf."),
        max_length=80,
        required=False,
    )
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs |= {"rows": 8, "dir": "auto"}
        self.fields["name"].widget.attrs["autocomplete"] = "name"

    @property
    def item(self) -> UUID:
        """The id of what will be made; a new one when the form had none."""
        try:
            return UUID(str(self["id"].value()))
        except ValueError:
            return new_id()

    def with_files(self, there: bool) -> None:
        """A file may speak for itself."""
        self.fields["text"].required = not there


class MoreForm(forms.Form):
    """ "Mag ik meer?": where the family can reach the guest, and why."""

    address = AddressField(label=_("Je e-mailadres"))
    words = LineField(
        label=_("Wil je er iets bij zeggen?"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    use_required_attribute = False
