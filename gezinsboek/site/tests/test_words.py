"""Plain Dutch (INTERFACE, Microcopy rules): short sentences, one word per thing, je and never u. Over every sentence that
any page, letter or mail says, as the catalogue finds them."""

import re

import pytest

from running.messages import found

FAMILY, OTHERS = 12, 15
# Signing in, what only professionals see, and what is printed or mailed: one thought a sentence, a little longer.
FOR_OTHERS = re.compile(
    r"gezinsboek/people/|gezinsboek/organisations/|gezinsboek/ground/(mail|paper)/|gezinsboek/ground/templates/ground/|cast/|gezinsboek/site/demo/"
    r"|gezinsboek/site/templates/site/demo/|caseload|contributions|desk|own_book|own_paper|giver|letter|mail|sending|paper|tile|meter|records/templates/records/(untaken|take_over|incoming)|records/(beside|taking|ticked)"
)
FORBIDDEN = {
    r"toestemming(en)? (te )?verle": "delen",
    r"\bautoris|\bautorise|\bmachtig|\bpermissie|\btoegangsrecht": "delen",
    r"\bcontent\b": "stukje",
    r"\bgebruikers?\b": "mensen, jij",
    r"\bapplicatie|\bsysteembeheerder|\bplatform\b": "Gezinsboek",
    r"\bklikt? (hier|op)\b|\bklikken\b|\baanklik": "say what the button does",
    r"\bu\b|\buw\b": "je, jij, jullie",
    r"\bdient\b|\bdienen te\b|\bindien\b|\bmiddels\b|\bderhalve\b|\bteneinde\b|\balvorens\b|\bconform\b|\bm\.b\.t\.": "plain words",
    r"\bgenereer|\bvalideer|\bauthenticatie|\bauthenticeer|\bverifie|\bverifië|\bregistreer|\bactiveer": "plain verbs",
    r"\berror\b|\bfoutcode|\bserver\b|\bsessie\b|\bcookie|\bdatabase\b|\btoken\b|\blogboek": "no technical words",
    r"\bgepost\b|\bberichten?\b geplaatst|\bdelete|\bupload(en)?\b|\bitems?\b": "stukje, bestand, weg",
}
# To a family it is always a book; a professional has a dossier of their own elsewhere, in their own system.
NEVER_TO_A_FAMILY = {r"\bdossier": "boek", r"\bcliënt|\bcasus\b|\bcaseload\b|\bzorgvrager": "gezin"}
MARKUP = re.compile(r"<[^>]+>")
# One thought each: a colon, a line and a point end it. A point inside a word or a number does not.
END = re.compile(r"(?<=[.!?:;])(?=\s|$)|\n| [–—-] ")
WORD = re.compile(r"[%{]?[\w(][\w()'’.,%{}/@-]*")


def sentences(text: str) -> list[str]:
    """The single sentences of a message."""
    return [one.strip() for one in END.split(MARKUP.sub(" ", text)) if one and one.strip()]


def length(sentence: str) -> int:
    """Words, a filled-in name counting as one."""
    return len(WORD.findall(re.sub(r"%\(\w+\)[sd]|\{\w*\}", "naam", sentence)))


def said() -> list[tuple[str, str]]:
    """(where, text) of everything said, singular and plural."""
    return sorted(
        (where, text) for message, where in found().items() for text in (message.text, message.plural) if text
    )


def for_family(where: str) -> bool:
    return not FOR_OTHERS.search(where)


def readable(offenders: list[str]) -> str:
    return f"\n{len(offenders)} sentences:\n" + "\n".join(offenders)


def test_there_is_much_to_read():
    assert len(said()) > 400


def test_sentences_are_short():
    offenders = [
        f"{where}: {length(one)} words, at most {most}: {one}"
        for where, text in said()
        for most in [FAMILY if for_family(where) else OTHERS]
        for one in sentences(text)
        if length(one) > most
    ]
    assert not offenders, readable(offenders)


def test_each_thing_has_its_one_word():
    offenders = [
        f"{where}: {hit[0]!r}, rather {better}: {text}"
        for where, text in said()
        for pattern, better in (FORBIDDEN | (NEVER_TO_A_FAMILY if for_family(where) else {})).items()
        if (hit := re.search(pattern, text, re.IGNORECASE))
    ]
    assert not offenders, readable(offenders)


def test_nobody_is_shouted_at():
    """Somebody in an example may be glad; we ourselves hardly ever raise our voice."""
    loud = [f"{where}: {text}" for where, text in said() if "!" in text]
    offenders = [one for one in loud if one.count("!") > 1] + (loud if len(loud) > 5 else [])
    offenders += [f"{where}: {text}" for where, text in said() if re.search(r"\b[A-Z]{5,}\b", text)]
    assert not offenders, readable(offenders)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Je kiest per hoofdstuk wie leest.", [6]),
        ("%(name)s leest vanaf nu. Dat geldt meteen.", [4, 3]),
        ("Bij gevaar: bel 112.", [2, 2]),
        ("Om 10.40 uur, <b>vandaag</b>", [4]),
    ],
)
def test_words_are_counted_as_a_reader_would(text, count):
    assert [length(one) for one in sentences(text)] == count
