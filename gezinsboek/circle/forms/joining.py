"""Coming in: the code of a letter, and a name for who has no e-mail."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gezinsboek.ground.codes import Code, NotACode, normalise, split
from gezinsboek.people.forms.plain import LineField


class CodeForm(forms.Form):
    """A whole code, or only the first half when that is all that stands on the paper. However it was typed."""

    code = forms.CharField(
        label=_("Typ de code van je brief"),
        help_text=_("Bijvoorbeeld: TULP-4821-KAAS-37. Streepjes en hoofdletters hoeven niet."),
        max_length=100,
        error_messages={"required": _("Typ de code die op je brief staat.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {
            "autocomplete": "off",
            "autocapitalize": "characters",
            "autocorrect": "off",
            "spellcheck": "false",
        }

    def clean_code(self) -> Code:
        typed = self.cleaned_data["code"]
        try:
            handle = normalise(typed)
            return split(typed) if handle.count("-") > 1 else Code(handle, "")
        except NotACode:
            raise forms.ValidationError(_("Dit is geen hele code. Typ alles wat op de brief staat.")) from None


class NameForm(forms.Form):
    """Who has no e-mail only tells a name."""

    name = LineField(label=_("Hoe heet je?"), help_text=_("Zo zien anderen je in het boek."), max_length=80)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "name"
