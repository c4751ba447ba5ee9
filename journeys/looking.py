"""Looking at a page: is it accessible, what does it look like, did it ask anything of another host?"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, ViewportSize

from .product import ROOT

SIZES: dict[str, ViewportSize] = {
    "phone": {"width": 390, "height": 844},
    "wide": {"width": 1280, "height": 900},
}
PICTURES = ROOT / "docs" / "pictures"
AXE = Axe().axe_script
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
HIGH = {"phone": 1500, "wide": 1400}  # how much of a long page stands in the docs
EXACT = 176  # colours of a picture that are kept as they are
ELSEWHERE = re.compile(r"^https?://(?!(127\.0\.0\.1|localhost)[:/])")
NEUTRAL = '<!doctype html><html lang="nl"><title>Het weer</title><h1>Het weer</h1></html>'


class Watch:
    """Keeps what a browser complains about, and of whom else it asked anything; the browser itself knows no other host
    (`conftest.ARGS`). Nothing is held up to be looked at: then nothing would be remembered, and each page bring all of its
    scripts once more."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.site = site
        self.complaints: list[str] = []
        self.strangers: list[str] = []
        context.on("request", self._asked)
        context.on("console", self._said)
        context.on("weberror", lambda error: self.complaints.append(f"script: {error.error}"))

    def _asked(self, request: Request) -> None:
        ours = request.url.startswith((self.site, "data:", "blob:", "chrome-error:"))
        if not ours and not request.is_navigation_request():
            self.strangers.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        # A page that is refused or not found on purpose is told by the browser as an error too; a story checks those.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.complaints.append(f"{urlsplit(message.location.get('url', '')).path}: {message.text}")

    def faults(self) -> list[str]:
        """Everything that must not have happened."""
        return self.complaints + [f"asked another host: {url}" for url in self.strangers]


def plays_the_world(page: Page) -> None:
    """From now on every other host answers this visitor with one page of our own: there "Snel weg" goes."""
    page.route(ELSEWHERE, lambda route: route.fulfill(body=NEUTRAL, content_type="text/html"))


@contextmanager
def whole_page(page: Page, *, at_most: int = 15_000) -> Iterator[None]:
    """Inside, the viewport is as high as the page, so that no bar lies over a part of it."""
    before = page.viewport_size
    if not before:
        raise AssertionError("a page without a size")
    high = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": before["width"], "height": max(before["height"], min(high, at_most))})
    try:
        yield
    finally:
        page.set_viewport_size(before)


def is_accessible(page: Page) -> None:
    """Not one violation of WCAG 2.2 AA on this page, and nothing wider than the screen.

    Where no script runs axe cannot run either; the same pages are looked at elsewhere.
    """
    if page.evaluate("matchMedia('(scripting: none)').matches"):
        return
    page.locator("main").wait_for()  # not in the middle of going somewhere
    with whole_page(page):
        found = violations(page)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    told = [
        f"{one['id']} ({one['impact']}): {one['help']}\n    "
        + "\n    ".join(node["html"][:200] for node in one["nodes"])
        for one in found
    ]
    assert not told, f"{page.url}\n" + "\n".join(told)
    assert wide <= 0, f"{page.url} is {wide} pixels too wide"


def violations(page: Page) -> list[dict[str, Any]]:
    """What axe finds on this page as it stands. It is brought in once a page, and tells what is wrong alone: the rest of
    its report is a hundred times as much."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found: list[dict[str, Any]] = page.evaluate("rules => axe.run(rules).then(told => told.violations)", RULES)
    return found


def picture(page: Page, name: str) -> None:
    """A picture for the docs, `docs/pictures/<name>-phone.png` or `-wide.png`, with GEZINSBOEK_PICTURES=1.

    Without it only: the page is there.
    """
    page.locator("h1").first.wait_for()
    if os.environ.get("GEZINSBOEK_PICTURES") != "1" or not page.viewport_size:
        return
    size = "phone" if page.viewport_size["width"] < 700 else "wide"
    PICTURES.mkdir(parents=True, exist_ok=True)
    with whole_page(page, at_most=HIGH[size]):
        page.evaluate("document.fonts.ready")
        page.wait_for_load_state("networkidle")
        shot = Image.open(BytesIO(page.screenshot(animations="disabled")))
    few_colours(shot.convert("RGB")).save(PICTURES / f"{name}-{size}.png", optimize=True)


def pictures(page: Page, name: str) -> None:
    """At both sizes: it can be used, and here is its picture. Afterwards the page is as wide as it was."""
    before = page.viewport_size
    for size in SIZES.values():
        page.set_viewport_size(size)
        is_accessible(page)
        picture(page, name)
    if before:
        page.set_viewport_size(before)


def few_colours(shot: Image.Image) -> Image.Image:
    """The same picture in 256 colours, small enough to keep. The colour of every plane, line and mark that has more than
    a few points stays exactly as it is; only in photos and at the edges of letters a near one takes its place."""
    raw = shot.tobytes()
    colours = list(zip(raw[0::3], raw[1::3], raw[2::3], strict=True))
    exact = [colour for colour, _count in Counter(colours).most_common(EXACT)]
    between = shot.quantize(256 - len(exact), Image.Quantize.MAXCOVERAGE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette(bytes(part for colour in exact for part in colour) + bytes(between))
    near = shot.quantize(palette=palette, dither=Image.Dither.NONE)  # approximately; hence once more for the exact ones
    place = {colour: index for index, colour in enumerate(exact)}
    near.frombytes(bytes(place.get(colour, about) for colour, about in zip(colours, near.tobytes(), strict=True)))
    return near
