"""One change in "Wie ziet wat"."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from gezinsboek.circle.days import since_words
from gezinsboek.circle.matrix import LEVELS, RANK, READ, WRITE, Limit
from gezinsboek.circle.models import Grant

LEVEL_WORDS = {READ: _("Leest"), WRITE: _("Leest en schrijft mee")}
KEEP, TODAY, ALL = "keep", "today", "all"


class BoxForm(forms.Form):
    """A button of the matrix: which chapter, which level, what the page saw there, and `p` when the chapter is private."""

    member = forms.UUIDField()
    set = forms.RegexField(r"^[0-9a-f-]{36} (none|read|write) ([0-9a-f]{8}|-)( p)?$")

    def clean_set(self) -> tuple[UUID, str, str, bool]:
        chapter, level, seen, *private = self.cleaned_data["set"].split()
        try:
            return UUID(chapter), level, seen, bool(private)
        except ValueError:
            raise forms.ValidationError("no chapter") from None


class TakingField(forms.BooleanField):
    """ "Mag overnemen", beside what is given; off until it is ticked."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Mag ook woorden van anderen overnemen"),
            help_text=_("In het eigen systeem, met waarom. Daar halen jullie het niet meer weg."),
            required=False,
        )


class GiveForm(forms.Form):
    """Which level, and from when: the safe choice is chosen already."""

    grant = forms.UUIDField(widget=forms.HiddenInput)
    level = forms.ChoiceField(label=_("Wat mag?"), widget=forms.RadioSelect)
    since = forms.ChoiceField(label=_("Vanaf wanneer?"), widget=forms.RadioSelect)

    def __init__(
        self, limit: Limit, grant: Grant | None, older: int, kept: bool, *args: Any, takes: bool = False, **kwargs: Any
    ) -> None:
        """`kept`: of this person nothing may be taken away (SHARING 16). `takes`: "mag overnemen" can be given here (22)."""
        super().__init__(*args, **kwargs)
        if takes:
            self.fields["taking"] = TakingField()
        least = RANK[grant.level] if grant and kept else 0
        self.fields["level"].choices = [  # type: ignore[attr-defined]
            (level, LEVEL_WORDS[level]) for level in LEVELS if max(1, least) <= RANK[level] <= RANK[limit.level]
        ]
        self.fields["since"].choices = list(_since(limit, grant, older, kept))  # type: ignore[attr-defined]
        self.fields["since"].initial = KEEP if grant else TODAY


def _since(limit: Limit, grant: Grant | None, older: int, kept: bool) -> Any:
    if grant and limit.fits(READ, grant):
        yield (
            KEEP,
            _("Zoals het nu is") + "\n" + (since_words(grant.since) if grant.since else _("Alles wat er staat.")),
        )
    if not (grant and kept):
        yield TODAY, _("Alleen vanaf vandaag") + "\n" + _("Wat er al staat, blijft dicht.")
    if grant is None or grant.since:
        yield ALL, _("Ook wat er al staat") + f"\n{pieces(older)}"


def pieces(count: int) -> str | Promise:
    if not count:
        return _("Er staat nog niets.")
    return ngettext("Dat is %(count)s stukje.", "Dat zijn %(count)s stukjes.", count) % {"count": count}
