"""The receipt of an erased book: that it is gone, when and how; never what stood in it (REQ-07)."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gezinsboek.ground import clock
from gezinsboek.ground.paper.receipts import Receipt, receipt
from gezinsboek.ground.ui.dates import AMSTERDAM, full_day, local
from gezinsboek.ground.vault import vault

from .models import Erasure

KEYS_KEPT = timedelta(days=7)  # the backups of the keys expire (docs/installing.md)
DATA_KEPT = timedelta(days=60)  # so do those of the data


def number(erasure: Erasure) -> str:
    """What shows that this installation gave it: keyed, so nobody else can make one. Four words of four figures."""
    told = f"{erasure.id}|{erasure.dossier_id}|{erasure.erased_at:%Y-%m-%dT%H:%M:%S}"
    figures = vault().fingerprint("receipt", told).hex()[:16].upper()
    return "-".join(figures[place : place + 4] for place in range(0, 16, 4))


def lines(erasure: Erasure) -> list[tuple[str, str]]:
    """(what, answer), for screen and paper alike."""
    if erasure.erased_at is None or erasure.agreed_at is None:
        raise ValueError("not erased")
    people = ngettext("%(n)s mens", "%(n)s mensen", erasure.agreed) % {"n": erasure.agreed}
    return [
        (_("Nummer van het boek"), str(erasure.dossier_id)),
        (_("Gevraagd op"), _day(erasure.asked_at)),
        (_("Iedereen zei ja op"), f"{_day(erasure.agreed_at)} ({people})"),
        (_("Gewist op"), _day(erasure.erased_at)),
        (_("Sleutel weg uit elke reservekopie op"), _day(erasure.erased_at + KEYS_KEPT)),
        (_("Gegevens weg uit elke reservekopie op"), _day(erasure.erased_at + DATA_KEPT)),
        (_("Controlegetal"), number(erasure)),
    ]


def _day(moment: datetime) -> str:
    """Always with the year: a receipt is kept."""
    told, year = full_day(moment), str(local(moment).year)
    return told if year in told else f"{told} {year}"


def printed_receipt(erasure: Erasure, language: str) -> bytes:
    """One sheet, PDF/UA."""
    told = Receipt(
        title=_("Bewijs van wissen"),
        intro=[
            _("Dit gezinsboek is gewist."),
            _("De sleutel is vernietigd. Zonder die sleutel leest niemand de stukjes, foto's en bestanden nog."),
            _("Ook alle gegevens en bestanden zelf zijn weg."),
        ],
        lines=lines(erasure),
        after=[
            _("Wat blijft: dit bewijs, en de lijst van wie wanneer keek. Daarin staat niets uit het boek."),
            _("Wie iets kopieerde of printte, heeft dat nog. Dat kan niemand terughalen."),
        ],
        source=settings.ORIGIN.partition("://")[2],
    )
    return receipt(told, made_at=clock.now().astimezone(AMSTERDAM), language=language)
