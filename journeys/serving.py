"""The whole product in a home of its own, as `./run demo` starts it, with only the first few families.

`python -m journeys.serving --home <folder> --port <port> --families 3` says "ready" when it answers, and stops on
SIGTERM. A process of its own, since it watches signals and brings back what is killed.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from running import prepare, processes
from running.account import RunningError
from running.commands import project_files


def serve(home: Path, port: int, families: int, *, durable: bool) -> int:
    """Make the home ready, start all parts, stay until told to stop."""
    project_files()
    with prepare.database(home, "demo", durable=durable) as server:
        mail = (processes.free_port(port + 1, exactly=False), home / "outbox")
        env = prepare.environment(
            home,
            "demo",
            GEZINSBOEK_PORT=str(port),
            GEZINSBOEK_ORIGIN=f"http://localhost:{port}",
            GEZINSBOEK_DEMO_SMTP_PORT=str(mail[0]),
            GEZINSBOEK_HELD_BACK="0",  # a story does not wait fifteen seconds before the next reads it
        )
        prepare.step("tables", ["migrate", "--verbosity", "0"], {**env, "GEZINSBOEK_ROLE": "owner"})
        prepare.step("static files", ["collectstatic", "--noinput", "--verbosity", "0"], env)
        prepare.step("families", ["demo", "--families", str(families)], env)
        parts = processes.parts(env, port, bind="127.0.0.1", logs=home / "log", mail=mail)
        tree = processes.Tree(parts, watch=server.revive if server else lambda: None)
        return tree.run(lambda: processes.answers(port), lambda: print("ready", flush=True))  # noqa: T201


def main() -> int:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--families", type=int, default=3)
    parser.add_argument("--durable", action="store_true", help="with fsync, for what is killed")
    asked = parser.parse_args()
    try:
        return serve(asked.home, asked.port, asked.families, durable=asked.durable)
    except RunningError as fault:
        print(fault, file=sys.stderr)  # noqa: T201
        return 1


if __name__ == "__main__":
    sys.exit(main())
