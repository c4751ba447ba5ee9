"""What people type: taken as it is, without the invisible signs that can do harm."""

import re
from typing import Any

from django import forms
from django.utils.formats import number_format
from django.utils.translation import gettext as _

LIMIT = 20_000

# Control signs, halves of signs, non-signs; and the two that turn the letters after them around.
_HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ufeff\ufff9-\uffff\ud800-\udfff]")
_SHOWS = re.compile(
    "[^\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164]"
)


def plain(text: str) -> str:
    """One kind of line end, no harmful signs, nothing but space around it. Emoji and right-to-left stay as they are."""
    text = re.sub("\r\n|[\r\x0b\x0c\x85\u2028\u2029]", "\n", text)
    text = _HARMFUL.sub("", text).strip()
    return text if _SHOWS.search(text) else ""


class WordsField(forms.CharField):
    """A text of at most `LIMIT` signs. One that is longer is refused whole, never cut off: what was typed stays."""

    widget = forms.Textarea

    def __init__(self, *, limit: int = LIMIT, **more: Any) -> None:
        super().__init__(strip=False, **more)
        self.limit = limit
        # Django would refuse a zero byte; here it goes before anything is looked at.
        self.validators = []

    def to_python(self, value: Any) -> str:
        return plain(str(value)) if value is not None else ""

    def validate(self, value: Any) -> None:
        super().validate(value)
        if len(value) > self.limit:
            told = {
                "n": number_format(len(value), force_grouping=True),
                "most": number_format(self.limit, force_grouping=True),
            }
            raise forms.ValidationError(
                _("Je tekst heeft %(n)s tekens. Er passen er %(most)s in. Maak de tekst korter.") % told
            )


def uuids(values: list[str]) -> list[str]:
    """Only what looks like the name of a row."""
    return [value for value in values if re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", value)]
