"""`./run bench`: prints the budgets of the architecture as ratios, and keeps them in bench/results/ as JSON."""

import argparse
import json
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import django

from running.check import throw_away_folder
from running.commands import project_files
from running.places import ROOT
from running.postgres import Server
from running.provision import ensure, settings_env

BUDGETS = {
    "guardian": 3.0,
    "guardian, work": 3.0,
    "professional, focused": 4.0,
    "professional, focused, work": 4.0,
    "stranger": 1.5,
    "stranger, work": 1.5,
    "guardian, grown": 1.5,
    "guardian, grown, work": 1.5,
    "timeline page : empty page": 6.0,
    "timeline page : empty page, work": 6.0,
    "timeline page, queries": 8,
    "caseload page : empty page": 7.5,
    "caseload page : empty page, work": 7.5,
    "caseload page, queries": 12,
    "plan page : empty page": 6.0,
    "plan page : empty page, work": 6.0,
    "plan page, queries": 20,
    "agenda, list page : empty page": 6.0,
    "agenda, list page : empty page, work": 6.0,
    "agenda, list page, queries": 12,
    "agenda, month page : empty page": 6.0,
    "agenda, month page : empty page, work": 6.0,
    "agenda, month page, queries": 12,
    "search, seconds": 0.5,
    "search, seconds of work": 0.5,
    "first visit, KB": 150,
    "timeline, nothing kept, KB": 150,
    "timeline, script, KB": 30,
    "next page, KB": 20,
    "plan, next page, KB": 20,
    "agenda, next page, KB": 20,
    "caseload, next page, KB": 20,
}
AT_LEAST = {
    f"{page}, {what}": least
    for page in ("first page", "timeline", "plan", "agenda", "caseload")
    for what, least in (("performance", 95), ("accessibility", 100), ("best-practices", 100))
}
RESULTS = Path(__file__).parent / "results"


def main() -> None:
    asked = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    asked.add_argument("--sizes", default="200,2000", help="numbers of books, growing: 200,2000,20000")
    asked.add_argument("--items", type=int, default=150, help="items in each book")
    asked.add_argument("--rounds", type=int, default=300)
    asked.add_argument("--only", choices=["reading", "pages", "plan", "finding", "taking", "phone"], help="one part")
    asked.add_argument("--keep", action="store_true", help="write the figures to bench/results/")
    chosen = asked.parse_args()
    project_files()
    with throw_away_folder() as folder, Server(folder / "home", durable=False):
        roles = ready(folder / "home")
        figures: dict[str, object] = {"items": chosen.items, "rounds": chosen.rounds}
        if chosen.only in (None, "pages"):  # first: in a town full of books every page would be slower
            figures["pages"] = measured_pages(chosen)
        if chosen.only in (None, "plan"):
            figures["plan"] = measured_plan(chosen)
        if chosen.only in (None, "taking"):
            figures["taking"] = measured_taking(chosen)
        if chosen.only in (None, "finding"):
            figures["finding"] = measured_finding(roles, chosen)
        if chosen.only in (None, "reading"):
            figures["reading"] = measured_reading(roles, chosen)
        if chosen.only in (None, "phone"):
            figures["phone"] = measured_phone()
        if chosen.keep:
            keep(figures)


def ready(home: Path) -> dict[str, dict[str, Any]]:
    """A database with tables and rules, files to serve, and Django set up for it."""
    roles = ensure(home, "demo")
    os.environ.update(settings_env(home, "demo"))
    manage("migrate", env=os.environ | {"GEZINSBOEK_ROLE": "owner"})
    manage("collectstatic", "--noinput", env=dict(os.environ))
    django.setup()
    return roles


def manage(*command: str, env: dict[str, str]) -> None:
    subprocess.run([sys.executable, "manage.py", *command, "-v0"], check=True, cwd=ROOT, env=env)


def measured_pages(chosen: argparse.Namespace) -> dict[str, float]:
    from bench import pages

    print("\npages")
    figures = pages.measure(max(30, chosen.rounds // 5))
    tell(figures)
    return figures


def measured_plan(chosen: argparse.Namespace) -> dict[str, float]:
    from bench import plan

    print(
        f"\na plan of {plan.GOALS} goals and {plan.GOALS * plan.STEPS} steps, and {plan.WEEKLY} appointments every week"
    )
    figures = plan.measure(max(30, chosen.rounds // 5))
    tell(figures)
    return figures


def measured_finding(roles: dict[str, dict[str, Any]], chosen: argparse.Namespace) -> dict[str, float]:
    from bench import finding

    print(f"\nsearching in a book of {finding.ITEMS} items")
    figures = finding.measure(roles["gb_owner"], max(5, chosen.rounds // 30))
    tell(figures)
    return figures


def measured_taking(chosen: argparse.Namespace) -> dict[str, float]:
    from bench import taking

    print("\ntaking over")
    figures = taking.measure(max(30, chosen.rounds // 5))
    tell(figures)
    return figures


def measured_phone() -> dict[str, float]:
    from bench import phone

    print("\non a phone")
    figures = phone.measure()
    tell(figures)
    return figures


def measured_reading(roles: dict[str, dict[str, Any]], chosen: argparse.Namespace) -> dict[str, dict[str, float]]:
    """Grow the town step by step and measure at each size."""
    from bench import reading, town

    results: dict[str, dict[str, float]] = {}
    there = 0
    for size in map(int, chosen.sizes.split(",")):
        print(f"\n{size} books, {chosen.items} items each")
        town.grow(roles["gb_owner"], there + 1, size, chosen.items)
        there = size
        results[str(size)] = reading.measure(roles, town.eyes(roles["gb_owner"], size // 2), chosen.rounds)
        tell(results[str(size)])
    small, large = min(results, key=int), max(results, key=int)
    if small != large:
        print(f"\n{large} books : {small} books")
        readers = ("no rules", "guardian")  # the first one says how much the machine itself was slower
        results["grown"] = {
            f"{who}, grown{told}": results[large][f"{who}, milliseconds{unit}"]
            / results[small][f"{who}, milliseconds{unit}"]
            for who in readers
            for told, unit in (("", ""), (", work", " of work"))
            if results[small][f"{who}, milliseconds{unit}"]
        }
        tell(results["grown"])
    return results


def tell(figures: dict[str, float]) -> None:
    for name, value in figures.items():
        budget = BUDGETS.get(name)
        over = "  OVER" if budget and value > budget else ""
        told = f"   budget {budget:g}{over}" if budget else ""
        if least := AT_LEAST.get(name):
            told = f"   at least {least}{'  UNDER' if value < least else ''}"
        print(f"  {name:38} {value:10.2f}{told}", flush=True)


def keep(figures: dict[str, object]) -> None:
    """One file a run, with the machine and the commit it was made on."""
    now = datetime.now(UTC)
    told = {"made": now.isoformat(timespec="seconds"), "commit": commit(), "machine": machine(), **figures}
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{now:%Y-%m-%d-%H%M}.json"
    path.write_text(json.dumps(told, indent=1) + "\n")
    print(f"\nkept in bench/results/{path.name}")


def commit() -> str:
    said = subprocess.run(
        ["git", "describe", "--always", "--dirty"], capture_output=True, text=True, check=False, cwd=ROOT
    )
    return said.stdout.strip()


def machine() -> str:
    """What it was measured on; no name of a computer, no path."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{os.cpu_count()} x {models[0] if models else platform.machine()}, Python {platform.python_version()}{load}"


if __name__ == "__main__":
    main()
