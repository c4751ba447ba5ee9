"""The files behind the look agree with one another: icons, classes, contrast, and nothing a strict browser refuses."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string

from gezinsboek.ground.ui import showcase
from gezinsboek.ground.ui.assets import Storage

ROOT = Path(settings.ROOT)
STATIC = ROOT / "gezinsboek" / "ground" / "static" / "ui"
TEMPLATES = sorted((ROOT / "gezinsboek").glob("*/templates/**/*.html"))
STYLES = sorted((ROOT / "gezinsboek").glob("*/static/**/*.css"))
OFFLINE = ROOT / "gezinsboek" / "exchange" / "offline.css"  # of the website that is taken along
THEMES = sorted(STATIC.glob("theme-*.css"))
TAG = re.compile(r"{%.*?%}", re.S)
PART = "\0"


def without_comments(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    return re.sub(r"{#.*?#}|{% comment %}.*?{% endcomment %}|/\*.*?\*/", "", text, flags=re.S)


def named_icons() -> set[str]:
    lines = (ROOT / "running" / "icons.txt").read_text(encoding="utf-8").splitlines()
    return {line.split()[0] for line in lines if line and not line.startswith("#")}


def used_icons(text: str) -> set[str]:
    tags = TAG.findall(text)
    found = [re.findall(r'\bicon="([\w-]+)"', tag) + re.findall(r'{% icon "([\w-]+)"', tag) for tag in tags]
    empties = [re.findall(r'{% empty "([\w-]+)"', tag) for tag in tags]
    return {name for names in found + empties for name in names}


def used_classes(text: str) -> set[str]:
    """Class names written out in a template; those put together from a variable are left alone."""
    plain = TAG.sub(lambda tag: tag.group() if "kind=" in tag.group() else " ", text)
    kinds = re.findall(r'\bkind="([^"]*)"', " ".join(TAG.findall(text)))
    given = re.findall(r'\bclass="([^"]*)"', re.sub(r"{{.*?}}", PART, TAG.sub(" ", plain)))
    return {name for names in kinds + given for name in names.split() if PART not in name}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_has_anything_inline(path):
    text = without_comments(path)
    assert not re.search(r"\sstyle\s*=", text)
    assert not re.search(r"<style\b", text)
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", text)
    assert not re.search(r"javascript:", text)
    for script in re.findall(r"<script\b[^>]*>", text):
        assert "src=" in script or 'type="application/json"' in script
    assert not re.search(r"(src|href|action)=[\"'](https?:)?//", text), "everything comes from the site itself"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_icon_used_is_in_the_list(path):
    assert used_icons(without_comments(path)) <= named_icons()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_class_used_has_a_style(path):
    known = {
        name for style in (*STYLES, OFFLINE) for name in re.findall(r"\.([a-zA-Z][\w-]*)", without_comments(style))
    }
    hooks = {"stack", "text", "js-only"}
    assert used_classes(without_comments(path)) <= known | hooks


def test_every_icon_drawn_by_the_tags_themselves_is_in_the_list():
    code = "".join(path.read_text() for path in (ROOT / "gezinsboek" / "ground" / "ui").glob("*.py"))
    drawn = set(re.findall(r'icon_markup\("([\w-]+)"', code)) | {
        "eye",
        "eye-off",
        "pencil",
        "check",
        "alert",
        "info",
        "more",
    }
    assert drawn <= named_icons()


def test_the_styles_and_the_script_stay_within_their_budget():
    sheets = [STATIC / name for name in ("theme-gezinsboek.css", "layout.css", "components.css")]
    assert sum(len(gzip.compress(sheet.read_bytes(), 9)) for sheet in sheets) < 12 * 1024
    script = STATIC / "gb.js"
    assert script.stat().st_size < 6 * 1024
    assert not re.search(r"\beval\b|innerHTML|outerHTML|new Function|localStorage|confirm\(", script.read_text())


def tokens(path: Path) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", without_comments(path)))


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


WORDS_ON = {
    "paper": ["ink", "muted", "action", "action-hover", "alarm", "good"],
    "sheet": ["ink", "muted", "action", "action-hover", "alarm", "good", "care"],
    "action-soft": ["ink", "muted", "action", "action-hover"],
    "action": ["on-action"],
    "action-hover": ["on-action"],
    "cover": ["on-cover"],
    "cover-help": ["on-cover"],
    "marker": ["on-marker"],
    "ink": ["sheet"],
    "good-soft": ["ink", "good"],
    "care-soft": ["ink", "care"],
    "alarm-soft": ["ink", "alarm"],
}
EDGES_ON = {
    "paper": ["control-line", "focus", "action"],
    "sheet": ["control-line", "focus", "action", "alarm"],
    "cover": ["on-cover"],
    "focus-halo": ["focus"],
}


@pytest.mark.parametrize("theme", THEMES, ids=lambda path: path.stem)
def test_words_of_every_theme_stand_out(theme):
    gb = {name.removeprefix("gb-color-"): value for name, value in tokens(theme).items()}
    weak = {(ink, on): round(contrast(gb[ink], gb[on]), 2) for on, inks in WORDS_ON.items() for ink in inks}
    assert not {pair: ratio for pair, ratio in weak.items() if ratio < 4.5}
    assert contrast("#ffffff", gb["alarm"]) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda path: path.stem)
def test_edges_of_every_theme_stand_out(theme):
    gb = {name.removeprefix("gb-color-"): value for name, value in tokens(theme).items()}
    weak = {(ink, on): round(contrast(gb[ink], gb[on]), 2) for on, inks in EDGES_ON.items() for ink in inks}
    assert not {pair: ratio for pair, ratio in weak.items() if ratio < 3}


def test_themes_name_the_same_tokens():
    names = [set(re.findall(r"--gb-[\w-]+(?=:)", without_comments(theme))) for theme in THEMES]
    assert all(theme == names[0] for theme in names)
    assert len(THEMES) >= 2


def test_chapters_and_figures_can_be_read():
    layout = tokens(STATIC / "layout.css")
    for chapter in ("home", "school", "health", "growth", "help", "money"):
        assert contrast(layout[f"c-{chapter}"], layout[f"ci-{chapter}"]) >= 4.5
        assert contrast("#ffffff", layout[f"ci-{chapter}"]) >= 4.5
    figures = re.findall(r"\.p-(?:\d+|ended) \{ background: (#[0-9a-f]{6})", (STATIC / "components.css").read_text())
    assert len(figures) == 13
    assert all(contrast(figure, "#1d2042") >= 4.5 for figure in figures)


def test_the_showcase_shows_every_part_without_a_fault():
    html = render_to_string("ui/showcase.html", showcase.context())
    for part in (
        "composer",
        "notebook",
        "matrix",
        "person",
        "case",
        "log",
        "errors",
        "letter",
        "cast",
        "empty",
        "pager",
    ):
        assert re.search(rf'class="{part}\b', html), part
    assert len(set(re.findall(r'\bid="([^"]+)"', html))) == len(re.findall(r'\bid="([^"]+)"', html))


def test_a_font_that_could_not_be_fetched_does_not_stop_the_rest(tmp_path):
    storage = Storage(location=tmp_path)
    assert storage.hashed_name("assets/fonts/none.woff2") == "assets/fonts/none.woff2"
    assert storage.stored_name("assets/icons-none.svg") == "assets/icons-none.svg"
    with pytest.raises(ValueError, match="none"):
        storage.hashed_name("ui/none.css")
