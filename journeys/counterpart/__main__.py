"""`python -m journeys.counterpart settle --folder F --origin https://... --secret whsec_... --key gb_...` once, by its
manager, with what the page of the organisation in Gezinsboek shows; then `serve --folder F --port 8443`."""

import argparse
from pathlib import Path

from . import certificate
from .serving import serve
from .store import Store


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m journeys.counterpart", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    settle, serving = commands.add_parser("settle"), commands.add_parser("serve")
    for one in (settle, serving):
        one.add_argument("--folder", type=Path, required=True)
    settle.add_argument("--origin", help="the address of Gezinsboek, without a slash at the end")
    settle.add_argument("--secret", action="append", dest="secrets", help="whsec_...; twice while a key rotates")
    settle.add_argument("--key", help="gb_...")
    settle.add_argument("--answer-to", help="say back to this address that a note was read")
    serving.add_argument("--port", type=int, required=True)
    asked = vars(parser.parse_args())
    folder, command = asked.pop("folder"), asked.pop("command")
    folder.mkdir(mode=0o700, exist_ok=True)
    certificate.make(folder)
    if command == "serve":
        serve(folder, asked["port"])
    else:
        Store(folder).settle(**{name: value for name, value in asked.items() if value is not None})


if __name__ == "__main__":
    main()
