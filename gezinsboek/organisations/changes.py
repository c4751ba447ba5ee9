""" "Wat er is veranderd": who changed what of an organisation, and when, in one sentence each (rules/66_organisations_told.sql)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gezinsboek.ground.acts import ask
from gezinsboek.people.models import Person

from .ways import WAYS

MOST = 500  # as many as the database tells
SENTENCES = {
    "begin": gettext_lazy("%(by)s begon deze organisatie."),
    "name": gettext_lazy("%(by)s veranderde de naam."),
    "address": gettext_lazy("%(by)s veranderde waar het heen gaat."),
    "passphrase": gettext_lazy("%(by)s veranderde de wachtzin."),
    "confirmed": gettext_lazy("%(by)s bevestigde het mailadres."),
    "way": gettext_lazy("%(by)s koos hoe het gaat: %(way)s."),
    "no way": gettext_lazy("%(by)s vulde een ander mailadres in. Tot dat klopt, gaat er niets."),
    "whole": gettext_lazy("%(by)s koos wat we sturen: het hele stukje."),
    "id": gettext_lazy("%(by)s koos wat we sturen: alleen een nummer."),
    "headings": gettext_lazy("%(by)s veranderde de kopjes."),
    "webhook": gettext_lazy("%(by)s maakte een sleutel voor onze handtekening."),
    "api": gettext_lazy("%(by)s maakte een sleutel waarmee jullie systeem binnenkomt."),
    "webhook end": gettext_lazy("%(by)s koos dat een sleutel van onze handtekening stopt."),
    "api end": gettext_lazy("%(by)s koos dat een sleutel van jullie systeem stopt."),
    "ask": gettext_lazy("%(by)s vroeg een collega."),
    "unask": gettext_lazy("%(by)s trok de link voor een collega in."),
    "join": gettext_lazy("%(by)s zei ja en werkt hier nu ook."),
    "leave": gettext_lazy("%(by)s werkt hier niet meer."),
    "end": gettext_lazy("%(by)s gaf door dat %(whom)s hier niet meer werkt."),
    "manage": gettext_lazy("%(by)s maakte %(whom)s beheerder."),
    "no manage": gettext_lazy("%(by)s gaf door dat %(whom)s geen beheerder meer is."),
    "named": gettext_lazy("Wie Gezinsboek draaiend houdt, maakte %(whom)s beheerder."),
    "code": gettext_lazy("%(by)s liet een code naar het mailadres sturen."),
}


@dataclass(frozen=True)
class Change:
    """One line: what was done, without what it says now."""

    at: datetime
    sentence: str


def newest(most: int = MOST) -> list[Change]:
    """Newest first. All of them for who manages it; the way and the headings for who works there; none for others."""
    return [
        Change(at, _said(deed, told, _name(by, by_name), _name(whom, whom_name)))
        for at, deed, told, by, by_name, whom, whom_name in ask("organisation_changes", most)
    ]


def _said(deed: str, told: str, by: str, whom: str) -> str:
    key = {
        "way": "way" if told else "no way",
        "content": told,
        "key": told,
        "key end": f"{told} end",
    }.get(deed, deed)
    way = str(WAYS[told].title) if key == "way" else ""
    return str(SENTENCES[key]) % {"by": by, "whom": whom, "way": way}


def _name(person: UUID | None, sealed: bytes | None) -> str:
    return Person(id=person, name_sealed=sealed).name if sealed else _("Iemand")
