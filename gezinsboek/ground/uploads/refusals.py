"""Why a file is not taken, in words that say what to do."""

from django.utils.translation import gettext_lazy as _

LIMIT = 25 * 1024 * 1024

_MESSAGES = {
    "empty": _("Dit bestand is leeg. Kies een ander bestand."),
    "too_big": _("Dit bestand is te groot. Het mag 25 MB zijn. Maak het kleiner en probeer het nog eens."),
    "too_many_pixels": _("Deze foto is te groot om te openen. Maak er een schermafdruk van en kies die."),
    "broken": _("Dit bestand is niet heel. Maak of bewaar het opnieuw en probeer het nog eens."),
    "gif": _("Een bewegend plaatje kan hier niet. Maak er een gewone foto van."),
    "drawing": _("Dit soort plaatje kan hier niet. Maak er een JPG, PNG of PDF van."),
    "video": _("Een filmpje kan hier niet. Kies een foto of een geluid."),
    "audio": _("Dit soort geluid kan hier niet. Maak er MP3, M4A, OGG, WEBM of WAV van."),
    "old_office": _("Dit bestand heeft een slot of is van een oud soort. Bewaar het als PDF en kies die."),
    "macros": _("In dit bestand zit een programma. Dat kan hier niet. Bewaar het als PDF en kies die."),
    "zip": _("Een ingepakte map kan hier niet. Pak hem uit en kies de bestanden."),
    "kind": _("Dit soort bestand kan hier niet. Kies een foto, een PDF of een document."),
}


class Refused(Exception):  # noqa: N818 - says what is so
    """This file is not taken. `code` is for tests and logs, `message` for the person, in their language."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    @property
    def message(self) -> str:
        return str(_MESSAGES[self.code])
