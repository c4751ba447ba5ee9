"""Fields that every form here uses."""

import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

# Marks that turn the direction of what follows: in a name they would make other words on the page read backwards.
TURNING = {chr(c) for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C)}
TOO_LONG = _("Er passen %(limit_value)d tekens in. Het zijn er nu %(show_value)d. Maak het korter.")


class LineField(forms.CharField):
    """One line of text: no control characters, no marks that turn the direction, single spaces."""

    default_error_messages = {"max_length": TOO_LONG}

    def to_python(self, value: Any) -> str | None:
        text = super().to_python(value)
        if not text:
            return text
        kept = (
            " " if c.isspace() else c
            for c in text
            if c not in TURNING and (c.isspace() or unicodedata.category(c) != "Cc")
        )
        return " ".join("".join(kept).split())


class CodeField(forms.CharField):
    """Figures from a mail, an app or a paper; spaces and dashes make no difference."""

    def __init__(self, **given: Any) -> None:
        given.setdefault("label", _("Je code"))
        given.setdefault("max_length", 40)
        super().__init__(**given)
        self.widget.attrs |= {
            "autocomplete": "one-time-code",
            "inputmode": "numeric",
            "autocapitalize": "off",
            "spellcheck": "false",
        }


class PinField(forms.CharField):
    """Six figures, hidden while they are typed."""

    def __init__(self, *, new: bool = False, **given: Any) -> None:
        super().__init__(min_length=6, max_length=6, widget=forms.PasswordInput(), strip=True, **given)
        self.widget.attrs |= {
            "autocomplete": "new-password" if new else "current-password",
            "inputmode": "numeric",
            "pattern": "[0-9]*",
        }

    def clean(self, value: Any) -> str:
        pin: str = forms.Field.clean(self, (value or "").strip())
        if len(pin) != 6 or not (pin.isascii() and pin.isdigit()):
            raise forms.ValidationError(_("Een pincode heeft 6 cijfers."))
        return pin
