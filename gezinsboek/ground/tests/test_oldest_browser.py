"""The oldest browsers of docs/look.md (Chrome and WebView 90, Safari 14.0, Firefox ESR of two years ago) do it all too.

A script with one word that they cannot read does not run at all, so syntax of later is refused everywhere. What they do not
have may be used where the script looks first whether it is there.
"""

import re
from pathlib import Path

import django_htmx
import pytest
from django.conf import settings

ROOT = Path(settings.ROOT) / "gezinsboek"
STYLES = [*sorted(ROOT.glob("*/static/**/*.css")), ROOT / "exchange" / "offline.css"]
SCRIPTS = [*sorted(ROOT.glob("*/static/**/*.js")), *sorted(ROOT.glob("*/templates/**/*.js"))]
HTMX = Path(django_htmx.__file__).parent / "static" / "django_htmx" / "htmx-2.min.js"

DROPPED = {  # a rule with this is dropped whole: there the page looks broken, not plain
    "a layer": r"@layer",
    "a container": r"@container|\bcq[wh]\b",
    "a nested rule": r"&|@scope|(?:^|[{}])\s*[^@{}\s][^{}]*\{[^{}]*\{",
    "a range of widths": r"@media[^{]*[<>]",
    "a newer selector": r":has\(|:user-(in)?valid|:popover-open|:nth-child\([^)]* of ",
    "a newer colour": r"color-mix\(|oklch\(|oklab\(|light-dark\(|\bcolor\(",
    "a newer height": r"\d[dsl]v[hw]\b",
    "a ratio": r"aspect-ratio",
    "cut off": r"overflow(-[xy])?\s*:\s*clip",
    "both sides at once": r"(?<![\w-])(padding|margin|border|inset)-(inline|block)\s*:",
    "a side of the text": r"(?<![\w-])inset(-(inline|block)(-start|-end)?)?\s*:|border-(start|end)-(start|end)-radius",
    "a turn of its own": r"[{;]\s*(translate|rotate|scale)\s*:",
}
SYNTAX = {  # Chrome 90 or Safari 14.0 stops at it, before the first line
    "a class, for its fields came later": r"\bclass\s+\w",
    "something private": r"(this|\w)\.#\w|\s#\w+\s+in\s",
    "looking back in a pattern": r"\(\?<[=!]",
    "a pattern over several indices": r"/[a-z]*[dv][a-z]*\.(exec|test)\(",
    "waiting outside of a function": r"^await\s",
    "a module": r"^(import|export)\s",
}
MISSING = (  # there later than the floor
    r"\.(at|findLast|findLastIndex|toSorted|toReversed|toSpliced|hasOwn|groupBy|requestSubmit|showModal|close[dD]by)\(",
    r"\b(structuredClone|reportError|randomUUID|WeakRef|URLPattern|Temporal|CompressionStream|startViewTransition)\b",
    r"\b(AbortSignal\.(timeout|any)|Promise\.(withResolvers|try)|Array\.fromAsync|Object\.groupBy)\b",
    r"\b(popover|inert|showPicker|moveBefore|setHTML|scrollend|canParse)\b",
)
GUARDED = {  # what an old browser lacks, and how a script asks for it first
    "BroadcastChannel": "window.BroadcastChannel ?",
    "createImageBitmap": "window.createImageBitmap &&",
    "submitter": "if (b)",
    "speechSynthesis": "hide(voice, ",
    "SpeechRecognition": "window.SpeechRecognition || window.webkitSpeechRecognition",
    "PushManager": '"PushManager" in window',
    "serviceWorker": '"serviceWorker" in navigator',
    "PublicKeyCredential": "window.PublicKeyCredential &&",
    "clipboard": "hide(navigator.clipboard, ",
}


def without_words(path: Path) -> str:
    """The rules or the code alone: no comments, no strings of CSS."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
    if path.suffix == ".css":
        return re.sub(r"\"[^\"]*\"|@supports[^{]*", "", text)
    return re.sub(r"(^|\s)//.*", r"\1", text)


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_styles_use_nothing_the_oldest_browser_drops(path):
    text = without_words(path)
    assert not {name: found[0] for name, what in DROPPED.items() if (found := re.search(what, text))}
    assert "!important" not in re.sub(
        r"[^{}]*\{[^{}]*(display: none|padding: 0|max-width: none) !important[^{}]*\}", "", text
    )


def test_every_part_that_breaks_without_gaps_in_a_row_has_a_way_without():
    """Safari 14.0 knows no gap in a row that bends: an icon would stand against its word."""
    sheet = (ROOT / "ground" / "static" / "ui" / "components.css").read_text(encoding="utf-8")
    without = " ".join(re.findall(r"@supports not \(inset: 0\) \{(.*?)\n\}", sheet + layout(), flags=re.S))
    for part in (
        "button",
        "tool",
        "chip",
        "tab",
        "leave",
        "notice",
        "check",
        "radio",
        "row",
        "actions",
        "composer-foot",
    ):
        assert f".{part} > " in without, part
    for part in ("done", "row-link", "sheet"):
        assert f".{part} > .icon" in without, part


def layout() -> str:
    return (ROOT / "ground" / "static" / "ui" / "layout.css").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_can_be_read_by_the_oldest_browser(path):
    code = without_words(path)
    assert not {name: found[0] for name, what in SYNTAX.items() if (found := re.search(what, code, flags=re.M))}
    assert not [found[0] for what in MISSING if (found := re.search(what, code))]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_looks_first_whether_a_newer_thing_is_there(path):
    code = without_words(path)
    inside = path.name == "worker.js"  # it runs only where there are workers
    assert not [name for name, asks in GUARDED.items() if name in code and asks not in code and not inside]


def test_the_script_of_others_can_be_read_by_the_oldest_browser_too():
    """htmx comes in a package: a newer one may not take the floor away. It asks itself for what is newer."""
    code = HTMX.read_text(encoding="utf-8")
    assert not {name: found[0] for name, what in SYNTAX.items() if (found := re.search(what, code, flags=re.M))}
    assert not re.search(r"\?\?=|\|\|=|&&=|structuredClone|\.at\(|Object\.hasOwn\(", code)
