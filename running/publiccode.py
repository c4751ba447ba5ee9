"""Is `publiccode.yml` what the standard asks? The required keys of version 0.4 and the bounds of its texts."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import yaml

from running.places import ROOT

PATH = ROOT / "publiccode.yml"
REQUIRED = (
    "publiccodeYmlVersion",
    "name",
    "url",
    "platforms",
    "developmentStatus",
    "softwareType",
    "description",
    "legal.license",
    "maintenance.type",
    "localisation.localisationReady",
    "localisation.availableLanguages",
)
STATUSES = {"concept", "development", "beta", "stable", "obsolete"}
KINDS = {
    "standalone/mobile",
    "standalone/iot",
    "standalone/desktop",
    "standalone/web",
    "standalone/backend",
    "standalone/other",
    "addon",
    "library",
    "configurationFiles",
}
MAINTENANCE = {"internal", "contract", "community", "none"}


def faults() -> list[str]:
    """What is missing or wrong; empty when all is well."""
    if not PATH.exists():
        return ["publiccode.yml is er niet"]
    told = yaml.safe_load(PATH.read_text())
    if not isinstance(told, dict):
        return ["publiccode.yml heeft geen sleutels"]
    wrong = [f"{key} ontbreekt" for key in REQUIRED if _at(told, key) in (None, "", [], {})]
    wrong += _outside(told, "developmentStatus", STATUSES)
    wrong += _outside(told, "softwareType", KINDS)
    wrong += _outside(told, "maintenance.type", MAINTENANCE)
    if "releaseDate" in told and not isinstance(told["releaseDate"], date):
        wrong.append("releaseDate is geen datum")
    if _at(told, "maintenance.type") in {"internal", "community"} and not _at(told, "maintenance.contacts"):
        wrong.append("maintenance.contacts ontbreekt")
    if not re.fullmatch(r"0(\.\d+){0,2}", str(told.get("publiccodeYmlVersion", ""))):
        wrong.append("publiccodeYmlVersion is geen bekende versie")
    for language, text in (told.get("description") or {}).items():
        wrong += [f"description.{language}.{fault}" for fault in _description(text or {})]
    return wrong


def _at(told: dict[str, Any], key: str) -> Any:
    found: Any = told
    for part in key.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    return found


def _outside(told: dict[str, Any], key: str, allowed: set[str]) -> list[str]:
    found = _at(told, key)
    return [f"{key} is {found!r}, niet een van {', '.join(sorted(allowed))}"] if found and found not in allowed else []


def _description(text: dict[str, Any]) -> list[str]:
    wrong = []
    if not 1 <= len(text.get("shortDescription", "")) <= 150:
        wrong.append("shortDescription telt niet 1 tot 150 tekens")
    if not 150 <= len(text.get("longDescription", "")) <= 10_000:
        wrong.append("longDescription telt niet 150 tot 10.000 tekens")
    if not text.get("features"):
        wrong.append("features ontbreekt")
    return wrong
