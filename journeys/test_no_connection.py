"""On the phone: the book on its first screen, and words of our own when there is no connection."""

from __future__ import annotations

from playwright.sync_api import expect

from .looking import is_accessible
from .telling import heading, home

WORKS = "navigator.serviceWorker.ready.then(() => true)"
KEPT = """caches.keys().then(names => Promise.all(names.map(name => caches.open(name).then(kept => kept.keys()))))
  .then(all => all.flat().map(one => new URL(one.url).pathname))"""


def test_the_book_can_be_put_on_the_first_screen(visit, site):
    page = visit("noor")
    home(page)
    manifest = page.evaluate("fetch(document.querySelector('link[rel=manifest]').href).then(one => one.json())")
    assert manifest["display"] == "standalone"
    for icon in manifest["icons"]:
        picture = page.request.get(icon["src"])
        assert picture.headers["content-type"] == "image/png"
    found = page.context.new_cdp_session(page).send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [one["errorId"] for one in found if one["errorId"] != "in-incognito"] == []


def test_without_connection_she_hears_so_in_plain_words_and_her_text_is_there(visit):
    page = visit("noor", service_workers="allow")
    home(page)
    assert page.evaluate(WORKS)
    book = page.url
    page.reload()
    page.locator("#text").fill("Dit wil ik niet kwijt.")
    page.context.set_offline(True)
    page.get_by_role("button", name="Zet in ons boek").click()
    expect(heading(page, "Even geen verbinding")).to_be_visible()
    is_accessible(page)
    page.context.set_offline(False)
    page.go_back()
    expect(page.locator("#text")).to_have_value("Dit wil ik niet kwijt.")
    page.get_by_role("button", name="Zet in ons boek").click()
    expect(page.locator("article.entry", has_text="Dit wil ik niet kwijt.")).to_have_count(1)
    assert page.url.startswith(book)


def test_the_browser_keeps_nothing_of_the_family(visit):
    page = visit("noor", service_workers="allow")
    home(page)
    assert page.evaluate(WORKS)
    for place in ("", "mensen/", "wie-ziet-wat/"):
        page.goto(f"{page.url.split('/boek/')[0]}/boek/{page.url.split('/boek/')[1][:36]}/{place}")
    kept = page.evaluate(KEPT)
    assert "/geen-verbinding/" in kept
    assert all(path == "/geen-verbinding/" or path.startswith("/static/") for path in kept), kept
