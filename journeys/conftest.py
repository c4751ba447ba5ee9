"""The running product and the people who visit it.

    def test_a_grandmother_reads_school(visit, site):
        noor, tine = visit("noor"), visit("tine", "wide")
        noor.goto(f"{site}/boeken/")

`visit(key, size, script=True)` gives a page in a browser of that person's own: sizes "phone" (390 x 844) and "wide"
(1280 x 900), key "" for nobody. What a browser complains about (the security policy, a script's error, a request to
another host) makes the test fail at its end.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from running import browser as browsers

from .looking import SIZES, Watch
from .product import Outbox, Product, running

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # playwright's loop runs in the thread that asks the ORM
NO_BROWSER = "NO CHROMIUM FOUND: browser tests are SKIPPED (install chromium, or name it in GEZINSBOEK_CHROMIUM)"
Visit = Callable[..., Page]
NO_OTHER_HOST = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
ARGS = ["--no-sandbox", "--disable-dev-shm-usage", NO_OTHER_HOST]
PATIENCE = 45_000  # milliseconds; only what never comes costs them, also on a machine with a lot to do
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a journey."""
    for item in items:
        if "/journeys/" in item.path.as_posix():
            item.add_marker(pytest.mark.journey)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Nobody may think that the stories were told when they were not."""
    if any(NO_BROWSER in str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])):
        terminalreporter.write_sep("!", NO_BROWSER, red=True, bold=True)


@pytest.fixture(scope="session")
def product() -> Iterator[Product]:
    """The real product with three families: database, web, worker and mail server."""
    with running() as started:
        yield started


@pytest.fixture(scope="session")
def site(product: Product) -> str:
    """Where it is, without a slash at the end."""
    return product.url


@pytest.fixture(scope="session")
def outbox(product: Product) -> Outbox:
    """The mails it sent."""
    return product.outbox


@pytest.fixture(scope="package")
def playing() -> Iterator[Playwright]:
    """Ends with the journeys: while its loop runs, no other test of this process can run one of its own."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="package")
def chromium(playing: Playwright) -> Iterator[Browser]:
    """One real Chromium for all; every visitor has a window and cookies of their own."""
    path = browsers.find()
    if not path:
        pytest.skip(NO_BROWSER)
    started = playing.chromium.launch(executable_path=path, args=ARGS)
    yield started
    started.close()


@pytest.fixture
def visit(chromium: Browser, site: str) -> Iterator[Visit]:
    """A visitor's page; see above. Ask for as many people as the story has."""
    with visits(chromium, site) as visiting:
        yield visiting


@pytest.fixture
def remembering(playing: Playwright, chromium: Browser, site: str) -> Iterator[Visit]:
    """The same, in a browser that keeps pages whole for Back as people's browsers do; the one for all never does."""
    started = playing.chromium.launch(
        executable_path=browsers.find(),
        args=[*ARGS, "--enable-features=BackForwardCache,CacheControlNoStoreEnterBackForwardCache"],
        ignore_default_args=["--disable-back-forward-cache"],
    )
    with visits(started, site) as visiting:
        yield visiting
    started.close()


@contextmanager
def visits(browser: Browser, site: str) -> Iterator[Visit]:
    """Visitors in this browser; afterwards nothing may have been complained about."""
    opened: list[tuple[Any, Watch]] = []

    def visiting(key: str = "", size: str = "phone", *, script: bool = True, **more: Any) -> Page:
        context = browser.new_context(
            viewport=SIZES[size],
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
            java_script_enabled=script,
            has_touch=size == "phone",
            reduced_motion="reduce",
            accept_downloads=True,
            base_url=site,
            service_workers=more.pop("service_workers", "block"),  # what it answers cannot be watched
            **more,
        )
        context.set_default_timeout(PATIENCE)
        opened.append((context, Watch(context, site)))
        page = context.new_page()
        if key:
            become(page, key)
        return page

    yield visiting
    faults = [fault for _, watch in opened for fault in watch.faults()]
    for context, _ in opened:
        context.close()
    assert not faults, "\n".join(faults)


@pytest.fixture
def phone(visit: Visit) -> Page:
    """Nobody yet, on a phone."""
    return visit()


@pytest.fixture
def wide(visit: Visit) -> Page:
    """Nobody yet, at a desk."""
    return visit(size="wide")


@pytest.fixture
def without_script(visit: Visit) -> Page:
    """Nobody yet, on a phone where no script runs."""
    return visit(script=False)


def become(page: Page, key: str) -> None:
    """From now on this browser is that player, signed in as with a passkey."""
    answer = page.request.post(f"/demo/als/{key}/", max_redirects=0)
    assert answer.status == 302, f"could not become {key}: {answer.status}"
