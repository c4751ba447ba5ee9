"""The ways in which something goes into the organisation's own system, in plain words: what goes where, and who can read it."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from .models import Organisation


@dataclass(frozen=True)
class Way:
    """One way. `by_itself`: it goes without anybody at the organisation lifting a finger."""

    key: str
    icon: str
    title: Any
    goes: Any
    reads: Any
    by_itself: bool

    @property
    def possible(self) -> bool:
        """A map exists only when whoever runs this installation named one."""
        return self.key != "drop" or bool(getattr(settings, "DROP", ""))


WAYS = {
    way.key: way
    for way in (
        Way(
            "webhook",
            "send",
            _("Rechtstreeks naar jullie systeem"),
            _("Elk stukje gaat meteen naar één adres van jullie systeem. Wij zetten er een handtekening onder."),
            _("Wie in jullie systeem mag lezen. Onderweg leest niemand mee."),
            True,
        ),
        Way(
            "bucket",
            "upload",
            _("In jullie eigen opslag (S3)"),
            _("We zetten een PDF en een gegevensbestand in jullie opslag."),
            _("Wie bij jullie opslag kan. Ook het bedrijf dat de opslag verhuurt."),
            True,
        ),
        Way(
            "drop",
            "file",
            _("In een map van de beheerder"),
            _("We zetten een PDF en een gegevensbestand in een map. De beheerder van Gezinsboek wijst die aan."),
            _("Wie bij die map kan. Ook de beheerder van Gezinsboek."),
            True,
        ),
        Way(
            "mail",
            "mail",
            _("Per mail, met een bijlage op slot"),
            _("We mailen een bijlage die op slot zit. In de mail zelf staat niets over een gezin."),
            _("Wie de mail krijgt en ook de wachtzin kent."),
            True,
        ),
        Way(
            "download",
            "download",
            _("Als bestand dat je collega opslaat"),
            _("Je collega slaat zelf een PDF op. De gegevens zitten erin."),
            _("Wie bij dat bestand kan. Je collega zet het zelf in jullie systeem."),
            False,
        ),
        Way(
            "copy",
            "copy",
            _("Als tekst die je collega plakt"),
            _("Je collega kopieert een nette tekst, met jullie eigen kopjes erboven."),
            _("Wie het ziet waar je collega het plakt."),
            False,
        ),
    )
}


def of(organisation: Organisation) -> Way | None:
    """The way this organisation chose."""
    return WAYS.get(organisation.way)
