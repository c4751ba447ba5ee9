"""What makes it lighter: read aloud, spoken instead of typed, a sign on a device, a word before one is signed out.

A machine without ears, mouth or push service plays these parts here: only what the browser itself would do is played, and
what it was asked is looked at. Everything that asks is the product's own.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from playwright.sync_api import Page, expect

from .looking import is_accessible
from .telling import button, opens_book, signs_up

X962, UNCOMPRESSED = Encoding.X962, PublicFormat.UncompressedPoint
QUESTION = "Wat wil je vertellen?"
MOUTH = """(() => {
  window.said = [];
  let now = null;
  const done = (type) => { const one = now; now = null; if (one && one["on" + type]) one["on" + type](new Event(type)); };
  const mouth = { get speaking() { return Boolean(now); }, speak(one) { now = one; said.push([one.lang, one.text]); },
    cancel() { done("error"); }, end() { done("end"); } };
  Object.defineProperty(window, "speechSynthesis", { value: mouth });
})()"""
EAR = """(() => {
  window.SpeechRecognition = window.webkitSpeechRecognition = class {
    start() { window.ear = this; }
    stop() { this.onend(); }
    hear(...words) {
      const results = words.map((transcript) => Object.assign([{ transcript }], { isFinal: true }));
      this.onresult({ results, resultIndex: 0 });
    }
  };
})()"""
DEAF = "delete window.SpeechRecognition; delete window.webkitSpeechRecognition;"
SIGNS = """(() => {
  const told = { endpoint: "https://fcm.googleapis.com/fcm/send/een-apparaat", keys: { p256dh: "KEY", auth: "SECRET" } };
  Notification.requestPermission = () => Promise.resolve("granted");
  PushManager.prototype.subscribe = (wanted) => {
    if (!wanted.userVisibleOnly || wanted.applicationServerKey.length < 80) throw new Error("not asked as it should be");
    return Promise.resolve({ toJSON: () => told });
  };
})()"""


def in_a_book_of_her_own(page: Page, outbox) -> str:
    signs_up(page, outbox, "Sanne")
    return opens_book(page, "Ons boek")


def writes_here(page: Page, text: str) -> None:
    page.get_by_label(QUESTION).fill(text)
    button(page, "Zet in ons boek").click()
    expect(page.locator("article.entry", has_text=text)).to_be_visible()


def test_a_stukje_is_read_aloud_in_the_language_of_the_page_and_stops_when_asked(visit, outbox):
    page = visit()
    page.add_init_script(MOUTH)
    book = in_a_book_of_her_own(page, outbox)
    writes_here(page, "Vandaag gingen we zwemmen.")
    aloud = page.locator("article.entry").first.get_by_role("button", name="Lees voor")
    aloud.click()
    assert page.evaluate("said") == [["nl-NL", "Vandaag gingen we zwemmen."]]
    expect(aloud).to_have_attribute("aria-pressed", "true")
    is_accessible(page)
    aloud.click()
    assert not page.evaluate("speechSynthesis.speaking")
    expect(aloud).to_have_attribute("aria-pressed", "false")
    aloud.click()
    page.evaluate("speechSynthesis.end()")
    expect(aloud).to_have_attribute("aria-pressed", "false")
    button(page, "Lees deze bladzijde voor").click()
    assert "Vandaag gingen we zwemmen." in page.evaluate("said.pop()[1]")
    page.evaluate("dispatchEvent(new Event('pagehide'))")  # a voice may not go on after the page is gone
    assert not page.evaluate("speechSynthesis.speaking")
    button(page, "English").click()
    page.goto(book)
    page.locator("article.entry [data-read]").first.click()
    assert page.evaluate("said.pop()[0]") == "en-GB"


def test_a_browser_without_a_voice_offers_none(visit):
    page = visit()
    page.add_init_script("Object.defineProperty(window, 'speechSynthesis', { value: undefined })")
    page.goto("/uitleg/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(button(page, "Lees deze bladzijde voor")).to_be_hidden()


def test_she_speaks_and_the_words_come_after_what_she_typed(visit, outbox):
    page = visit()
    page.add_init_script(EAR)
    in_a_book_of_her_own(page, outbox)
    page.get_by_label(QUESTION).fill("Vanmorgen.")
    page.get_by_text("Inspreken", exact=True).click()
    expect(page.get_by_text("De maker van je browser kan je stem dan horen.")).to_be_visible()
    assert page.evaluate("window.ear === undefined"), "it listened before anybody pressed the button"
    is_accessible(page)
    button(page, "Begin met inspreken").click()
    assert page.evaluate("[ear.lang, ear.continuous]") == ["nl-NL", True]
    stop = button(page, "Stop met inspreken")
    expect(stop).to_have_attribute("aria-pressed", "true")
    page.evaluate("ear.hear('Milan at', 'twee boterhammen')")
    expect(page.get_by_label(QUESTION)).to_have_value("Vanmorgen. Milan at twee boterhammen")
    expect(page.get_by_text("Bewaard. Alleen jij ziet dit.")).to_be_visible()
    stop.click()
    expect(button(page, "Begin met inspreken")).to_have_attribute("aria-pressed", "false")
    button(page, "Begin met inspreken").click()
    page.evaluate("ear.onerror(); ear.onend()")
    unheard = page.locator("[data-kept]").first
    expect(unheard).to_have_text(str(unheard.get_attribute("data-unheard")))


def test_a_browser_that_cannot_listen_does_not_offer_it(visit, outbox):
    page = visit()
    page.add_init_script(DEAF)
    in_a_book_of_her_own(page, outbox)
    expect(page.get_by_label(QUESTION)).to_be_visible()
    expect(page.locator("[data-dictate]").first).to_be_hidden()
    expect(button(page, "Begin met inspreken")).to_have_count(0)


def test_she_lets_a_device_give_a_sign_and_stops_it_again(visit, outbox):
    page = visit(service_workers="allow")
    key = ec.generate_private_key(ec.SECP256R1()).public_key().public_bytes(X962, UNCOMPRESSED)
    page.add_init_script(SIGNS.replace("KEY", words_of(key)).replace("SECRET", words_of(bytes(range(16)))))
    signs_up(page, outbox, "Sanne")
    page.goto("/mijn/berichten/")
    is_accessible(page)
    button(page, "Zet aan op dit apparaat").click()
    expect(page.get_by_text("Dit apparaat krijgt nu een seintje.")).to_be_visible()
    button(page, "Zet uit").click()
    expect(page.get_by_text("Dit apparaat krijgt geen seintje meer.")).to_be_visible()
    page.evaluate("Notification.requestPermission = () => Promise.resolve('denied')")
    button(page, "Zet aan op dit apparaat").click()
    expect(page.get_by_text("Dit lukte niet. Mag deze site meldingen tonen?")).to_be_visible()


def test_before_she_is_signed_out_the_page_asks_whether_she_is_there_and_she_stays(visit):
    page = visit("noor")
    page.clock.install()
    page.goto("/mijn/berichten/")
    warning = page.locator("#staying")
    lives = int(str(warning.get_attribute("data-stays")))
    expect(warning).to_be_hidden()
    page.clock.fast_forward((lives - 250) * 1000)
    expect(warning).to_contain_text("Over 5 minuten log je vanzelf uit.")
    is_accessible(page)
    button(page, "Blijf hier").click()
    expect(warning).to_be_hidden()
    page.clock.fast_forward((lives - 400) * 1000)
    expect(warning).to_be_hidden()
    page.clock.fast_forward(500 * 1000)
    expect(warning).to_contain_text("Je bent uitgelogd. Wat je typte, staat er nog.")
    expect(button(page, "Blijf hier")).to_be_hidden()


def words_of(raw: bytes) -> str:
    """As a browser tells it."""
    return urlsafe_b64encode(raw).decode().rstrip("=")
