"""Which letters a PDF can show, and what stands for the others.

PDF/UA asks that every sign can be shown; Typst refuses the whole document otherwise. Its own fonts (the same on every
machine) cover Latin, Greek, Cyrillic, Arabic and Hebrew; fonts put in `assets_ttf` add theirs.
"""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from django.utils.translation import gettext as _
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[1] / "assets_ttf"

# What the fonts inside typst 0.15 cover, as ranges; a test renders every sign of it.
_COVERED = """
20-7e a0-ac ae-377 37a-37f 384-38a 38c 38e-3a1 3a3-4ff 510-513 51a-51d 531-556 559-58a 58d-58f 591-5c7 5d0-5ea
5ef-5f4 606-60c 615 61b 61f 621-63a 640-655 65a 660-66d 674 679-67b 67e-680 683-684 686-687 691 698 6a4 6a9
6af 6be 6cc 6f0-6f9 900-97f e3f e81-e82 e84 e87-e88 e8a e8d e94-e97 e99-e9f ea1-ea3 ea5 ea7 eaa-eab ead-eb9
ebb-ebc ec8-ecd 10d0-10ff 13a0-13f5 13f8-13fd 1ab0-1ace 1d00-1f15 1f18-1f1d 1f20-1f45 1f48-1f4d 1f50-1f57 1f59
1f5b 1f5d 1f5f-1f7d 1f80-1fb4 1fb6-1fc4 1fc6-1fd3 1fd6-1fdb 1fdd-1fef 1ff2-1ff4 1ff6-1ffe 2000-200a 2010-2027
202f-2040 2042 2044-2052 2054-205f 2070-2071 2074-208e 2090-209c 20a0-20c0 20d0-20f0 2100-211e 2120 2122 2124
2126-2151 2153-2184 2189 2190-23ff 2422-2423 2460-2606 2609-262f 2638-268b 2690-269c 26a0-26a5 26aa-26ae 26b2
2701-2704 2706-2709 270c-2714 2717-2726 272a-274b 274d 274f-2752 2756 2758-275e 2761-277f 2794 2798-27af
27b1-2b73 2b76-2b95 2b97-2bff 2c60-2cf3 2cf9-2cff 2e17-2e18 2e1f 2e22-2e25 2e2e 3012 3016-3017 301a-301b 3030
3036 306e a46a-a46b a640-a641 a648-a649 a656-a657 a708-a716 a71b-a727 a72d a730 a735 a789-a78e a790-a791 a7aa
a7f8-a7f9 ab66 ab70-abbf fb00-fb06 fb13-fb17 fb1d-fb36 fb38-fb3c fb3e fb40-fb41 fb43-fb44 fb46-fb4f fb52-fb81
fb8a-fb95 fb9e-fb9f fbaa-fbad fbe8-fbe9 fbfc-fbff fe00-fe01 fe20-fe2f fe66 fe70-fe74 fe76-fefc fffc-fffd
10140-1018e 102e0-102fb 1d106-1d107 1f12f 1f6d1 1f780-1f7d8 1f7e0-1f7eb 1f800-1f80b 1f810-1f847 1f850-1f859
1f860-1f887 1f890-1f8ad 1f8b0-1f8b1
"""

# Plain letters in fancy dress (mathematical and full-width ones): no screen reader speaks them well either.
_FANCY = re.compile("[\U0001d400-\U0001d7ff\U0001ee00-\U0001eeff\uff01-\uff5e]+")


def showable(text: str) -> str:
    """`text` with only signs that can be shown. Invisible signs go; pictures and other scripts are named in brackets."""
    text = _FANCY.sub(lambda fancy: unicodedata.normalize("NFKC", fancy[0]), text)
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if text.isascii() and text.isprintable():
        return text
    known = _known()
    parts: list[str] = []
    for sign in text:
        if unicodedata.category(sign) == "Me":
            continue  # the box around the figure of a keycap: no font has the two together
        if ord(sign) in known or sign == "\n":
            parts.append(sign)
        elif sign == "\t":
            parts.append("    ")
        elif unicodedata.category(sign)[0] in "CZ" or "VARIATION SELECTOR" in unicodedata.name(sign, ""):
            parts.append(" " if sign.isspace() else "")
        else:
            parts.append(_("[ander schrift]") if sign.isalnum() else _("[plaatje]"))
    return _once("".join(parts))


def without_marks(text: str) -> str:
    """`showable` without accents that are signs of their own; an é stays, it is one sign."""
    return "".join(sign for sign in showable(text) if unicodedata.category(sign)[0] != "M")


def plainest(text: str) -> str:
    """Only what every font has: the letters of western Europe."""
    return "".join(
        sign if sign == "\n" or " " <= sign <= "~" or ("\xa1" <= sign <= "\xff" and sign != "\xad") else "?"
        for sign in showable(text)
    )


def _once(text: str) -> str:
    """A row of unknown letters is one word of another script, an emoji of several signs one picture."""
    for named in (_("[ander schrift]"), _("[plaatje]")):
        text = re.sub(f"({re.escape(named)})+", named, text)
    return text


@lru_cache(maxsize=1)
def _known() -> frozenset[int]:
    known: set[int] = set()
    for part in _COVERED.split():
        first, _dash, last = part.partition("-")
        known.update(range(int(first, 16), int(last or first, 16) + 1))
    for path in sorted(FONTS.glob("*.[ot]tf")):
        with TTFont(path, lazy=True) as font:
            known.update(sign for sign in font.getBestCmap() or {} if unicodedata.category(chr(sign))[0] not in "CZ")
    return frozenset(known | {0x20})
