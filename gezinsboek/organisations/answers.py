"""What became of something that was sent, in plain words: from an HTTP or mail status, or a short word of our own."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_WORDS = {
    "": gettext_lazy("geen antwoord"),
    "no answer": gettext_lazy("geen antwoord"),
    "forbidden": gettext_lazy("dit adres mogen we niet bellen"),
    "not set up": gettext_lazy("nog niet alles is ingevuld"),
    "no way": gettext_lazy("er is geen manier gekozen"),
    "no folder": gettext_lazy("we kunnen niet in de map schrijven"),
    "left": gettext_lazy("de collega werkt hier niet meer"),
    "erased": gettext_lazy("het boek is gewist"),
    "fault": gettext_lazy("er ging bij ons iets mis"),
    "401": gettext_lazy("we mochten er niet in (401)"),
    "403": gettext_lazy("we mochten er niet in (403)"),
    "404": gettext_lazy("het adres bestaat daar niet (404)"),
    "410": gettext_lazy("stuur hier niets meer heen (410)"),
}


def in_words(status: str) -> str:
    """For a page; any other status as the number that it is."""
    if status in _WORDS:
        return str(_WORDS[status])
    if status.startswith("5") and len(status) == 3:
        return _("hun systeem werkt nu niet (%(status)s)") % {"status": status}
    return _("code %(status)s") % {"status": status}
