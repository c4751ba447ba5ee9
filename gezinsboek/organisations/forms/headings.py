"""The headings, as rows that are added, moved and taken away before they are kept: all of it without script."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gezinsboek.organisations.headings import FACTS, LONGEST, MOST, Heading
from gezinsboek.people.forms.plain import LineField

CHOICES = list(FACTS.items())


class HeadingForm(forms.Form):
    heading = LineField(
        label=_("Kopje"),
        max_length=LONGEST,
        error_messages={"required": _("Vul een kopje in, of haal de regel weg.")},
    )
    fact = forms.ChoiceField(label=_("Wat eronder komt"), choices=CHOICES)


class HeadingsForm:
    """One form a row, and what was pressed."""

    def __init__(self, headings: list[Heading], version: int, told: QueryDict | None = None) -> None:
        self.version = version if told is None else _number(told.get("version", ""))
        self.deed = "" if told is None else str(told.get("do", "save"))
        rows = headings if told is None else sent(told)
        self.rows = self._forms(self._moved(rows), bound=told is not None)

    def _moved(self, rows: list[Heading]) -> list[Heading]:
        """What the pressed button makes of the rows."""
        deed, _dash, at = self.deed.partition("-")
        place = _number(at)
        if deed == "add" and len(rows) < MOST:
            return [*rows, Heading("", "empty")]
        if not 0 <= place < len(rows):
            return rows
        if deed == "remove":
            return rows[:place] + rows[place + 1 :]
        to = place + {"up": -1, "down": 1}.get(deed, 0)
        if 0 <= to < len(rows):
            rows = list(rows)
            rows[place], rows[to] = rows[to], rows[place]
        return rows

    def _forms(self, rows: list[Heading], *, bound: bool) -> list[HeadingForm]:
        check = bound and self.saves
        return [
            HeadingForm(
                {f"{number}-heading": row.heading, f"{number}-fact": row.fact} if check else None,
                initial=row._asdict(),
                prefix=str(number),
            )
            for number, row in enumerate(rows)
        ]

    @property
    def saves(self) -> bool:
        return self.deed == "save"

    @property
    def full(self) -> bool:
        return len(self.rows) >= MOST

    def is_valid(self) -> bool:
        valid = [row.is_valid() for row in self.rows]  # each of them, so that each says what is wrong
        return all(valid)

    @property
    def headings(self) -> list[Heading]:
        """As they stand on the page."""
        return [Heading(str(row["heading"].value() or ""), str(row["fact"].value())) for row in self.rows]

    @property
    def cleaned(self) -> list[Heading]:
        return [Heading(row.cleaned_data["heading"], row.cleaned_data["fact"]) for row in self.rows]

    @property
    def errors(self) -> dict[str, Any]:
        return {name: told for row in self.rows for name, told in row.errors.items()}


def sent(told: QueryDict) -> list[Heading]:
    """The rows of the page, in their order."""
    rows = []
    for number in range(MOST):
        if f"{number}-fact" not in told:
            break
        fact = str(told.get(f"{number}-fact"))
        rows.append(Heading(str(told.get(f"{number}-heading", ""))[: LONGEST + 1], fact if fact in FACTS else "empty"))
    return rows


def _number(told: str) -> int:
    return int(told) if told.isdecimal() and len(told) < 9 else -1
