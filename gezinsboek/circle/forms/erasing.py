"""The form that asks to erase the book."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gezinsboek.circle.erasing import WAITS


class EraseForm(forms.Form):
    """How long it can be taken back, and one box that says that it is meant."""

    erasure = forms.UUIDField(widget=forms.HiddenInput)
    days = forms.TypedChoiceField(
        label=_("Hoelang kunnen jullie je nog bedenken?"),
        choices=[(WAITS[0], _("14 dagen")), (WAITS[1], _("30 dagen"))],
        coerce=int,
        initial=WAITS[0],
        widget=forms.RadioSelect,
    )
    sure = forms.BooleanField(
        label=_("Ja, ik wil dat dit hele boek weggaat."),
        error_messages={"required": _("Zet een vinkje als je dit echt wilt.")},
    )


class OwnForm(forms.Form):
    """Only what I wrote myself."""

    sure = forms.BooleanField(
        label=_("Ja, gooi alles weg wat ik schreef."),
        error_messages={"required": _("Zet een vinkje als je dit echt wilt.")},
    )
