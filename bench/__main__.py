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
from running.places import ROOT
from running.postgres import Server
from running.provision import ensure, settings_env

BUDGETS = {
    "guardian": 3.0,
    "professional, focused": 4.0,
    "stranger": 1.5,
    "timeline page : empty page": 6.0,
    "timeline page, queries on default": 8,
}


def main() -> None:
    asked = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    asked.add_argument("--sizes", default="200,2000", help="numbers of books, growing: 200,2000,20000")
    asked.add_argument("--items", type=int, default=150, help="items in each book")
    asked.add_argument("--rounds", type=int, default=300)
    asked.add_argument("--keep", action="store_true", help="write the figures to bench/results/")
    chosen = asked.parse_args()
    with throw_away_folder() as folder, Server(folder / "home", durable=False):
        roles = ready(folder / "home")
        report(roles, chosen)


def ready(home: Path) -> dict[str, dict[str, Any]]:
    """A database with tables and rules, and Django set up for it."""
    roles = ensure(home, "demo")
    os.environ.update(settings_env(home, "demo"))
    owner = os.environ | {"GEZINSBOEK_ROLE": "owner"}
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], check=True, cwd=ROOT, env=owner)
    django.setup()
    return roles


def report(roles: dict[str, dict[str, Any]], chosen: argparse.Namespace) -> None:
    """Grow the town step by step and measure at each size."""
    from bench import pages, reading, town

    results: dict[str, dict[str, float]] = {}
    there = 0
    for size in map(int, chosen.sizes.split(",")):
        print(f"\n{size} books, {chosen.items} items each")
        town.grow(roles["gb_owner"], there + 1, size, chosen.items)
        there = size
        results[str(size)] = reading.measure(roles, town.eyes(roles["gb_owner"], size // 2), chosen.rounds)
        for name, value in results[str(size)].items():
            budget = BUDGETS.get(name)
            print(f"  {name:28} {value:8.2f}" + (f"   budget {budget}" if budget else ""))
    sizes = list(results)
    grown = results[sizes[-1]]["guardian, milliseconds"] / results[sizes[0]]["guardian, milliseconds"]
    print(f"\nguardian at {sizes[-1]} books : at {sizes[0]}   {grown:.2f}   budget 1.5")
    page = pages.measure(max(20, chosen.rounds // 6))
    print("\npages")
    for name, value in page.items():
        print(f"  {name:34} {value:10.2f}" + (f"   budget {BUDGETS[name]}" if name in BUDGETS else ""))
    if chosen.keep:
        keep({"reading": results, "pages": page, "growth": grown, "items": chosen.items, "rounds": chosen.rounds})


def keep(figures: dict[str, object]) -> None:
    """One file a run, with the machine and the commit it was made on."""
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    now = datetime.now(UTC)
    told = {
        "made": now.isoformat(timespec="seconds"),
        "commit": commit.stdout.strip(),
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        **figures,
    }
    path = Path(__file__).parent / "results" / f"{now:%Y-%m-%d-%H%M}.json"
    path.write_text(json.dumps(told, indent=1) + "\n")
    print(f"kept in bench/results/{path.name}")


if __name__ == "__main__":
    main()
