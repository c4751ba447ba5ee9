"""Small pieces of sentences, as plain text: a template escapes them."""

from collections.abc import Iterable

from django.utils.translation import gettext as _


def listed(words: Iterable[object]) -> str:
    """'School, Hulp en Thuis'."""
    *first, last = [str(word) for word in words] or [""]
    return _("%(first)s en %(last)s") % {"first": ", ".join(first), "last": last} if first else last
