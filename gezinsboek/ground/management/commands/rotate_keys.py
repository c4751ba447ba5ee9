"""`rotate_keys`: a new master key. Safe to kill and to run again; see docs/decisions/0011-master-key-rotation.md."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from gezinsboek.ground.vault import KeyInUse, VaultError, vault
from gezinsboek.ground.vault.rotation import forget_old, reseal_own, rotate


class Command(BaseCommand):
    help = _("Maak een nieuwe hoofdsleutel.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--forget-old", action="store_true", help=_("Vergeet de oude hoofdsleutels."))
        parser.add_argument("--database", default="default", help=_("De verbinding die alle rijen ziet."))

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["forget_old"]:
                self._forget(options["database"])
            else:
                self._rotate(options["database"])
        except KeyInUse:
            raise CommandError(
                _("De vorige wissel is niet klaar of nog te vers. Probeer het over tien minuten.")
            ) from None
        except VaultError as fault:
            raise CommandError(f"{_('Dit lukte niet. Er is niets vergeten.')} ({fault})") from None

    def _rotate(self, database: str) -> None:
        books = rotate(vault())
        self.stdout.write(_("Boeken: %(seen)s sleutels bekeken, %(renewed)s nieuw verpakt.") % vars(books))
        for label, rows in reseal_own(vault(), database).items():
            told = {"label": label, **vars(rows)}
            self.stdout.write(_("%(label)s: %(seen)s rijen bekeken, %(renewed)s opnieuw verzegeld.") % told)
        self.stdout.write(_("De nieuwe sleutel werkt. Maak nu een kopie van master.key."))

    def _forget(self, database: str) -> None:
        forget_old(vault(), database)
        self.stdout.write(_("De oude sleutels zijn vergeten. Bewaar ook geen oude kopie van master.key."))
