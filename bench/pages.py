"""What a page costs: the timeline of thirty items against an empty page through the same middleware."""

from collections.abc import Callable

from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.clocking import medians
from cast.browser import sign_in
from cast.family import WRITE, Family


def measure(rounds: int) -> dict[str, float]:
    """Ratios in server time, queries on each connection, and the weight of the page in bytes."""
    family = Family.opens("noor", "Gezin van de meting")
    family.comes("femke", {"Thuis": WRITE, "School": WRITE})
    for number in range(60):
        family.writes("noor" if number % 3 else "femke", "School" if number % 2 else "Thuis", f"Stukje {number}. " * 12)
    client = Client()
    sign_in(client, "noor")
    timeline, empty = f"/boek/{family.id}/", f"/boek/{family.id}/meer/"
    taken = medians(
        {"empty": _get(client, empty), "empty again": _get(client, empty), "timeline": _get(client, timeline)}, rounds
    )
    found = {
        "timeline page : empty page": taken["timeline"] / taken["empty"],
        "empty page : itself": taken["empty again"] / taken["empty"],
        "timeline page, milliseconds": taken["timeline"] * 1000,
        "timeline page, bytes": float(len(client.get(timeline).content)),
    }
    for alias in ("default", "door"):
        with CaptureQueriesContext(connections[alias]) as queries:
            client.get(timeline)
        found[f"timeline page, queries on {alias}"] = float(len(queries))
    return found


def _get(client: Client, address: str) -> Callable[[], object]:
    def get() -> object:
        answer = client.get(address)
        if answer.status_code != 200:
            raise AssertionError(f"{address} answered {answer.status_code}")
        return answer

    return get
