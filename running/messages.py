"""Translations: pages say Dutch, a catalogue says the same in English. No program outside Python is needed.

`compile_all()` makes what Django reads; `found()` collects every sentence the code says; `faults()` tells which of
them have no English, and which English belongs to nothing.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

import polib

from running.places import ROOT

CATALOGUE = ROOT / "gezinsboek" / "site" / "locale" / "en" / "LC_MESSAGES" / "django.po"
SPOKEN_IN = ("gezinsboek", "cast")
PLAIN = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLURAL = {"ngettext", "ngettext_lazy"}
CONTEXT = {"pgettext", "pgettext_lazy"}
CONTEXT_PLURAL = {"npgettext", "npgettext_lazy"}
# What Django makes of a template: calls in a row between letters that stand for the rest.
CALL = re.compile(
    r"""\b(_|gettext|ngettext|pgettext|npgettext)\(((?:u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|[\s,+]|count)+)\)"""
)
STRING = re.compile(r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")""")


@dataclass(frozen=True)
class Message:
    """One sentence as the catalogue knows it."""

    text: str
    plural: str = ""
    context: str = ""


def compile_all() -> None:
    """Make every catalogue readable for Django, where it is not yet."""
    for po in sorted(p for top in SPOKEN_IN for p in (ROOT / top).glob("**/locale/*/LC_MESSAGES/*.po")):
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime_ns < po.stat().st_mtime_ns:
            half = mo.with_suffix(".half")
            polib.pofile(str(po)).save_as_mofile(str(half))
            half.replace(mo)


# ---------- what the code says


def found() -> dict[Message, str]:
    """Every message and where it stands first."""
    said: dict[Message, str] = {}
    for top in SPOKEN_IN:
        for path in sorted((ROOT / top).rglob("*")):
            if "tests" in path.parts or path.suffix not in {".py", ".html", ".txt"}:
                continue
            where = str(path.relative_to(ROOT))
            if path.suffix == ".py":
                messages = _in_python(path.read_text())
            elif "templates" in path.parts:
                messages = _in_template(path.read_text())
            else:
                continue
            for message in messages:
                said.setdefault(message, where)
    return said


def _in_python(source: str) -> Iterator[Message]:
    nodes = list(ast.walk(ast.parse(source)))
    imported = [alias for node in nodes if isinstance(node, ast.ImportFrom) for alias in node.names]
    really = {alias.asname: alias.name for alias in imported if alias.asname}  # `gettext as now`
    for node in nodes:
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            name = really.get(name, name)
            words = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            yield from _message(name, words)


def _in_template(source: str) -> Iterator[Message]:
    from django.utils.translation.template import templatize

    for call in CALL.finditer(templatize(source)):
        yield from _message(call[1], [ast.literal_eval(literal) for literal in STRING.findall(call[2])])


def _message(name: str, words: list[str]) -> Iterator[Message]:
    if name in PLAIN and words:
        yield Message(words[0])
    elif name in PLURAL and len(words) > 1:
        yield Message(words[0], words[1])
    elif name in CONTEXT and len(words) > 1:
        yield Message(words[1], context=words[0])
    elif name in CONTEXT_PLURAL and len(words) > 2:
        yield Message(words[1], words[2], words[0])


# ---------- what is wrong


def faults() -> list[str]:
    """Everything that keeps the English from being complete and exact; empty when all is well."""
    if not CATALOGUE.exists():
        return [f"{CATALOGUE.relative_to(ROOT)} is er niet"]
    catalogue = polib.pofile(str(CATALOGUE))
    entries = {Message(e.msgid, e.msgid_plural or "", e.msgctxt or ""): e for e in catalogue if not e.obsolete}
    said = found()
    wrong = [f"geen Engels ({where}): {message.text!r}" for message, where in said.items() if message not in entries]
    wrong += [f"staat nergens meer: {message.text!r}" for message in entries if message not in said]
    for entry in entries.values():
        wrong += [f"{fault}: {entry.msgid!r}" for fault in _faults_of(entry)]
    return wrong


def _faults_of(entry: polib.POEntry) -> Iterator[str]:
    english = [entry.msgstr] if not entry.msgid_plural else list(entry.msgstr_plural.values())
    if "fuzzy" in entry.flags:
        yield "onzeker (fuzzy)"
    if not english or not all(text.strip() for text in english):
        yield "leeg"
        return
    wanted = _places(entry.msgid) | _places(entry.msgid_plural or "")
    for text in english:
        if not _places(text) <= wanted or (not entry.msgid_plural and _places(text) != wanted):
            yield "andere invulplaatsen"


def _places(text: str) -> set[str]:
    """The names that are filled in: %(name)s and {name}."""
    return set(re.findall(r"%\(\w+\)[sd]|\{\w*\}", text))


def update() -> int:
    """Add what is new to the catalogue, without English yet, and drop what nobody says; returns how many are new."""
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    catalogue = polib.pofile(str(CATALOGUE)) if CATALOGUE.exists() else _new_catalogue()
    said = found()
    known = {Message(e.msgid, e.msgid_plural or "", e.msgctxt or ""): e for e in catalogue}
    for message, entry in known.items():
        if message not in said:
            catalogue.remove(entry)
    new = [message for message in said if message not in known]
    for message in new:
        catalogue.append(_entry(message, said[message]))
    catalogue.sort(key=lambda entry: (entry.comment, entry.msgid))
    catalogue.save(str(CATALOGUE))
    return len(new)


def _entry(message: Message, where: str) -> polib.POEntry:
    given = {"msgid": message.text, "comment": where.rsplit("/", 1)[0]}
    if message.context:
        given["msgctxt"] = message.context
    if message.plural:
        return polib.POEntry(**given, msgid_plural=message.plural, msgstr_plural={0: "", 1: ""})
    return polib.POEntry(**given, msgstr="")


def _new_catalogue() -> polib.POFile:
    catalogue = polib.POFile(wrapwidth=120)
    catalogue.metadata = {
        "Project-Id-Version": "gezinsboek",
        "Language": "en",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    return catalogue
