"""What something looks like under the organisation's own headings: an invented stukje of a family that does not exist."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from .headings import Heading


def invented() -> dict[str, str]:
    """Every fact of it, in words."""
    return {
        "date": _("2 november 2026"),
        "happened": _("2 november 2026, 16.20 uur"),
        "who": _("Anna de Wit"),
        "work": _("jeugdhulp, De Voorbeelden"),
        "chapter": _("Hulp"),
        "about": _("Pim"),
        "reference": "10023",
        "text": _("Pim vertelde over de nieuwe klas. Hij wil graag bij het raam zitten."),
        "mark": _("Feit"),
        "rebuttal": _("Moeder van Pim: het mag ook bij de deur."),
        "replies": _("Meester Joep: dat regel ik maandag."),
        "steps": _("Een plek bij het raam zoeken. Voor maandag 9 maart 2026."),
        "goal": _("Cijfer 6, maandag 9 maart 2026. Het gaat al beter."),
        "appointment": _("Maandag 9 maart 2026, 9.30 tot 10.30 uur"),
        "files": _("tekening.jpg"),
        "source": "gezinsboek.example",
        "empty": "",
    }


def under(headings: Iterable[Heading]) -> list[tuple[str, str]]:
    """(heading, what stands below it)."""
    facts = invented()
    return [(one.heading, facts.get(one.fact, "")) for one in headings]
