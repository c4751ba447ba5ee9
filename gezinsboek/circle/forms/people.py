"""What is told about somebody in the book, and until when they take part."""

from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from gezinsboek.circle.models import Member
from gezinsboek.circle.proposals import still_to_come
from gezinsboek.circle.sixteen import last_day_of, too_late
from gezinsboek.ground.ui.dates import day_of, today
from gezinsboek.people.forms.plain import LineField

LATEST = 2200  # a year that can only be a slip of the finger


class AboutForm(forms.Form):
    """How somebody is called here, what they are to the family, and how to reach them: that last by themselves alone."""

    name = LineField(label=_("Naam in dit boek"), max_length=80, error_messages={"required": _("Schrijf een naam.")})
    title = LineField(
        label=_("Wat is deze persoon voor jullie?"),
        max_length=40,
        required=False,
        help_text=_("Bijvoorbeeld: oma, buurvrouw of vader."),
    )
    reach = LineField(
        label=_("Hoe kunnen anderen jou bereiken?"),
        max_length=200,
        required=False,
        help_text=_("Bijvoorbeeld: werkdagen van 9 tot 17 uur. Wie jou in dit boek ziet, leest dit ook."),
    )

    def __init__(self, member: Member, mine: bool, told: QueryDict | None = None) -> None:
        super().__init__(told, initial={"name": member.name, "title": member.title, "reach": member.reach})
        if mine:
            self.fields["title"].label = _("Wat ben jij voor dit gezin?")
        else:
            del self.fields["reach"]
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"


class UntilForm(forms.Form):
    """The last day of taking part."""

    day = forms.DateField(
        label=_("De laatste dag"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": _("Kies een dag."),
            "invalid": _("Dit is geen goede datum. Kies een dag."),
        },
    )

    def __init__(self, member: Member, told: QueryDict | None = None) -> None:
        super().__init__(told, initial={"day": day_of(member.expires_at) if member.expires_at else None})
        self.member = member
        self.fields["day"].widget.attrs["min"] = date_format(today(), "Y-m-d")

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day.year > LATEST or not still_to_come(day):
            raise forms.ValidationError(_("Kies een dag die nog komt."))
        if (last := last_day_of(self.member)) and day > last:
            raise forms.ValidationError(too_late(self.member.name, last))
        return day
