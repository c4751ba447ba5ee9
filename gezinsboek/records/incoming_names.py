"""Names in a Dutch text: by the words before them, by lists of names, and by their capitals."""

import re
from collections.abc import Iterable, Iterator

from .incoming_words import lists

# What stands before a name, in any writing; it is no part of the name itself.
_CALLED = """
    mevrouw mevr mw mej mejuffrouw meneer dhr heer mijnheer juf juffrouw meester dokter dr drs ir ing prof mr ds collega buurvrouw
    buurman buurjongen buurmeisje buren oma opa tante oom neef nicht broer zus zusje broertje vriend vriendin vriendje vriendinnetje
    stiefvader stiefmoeder pleegmoeder pleegvader vader moeder mama papa zoon dochter partner man vrouw ex familie gezin coach
    huisarts tandarts psycholoog begeleider leerkracht mentor trainer imam dominee genaamd heet
"""
CALLED = frozenset(_CALLED.split())
_INTERFIX = "van de den der het 't ter ten te v d vd da di du la le el al ben bin ibn von zu dos del della des 'n"
INTERFIX = frozenset(_INTERFIX.split())
_WORD = re.compile(r"[^\W\d_]+(?:['’.-](?=[^\W\d_])[^\W\d_]+)*")
_ENDS = '.!?:;•*\n\t|"“”„‘(['

Place = tuple[int, int, bool]


class Names:
    """The places of names in a text: `(start, stop, sure)`."""

    def __init__(self, text: str, known: Iterable[str]) -> None:
        self.text = text
        self.words = list(_WORD.finditer(text))
        self.known = {part.casefold() for name in known for part in _WORD.findall(name)} - INTERFIX
        self.small = {word.group() for word in self.words if word.group().islower()}

    def __iter__(self) -> Iterator[Place]:
        places = list(self._by_rule())
        yield from places
        yield from self._elsewhere(places)

    def _by_rule(self) -> Iterator[Place]:
        at = 0
        while at < len(self.words):
            stop, sure = self._name_from(at)
            if stop > at:
                first, last = self.words[at], self.words[stop - 1]
                start, end = self._with_initials(first.start()), last.end()
                if not self._is_known(at, stop):
                    yield start, end, sure
                at = stop
            else:
                at += 1

    def _name_from(self, at: int) -> tuple[int, bool]:
        """Behind which word a name ends that begins here; `at` itself when none begins."""
        word = self.words[at].group()
        called = self._called(at)
        begin = at
        if called:
            while self._joined(begin) and self.words[begin].group().casefold() in INTERFIX and begin - at < 3:
                begin += 1
            word = self.words[begin].group()
        if not word[0].isupper() or (word.isupper() and len(word) > 1):
            return at, False
        sure = (called and word.casefold() not in lists().ordinary) or self._listed(word, at)
        if not sure and not self._strange(word, at) and not self._after_initials(at):
            return at, False
        return self._rest(begin + 1), sure or self._after_initials(at)

    def _rest(self, at: int) -> int:
        """As far as the name goes on: small words between capitals, and more capitals, in the same sentence."""
        stop = at
        while at < len(self.words) and at - stop < 3 and self._joined(at - 1):
            word = self.words[at].group()
            if word[0].isupper() and not (word.isupper() and len(word) > 1):
                stop = at + 1
            elif word.casefold() not in INTERFIX:
                break
            at += 1
        return stop

    def _joined(self, at: int) -> bool:
        """Whether the next word is there and belongs to this one: a space, a hyphen, or the point of a short form."""
        if at + 1 >= len(self.words):
            return False
        between = self.text[self.words[at].end() : self.words[at + 1].start()]
        short = len(self.words[at].group()) <= 2
        return between in (" ", "-", " - ", "\u00a0", " '", " ’") or (short and between in (". ", "."))

    def _called(self, at: int) -> bool:
        if at == 0:
            return False
        before = self.words[at - 1]
        between = self.text[before.end() : self.words[at].start()]
        return before.group().casefold().strip(".") in CALLED and between in (" ", ". ", ".", "\u00a0", ": ", ", ")

    def _begins_sentence(self, at: int) -> bool:
        start = self.words[at].start()
        before = self.text[max(0, start - 40) : start].rstrip(" \u00a0-–—'’")
        return not before or before[-1] in _ENDS

    def _listed(self, word: str, at: int) -> bool:
        """A first name, also with the s of what is theirs; at the beginning of a sentence only one that is no other word."""
        known = lists()
        names = {word, *(word[: -len(end)] for end in ("s", "'s", "’s") if word.endswith(end) and len(word) > 3)}
        if names & known.first:
            small = word.casefold()
            return small not in known.ordinary or (not self._begins_sentence(at) and small not in self.small)
        surname = word in known.last and word.casefold() not in known.places
        return surname and not self._begins_sentence(at) and not self._ordinary(word)

    def _strange(self, word: str, at: int) -> bool:
        """A capital where none has to be, on a word that is no other word and no place."""
        small = word.casefold()
        if len(word) < 2 or self._begins_sentence(at) or self._ordinary(word) or small in lists().places:
            return False
        return (word[1:].islower() and small not in self.small) or "-" in word

    def _ordinary(self, word: str) -> bool:
        small = word.casefold()
        return small in lists().ordinary or small in self.small

    def _after_initials(self, at: int) -> bool:
        return self._with_initials(self.words[at].start()) < self.words[at].start()

    def _with_initials(self, start: int) -> int:
        """Where "J.P. " before it begins."""
        line = self.text[max(0, start - 16) : start]
        hit = re.search(r"(?<![^\W\d_])(?:[A-Z]\.[ ]?){1,5}(?:(?:van|de|den|der|ter|ten|el|al)[ ]){0,3}$", line)
        return start - len(line) + hit.start() if hit else start

    def _is_known(self, at: int, stop: int) -> bool:
        """Whether every part of it is a name of somebody whom the reader knows in the chosen book."""
        parts = {word.group().casefold() for word in self.words[at:stop]} - INTERFIX
        return bool(parts) and all(part in self.known or part.removesuffix("s") in self.known for part in parts)

    def _elsewhere(self, places: list[Place]) -> Iterator[Place]:
        """A part of a name that was found for sure, at another place by itself; the first part also without its capital."""
        sure = [_WORD.findall(self.text[start:stop]) for start, stop, is_sure in places if is_sure]
        parts = {part.casefold() for name in sure for part in name if len(part) > 2} - INTERFIX - self.known
        parts -= lists().ordinary
        first = {name[0].casefold() for name in sure if name and len(name[0]) > 3} & parts
        taken = {at for start, stop, _sure in places for at in range(start, stop)}
        for word in self.words:
            said = word.group().casefold()
            among = first if word.group().islower() else parts
            if (said in among or said.removesuffix("s") in among) and word.start() not in taken:
                yield word.start(), word.end(), True
