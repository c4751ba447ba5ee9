"""Lists of Dutch names, and of words that are none: from Deduce, the de-identification of Dutch medical texts.

Only its lists are used, read once when the first report is read through; why not the program: docs/decisions/0072. Without
them names are still found by their capitals and by the words around them.
"""

from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

# Beginnings of sentences and words of our own trade that the lists do not know as ordinary words.
_ORDINARY = """
    als dan wil door van de den het een er hier nu mijn ons onze ze zij hij wij jij je ik wat was dat die dit deze gezin samen goed
    geen heel veel vandaag gisteren morgen thuis school boek do an ma di wo vr za zo gesprek vader moeder kind jongen meisje broer zus
    oma opa tante oom ouders cliënt verslag datum plan doel afspraak huisbezoek hulp jeugdhulp team overleg wie waar wanneer waarom hoe
    ook toch maar want omdat toen daarna later verder tijdens volgens sinds tot voor na met zonder naar uit bij op aan in om te januari
    februari maart april mei juni juli augustus september oktober november december maandag dinsdag woensdag donderdag vrijdag zaterdag
    zondag nederlands engels turks arabisch pools nederland turkije marokko polen syrië corona kerst pasen sinterklaas pinksteren whatsapp
    google microsoft teams instagram tiktok facebook snapchat youtube gezinsboek contactmoment rapportage betreft onderwerp afzender
    geachte beste groet groeten bijlage telefoon mail adres postcode woonplaats naam bsn iban geboren geboortedatum leeftijd
"""


class Lists(NamedTuple):
    """`first` and `last` as they are written; the others in small letters."""

    first: frozenset[str]
    last: frozenset[str]
    ordinary: frozenset[str]
    places: frozenset[str]


@cache
def lists() -> Lists:
    """Read once by this process: some 40,000 words, 6 MB, 30 milliseconds."""
    folder = _folder()
    ordinary = {
        *_ORDINARY.split(),
        *_small(folder, "whitelist/lst_common_word"),
        *_small(folder, "whitelist/lst_stop_word"),
    }
    ordinary |= {word for word in _small(folder, "whitelist/lst_medical_term") if " " not in word}
    residences = _words(folder, "locations/lst_placename/lst_residence")
    return Lists(
        first=frozenset(_words(folder, "names/lst_first_name")),
        last=frozenset(_words(folder, "names/lst_surname")) | frozenset(_words(folder, "names/lst_interfix_surname")),
        ordinary=frozenset(ordinary),
        places=frozenset(part.casefold() for place in residences for part in place.split()),
    )


def _folder() -> Path | None:
    """Where the package lies. It is not imported: that would load what we do not use."""
    found = find_spec("deduce")
    places = list(found.submodule_search_locations or ()) if found else []
    return Path(places[0]) / "data" / "lookup" / "src" if places else None


def _words(folder: Path | None, name: str) -> Iterable[str]:
    path = folder / name / "items.txt" if folder else None
    return [line for line in path.read_text("utf-8").splitlines() if line] if path and path.exists() else []


def _small(folder: Path | None, name: str) -> set[str]:
    return {word.casefold() for word in _words(folder, name)}
