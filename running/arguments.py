"""The words that `./run` understands."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field

from running.places import Kind

PORT = 8000

COMMANDS = {
    "demo": "achttien verzonnen gezinnen om in rond te kijken (the demo: eighteen invented families)",
    "serve": "het echte Gezinsboek voor echte gezinnen (the real thing)",
    "test": "alle tests, ook die in een browser; wat erachter staat gaat naar pytest (all tests)",
    "check": "alles wat de bouwstraat controleert (exactly what CI runs)",
    "bench": "meten hoe snel het is; opties gaan naar de meting (measure speed)",
    "locks": "wie ziet wat, uit de database zelf, naar docs/locks.md (print the locks)",
    "manage": "een beheeropdracht, zoals ./run manage rotate_keys (a management command)",
    "assets": "letters en pictogrammen ophalen (fetch fonts and icons)",
    "messages": "de Engelse vertaling bijwerken met wat er in het Nederlands bij kwam (update the catalogue)",
    "lock": "requirements/*.txt opnieuw maken uit *.in (pin the packages anew)",
}
FOR_DEVELOPERS = {"test", "check", "bench", "locks", "lock", "messages"}  # these need more packages
PASSES_ON = {"test", "bench", "manage", "locks"}


@dataclass
class Asked:
    """What somebody asked for."""

    command: str
    home: str | None = None
    port: int | None = None
    kind: Kind = "real"
    without_tests: bool = False
    only: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="./run", description="Gezinsboek opzetten en starten. / Set up and start.", allow_abbrev=False
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="OPDRACHT")
    for name, text in COMMANDS.items():
        command = commands.add_parser(name, help=text, description=text, allow_abbrev=False)
        if name in {"demo", "serve"}:
            command.add_argument("--port", type=int, help=f"poort (gewoonlijk {PORT}, of de volgende die vrij is)")
        if name in {"demo", "serve", "manage", "locks"}:
            command.add_argument("--home", help="map voor alle gegevens (folder for all data)")
        if name == "manage":
            command.add_argument("--kind", choices=["demo", "real"], default="real", help="demo of echt")
        if name == "check":
            command.add_argument("--without-tests", action="store_true", help="alles behalve pytest")
            command.add_argument("--only", action="append", default=[], metavar="STAP", help="alleen deze stap")
    return parser


def parse(arguments: list[str]) -> Asked:
    """Our own options first; what comes after them is passed on as it is."""
    ours, rest = _split(arguments)
    found = _parser().parse_args(ours)
    return Asked(**vars(found), rest=rest)


def _split(arguments: list[str]) -> tuple[list[str], list[str]]:
    if not arguments or arguments[0] not in PASSES_ON:
        return arguments, []
    known = {"--home", "--kind"} if arguments[0] in {"manage", "locks"} else set()
    ours, rest = arguments[:1], arguments[1:]
    while rest and (rest[0] in {"-h", "--help"} or rest[0].partition("=")[0] in known):
        take = 1 if "=" in rest[0] or rest[0] in {"-h", "--help"} else 2
        ours, rest = ours + rest[:take], rest[take:]
    return ours, rest
