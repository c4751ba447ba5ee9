"""Taking times fairly: the things to compare take turns, so that a busy moment hits them all."""

import statistics
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Taken:
    """Medians in seconds: on the clock on the wall, and on the processors of us and our database servers.

    Whoever else uses the machine makes the first longer, hardly the second. `work` is 0 where the system does not tell.
    """

    wall: float
    work: float

    def against(self, other: "Taken") -> float:
        """The work of this as a ratio to that of another; 0 where the system does not tell."""
        return self.work / other.work if other.work else 0.0


def both(
    things: Mapping[str, Callable[[], object]], rounds: int, servers: Callable[[], Iterable[int]] = tuple
) -> dict[str, Taken]:
    """What each takes, after some warming rounds; `servers` are the processes that work for us besides ourselves."""
    for thing in things.values():
        for _ in range(8):  # PostgreSQL keeps a plan after five times
            thing()
    known = list(servers())
    wall: dict[str, list[float]] = {name: [] for name in things}
    work: dict[str, list[float]] = {name: [] for name in things}
    for _ in range(rounds):
        for name, thing in things.items():
            before, began = worked(known), time.perf_counter()
            thing()
            wall[name].append(time.perf_counter() - began)
            work[name].append(worked(known) - before)
    return {name: Taken(statistics.median(wall[name]), statistics.median(work[name])) for name in things}


def worked(servers: Iterable[int]) -> float:
    """Processor seconds of this process and of these."""
    nanoseconds = 0
    for server in servers:
        path = Path(f"/proc/{server}/schedstat")
        if not path.exists():
            return 0.0
        nanoseconds += int(path.read_text().split()[0])
    return time.process_time() + nanoseconds / 1e9
