"""What may be killed of a running product, and by whom it is brought back."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psycopg

from running.postgres import Server

from .product import Product

Kill = Callable[[], bool]


def children(pid: int) -> list[int]:
    """The processes this one started, by the kernel's own account."""
    found: list[int] = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, IndexError):
            told = stat.read_text().rpartition(")")[2].split()
            if int(told[1]) == pid and told[0] != "Z":
                found.append(int(stat.parent.name))
    return found


def command(pid: int) -> str:
    """How a process was started."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    return ""


def age(pid: int) -> float:
    """Seconds since a process began."""
    with suppress(OSError, IndexError, ValueError):
        began = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19])
        up = float(Path("/proc/uptime").read_text().split()[0])
        return up - began / os.sysconf("SC_CLK_TCK")
    return 0.0


class Killer:
    """Kills with -9, at random, what belongs to this product and to nothing else."""

    def __init__(self, product: Product, seed: int, **more: Kill) -> None:
        """`more`: what else may be killed, by name; it says itself how."""
        self.product, self.more = product, more
        self.server = Server(product.home)
        self.chance = random.Random(seed)
        self.killed: dict[str, int] = {}

    def plan(self, **times: int) -> list[str]:
        """The names of what is killed, shuffled."""
        names = [name for name, count in times.items() for _ in range(count)]
        self.chance.shuffle(names)
        return names

    def all(self, plan: list[str], written: Callable[[], int], enough: Callable[[], bool], seconds: float) -> None:
        """One after another at moments nobody can foresee; what is not there to be killed has its turn later. Now and
        then something may be written first, or a slow machine would never come to it. Goes on with the database's
        processes until it was enough; `seconds` only ends what would never end."""
        deadline = time.monotonic() + seconds
        while (plan or not enough()) and time.monotonic() < deadline:
            before, rest = written(), time.monotonic() + self.chance.choice((0, 20))
            while written() == before and time.monotonic() < rest:
                time.sleep(0.02)
            time.sleep(self.chance.uniform(0.05, 0.8))
            for name in dict.fromkeys(plan or ["backend"]):
                if self.kill(name):
                    if plan:
                        plan.remove(name)
                    break

    def kill(self, name: str) -> bool:
        """Whether there was something to kill at this moment."""
        kinds: dict[str, Kill] = {
            **self.more,
            "web_process": lambda: self._one(self._web_processes()),
            "web": lambda: self._one(self._parts("granian")),
            "worker": lambda: self._one(self._parts("procrastinate")),
            "backend": lambda: self._one(self._backends()),
            "postmaster": lambda: self._one(self._postmaster()),
        }
        done = kinds[name]()
        self.killed[name] = self.killed.get(name, 0) + done
        return done

    def _one(self, pids: list[int]) -> bool:
        if not pids:
            return False
        with suppress(ProcessLookupError):
            os.kill(self.chance.choice(pids), signal.SIGKILL)
            return True
        return False

    def _parts(self, word: str) -> list[int]:
        return [pid for pid in children(self.product.process.pid) if word in command(pid)]

    def _web_processes(self) -> list[int]:
        """The processes that answer, which the web part started. The web server takes one that dies within six seconds
        for a program that cannot start, and then stops as a whole; that is killing `web`, which has its own place."""
        found = [pid for part in self._parts("granian") for pid in children(part)]
        return [pid for pid in found if "resource_tracker" not in command(pid) and age(pid) > 7]

    def _backends(self) -> list[int]:
        """The database's processes that serve web and worker."""
        with suppress(psycopg.Error), psycopg.connect(self.server.admin()) as connection:
            rows = connection.execute("select pid from pg_stat_activity where usename in ('gb_app', 'gb_door')")
            return [row[0] for row in rows]
        return []

    def _postmaster(self) -> list[int]:
        with suppress(OSError, ValueError, IndexError):
            return [int((self.server.data / "postmaster.pid").read_text().split()[0])]
        return []


def until(true: Callable[[], bool], patience: float, told: Callable[[], str]) -> None:
    """Wait for it, so long and no longer."""
    deadline = time.monotonic() + patience
    while not true():
        assert time.monotonic() < deadline, told()
        time.sleep(0.2)
