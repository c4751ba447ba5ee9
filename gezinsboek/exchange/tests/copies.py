"""A copy as somebody gets it: asked, made by the worker, fetched and opened."""

import io
import json
import re
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.db import transaction

from cast.deeds import replies
from cast.family import WRITE, Family
from cast.people import as_, player
from gezinsboek.circle.tests.wires import superuser
from gezinsboek.exchange import making
from gezinsboek.exchange.models import TakeAway
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault.filestore import sealed_files

ARABIC = "مرحبا يا نور"


@pytest.fixture
def book() -> Family:
    family = Family.opens(name="Noor & <b>Milan</b>")
    family.comes("mark", {"Thuis": WRITE, "School": WRITE}, purpose="Vader")
    family.comes("tine", {"Thuis": WRITE}, title="oma")
    family.comes("femke", {"School": WRITE})
    item = family.writes("noor", "Thuis", f"Lina at een appel 🍎 <script>alert(1)</script> {ARABIC}")
    replies("tine", item, "Wat fijn 👩‍👩‍👧.")
    family.writes("femke", "School", "De school belde.")
    family.writes("noor", "Gezondheid", "Naar de dokter geweest.")
    family.writes("noor", "Thuis", "Alleen voor mij.", only=[])
    return family


def asked(book: UUID, key: str, kind: str = "book", *, fresh: bool = False) -> tuple[TakeAway, str]:
    """The row, and the note that the worker gets."""
    with as_(key, fresh=fresh), transaction.atomic():
        row = making.ask_for(book, kind, new_id(), "nl")
    return row, making.note_of(row, player(key).acting(fresh=fresh))


def made(book: UUID, key: str, kind: str = "book", *, fresh: bool = False) -> TakeAway:
    row, note = asked(book, key, kind, fresh=fresh)
    making.make(note)
    return now(row)


def now(row: TakeAway) -> TakeAway:
    """As it stands in the database."""
    with superuser() as root:
        found = root.execute(
            "select ready_at, size, fault, items, stamp, done, total from takeaway where id = %s", [row.id]
        )
        told = found.fetchone()
    assert told is not None
    row.ready_at, row.size, row.fault, row.items, row.stamp, row.done, row.total = told
    return row


def opened(row: TakeAway) -> zipfile.ZipFile:
    content = b"".join(sealed_files().read(row.dossier_id, row.id, making.COLUMN))
    assert len(content) == row.size
    whole = zipfile.ZipFile(io.BytesIO(content))
    assert whole.testzip() is None
    return whole


def everything(row: TakeAway) -> str:
    """All text in it, the PDF left out."""
    whole = opened(row)
    return "".join(whole.read(name).decode() for name in whole.namelist() if name.endswith((".html", ".json")))


def schema(name: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((Path(settings.ROOT) / "docs" / "exchange" / f"{name}.schema.json").read_text())
    return told


def faults(value: Any, rule: dict[str, Any], place: str = "$") -> list[str]:
    """What of this value does not fit the schema: as much of JSON Schema as ours use."""
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None)}
    found = [f"{place}: unknown word {word}" for word in rule.keys() - KNOWN]
    if "const" in rule and value != rule["const"]:
        found.append(f"{place} is not {rule['const']}")
    named = rule.get("type", [])
    if named and not isinstance(value, tuple(kinds[one] for one in ([named] if isinstance(named, str) else named))):
        return [*found, f"{place} is no {named}"]
    if isinstance(value, str) and rule.get("format") and not FORMATS[rule["format"]](value):
        found.append(f"{place} is no {rule['format']}")
    if isinstance(value, dict):
        found += [f"{place} misses {name}" for name in rule.get("required", []) if name not in value]
        known = rule.get("properties", {})
        found += [f"{place}.{name} is not in the schema" for name in value if name not in known]
        for name in value.keys() & known.keys():
            found += faults(value[name], known[name], f"{place}.{name}")
    if isinstance(value, list):
        for number, one in enumerate(value):
            found += faults(one, rule.get("items", {}), f"{place}[{number}]")
    return found


KNOWN = {
    "$schema",
    "title",
    "description",
    "type",
    "required",
    "additionalProperties",
    "properties",
    "items",
    "const",
    "format",
}
FORMATS = {
    "uuid": lambda told: bool(re.fullmatch(r"[0-9a-f-]{36}", told)),
    "date-time": lambda told: datetime.fromisoformat(told).tzinfo is not None,
    "date": lambda told: bool(date.fromisoformat(told)),
}
