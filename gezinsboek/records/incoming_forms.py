"""Bringing a report in, and reading it through."""

from typing import Any

from django import forms
from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gezinsboek.ground.ids import new_id
from gezinsboek.people.forms.plain import LineField
from gezinsboek.timeline.forms.composer import DayField
from gezinsboek.timeline.forms.words import LIMIT, WordsField

from .incoming import LETTERS, TITLE, one_line
from .incoming_files import Read, Unreadable, read
from .incoming_reading import Reading


class BringForm(forms.Form):
    """A text, a file, or both: each becomes a report of its own. The hidden names make that a double click brings it once."""

    id = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    file_id = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    text = WordsField(limit=LETTERS, label=_("Plak hier je verslag"), required=False)
    title = LineField(label=_("Hoe heet het?"), max_length=TITLE, required=False)
    file = forms.FileField(
        label=_("Of kies een bestand"),
        help_text=_("PDF, Word of tekst, hooguit 25 MB."),
        required=False,
        error_messages={"empty": _("Dit bestand is leeg. Kies een ander bestand.")},
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.odt,.txt,.md"}),
    )
    told: Read | None = None  # what the file says

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        upload = told.get("file")
        if upload:
            try:
                self.told = read(upload.name or "", upload.file, upload.content_type or "")
            except Unreadable as fault:
                self.add_error("file", fault.message)
        elif not told.get("text") and not self.errors:
            self.add_error("text", gettext("Plak een tekst, of kies een bestand."))
        return told


class ReadForm(forms.Form):
    """What I make of a report: its words, its day, and for which family and chapter it is."""

    use_required_attribute = False  # most buttons of this form need no family yet
    version = forms.IntegerField(widget=forms.HiddenInput)
    title = LineField(label=_("Eerste regel"), max_length=TITLE, required=False)
    text = WordsField(limit=LETTERS, label=_("De tekst"), error_messages={"required": _("Er staat geen tekst meer.")})
    happened_on = DayField(label=_("Op welke dag was het?"))
    book = forms.ChoiceField(label=_("Voor welk gezin is het?"))
    chapter = forms.ChoiceField(label=_("In welk hoofdstuk?"))
    read = forms.BooleanField(label=_("Ik las de tekst zelf helemaal"), required=False)

    def __init__(self, reading: Reading, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.reading = reading
        self._choices("book", [(str(book.id), book.label) for book in reading.books], gettext("Kies een gezin"))
        self._choices("chapter", [(str(one.id), one.name) for one in reading.chapters], "")

    def _choices(self, name: str, choices: list[tuple[str, str]], nothing: str) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", nothing), *choices] if nothing else choices

    @classmethod
    def begun(cls, reading: Reading) -> "ReadForm":
        row = reading.row
        initial = {
            "version": row.version,
            "title": row.title,
            "text": row.text,
            "happened_on": row.happened_on,
            "book": str(row.book or ""),
            "chapter": str(reading.chapter or ""),
        }
        return cls(reading, initial=initial)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        for name in ("book", "chapter"):  # what is missing there is said in words of its own, by check_ready
            self.errors.pop(name, None)
        return told

    def clean_title(self) -> str:
        return one_line(self.cleaned_data["title"])

    def check_ready(self) -> bool:
        """Whether it may go on to the box of a family; says what is missing."""
        if not self.reading.frame:
            self.add_error("book", gettext("Kies eerst voor welk gezin dit is."))
        elif not self.reading.chapter:
            self.add_error("book", gettext("Bij dit gezin schrijf je niet mee. Kies een ander gezin."))
        if not self.cleaned_data.get("read"):
            self.add_error("read", gettext("Lees de tekst helemaal. Zet dan hier een vinkje."))
        too_long = len(self.cleaned_data.get("text", "")) + len(self.cleaned_data.get("title", "")) + 2 - LIMIT
        if too_long > 0:
            told = {
                "most": number_format(LIMIT, force_grouping=True),
                "n": number_format(too_long, force_grouping=True),
            }
            words = gettext("In een stukje passen %(most)s tekens. Haal er nog %(n)s weg.")
            self.add_error("text", words % told)
        return not self.errors
