"""Changing a stukje: its words, the child and day it is about, its photos and files."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gezinsboek.circle.growing import grown, label
from gezinsboek.timeline.headed import QUESTION, headed, join, split
from gezinsboek.timeline.one import One
from gezinsboek.timeline.shown import Attached

from .composer import TRANSCRIPT, DayField
from .marking import MarkField
from .words import WordsField, plain

ALT = 300


class ChangeForm(forms.Form):
    """`version` is what it was made from: a stale one overwrites nothing (SHARING 12)."""

    id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
    question = WordsField(
        label=_("Onder welke vraag staat het?"),
        limit=QUESTION,
        widget=forms.TextInput(),
        error_messages={"required": _("Schrijf een vraag of een kopje.")},
    )
    text = WordsField(label=_("Wat wil je vertellen?"), required=False)
    about = forms.ChoiceField(label=_("Over wie gaat het?"), required=False)
    mark = MarkField()
    happened_on = DayField(label=_("Op welke dag was het?"))

    def __init__(self, one: One, *args: Any, waiting: int = 0, **more: Any) -> None:
        item = one.item
        more.setdefault("initial", {})
        question, text = split(item.entry.text) if headed(item) else ("", item.entry.text)
        more["initial"] |= {
            "id": uuid4(),
            "version": item.entry.version,
            "text": text,
            "mark": item.entry.mark,
            "question": question,
            "about": str(item.about_id or ""),
            "happened_on": item.happened_on,
        }
        super().__init__(*args, **more)
        if not headed(item):
            del self.fields["question"]
        self.one, self.waiting = one, waiting
        if not (one.frame.professional and item.author_id == one.frame.folk.me):
            del self.fields["mark"]  # only who wrote the words says how they are meant
        about = self.fields["about"]
        assert isinstance(about, forms.ChoiceField)
        about.choices = [("", gettext("Niemand in het bijzonder"))]
        mine = item.author_id == one.frame.folk.me
        told = [child for child in one.frame.tellable if mine or not grown(child) or child.id == item.about_id]
        if len(told) < len(one.frame.tellable):
            about.help_text = _("Vanaf 16 jaar: alleen wie het schreef, kiest dit.")
        about.choices += [(str(child.id), label(child)) for child in told]
        for file in self.attached:
            spoken = file in self.one.row.sounds
            what = _("Wat wordt er gezegd in deze opname?") if spoken else _("Wat staat er op deze foto?")
            widget = forms.Textarea(attrs={"rows": 3}) if spoken else forms.TextInput()
            self.fields[f"alt-{file.id}"] = WordsField(
                limit=TRANSCRIPT if spoken else ALT, required=False, label=what, initial=file.alt, widget=widget
            )
            self.fields[f"away-{file.id}"] = forms.BooleanField(required=False, label=_("Haal weg"))

    @property
    def attached(self) -> list[Attached]:
        return [*self.one.row.photos, *self.one.row.sounds, *self.one.row.files]

    @property
    def photos(self) -> list[tuple[Attached, Any, Any]]:
        return [(file, self[f"alt-{file.id}"], self[f"away-{file.id}"]) for file in self.one.row.photos]

    @property
    def sounds(self) -> list[tuple[Attached, Any, Any]]:
        return [(file, self[f"alt-{file.id}"], self[f"away-{file.id}"]) for file in self.one.row.sounds]

    @property
    def papers(self) -> list[tuple[Attached, Any]]:
        return [(file, self[f"away-{file.id}"]) for file in self.one.row.files]

    @cached_property
    def form_id(self) -> UUID:
        """What the files that come with this form are bound to."""
        try:
            return UUID(str(self["id"].value()))
        except ValueError:
            return uuid4()

    @property
    def day_told(self) -> str:
        value = self["happened_on"].value() or ""
        return value.isoformat() if hasattr(value, "isoformat") else str(value)

    @property
    def typed(self) -> str:
        return plain(str(self["text"].value() or ""))

    @property
    def away(self) -> list[UUID]:
        return [file.id for file in self.attached if self.cleaned_data.get(f"away-{file.id}")]

    @property
    def described(self) -> dict[UUID, str]:
        """The words for photos and recordings that differ from what stood there."""
        described = [*self.one.row.photos, *self.one.row.sounds]
        told = {file.id: self.cleaned_data.get(f"alt-{file.id}", "") for file in described if file.id not in self.away}
        return {file.id: told[file.id] for file in described if told.get(file.id, file.alt) != file.alt}

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        kept = len(self.attached) - len(self.away) + self.waiting
        if not told.get("text") and not kept and "text" not in self.errors:
            self.add_error("text", gettext("Er blijft niets over. Schrijf iets, of gooi het stukje weg."))
        if told.get("question"):
            told["text"] = join(told["question"], told.get("text", ""))
        return told
