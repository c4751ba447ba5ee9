"""What pages cost: a timeline of thirty items, and the page of sixty families, against an empty page through the same
middleware."""

import logging
from collections.abc import Callable, Iterator

from django.db import connections, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.clocking import both
from cast.browser import sign_in
from cast.family import WRITE, Family
from cast.people import as_
from gezinsboek.timeline import writing

ALIASES = ("default", "door")
FAMILIES = 60


def measure(rounds: int) -> dict[str, float]:
    """Ratios in server time, queries on each connection, and the weight of each page in bytes."""
    logging.disable(logging.INFO)
    family = lively()
    client = sign_in(Client(SERVER_NAME="localhost"), "noor")
    found = compared(client, "timeline", f"/boek/{family.id}/", f"/boek/{family.id}/meer/", rounds)
    for number in range(FAMILIES - 1):
        other = Family.opens("mark", f"Gezin {number}")
        other.comes("femke", {"Thuis": WRITE, "School": WRITE}, inviter="mark")
        for _ in range(number % 3):
            other.writes("mark", "School", "Er is weer nieuws van deze week. " * 5)
    client = sign_in(Client(SERVER_NAME="localhost"), "femke")
    return found | compared(client, "caseload", "/mijn-gezinnen/?deel=alle", f"/boek/{family.id}/meer/", rounds)


def lively() -> Family:
    """A book in which two people write, answer each other and give hearts."""
    family = Family.opens("noor", "Gezin van de meting")
    family.comes("femke", {"Thuis": WRITE, "School": WRITE})
    for number in range(60):
        writer, other = ("noor", "femke") if number % 3 else ("femke", "noor")
        item = family.writes(writer, "School" if number % 2 else "Thuis", f"Stukje {number}. " * 12)
        if number % 4 == 0:
            with as_(other), transaction.atomic():
                writing.like(item)
                writing.reply(item, f"Wat fijn om te lezen, {number}. " * 3)
    return family


def compared(client: Client, name: str, address: str, empty: str, rounds: int) -> dict[str, float]:
    """This page against the empty one, and the empty one against itself: that is the noise."""
    things = {"empty": get(client, empty), "again": get(client, empty), name: get(client, address)}
    taken = both(things, rounds, lambda: servers())
    page, nothing, again = taken[name], taken["empty"], taken["again"]
    found = {
        f"{name} page : empty page": page.wall / nothing.wall,
        f"{name}: noise": again.wall / nothing.wall,
        f"{name} page : empty page, work": page.against(nothing),
        f"{name}: noise, work": again.against(nothing),
        f"{name} page, milliseconds": page.wall * 1000,
        f"{name} page, milliseconds of work": page.work * 1000,
        f"{name} page, bytes": float(len(client.get(address).content)),
    }
    for alias in ALIASES:
        with CaptureQueriesContext(connections[alias]) as asked:
            client.get(address)
        queries = [one["sql"] for one in asked if not one["sql"].startswith(("BEGIN", "COMMIT"))]
        found[f"{name} page, queries" + (" of the session" if alias == "door" else "")] = float(len(queries))
    return found


def servers() -> Iterator[int]:
    """The processes of the database that serve us."""
    for alias in ALIASES:
        if connection := connections[alias].connection:
            yield connection.info.backend_pid


def get(client: Client, address: str) -> Callable[[], object]:
    """Asks for this page; anything but a page is a fault of the measurement."""

    def asked() -> object:
        answer = client.get(address)
        if answer.status_code != 200:
            raise AssertionError(f"{address} answered {answer.status_code}")
        return answer

    return asked
