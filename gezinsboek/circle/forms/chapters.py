"""Chapters: their name, colour and drawing, and who gets a new one."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from gezinsboek.circle.models import Member
from gezinsboek.dossier.models import Child, Look
from gezinsboek.people.forms.plain import LineField


class Label(NamedTuple):
    """A chapter as its label needs one."""

    look: str
    name: str


class ChapterForm(forms.Form):
    """The name of a chapter and how it looks; for a shared one also which child it is about."""

    name = LineField(
        label=_("Naam van het hoofdstuk"),
        max_length=40,
        error_messages={"required": _("Schrijf een naam.")},
    )
    look = forms.ChoiceField(
        label=_("Kleur en tekening"), choices=Look.choices, widget=forms.RadioSelect, initial=Look.HOME
    )

    def __init__(self, children: Iterable[Child], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "off"
        if known := [(str(child.id), child.name) for child in children]:
            self.fields["about"] = forms.ChoiceField(
                label=_("Gaat dit over één kind?"), choices=[("", _("Nee")), *known], required=False
            )

    def looks(self) -> Iterator[tuple[Any, Label]]:
        """Each choice of how it looks: the control, and the label it gives."""
        for choice in self["look"].subwidgets:
            yield choice, Label(str(choice.data["value"]), str(choice.choice_label))

    @property
    def about(self) -> UUID | None:
        told = self.cleaned_data.get("about")
        return UUID(told) if told else None


class NewChapterForm(ChapterForm):
    """A new shared chapter. Who gets it is asked here: the other parents are proposed, nobody else."""

    chapter = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, children: Iterable[Child], others: Iterable[Member], *args: Any, **kwargs: Any) -> None:
        super().__init__(children, *args, **kwargs)
        self.others = {str(one.id): one for one in others}
        if self.others:
            self.fields["readers"] = forms.MultipleChoiceField(
                label=_("Wie krijgt dit hoofdstuk nog meer?"),
                help_text=_("Jij leest en schrijft het zelf. Je kunt dit later altijd veranderen."),
                required=False,
                widget=forms.CheckboxSelectMultiple,
                choices=[(key, one.name + "\n" + self._gets(one)) for key, one in self.others.items()],
                initial=[key for key, one in self.others.items() if one.role == "guardian"],
            )

    @staticmethod
    def _gets(member: Member) -> str:
        """The second line: who they are, and what they would get."""
        level = str(_("leest en schrijft mee") if member.family else _("leest"))
        return " · ".join(part for part in (member.described, level) if part)

    def chosen(self) -> list[Member]:
        return [self.others[key] for key in self.cleaned_data.get("readers", [])]


class PrivateChapterForm(ChapterForm):
    chapter = forms.UUIDField(widget=forms.HiddenInput)
