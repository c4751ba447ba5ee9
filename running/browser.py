"""A Chromium for the tests: one that is there, or Debian's when we may install it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from running.places import say

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ON_A_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def find() -> str | None:
    """GEZINSBOEK_CHROMIUM, or the first that this machine has."""
    if named := os.environ.get("GEZINSBOEK_CHROMIUM"):
        return named
    for name in NAMES:
        if path := shutil.which(name):
            return path
    return str(ON_A_MAC) if ON_A_MAC.exists() else _of_playwright()


def _of_playwright() -> str | None:
    """One that `playwright install` put there, the newest first."""
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    found = sorted(cache.glob("chromium-*/chrome-linux*/chrome"), reverse=True)
    return str(found[0]) if found else None


def ensure() -> str | None:
    """Find one or install it; None, said aloud, when neither is possible."""
    if path := find():
        return path
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say("Chromium ontbreekt; installeren met apt-get")
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]):
            subprocess.run(command, env=quiet, capture_output=True, check=False)
        if path := find():
            return path
    print(
        "\n!!! GEEN CHROMIUM GEVONDEN: de tests in een browser worden OVERGESLAGEN.\n"
        "!!! NO CHROMIUM FOUND: the browser tests are SKIPPED. Install chromium (sudo apt install chromium).\n",
        flush=True,
    )
    return None
