"""Inviting somebody: first who, then what they may see, how and why."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from gezinsboek.circle.forms.who_sees_what import TakingField
from gezinsboek.circle.household import born_of
from gezinsboek.circle.invitations import Wanted
from gezinsboek.circle.keeping import INVITATION
from gezinsboek.circle.models import Grant, Role
from gezinsboek.circle.offer import Giveable, Offer
from gezinsboek.circle.proposals import (
    Kind,
    end_of,
    end_of_school_year,
    in_three_months,
    last_day,
    proposed,
    still_to_come,
)
from gezinsboek.circle.sixteen import last_young_day, too_late
from gezinsboek.ground.ui.dates import full_day, today
from gezinsboek.people.forms.plain import LineField
from gezinsboek.people.forms.sign_in import AddressField

NEW_CHILD = "new"
LEVELS = [
    ("none", _("Ziet niets")),
    (Grant.Level.READ.value, _("Leest")),
    (Grant.Level.WRITE.value, _("Schrijft mee")),
]


class SometimesAddress(AddressField):
    """Must be there for some answers; the form says for which."""

    def validate(self, value: Any) -> None:
        pass


class SometimesDay(forms.DateField):
    """Must be there for some answers; the form says for which."""

    def __init__(self, **given: Any) -> None:
        super().__init__(
            widget=forms.DateInput(attrs={"type": "date"}),
            error_messages={"invalid": _("Dit is geen goede datum. Kies een dag.")},
            **given,
        )

    def validate(self, value: Any) -> None:
        pass


class WhoForm(forms.Form):
    """A name, and who this is for the family."""

    name = LineField(
        label=_("Hoe noemen jullie deze persoon?"),
        max_length=80,
        error_messages={"required": _("Vul een naam in.")},
    )
    kind = forms.ChoiceField(
        label=_("Wie is dit voor jullie?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wie dit voor jullie is.")},
    )

    again = forms.CharField(required=False, max_length=36, widget=forms.HiddenInput)

    def __init__(self, offer: Offer, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = {kind.key: kind for kind in offer.kinds}
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (kind.key, f"{kind.label}\n{kind.explained}") for kind in offer.kinds
        ]
        self.fields["name"].widget.attrs["autocomplete"] = "off"

    def chosen(self) -> tuple[str, Kind]:
        """Name and kind of a form that is right."""
        return self.cleaned_data["name"], self.kinds[self.cleaned_data["kind"]]


class HowForm(forms.Form):
    """The way the invitation goes, and why."""

    how = forms.ChoiceField(label=_("Hoe geef je de uitnodiging?"), widget=forms.RadioSelect)
    address = SometimesAddress(label=_("E-mailadres"), help_text=_("Alleen nodig als het per e-mail gaat."))
    purpose = LineField(
        label=_("Waarom?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 300}),
        error_messages={"required": _("Schrijf waarom. Zo weet iedereen waar dit voor is.")},
    )

    def demand_address(self) -> None:
        if (
            self.cleaned_data.get("how") == "mail"
            and not self.cleaned_data.get("address")
            and "address" not in self.errors
        ):
            self.add_error("address", _("Vul een e-mailadres in. Of kies een brief."))


class WhatForm(HowForm):
    """Everything else. The chapters are those I may give; what is proposed depends on who it is for."""

    since = forms.ChoiceField(label=_("Vanaf wanneer?"), widget=forms.RadioSelect, initial="today")
    until = forms.ChoiceField(label=_("Tot wanneer?"), widget=forms.RadioSelect)
    until_date = SometimesDay(label=_("De laatste dag"), help_text=_("Alleen als je zelf een dag kiest."))
    use_required_attribute = False

    def __init__(self, offer: Offer, kind: Kind, name: str, *args: Any, giver: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer, self.kind, self.name = offer, kind, name
        self._say_how(giver)
        self.fields["purpose"].widget.attrs["data-draft"] = INVITATION
        self.fields["purpose"].help_text = _("Bijvoorbeeld: %(one)s Of: %(two)s") % {
            "one": kind.purposes[0],
            "two": kind.purposes[1],
        }
        self.fields["address"].widget.attrs["autocomplete"] = "off"
        if kind.role in (Role.NETWORK, Role.GUARDIAN):
            self.fields["title"] = LineField(
                label=_("Wat is %(name)s van jullie?") % {"name": name},
                help_text=_("Bijvoorbeeld: oma, buurvrouw of vader."),
                max_length=40,
                required=False,
            )
        if kind.role == Role.YOUTH:
            self._ask_child()
        self._ask_chapters()
        if kind.role == Role.PROFESSIONAL:
            self.fields["taking"] = TakingField()
        self._ask_dates()
        if kind.role == Role.GUARDIAN:  # 16: nobody puts a guardian out, also not by a day set beforehand
            del self.fields["until"], self.fields["until_date"]

    def _say_how(self, giver: bool) -> None:
        choices = [
            ("mail", _("Per e-mail") + "\n" + _("Met een link. Er staat niets over jullie in.")),
            ("letter", _("Met een brief") + "\n" + _("Met een code op papier. Ook zonder e-mailadres.")),
        ]
        if giver:
            choices.insert(0, ("giver", _("Via Gezinsboek") + "\n" + _("Je hoeft geen e-mailadres te weten.")))
        self.fields["how"].choices = choices  # type: ignore[attr-defined]
        self.fields["how"].initial = choices[0][0]

    def _ask_child(self) -> None:
        choices = [(str(child.id), child.name) for child in self.offer.children]
        choices.append((NEW_CHILD, str(_("Een kind dat hier nog niet bij staat"))))
        self.fields["child"] = forms.ChoiceField(
            label=_("Welk kind is dit?"),
            widget=forms.RadioSelect,
            choices=choices,
            error_messages={"required": _("Kies welk kind dit is.")},
        )
        self.fields["born"] = SometimesDay(
            label=_("Geboortedatum"),
            help_text=_("Alleen als jullie die nog niet invulden. Wat mag, hangt af van de leeftijd."),
        )

    def _ask_chapters(self) -> None:
        levels = proposed(self.kind, [one.chapter for one in self.offer.chapters])
        for one in self.offer.chapters:
            self.fields[_name(one)] = forms.ChoiceField(
                label=one.chapter.name,
                choices=LEVELS if one.may_write else LEVELS[:2],
                initial=_within(levels.get(str(one.chapter.id), "none"), one),
            )

    def _ask_dates(self) -> None:
        counted = [one for one in self.offer.chapters if one.older]
        there = " ".join(f"{one.chapter.name}: {pieces(one.older)}." for one in counted) or _("Er staat nog niets.")
        self.fields["since"].choices = [  # type: ignore[attr-defined]
            ("today", _("Alleen vanaf vandaag") + "\n" + _("Wat er al staat, blijft dicht.")),
            ("all", _("Ook wat er al staat") + "\n" + there),
        ]
        ends = {"school": end_of_school_year(today()), "months": in_three_months(today())}
        self.fields["until"].choices = [  # type: ignore[attr-defined]
            ("school", _("Tot het einde van het schooljaar") + "\n" + full_day(ends["school"])),
            ("months", _("3 maanden") + "\n" + full_day(ends["months"])),
            ("none", _("Geen einddatum") + "\n" + _("Je kunt altijd zelf stoppen.")),
            ("date", _("Tot een dag die ik kies")),
        ]
        self.fields["until"].initial = self.kind.until
        self.fields["until_date"].widget.attrs["min"] = date_format(today(), "Y-m-d")

    def chapter_rows(self) -> Iterator[tuple[Giveable, BoundField]]:
        """Each chapter with its field, for the page."""
        return ((one, self[_name(one)]) for one in self.offer.chapters)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        self.demand_address()
        if not self._opened(told):
            self.add_error(
                None, _("Kies minstens één hoofdstuk. Anders kan %(name)s niets lezen.") % {"name": self.name}
            )
        if (
            told.get("until") == "date"
            and "until_date" not in self.errors
            and not self._good_end(told.get("until_date"))
        ):
            self.add_error("until_date", _("Kies een dag die nog komt."))
        if self.kind.role == Role.YOUTH:
            self._check_child(told)
        if self.kind.role == Role.GUARDIAN and not any(not one.chapter.private for one, _level in self._opened(told)):
            self.add_error(None, _("Kies ook een hoofdstuk dat jullie samen lezen."))
        return told

    def _opened(self, told: dict[str, Any]) -> list[tuple[Giveable, str]]:
        levels = [(one, told.get(_name(one), "none")) for one in self.offer.chapters]
        return [(one, level) for one, level in levels if level != "none"]

    def _good_end(self, day: Any) -> bool:
        return bool(day) and still_to_come(day)

    def _check_child(self, told: dict[str, Any]) -> None:
        """The birth date decides what a young person may, so it must be known; what is known is not asked again."""
        chosen = told.get("child")
        known = any(str(child.id) == chosen and child.born for child in self.offer.children)
        if chosen and not known and not told.get("born") and "born" not in self.errors:
            self.add_error("born", _("Vul de geboortedatum in. Wat mag, hangt af van de leeftijd."))
        if told.get("born") and not (told["born"].year >= 1900 and told["born"] <= today()):
            self.add_error("born", _("Deze geboortedatum kan niet. Kijk hem nog eens na."))
        self._check_sixteen(told)

    def _check_sixteen(self, told: dict[str, Any]) -> None:
        """16: no last day after the sixteenth birthday; said here, before anything is sent."""
        child = next((one for one in self.offer.children if str(one.id) == told.get("child")), None)
        last = last_young_day((born_of(child) if child else None) or told.get("born"))
        end = last_day(told["until"], told.get("until_date")) if told.get("until") else None
        if last and end and end > last:
            field = "until_date" if told["until"] == "date" else "until"
            self.add_error(field, too_late(self.name, last))

    # What a right form says.

    def chosen(self) -> list[tuple[Giveable, str]]:
        """The chapters that open, with their level."""
        return self._opened(self.cleaned_data)

    def wanted(self, now: datetime) -> list[Wanted]:
        """The grants to ask for, within one's own keys."""
        since = now if self.cleaned_data["since"] == "today" else None
        taking = self.cleaned_data.get("taking", False)
        return [Wanted(one.chapter.id, level, since or one.since, one.until, taking) for one, level in self.chosen()]

    def end(self) -> datetime | None:
        """The end of the last day of taking part."""
        told = self.cleaned_data
        return end_of(last_day(told["until"], told["until_date"])) if "until" in told else None

    def child_id(self) -> UUID | None:
        """The child this is, when it stands in the book already."""
        chosen = self.cleaned_data.get("child") or NEW_CHILD
        return None if chosen == NEW_CHILD else UUID(chosen)


def pieces(count: int) -> str:
    return ngettext("%(count)s stukje", "%(count)s stukjes", count) % {"count": count}


def _name(one: Giveable) -> str:
    return f"chapter-{one.chapter.id}"


def _within(level: str, one: Giveable) -> str:
    return Grant.Level.READ if level == Grant.Level.WRITE and not one.may_write else level
