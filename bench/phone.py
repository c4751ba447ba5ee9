"""What a phone has to fetch, and what Lighthouse says of it: a real product, a real browser, the people of the demo."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from journeys.product import running
from running import browser as browsers

LIGHTHOUSE = "lighthouse@12.8.2"  # from npm; without npx its figures are left out
ROUNDS = 3  # of which the middle one counts: another process on the machine makes a score lower, never higher
CATEGORIES = ("performance", "accessibility", "best-practices")
KB = 1024
PAGES = (("plan", "noor", "plan/"), ("agenda", "noor", "agenda/"), ("caseload", "femke", "/mijn-gezinnen/?deel=alle"))
NARROW: ViewportSize = {"width": 390, "height": 844}


def measure() -> dict[str, float]:
    """KB for a first visit, for script alone, and for the next pages; Lighthouse scores of each of them."""
    found: dict[str, float] = {}
    with running() as product, sync_playwright() as playing:
        program = browsers.find()
        if not program:
            raise SystemExit("A browser is needed: Chromium was not found.")
        started = playing.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-dev-shm-usage"])
        page = visitor(started, product.url)
        found |= weights(page)
        looked_at = [("first page", product.url + "/inloggen/", ""), ("timeline", page.url, cookie(page))]
        found |= whole_timeline(started, product.url)
        for name, key, path in PAGES:
            page = visitor(started, product.url)
            found[f"{name}, next page, KB"] = weight_after_the_first(page, key, path)
            looked_at.append((name, page.url, cookie(page)))
        started.close()
        if shutil.which("npx"):
            for name, url, told in looked_at:
                found |= scores(name, url, told, program)
    return found


def visitor(started: Browser, url: str) -> Page:
    """Somebody who was never here. What a service worker brings is not counted, so there is none."""
    return started.new_context(viewport=NARROW, base_url=url, service_workers="block").new_page()


def weights(page: Page) -> dict[str, float]:
    """What is sent over the line, headers included: the first page with nothing kept, then a timeline, then "Mensen"."""
    sent = Sent(page)
    page.goto("/", wait_until="networkidle")
    first, script = sent.taken(), sent.script
    page.request.post("/demo/als/noor/", max_redirects=0)
    page.goto("/", wait_until="networkidle")
    timeline = page.url
    sent.taken()
    page.goto(timeline + "mensen/", wait_until="networkidle")
    following = sent.taken()
    page.goto(timeline, wait_until="networkidle")
    return {"first visit, KB": first / KB, "first visit, script, KB": script / KB, "next page, KB": following / KB}


def weight_after_the_first(page: Page, key: str, path: str) -> float:
    """What one more page brings for somebody who saw their first page, wherever that was."""
    page.request.post(f"/demo/als/{key}/", max_redirects=0)
    sent = Sent(page)
    page.goto("/", wait_until="networkidle")
    sent.taken()
    page.goto(path if path.startswith("/") else page.url + path, wait_until="networkidle")
    return sent.taken() / KB


def cookie(page: Page) -> str:
    """Who this visitor is, as a browser sends it."""
    return "; ".join(f"{one['name']}={one['value']}" for one in page.context.cookies())


def whole_timeline(started: Browser, url: str) -> dict[str, float]:
    """A whole timeline with its photos, for somebody who was never here."""
    page = visitor(started, url)
    page.request.post("/demo/als/noor/", max_redirects=0)
    sent = Sent(page)
    page.goto("/", wait_until="networkidle")
    everything = sent.taken()
    return {"timeline, nothing kept, KB": everything / KB, "timeline, script, KB": sent.script / KB}


class Sent:
    """Counts the bytes that come over the line for a page."""

    def __init__(self, page: Page) -> None:
        self.bytes = self.script = 0.0
        self._scripts: set[str] = set()
        told = page.context.new_cdp_session(page)
        told.send("Network.enable")
        told.on("Network.responseReceived", self._kind)
        told.on("Network.loadingFinished", self._count)

    def _kind(self, event: dict[str, Any]) -> None:
        if event["type"] == "Script":
            self._scripts.add(event["requestId"])

    def _count(self, event: dict[str, Any]) -> None:
        self.bytes += event["encodedDataLength"]
        if event["requestId"] in self._scripts:
            self.script += event["encodedDataLength"]

    def taken(self) -> float:
        """What came since the last time."""
        taken, self.bytes = self.bytes, 0.0
        return taken


def scores(name: str, url: str, cookie: str, program: str) -> dict[str, float]:
    """The middle one of some runs of Lighthouse with its mobile profile, 0 to 100."""
    runs = [_score(url, cookie, program) for _ in range(ROUNDS)]
    return {f"{name}, {one}": sorted(run[one] for run in runs)[ROUNDS // 2] for one in CATEGORIES}


def _score(url: str, cookie: str, program: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        told, headers = Path(folder, "told.json"), Path(folder, "headers.json")
        headers.write_text(json.dumps({"Cookie": cookie} if cookie else {}))
        command = ["npx", "--yes", LIGHTHOUSE, url, "--output=json", f"--output-path={told}", "--quiet"]
        command += [f"--extra-headers={headers}", f"--only-categories={','.join(CATEGORIES)}"]
        command += ["--chrome-flags=--headless=new --no-sandbox"]
        subprocess.run(command, check=True, env=os.environ | {"CHROME_PATH": program}, capture_output=True)
        categories = json.loads(told.read_text())["categories"]
    return {one: categories[one]["score"] * 100 for one in CATEGORIES}
