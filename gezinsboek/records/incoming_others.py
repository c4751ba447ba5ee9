"""What in a report looks like a name or data of somebody: to highlight, never to be trusted.

It says too much rather than too little, and it still misses things: the page that shows it says so. Names of people of the
chosen book whom the reader knows are left out; `known` says who they are.
"""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from django.utils.translation import gettext_lazy as _

from gezinsboek.ground import clock

from .incoming_names import Names


class Kind(StrEnum):
    BSN = "bsn"
    IBAN = "iban"
    MAIL = "mail"
    PHONE = "phone"
    BIRTH = "birth"
    POSTCODE = "postcode"
    ADDRESS = "address"
    NAME = "name"
    MAYBE = "maybe"


WORDS = {
    Kind.BSN: _("BSN"),
    Kind.IBAN: _("rekeningnummer"),
    Kind.MAIL: _("mailadres"),
    Kind.PHONE: _("telefoonnummer"),
    Kind.BIRTH: _("geboortedatum"),
    Kind.POSTCODE: _("postcode"),
    Kind.ADDRESS: _("adres"),
    Kind.NAME: _("naam"),
    Kind.MAYBE: _("misschien een naam"),
}


@dataclass(frozen=True)
class Found:
    """One place in the text."""

    start: int
    stop: int
    kind: Kind
    text: str

    @property
    def key(self) -> str:
        """The same for the same words, however often they stand there. Safe in a form: it tells nothing."""
        return sha256(f"{self.kind}|{self.text.casefold()}".encode()).hexdigest()[:16]


_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?\b")
_NINE = re.compile(r"(?<![\d.,-])\d(?:[ .]?\d){7,8}(?![\d-]|[.,]\d)")
_PHONE = re.compile(
    r"(?<![\d+])(?:(?:\+|00)\d{1,3}[ .\-/]*(?:\(0\)[ ]*)?|\(0\d{1,3}\)[ ]*|0)\d(?:[ .\-/()]{0,3}\d){6,11}(?!\d)"
)
_POSTCODE = re.compile(r"\b[1-9]\d{3}[ ]?(?!SA|SD|SS)[A-Z]{2}\b")
# No word of a street is longer than forty signs, and none is looked at from its middle: without these two bounds a pasted
# "a-a-a-..." keeps a process busy for hours.
_STREET = re.compile(
    r"(?<![\w'’-])(?:[A-Z][\w'’.-]{0,40}[ ](?:(?:van|de|den|der|het|'t|ter|ten)[ ]){0,3}){0,3}[\w'’-]{0,40}"
    r"(?:straat|laan|weg|plein|kade|gracht|singel|dijk|hof|pad|steeg|dreef|park|plantsoen|markt|wal|ring|baan|haven|erf|brink|kamp|"
    r"veld|akker|horst|heuvel|bos|dam|kwartier|kerkhof|boulevard|lane|oever|meent|es|donk|waard|burg|hoeve|zoom|rade|stede|tuin)"
    r"[ ]\d{1,5}(?:[ ]?[a-zA-Z](?![\w]))?(?:[ ]?-[ ]?\w{1,4})?\b",
)
_LANE = re.compile(
    r"\b(?:Laan|Weg|Plein|Hof|Pad|Park|Kade|Singel|Gracht|Markt|Dreef)[ ](?:(?:van|de|den|der|het|'t|ter|ten)[ ]){0,3}"
    r"(?:[A-Z][\w'’.-]{0,40}[ ]){1,4}\d{1,5}[ ]?[a-zA-Z]?\b"
)
_BOX = re.compile(r"\b[Pp]ostbus[ ]\d{1,5}\b")
_MONTHS = "jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec"
_DATE = re.compile(
    r"(?<!\d)(\d{1,2})(?:[-/. ](\d{1,2})[-/. ]|[ ](" + _MONTHS + r")[a-z.]*[ ])((?:19|20)\d{2}|\d{2})(?!\d)",
    re.I,
)
_BORN = re.compile(r"(?:geb(?:oren|\.|oortedatum|oortedag|dat)?|°|\*)[\w .:,()]{0,30}$", re.I)
GROWN_OLD = 4  # a date so many years ago is hardly that of a talk
_FIRST = (Kind.MAIL, Kind.IBAN, Kind.PHONE, Kind.BSN, Kind.BIRTH, Kind.ADDRESS, Kind.POSTCODE, Kind.NAME, Kind.MAYBE)


def others(text: str, known: Iterable[str] = ()) -> list[Found]:
    """Everything in this text, in its order; where two lie over one another the surer one stays."""
    found = [*_data(text)]
    found += [Found(a, b, Kind.NAME if sure else Kind.MAYBE, text[a:b]) for a, b, sure in Names(text, known)]
    taken: list[Found] = []
    for kind in _FIRST:
        for one in (one for one in found if one.kind == kind):
            at = bisect(taken, one.start, key=lambda there: there.start)
            before, after = taken[at - 1 : at], taken[at : at + 1]
            one = _outside(one, before, after)
            if one.text:
                taken.insert(at, one)
    return taken


def _outside(one: Found, before: list[Found], after: list[Found]) -> Found:
    """As much of it as lies in nothing surer: of "Annelies van Dijk Kerkstraat 12" the name before the address."""
    start = max([one.start, *(there.stop for there in before)])
    stop = max(start, min([one.stop, *(there.start for there in after)]))
    words = one.text[start - one.start : stop - one.start]
    start += len(words) - len(words.lstrip())
    return Found(start, start + len(words.strip()), one.kind, words.strip())


def _data(text: str) -> Iterator[Found]:
    for kind, pattern in (
        (Kind.MAIL, _MAIL),
        (Kind.POSTCODE, _POSTCODE),
        (Kind.ADDRESS, _STREET),
        (Kind.ADDRESS, _LANE),
        (Kind.ADDRESS, _BOX),
    ):
        yield from (Found(hit.start(), hit.end(), kind, hit.group()) for hit in pattern.finditer(text))
    for hit in _IBAN.finditer(text):
        if is_iban(hit.group()):
            yield Found(hit.start(), hit.end(), Kind.IBAN, hit.group())
    for hit in _NINE.finditer(text):
        if is_bsn(hit.group()):
            yield Found(hit.start(), hit.end(), Kind.BSN, hit.group())
    for hit in _PHONE.finditer(text):
        if _may_call(hit.group()):
            yield Found(hit.start(), hit.end(), Kind.PHONE, hit.group())
    for hit in _DATE.finditer(text):
        if _born(hit, text):
            yield Found(hit.start(), hit.end(), Kind.BIRTH, hit.group())


def _digits(told: str) -> str:
    return re.sub(r"\D", "", told)


def is_bsn(told: str) -> bool:
    """The eleven test of a BSN: eight or nine digits; 9, 8, ... 2 times the digits, less the last."""
    digits = _digits(told).zfill(9)
    if len(digits) != 9 or len(set(digits)) == 1:
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True)) % 11 == 0


def is_iban(told: str) -> bool:
    """ISO 13616: the first four signs behind the rest, letters as numbers, modulo 97 is 1."""
    packed = told.replace(" ", "")
    turned = packed[4:] + packed[:4]
    return 15 <= len(packed) <= 34 and int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


def _may_call(told: str) -> bool:
    digits = _digits(told)
    if told.lstrip("( ").startswith(("+", "00")):
        return 9 <= len(digits.removeprefix("00")) <= 15
    return len(digits) == 10 and digits[0] == "0" and digits[1] != "0"


def _born(hit: re.Match[str], text: str) -> bool:
    """A whole date after "geboren", or one of long ago."""
    year = int(hit.group(4))
    if _BORN.search(text[max(0, hit.start() - 45) : hit.start()].split("\n")[-1]):
        return True
    return year > 1900 and year <= clock.now().year - GROWN_OLD
