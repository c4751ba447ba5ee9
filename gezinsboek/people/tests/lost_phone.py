"""People who vouch, and people who lost everything: for tests."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from gezinsboek.ground import clock
from gezinsboek.ground.mail.models import Mail
from gezinsboek.people import lost, vouching
from gezinsboek.people.models import Recovery, Vouching

from .visitors import WORK, Visitor

WORKS = {"organisation": WORK["organisation"], "profession": WORK["profession"]}


def worker() -> None:
    """What the worker does with what waits: looking up whose names were typed."""
    for one in Vouching.objects.filter(voucher=None):
        vouching.look_up(str(one.pk))
    for row in Recovery.objects.filter(account=None).exclude(typed_sealed=b""):
        lost.look_up(str(row.pk))


def chosen(noor: Visitor, tine: Visitor, typed: str = "") -> None:
    """Noor chose Tine, and Tine said yes."""
    noor.post("/mijn/kwijt/kiezen/", {"login": typed or tine.address})
    worker()
    answer(tine, "yes")


def number_in(voucher: Visitor, what: str) -> str:
    """Of the first person on the page of who vouches for whom this can be done; empty when for nobody."""
    found = re.search(rf"/mijn/instaan/([0-9a-f-]{{36}})/{what}/", voucher.get("/mijn/instaan/").content.decode())
    return found[1] if found else ""


def answer(voucher: Visitor, word: str) -> Any:
    number = number_in(voucher, "antwoord")
    return voucher.post(f"/mijn/instaan/{number}/antwoord/", {word: "1"}) if number else None


class Lost(Visitor):
    """A browser of somebody who is not in, and says a name."""

    def begin(self, name: str) -> "Lost":
        self.answer = self.post("/inloggen/kwijt/", {"login": name})
        self.page = self.get("/inloggen/kwijt/wachten/").content.decode()
        codes: list[str] = re.findall(r'class="code-words">([^<]+)<', self.page)
        self.kept, self.spoken = codes
        worker()
        return self

    def wait(self) -> str:
        return self.get("/inloggen/kwijt/wachten/").content.decode()

    def with_code(self, kept: str = "") -> "Lost":
        self.answer = self.post("/inloggen/kwijt/wachten/", {"kept": kept or self.kept})
        return self

    def done(self) -> Any:
        return self.post("/inloggen/kwijt/klaar/")


def word(voucher: Visitor, spoken: str, **more: Any) -> Any:
    """The one who vouches types what they heard."""
    number = number_in(voucher, "woord")
    if not number:
        return None
    return voucher.post(f"/mijn/instaan/{number}/woord/", {"code": spoken, "spoke": "on", **more})


@contextmanager
def days_later(days: float) -> Iterator[None]:
    with clock.moved_to(clock.now() + timedelta(days=days)):
        yield


def queued_to(address: str) -> list[str]:
    """The texts of the mails that wait for this address, oldest first."""
    return [one.text for one in Mail.objects.using("door").order_by("created_at", "id") if one.to == address]


def row_of(visitor: Visitor) -> Recovery:
    return Recovery.objects.filter(account=visitor.account).latest("begun_at")


def form_of(page: str) -> str:
    """What a page says, without tokens and codes."""
    page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page)
    page = re.sub(r'data-stays="\d+"|<time [^<]*</time>(, <time [^<]*</time>)?', "", page)
    return re.sub(r'class="code-words">[^<]+<', "", page)
