"""Codes for paper (`TULP-4821-KAAS-37`) and tokens for links.

A code has two halves. The first, `TULP-4821`, is the public handle: it finds the letter. The second, `KAAS-37`, is the
secret, of which only a fingerprint is kept. With 280 words:

- handle: 280 x 10,000 = 2,800,000 (21.4 bits); made until a free one is found;
- secret: 280 x 100 = 28,000 (14.8 bits). Enough only together with the lock after five wrong tries (SHARING 14):
  whoever knows a handle opens it with chance 5 in 28,000, and must find handles one by one, within the rate limits;
- link token: 256 bits.

The words are plain, friendly and spelled as they sound: no ei/ij, au/ou, no accents, and no two of them are one letter
(or two swapped letters) apart, so a slip of the pen is never another code. None begins with another, so a code needs no
dashes to be read.
"""

import re
import secrets
import unicodedata
from typing import NamedTuple

_WORDS = """
    agave agenda akker album ananas anjer appel arend avond balk bamboe banaan banjo berg beuk bever bezem bizon
    blad bloem bonen boor bord bosbes boter braam broek brood brug cactus cake camera cavia cedar cello chalet
    circus cirkel dadel dahlia deken delta dille distel dobbel doekje domino donder draad druif duin eend egel eland
    emmer erwt fakkel fazant fiets fluit forel foto gans garde gember gems gieter giraf gitaar golf gondel gong gras
    grot hagel haring harp haven havik hemd herfst hert hoed hoepel hommel honing hoorn hulst iglo iris jaguar kaas
    kalf kamer kaneel kano karper karton kast katoen kelder kers ketel keuken kievit kiezel kikker kiwi klaver klok
    klomp knoop koala koek koffer kokos komeet kompas koper kraan krant kreeft krekel krokus kroon kubus kurk kussen
    laars ladder lagune lamp laptop leeuw lelie lente lepel libel limoen linde linzen lotus lynx maan malva mand
    mango mantel markt marmer mees melk meloen merel metro mier molen mossel motor munt museum muts naald narcis
    nevel noot oase omelet onweer orchis orgel otter oven panda papaja papier parel park pasta pedaal peer perron
    perzik piano piloot pion plank plas podium poema pomelo pony poort poster puzzel pyjama radio raket regen riet
    ring rits rivier robot roer roos rucola rugzak safari salie schaar schelp scherm schoen schuim serre sesam sjaal
    sluis sneeuw snoek soep sorbet spar specht speld spons ster stoel storm straat strand struik stuur suiker taart
    tablet tapir tent toast toets tomaat toren tram trui tulp tunnel varen veld venkel verf veulen vilt vink viool
    visser vlag vlot vork vorst wafel wagen walvis wekker wiel wilg wimpel winkel winter wolk wortel zaag zalm zebra
    zeef zilver zolder zomer zwaan zwaluw
"""
WORDS = _WORDS.split()

_KNOWN = frozenset(word.upper() for word in WORDS)
# What people type for a digit when they read it from paper.
_AS_DIGITS = str.maketrans("OILS", "0115")


class NotACode(ValueError):  # noqa: N818 - says what is so
    """What was typed cannot be a code: a slip, not a try. Let it not count against the letter."""


class Code(NamedTuple):
    """A whole code. `str(code)` is how it is printed."""

    handle: str
    secret: str

    def __str__(self) -> str:
        return f"{self.handle}-{self.secret}"


def new_code() -> Code:
    """A fresh code. Its handle may be in use already: then make another."""
    return Code(new_handle(), f"{_word()}-{secrets.randbelow(100):02d}")


def new_handle() -> str:
    """Only the public half, like `TULP-4821`, for letters that give nothing and so need no secret."""
    return f"{_word()}-{secrets.randbelow(10_000):04d}"


def normalise(typed: str) -> str:
    """The one way to write what somebody typed: `tulp 4821kaas37` is `TULP-4821-KAAS-37`; a handle alone is fine too.

    Capitals, spaces, dashes, dots and O, I, l or S for a digit make no difference. Raises NotACode for anything else.
    """
    return "-".join(part for part in _parts(typed) if part)


def split(typed: str) -> Code:
    """The two halves of a whole code, however it was typed. Raises NotACode, also when a half is missing."""
    word, number, secret_word, secret_number = _parts(typed)
    if not secret_word:
        raise NotACode("only the first half of a code")
    return Code(f"{word}-{number}", f"{secret_word}-{secret_number}")


def same_code(typed: str) -> str:
    """`normalise` for looking something up: what is no code comes back short and in capitals, and is found nowhere."""
    try:
        return normalise(typed)
    except NotACode:
        return typed.strip().upper()[:40]


def token() -> str:
    """A long secret for a link: 256 bits in 43 letters that need no escaping in an address."""
    return secrets.token_urlsafe(32)


def _word() -> str:
    return secrets.choice(WORDS).upper()


def _parts(typed: str) -> tuple[str, str, str, str]:
    rest = re.sub(r"[^A-Z0-9]", "", unicodedata.normalize("NFKC", typed[:200]).upper())
    word, number, rest = _half(rest, digits=4)
    secret_word, secret_number, rest = _half(rest, digits=2) if rest else ("", "", "")
    if rest:
        raise NotACode("more than a code")
    return word, number, secret_word, secret_number


def _half(plain: str, digits: int) -> tuple[str, str, str]:
    """A known word, its number, and what comes after."""
    word = next((plain[:length] for length in (4, 5, 6) if plain[:length] in _KNOWN), "")
    number = plain[len(word) : len(word) + digits].translate(_AS_DIGITS)
    if not word or len(number) != digits or not number.isdecimal():
        raise NotACode("not a known word and its number")
    return word, number, plain[len(word) + digits :]
