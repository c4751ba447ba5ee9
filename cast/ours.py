""" "Ons verhaal" and the spelregels of a story's family. One part a line:

    60 noor tried Hulp: Straffen en haasten hielpen niet.
    18 jade own Thuis "Zo praat je met mij": Vraag het aan mij.

Days ago, who tells it, which question it answers (story/questions.py), the chapter it lies in, the words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID, uuid5

from gezinsboek.circle import agreement
from gezinsboek.circle.models import Agreement, Item
from gezinsboek.ground.acts import ask
from gezinsboek.story.questions import questions
from gezinsboek.timeline import writing
from gezinsboek.timeline.headed import join

from .family import Family
from .people import acts

_PART = re.compile(
    r'(?P<ago>\d+) (?P<who>\w+) (?P<about>\w+) (?P<chapter>[^:"]+?)(?: "(?P<question>[^"]+)")?: (?P<text>.+)'
)
# What a family adds when it looks at its spelregels again.
MORE = "Wie stopt, zegt dat eerst tegen ons.\nEen foto van de kinderen deel je niet verder."


@dataclass(frozen=True)
class Part:
    """One part of a family's story."""

    ago: int
    who: str
    about: str
    chapter: str
    question: str
    text: str


def parts(lines: str) -> Iterator[Part]:
    """Raises ValueError for a line that cannot be read."""
    for line in filter(None, map(str.strip, lines.splitlines())):
        found = _PART.fullmatch(line)
        if not found or found["about"] not in questions():
            raise ValueError(f"cannot read: {line}")
        question = found["question"] or questions()[found["about"]].words
        yield Part(int(found["ago"]), found["who"], found["about"], found["chapter"], question, found["text"])


def tells(family: Family, part: Part) -> None:
    """A part of the story, once."""
    item = uuid5(family.id, f"part {part.about} {part.text}")
    with acts(part.who, family.id):
        if not Item.with_bin.filter(id=item).exists():
            kind, text = questions()[part.about].kind, join(part.question, part.text)
            writing.write(family.id, family.chapters[part.chapter], text, kind=kind, item_id=item)


def text_id(family: Family, version: int) -> UUID:
    return uuid5(family.id, f"agreement {version}")


def says(family: Family, who: str, version: int) -> None:
    """The spelregels: first what we propose, later with something of their own."""
    told = agreement.proposal() | ({"more": MORE} if version > 1 else {})
    with acts(who, family.id):
        text = Agreement(id=text_id(family, version), dossier_id=family.id)
        if not Agreement.objects.filter(id=text.id).exists():
            text.told = told
            agreement.say(text, version - 1)


def agrees(family: Family, who: str, version: int) -> None:
    """Their yes, while this text still holds."""
    with acts(who, family.id):
        if ask("agreement_waits", family.id)[0][0] == text_id(family, version):
            agreement.say_yes(text_id(family, version))
