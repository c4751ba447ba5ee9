"""What somebody wishes about messages: plain choices, so that it works without script."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from .models import Rhythm
from .wishes import Wishes

HOURS = [(hour, _("%(hour)s.00 uur") % {"hour": hour}) for hour in range(24)]
MANY = 4  # from so many books on all can be set at once


def hour_field(label: Any, help_text: Any = "") -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, help_text=help_text, coerce=int, choices=HOURS)


class WishesForm(forms.Form):
    """Mail or not, how often per book, when not, and what shows on the outside."""

    mail = forms.BooleanField(label=_("Stuur mij mail als er iets nieuws is"), required=False)
    everywhere = forms.ChoiceField(
        label=_("Voor al je boeken tegelijk"),
        required=False,
        choices=[("", _("Ik kies per boek")), *Rhythm.choices],
    )
    hour = hour_field(_("Hoe laat komt die ene mail?"), _("Voor één keer per dag, en per week op maandag."))
    quiet_from = hour_field(_("Stil vanaf"))
    quiet_until = hour_field(_("Stil tot"), _("Kies twee keer dezelfde tijd voor: nooit stil."))
    discreet = forms.BooleanField(
        label=_("Maak de mail onopvallend"),
        help_text=_(
            "Er staat dan: Bericht van je agenda. Zonder onze naam en zonder link. Een uitnodiging heeft wel een link."
        ),
        required=False,
    )

    def __init__(self, wishes: Wishes, told: QueryDict | None = None) -> None:
        reach = wishes.reach
        initial = {
            "mail": reach.stopped_at is None,
            "hour": wishes.hour,
            "quiet_from": reach.quiet_from,
            "quiet_until": reach.quiet_until,
            "discreet": reach.discreet,
        }
        super().__init__(told, initial=initial)
        self.books = {book.id: f"book-{book.id}" for book in wishes.books}
        for book in wishes.books:
            name = self.books[book.id]
            # A book that somebody came into while this page was open stays as it is.
            asked = told is None or name in told
            self.fields[name] = forms.ChoiceField(
                label=book.label, choices=Rhythm.choices, initial=wishes.rhythms[book.id], required=asked
            )
        if len(wishes.books) < MANY:
            del self.fields["everywhere"]

    @property
    def book_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.books.values()]

    @property
    def rhythms(self) -> dict[UUID, str]:
        """Book -> how often. What is chosen for all of them at once wins."""
        everywhere = self.cleaned_data.get("everywhere")
        chosen = {book: everywhere or self.cleaned_data[name] for book, name in self.books.items()}
        return {book: rhythm for book, rhythm in chosen.items() if rhythm}

    @property
    def reach(self) -> dict[str, object]:
        return {name: self.cleaned_data[name] for name in ("hour", "quiet_from", "quiet_until", "discreet")}
