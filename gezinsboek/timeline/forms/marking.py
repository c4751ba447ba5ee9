"""What a professional may say of their own words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gezinsboek.timeline.models import Mark

CHOICES = [
    ("", _("Dat zeg ik er niet bij")),
    (Mark.FACT.value, _("Feit: wat ik zag of hoorde")),
    (Mark.OPINION.value, _("Mening: wat ik ervan vind")),
    (Mark.FAMILY.value, _("Zo ziet het gezin het")),
]


class MarkField(forms.ChoiceField):
    """Never obliged; a family is not asked."""

    def __init__(self) -> None:
        super().__init__(label=_("Hoe bedoel je dit?"), required=False, choices=CHOICES)
