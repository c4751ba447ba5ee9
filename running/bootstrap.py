"""The first step of `./run`: an environment of its own with exactly the packages that are pinned.

Uses the standard library alone, since nothing else is there yet. When all is ready it needs no network and costs
milliseconds: a stamp in the environment says from which requirement files it was made.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, NoReturn

from running.account import RunningError
from running.arguments import FOR_DEVELOPERS, parse
from running.places import ROOT, own_folder, say

Packages = Literal["run", "dev"]
COPIED = ("gezinsboek", "cast", "journeys", "bench", "running", "docs", "requirements")
LEFT_BEHIND = shutil.ignore_patterns("__pycache__", ".venv", ".git", "node_modules", ".*_cache")


def main(arguments: list[str]) -> int:
    """Understand the command, make the environment ready, go on inside it."""
    asked = parse(arguments)
    try:
        root = writable_project()
        folder = environment(root, "dev" if asked.command in FOR_DEVELOPERS else "run")
        if Path(sys.prefix).resolve() != folder.resolve() or root != ROOT:
            _go_on_inside(folder, root, arguments)
        from running.commands import run  # only here are its packages certain to exist

        return run(asked)
    except RunningError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _go_on_inside(folder: Path, root: Path, arguments: list[str]) -> NoReturn:
    """The same command again, by the Python of the environment."""
    python = str(folder / "bin" / "python")
    sys.stdout.flush()
    os.execve(python, [python, str(root / "run"), *arguments], _surroundings(folder))


def _surroundings(folder: Path) -> dict[str, str]:
    """Ours without what would lead Python elsewhere. Who wants nothing compiled kept beside the sources has it kept inside
    the environment: without it every process that we start would compile all its packages anew, seconds each time."""
    ours = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "PYTHONHOME", "__PYVENV_LAUNCHER__"}}
    if ours.pop("PYTHONDONTWRITEBYTECODE", ""):
        ours.setdefault("PYTHONPYCACHEPREFIX", str(folder / "compiled"))
    return ours


def writable_project() -> Path:
    """This folder; or, when we may not write in it, an up-to-date copy of it among our own data."""
    if os.access(ROOT, os.W_OK):
        return ROOT
    copy = own_folder() / f"project-{_short(str(ROOT))}"
    copy.mkdir(parents=True, exist_ok=True, mode=0o700)
    for item in sorted(ROOT.iterdir()):
        target = copy / item.name
        if item.is_dir() and item.name in COPIED:
            shutil.copytree(item, target, ignore=LEFT_BEHIND, dirs_exist_ok=True, copy_function=_copy_if_newer)
        elif item.is_file():
            _copy_if_newer(item, target)
    for folder in (copy, *(p for p in copy.rglob("*") if p.is_dir())):
        folder.chmod(folder.stat().st_mode | 0o700)
    return copy


def _copy_if_newer(source: str | Path, target: str | Path) -> None:
    there, ours = Path(target), Path(source).stat()
    if there.exists() and (there.stat().st_mtime_ns, there.stat().st_size) == (ours.st_mtime_ns, ours.st_size):
        return
    there.unlink(missing_ok=True)
    shutil.copy2(source, target)


def environment(root: Path, packages: Packages) -> Path:
    """The folder of an environment that has these packages; made or completed when it does not."""
    folder = _folder(root)
    if _complete(root, folder, packages):
        return folder
    if not _may_change(folder):
        folder = own_folder() / f"environment-{_short(str(root))}"
        if _complete(root, folder, packages):
            return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _alone(folder.with_name(f"{folder.name}.lock")):
        if not _complete(root, folder, packages):
            _make(root, folder, packages)
    return folder


def _folder(root: Path) -> Path:
    named = os.environ.get("GEZINSBOEK_VENV")
    return Path(named).expanduser().absolute() if named else root / ".venv"


def _may_change(folder: Path) -> bool:
    return os.access(folder if folder.exists() else folder.parent, os.W_OK)


def _short(text: str) -> str:
    return hashlib.sha256(os.fsencode(text)).hexdigest()[:10]


def _stamp(root: Path, folder: Path, packages: Packages) -> str:
    """What an environment was made from: the pins, and its own place (programs in it know where they lie)."""
    pins = (root / "requirements" / f"{packages}.txt").read_bytes()
    return f"{hashlib.sha256(pins).hexdigest()} {folder}\n"


def _complete(root: Path, folder: Path, packages: Packages) -> bool:
    try:
        said = (folder / f"gezinsboek-{packages}.stamp").read_text()
    except OSError:
        return False
    return said == _stamp(root, folder, packages) and os.access(folder / "bin" / "python", os.X_OK)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Two people who start at once: the second waits and finds everything ready."""
    with path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _make(root: Path, folder: Path, packages: Packages) -> None:
    if not _usable(folder):
        say(f"Eigen omgeving maken in {folder}")
        _make_empty(folder)
    say("Pakketten ophalen. De eerste keer duurt dat een paar minuten en is er internet nodig.")
    _install(folder, root / "requirements" / f"{packages}.txt")
    done: tuple[Packages, ...] = ("run", "dev") if packages == "dev" else ("run",)
    for name in done:
        (folder / f"gezinsboek-{name}.stamp").write_text(_stamp(root, folder, name))


def _usable(folder: Path) -> bool:
    """Is there an environment in this very place, whose Python starts and is new enough?"""
    test = "import sys, pip; sys.exit(sys.version_info < (3, 11) or sys.prefix != sys.argv[1])"
    try:
        done = subprocess.run([folder / "bin" / "python", "-c", test, folder], capture_output=True, check=False)
    except OSError:
        return False
    stamps = [p.read_text().rstrip("\n").partition(" ")[2] for p in folder.glob("gezinsboek-*.stamp")]
    return done.returncode == 0 and all(place == str(folder) for place in stamps)


def _make_empty(folder: Path) -> None:
    """Debian leaves pip out of Python: then another pip, or Debian's own package, helps.

    A link is taken away and never followed: emptying what it leads to would empty somebody else's environment."""
    if folder.is_symlink():
        folder.unlink()
    if folder.exists() and any(folder.iterdir()) and not (folder / "pyvenv.cfg").exists():
        raise RunningError(f"{folder} is geen omgeving van Python. / That folder is no Python environment.")
    base = getattr(sys, "_base_executable", None) or sys.executable
    make = [base, "-m", "venv", "--clear", str(folder)]
    if subprocess.run(make, capture_output=True, check=False).returncode == 0:
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say("python3-venv installeren met apt-get")
        version = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        subprocess.run(["apt-get", "update"], capture_output=True, check=False)
        for name in (version, "python3-venv"):
            subprocess.run(["apt-get", "install", "-y", name], capture_output=True, check=False)
            if subprocess.run(make, capture_output=True, check=False).returncode == 0:
                return
    venv.create(folder, clear=True, with_pip=False)
    _pip_from_outside(folder)


def _pip_from_outside(folder: Path) -> None:
    """Let a pip or uv that this machine has put pip into the new environment."""
    python = str(folder / "bin" / "python")
    helpers = [[sys.executable, "-m", "pip", "--python", python, "install", "pip"]]
    if uv := shutil.which("uv"):
        helpers.append([uv, "pip", "install", "--python", python, "pip"])
    for helper in helpers:
        if subprocess.run(helper, capture_output=True, check=False).returncode == 0:
            return
    raise RunningError(
        "Deze Python kan geen eigen omgeving maken. Installeer python3-venv (sudo apt install python3-venv) en "
        "probeer het nog eens. / This Python cannot make an environment: install python3-venv and try again."
    )


def _install(folder: Path, pins: Path) -> None:
    """pip with hashes: what arrives is what was pinned, or nothing is installed. Tells how far it is."""
    command = [str(folder / "bin" / "python"), "-m", "pip", "install", "--require-hashes", "--no-deps", "--no-input"]
    command += ["--disable-pip-version-check", "--progress-bar", "off", "--no-compile", "-r", str(pins)]
    surroundings = {**os.environ, "PYTHONUNBUFFERED": "1"}
    lines: list[str] = []
    seen = 0
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=surroundings
    ) as pip:
        for line in pip.stdout or ():
            lines.append(line)
            if line.startswith(("Collecting ", "Requirement already satisfied: ")):
                seen += 1
                if seen % 10 == 0:
                    say(f"  {seen} pakketten")
            elif line.startswith("Installing collected"):
                say("  alles is er; uitpakken")
    if pip.returncode:
        raise RunningError(
            "".join(lines[-15:]) + "\nDe pakketten kwamen niet allemaal. Is er internet? Probeer het nog eens: ./run "
            "gaat verder waar het was. / Not all packages arrived: check the network and run it again."
        )
