"""An organisation's own headings, in its own order: each with the fact of a stukje that goes below it."""

import json
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from .models import Organisation

# What a stukje that goes over can tell; records fills them in.
FACTS = {
    "date": _("De dag zelf"),
    "happened": _("Moment van schrijven"),
    "who": _("Wie het schreef"),
    "work": _("Beroep en organisatie"),
    "chapter": _("Het hoofdstuk"),
    "about": _("Over wie het gaat"),
    "reference": _("Jullie cliëntnummer"),
    "text": _("De tekst"),
    "mark": _("Feit of mening"),
    "rebuttal": _("Het weerwoord"),
    "replies": _("De reacties"),
    "steps": _("De stappen van een doel"),
    "goal": _("Cijfers en signalen bij een doel"),
    "appointment": _("Dag en tijd van een afspraak"),
    "files": _("De bestanden"),
    "source": _("Waar het vandaan komt"),
    "empty": _("Leeg, voor jezelf"),
}
MOST = 30
LONGEST = 80


class Heading(NamedTuple):
    heading: str
    fact: str

    @property
    def fact_words(self) -> str:
        return str(FACTS.get(self.fact, self.fact))


# Until an organisation chose its own.
DEFAULT = (
    Heading("Datum", "date"),
    Heading("Cliëntnummer", "reference"),
    Heading("Door", "who"),
    Heading("Over", "about"),
    Heading("Verslag", "text"),
    Heading("Soort", "mark"),
    Heading("Weerwoord", "rebuttal"),
    Heading("Reacties", "replies"),
    Heading("Bijlagen", "files"),
    Heading("Bron", "source"),
)


def of(organisation: Organisation | None) -> list[Heading]:
    """Its own headings, or the usual ones."""
    kept = json.loads(organisation.headings or "[]") if organisation else []
    return [Heading(one["heading"], one["fact"]) for one in kept] or list(DEFAULT)


def as_json(headings: list[Heading]) -> str:
    """As they are kept."""
    return json.dumps([one._asdict() for one in headings], ensure_ascii=False)
