"""Words as they are searched by: folded, cut at everything that is no letter or number, known by their forms.

Folded means without capitals and accents: "Café" is "cafe". Two Dutch stemmers of the Snowball project give the forms,
because neither knows them all: "zwemlessen" and "zwemles", "brieven" and "brief", "huizen" and "huis".
"""

import re
import unicodedata
from enum import IntEnum
from threading import local
from typing import Any

MOST_WORDS = 12  # of one question; what comes after them is left out
SHORTEST = 3  # letters of a stem that may be part of another word
INSIDE = 4  # letters of a stem in the middle of another word: "les" there is too often something else
ONE_WRONG, TWO_WRONG = 5, 9  # letters of a word from which on so many wrong ones are forgiven
LONG = 7  # letters of a word whose forms all begin with the same three
_SIGNS = re.compile(r"[^\w\x00-\x7f]")
_ACCENTS = re.compile(r"[\u0300-\u036f]+")
# Plain letters and numbers made small, everything else between them a space.
_PLAIN = bytes(ord(chr(code).lower()) if chr(code).isalnum() else 32 for code in range(128)) + bytes(range(128, 256))
_DOUBLE = re.compile(r"(.)\1")
# Too small to tell anything apart, in the two languages of the screens. They count when nothing else was asked.
SMALL = frozenset(
    """
    a an and at de den der die dat dit door een en er had heb heeft het hij hoe ik in is je jij maar me met mij mijn na naar
    niet nog nu of om ook op over s t te the to toch tot uit van voor was wat we wel wie wij ze zich zij zijn zo
    """.split()  # noqa: SIM905
)


class Near(IntEnum):
    """How near a word comes to the one that was asked."""

    ALIKE = 1  # typed nearly the same
    PART = 2  # the word that was asked is part of it
    SAME = 3  # the word itself, or another form of it


def folded(text: str) -> str:
    """Without capitals and accents, and with a space for every sign outside ASCII that is no letter or number."""
    if text.isascii():
        return text.lower()
    return _SIGNS.sub(" ", _ACCENTS.sub("", unicodedata.normalize("NFKD", text).casefold()))


def cut(text: bytes) -> bytes:
    """The words of a text in UTF-8, folded, with only spaces between them."""
    if text.isascii():
        return text.translate(_PLAIN)
    return folded(text.decode("utf-8", "replace")).encode().translate(_PLAIN)


def words_of(text: str) -> list[str]:
    """The words of a text, folded, in their order."""
    return cut(text.encode("utf-8", "replace")).decode().split()


def asked_words(text: str) -> list[str]:
    """The words to look for: each once, without the small ones unless there is nothing else."""
    asked = list(dict.fromkeys(words_of(text)))
    return ([word for word in asked if word not in SMALL] or asked)[:MOST_WORDS]


_mine = local()


def _stemmers() -> tuple[Any, Any]:
    """Those of this thread: they cannot be shared. They keep no words."""
    if not hasattr(_mine, "stemmers"):
        import Stemmer  # brought in by the first search: nothing else needs it

        _mine.stemmers = Stemmer.Stemmer("dutch", 0), Stemmer.Stemmer("dutch_porter", 0)
    found: tuple[Any, Any] = _mine.stemmers
    return found


def forms(word: str) -> set[str]:
    """What stands for all its forms; two words are forms of one another when these meet."""
    if len(word) < SHORTEST:
        return {word}
    one, other = _stemmers()
    second = _DOUBLE.sub(r"\1", other.stemWord(word))
    second = second[:-1] + {"v": "f", "z": "s"}.get(second[-1:], second[-1:])
    found = {word, one.stemWord(word), second}
    if word.endswith("eren"):  # kinderen, bladeren, liederen
        found.add(word[:-4])
    return {form for form in found if len(form) >= SHORTEST} | {word}


def _begin(asked: str) -> tuple[str, ...]:
    """How all its forms begin, cheaply, before the stemmers: alike, but for the "ge" of "gefietst"."""
    many = 3 if len(asked) >= LONG else 2
    begin = asked[:many], "ge" + asked[:many]
    return (*begin, asked[2 : 2 + many]) if asked.startswith("ge") else begin


def _is_part(stem: str, word: str) -> bool:
    """Whether what stands in this word is a part of it: "les" of "zwemles" and "zwemlessen", "zwem" of "zwembad"."""
    return len(stem) >= INSIDE or word.startswith(stem) or any(form.endswith(stem) for form in forms(word))


def nearest(asked: str, vocabulary: set[str]) -> dict[str, Near]:
    """Which words of a book come near this one, and how near."""
    if len(asked) < SHORTEST:
        return {asked: Near.SAME} if asked in vocabulary else {}
    mine = forms(asked)
    # The longest form but the word itself: for "zwemlessen" it is "zwemles".
    stem = max((form for form in mine if form != asked and len(form) >= SHORTEST), key=len, default=asked)
    found = alike(asked, vocabulary)
    for one in {asked, stem}:
        found |= {word: Near.PART for word in vocabulary if one in word and _is_part(one, word)}
    begin = _begin(asked)
    maybe = [word for word in vocabulary if word.startswith(begin)]
    found |= {word: Near.SAME for word in maybe if word == asked or not mine.isdisjoint(forms(word))}
    return found


def alike(asked: str, vocabulary: set[str]) -> dict[str, Near]:
    """Words with one letter wrong, missing, too many or changed places; with two when the word is long."""
    from rapidfuzz import process  # brought in by the first search, as above
    from rapidfuzz.distance import OSA

    if len(asked) < ONE_WRONG or asked.isdigit():
        return {}
    wrong = 2 if len(asked) >= TWO_WRONG else 1
    matches = process.extract(asked, vocabulary, scorer=OSA.distance, score_cutoff=wrong, limit=None, processor=None)
    return {str(word): Near.ALIKE for word, _score, _key in matches if len(word) >= ONE_WRONG - 1}
