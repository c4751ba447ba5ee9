"""Femke, who writes and hands over in a process of her own (handing.py) beside a running product."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from running.prepare import environment

from .product import ROOT, Product, die_with_parent


class Writer:
    """Begins her writing and reads how far she is; what she says was written may not get lost."""

    def __init__(self, product: Product, folder: Path, **told: str) -> None:
        self.folder = folder
        env = {"GEZINSBOEK_ORIGIN": product.url, "GEZINSBOEK_HELD_BACK": "0", **told}
        self.env = environment(product.home, "demo", **env)
        self.process: subprocess.Popen[bytes] | None = None

    def ready(self, hook: str) -> dict[str, str]:
        """A family, her organisation that pushes to this address, and its keys."""
        told = self.folder / "ready.json"
        self._begin("ready", "--hook", hook, "--told", str(told))
        self.end(180)
        found: dict[str, str] = json.loads(told.read_text())
        return found

    def back(self) -> None:
        """Her organisation as the demo has it, for the stories that come after."""
        self._begin("back")
        self.end(180)

    def begin(self, told: dict[str, str], count: int, ids_at: int = 0, photo: Path | None = None) -> None:
        """So many stukjes, each with this photo; from `ids_at` on the organisation wants their ids alone."""
        place = ["--book", told["book"], "--chapter", told["chapter"]]
        enclosed = ["--photo", str(photo)] if photo else []
        self._begin("write", *place, "--count", str(count), "--ids-at", str(ids_at), *enclosed)

    def writes(self, told: dict[str, str], count: int, ids_at: int = 0, photo: Path | None = None) -> list[str]:
        """The same, until they are written."""
        self.begin(told, count, ids_at, photo)
        self.end(180)
        return self.written()

    def written(self) -> list[str]:
        path = self.folder / "write.out"
        return path.read_text().split() if path.exists() else []

    def end(self, patience: float) -> None:
        """Wait until she is done."""
        assert self.process
        assert self.process.wait(patience) == 0, (self.folder / "handing.err").read_text()[-3000:]

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def _begin(self, *command: str) -> None:
        with (self.folder / f"{command[0]}.out").open("wb") as out, (self.folder / "handing.err").open("wb") as err:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "journeys.handing", *command],
                cwd=ROOT,
                env=self.env,
                stdout=out,
                stderr=err,
                preexec_fn=die_with_parent,
            )
