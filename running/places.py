"""Where things lie: the project, the home folders, what set-up keeps for next time."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

Kind = Literal["demo", "real"]

ROOT = Path(__file__).resolve().parents[1]


def base_home() -> Path:
    """Where our homes lie when nobody says otherwise: the platform's folder for data of this user."""
    if given := os.environ.get("GEZINSBOEK_HOME"):
        return Path(given).expanduser().absolute()
    return own_folder()


def own_folder() -> Path:
    """What belongs to this user and to no home: an environment, downloaded packages."""
    if os.geteuid() == 0:
        return Path("/var/lib/gezinsboek")
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "gezinsboek"


def home_of(kind: Kind, named: str | None = None) -> Path:
    """The home folder of the demo or of the real thing; a folder named with --home is taken as it is."""
    return Path(named).expanduser().absolute() if named else base_home() / kind


def say(text: str) -> None:
    """One line of progress."""
    print(f"· {text}", flush=True)
