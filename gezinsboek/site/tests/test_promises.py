"""Every sentence that promises safety stands in docs/promises.md beside the tests that make it true. A new one fails here
until somebody has read it as a frightened parent would, and found or written the test."""

import ast
import re
from collections import Counter
from functools import cache

from running.places import ROOT

from .test_words import readable, said

PAGE = ROOT / "docs" / "promises.md"
# Words that promise: that nobody sees, that nothing is lost, that it is over, that it is asked first.
PROMISING = re.compile(
    r"niemand|nooit|geheim|versleuteld|verraad|op slot|onopvallend|geen plek"
    r"|alleen (jij|wie|diegene|van jou|voor jou|wat|het gezin|mensen|open)\b"
    r"|(ziet|zien|lees|leest|lezen|zie je) (niet|alleen)|leest dat|leest (er |dan |daar |meteen |vanaf nu )*niets|mag lezen"
    r"|wij ook|ook wij|voor ons|kunnen wij|wij (schrijven|geven|bewaren)|bewaren we|vertellen het niet"
    r"|niets (meer|van|over|kwijt|veranderen)|(staat|er|verder) niets|meer niet\.|gaan niet mee|gaat alleen|zonder onze naam"
    r"|blijft bewaard|(is|zijn) bewaard|overschreven|terughalen|\bregels\b|opgeschreven|elke keer"
    r"|\bdicht\b|geldt meteen|één keer|niet meer[.,]|gewist|echt weg|alles weg|is weg\b|uit elke|snel weg|uitgelogd"
    r"|pas (weg|mee|als)|opent pas|moet(en)? eerst|eerst (ja|moeten)|moeten ja|altijd (weer )?(stoppen|intrekken)|staat altijd bij",
    re.IGNORECASE,
)
QUOTED = re.compile(r"`` (.+?) ``|`([^`]+)`")
NO_PROMISE = "## No promise"


def quoted(text: str) -> list[str]:
    """What stands between backticks; two around a text that has one of its own."""
    return [(double or single).replace("\\n", "\n") for double, single in QUOTED.findall(text)]


@cache
def page() -> tuple[list[tuple[list[str], list[str]]], list[str]]:
    """The rows (sentences, tests), and the sentences that promise nothing."""
    promises, _, others = PAGE.read_text().partition(NO_PROMISE)
    rows = [line.strip("| ").rsplit(" | ", 1) for line in promises.splitlines() if line.startswith("| `")]
    lines = [line for line in others.splitlines() if line.startswith("- `")]
    return [(quoted(says), quoted(made)) for says, made in rows], [quoted(line)[0] for line in lines]


def listed() -> list[str]:
    rows, others = page()
    return [sentence for says, _ in rows for sentence in says] + others


def test_every_promise_has_its_place():
    there = set(listed())
    missing = [f"{where}: {text}" for where, text in said() if PROMISING.search(text) and text not in there]
    assert not missing, readable(missing) + "\nRead docs/promises.md: each needs a test that makes it true."


def test_no_place_is_kept_for_what_nobody_says():
    spoken = {text for _, text in said()}
    gone = [text for text in listed() if text not in spoken]
    assert not gone, readable(gone)


def test_every_sentence_has_one_place():
    twice = [text for text, times in Counter(listed()).items() if times > 1]
    assert not twice, readable(twice)


def test_every_promise_names_tests_that_are_there():
    rows, _ = page()
    assert len(rows) > 30
    wrong = [f"{says[0]!r}: {test or 'no test'}" for says, tests in rows for test in tests or [""] if not is_test(test)]
    assert not wrong, readable(wrong)


def test_what_promises_nothing_has_a_reason():
    lines = [line for line in PAGE.read_text().partition(NO_PROMISE)[2].splitlines() if line.startswith("- ")]
    bare = [line for line in lines if not re.fullmatch(r"- (`` .+ ``|`[^`]+`): \w.*", line)]
    assert not bare, readable(bare)


def is_test(name: str) -> bool:
    """`path/of/test_file.py::test_name`."""
    path, _, test = name.partition("::")
    return test.startswith("test_") and test in names_in(path)


@cache
def names_in(path: str) -> frozenset[str]:
    """The names of the tests of a file, read without running it."""
    file = ROOT / path
    if not file.is_file():
        return frozenset()
    return frozenset(node.name for node in ast.parse(file.read_text()).body if isinstance(node, ast.FunctionDef))
