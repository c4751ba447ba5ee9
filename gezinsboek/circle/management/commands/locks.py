"""`./run locks`: who can reach what, from the database's catalogue, as a page that is committed and compared in CI."""

import re
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from gezinsboek.circle.catalogue import (
    OPEN_FUNCTIONS,
    OPEN_SEQUENCES,
    OPEN_TABLES,
    WEB,
    WIDE_POLICIES,
    Catalogue,
    read,
)
from gezinsboek.circle.rules import FILES

DOERS = {
    "gb_app": "the web role: what a signed-in person sees and does",
    "gb_door": "the second connection: sign-in, sessions, rate limits, refusals, coming in",
}


class Command(BaseCommand):
    help = "Fails when a web role can touch anything that is neither locked nor on a list with a reason."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--write", action="store_true", help="write docs/locks.md")
        parser.add_argument("--check", action="store_true", help="fail when docs/locks.md says something else")

    def handle(self, *args: Any, **options: Any) -> None:
        found = read()
        page = Path(settings.ROOT) / "docs" / "locks.md"
        text = written(found)
        if options["write"]:
            page.write_text(text)
        elif options["check"]:
            if not page.exists() or page.read_text() != text:
                raise CommandError("docs/locks.md says something else: ./run locks --write, and read the difference")
        else:
            self.stdout.write(text)
        if found.faults:
            raise CommandError("; ".join(found.faults))


def written(found: Catalogue) -> str:
    """The page: the same for the same rules, on PostgreSQL 15 and 18."""
    parts = [
        "# Locks: who can reach what",
        "",
        "Printed by `./run locks --write` from PostgreSQL's own catalogue. A change here is a change in who sees what.",
        "",
    ]
    said = comments()
    for role in WEB:
        parts += [f"## {role}: {DOERS[role]}", "", "| table | may | only these columns |", "|---|---|---|"]
        for reach in found.reaches:
            if reach.role == role:
                columns = ", ".join(f"`{column}`" for column in reach.columns)
                parts.append(f"| {reach.table.removeprefix('public.')} | {', '.join(reach.may).lower()} | {columns} |")
        parts += ["", "Functions:", ""]
        names = sorted({name for schema, name, *_ in found.functions[role] if schema == "acl"})
        parts += [f"- `acl.{name}`: {said.get(name, 'makes a rule above shorter')}" for name in names] + [""]
    parts += ["## Policies", ""]
    for table, name, permissive, command, roles, using, check in found.policies:
        kind = "and always" if permissive == "RESTRICTIVE" else command.lower()
        parts.append(f"- **{table}**, {name} ({kind}, {roles})")
        parts += [
            f"  - {word}: `{' '.join(text.split())}`" for word, text in (("sees", using), ("may write", check)) if text
        ]
    parts += ["", "## Not locked, and why", ""]
    lists_of = {"table": OPEN_TABLES, "policy": WIDE_POLICIES, "function": OPEN_FUNCTIONS, "sequence": OPEN_SEQUENCES}
    for what, lists in lists_of.items():
        parts += [f"- {what} `{name}`: {why}" for name, why in lists.items()]
    return "\n".join(parts) + "\n"


def comments() -> dict[str, str]:
    """What each function of `acl` is for: the first sentence of the remark above it in the rules."""
    found: dict[str, str] = {}
    for path in FILES:
        for remark, name in re.findall(
            r"((?:^--[^\n]*\n)+)create or replace function acl\.(\w+)", path.read_text(), re.M
        ):
            text = " ".join(line.removeprefix("--").strip() for line in remark.splitlines())
            found.setdefault(name, re.split(r"(?<=[.?]) ", text)[0].rstrip("."))
    return found
