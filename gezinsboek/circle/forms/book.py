"""Opening a book, and telling who is in the family."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from gezinsboek.dossier.models import Custody
from gezinsboek.ground.ui.dates import today
from gezinsboek.people.forms.plain import LineField

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

BOOK_NAME = 60


class BookForm(forms.Form):
    """The name of a book."""

    name = LineField(
        label=_("Hoe heet jullie boek?"),
        max_length=BOOK_NAME,
        help_text=_("Bijvoorbeeld: Noor, Milan en Lina."),
        error_messages={"required": _("Schrijf een naam. Je kunt die later veranderen.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "off"


class OpenForm(BookForm):
    """All that is asked to open a book. The hidden id makes that a double click opens once."""

    book = forms.UUIDField(widget=forms.HiddenInput)


def day_field(label: StrPromise, help_text: StrPromise | str = "") -> forms.DateField:
    """A day that may be left open, chosen in the browser's own calendar."""
    return forms.DateField(
        label=label,
        required=False,
        help_text=help_text,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "min": "1900-01-01"}),
        error_messages={"invalid": _("Dit is geen goede datum. Kies een dag.")},
    )


class ChildForm(forms.Form):
    """A child of the family: what it is called, and what may be told about it."""

    name = LineField(
        label=_("Hoe heet je kind?"),
        max_length=60,
        error_messages={"required": _("Schrijf een naam.")},
    )
    born = day_field(_("Geboortedatum"), _("Wat mag, hangt soms af van de leeftijd."))
    custody = forms.ChoiceField(
        label=_("Heb jij gezag over dit kind?"),
        required=False,
        help_text=_("Dit geef je zelf op. Andere ouders in dit boek zien je antwoord."),
        choices=Custody.Answer.choices,
        widget=forms.RadioSelect,
    )

    since = day_field(_("Gezag vanaf"), _("Alleen als je het weet."))
    until = day_field(_("Gezag tot en met"))
    shown_to = forms.ChoiceField(
        label=_("Aan wie liet je het papier zien?"),
        required=False,
        help_text=_("Die leest dan je antwoord en kan zeggen: gezien. We bewaren het papier niet."),
    )

    def __init__(
        self,
        *args: Any,
        born: bool = True,
        family: bool = True,
        mends: bool = False,
        professionals: list[tuple[str, str]] | None = None,
        **kwargs: Any,
    ) -> None:
        """`born`: the birth date may be said here. `family`: as a guardian; the child itself tells only its birth date.
        `mends`: I typed the birth date less than a day ago, and can mend it. `professionals`: to whom a paper about gezag can be shown."""
        super().__init__(*args, **kwargs)
        self.fields["shown_to"].choices = [("", _("Niemand")), *(professionals or [])]  # type: ignore[attr-defined]
        self.fields["name"].widget.attrs["autocomplete"] = "off"
        self.fields["born"].widget.attrs["max"] = date_format(today(), "Y-m-d")
        if mends:
            self.fields["born"].help_text = _("Verkeerd getypt? Je kunt het een dag lang verbeteren.")
        asks = {"name": family, "born": born, "custody": family, "since": family, "until": family}
        for field, wanted in {**asks, "shown_to": family and bool(professionals)}.items():
            if not wanted:
                del self.fields[field]

    def clean_born(self) -> date | None:
        born: date | None = self.cleaned_data["born"]
        if born and not (born.year >= 1900 and born <= today()):
            raise forms.ValidationError(_("Deze geboortedatum kan niet. Kijk hem nog eens na."))
        return born

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("since") and told.get("until") and told["until"] < told["since"]:
            self.add_error("until", _("Dit is voor de eerste dag. Kijk het nog eens na."))
        return told


class NewChildForm(ChildForm):
    child = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Short: the period and the paper come later, at the child itself."""
        super().__init__(*args, **kwargs)
        del self.fields["since"], self.fields["until"]
