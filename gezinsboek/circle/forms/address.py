"""Writing an address down, and choosing who else reads it: nobody, until somebody is chosen."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from gezinsboek.circle.addresses import PARTS
from gezinsboek.circle.keeping import ADDRESS
from gezinsboek.circle.models import Member
from gezinsboek.people.forms.plain import LineField

MINE = "me"


class AddressForm(forms.Form):
    """`id` is the address that will be made, so that a double click writes it once; `made_from` the version it changes.

    Of a change `id` is what is kept while typing; which address it is, stands in the address of the page."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    made_from = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    lines = forms.CharField(
        label=_("Adres"),
        required=False,
        max_length=300,
        help_text=_("Straat en nummer, postcode en plaats."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto", "autocomplete": "off", "data-draft": ADDRESS}),
    )
    phone = LineField(label=_("Telefoon"), required=False, max_length=60)
    mail = forms.EmailField(
        label=_("E-mail"),
        required=False,
        max_length=200,
        error_messages={"invalid": _("Dit is geen e-mailadres. Kijk het nog eens na.")},
    )

    def __init__(
        self,
        told: QueryDict | None = None,
        *,
        whose: Iterable[tuple[str, str]],
        people: Iterable[tuple[Member, str]],
        initial: dict[str, Any],
    ) -> None:
        super().__init__(told, initial=initial)
        for name in ("phone", "mail"):
            self.fields[name].widget.attrs["autocomplete"] = "off"
        if choices := list(whose):
            self.fields["whose"] = forms.ChoiceField(
                label=_("Van wie is dit?"), choices=choices, widget=forms.RadioSelect, initial=choices[0][0]
            )
        if known := [(str(one.id), f"{one.name}\n{note}") for one, note in people]:
            self.fields["readers"] = forms.MultipleChoiceField(
                label=_("Wie mag dit zien?"),
                help_text=_("Kies je niemand? Dan is het alleen voor jou."),
                required=False,
                choices=known,
                widget=forms.CheckboxSelectMultiple,
            )

    @property
    def told(self) -> dict[str, str]:
        return {part: "\n".join(self.cleaned_data[part].splitlines()) for part in PARTS}

    @property
    def child(self) -> UUID | None:
        told = self.cleaned_data.get("whose", MINE)
        return None if told == MINE else UUID(told)

    @property
    def readers(self) -> list[UUID]:
        return [UUID(one) for one in self.cleaned_data.get("readers", [])]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if not self.errors and not any(told.get(part) for part in PARTS):
            self.add_error("lines", now("Vul een adres, een nummer of een e-mailadres in."))
        return told
