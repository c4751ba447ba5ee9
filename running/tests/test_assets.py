"""Fonts and icons: exactly the pinned ones, and every icon a page asks for."""

import io
import re
import tarfile
from pathlib import Path

import pytest

from running import assets
from running.places import ROOT

SVG = '<svg viewBox="0 0 24 24">\n<path stroke="none" d="M0 0h24v24H0z" fill="none" />\n<path d="M1 1" />\n</svg>'
# `{% icon "eye" %}`, `icon="eye"` and `icon_markup("eye")`; names that come from a variable cannot be seen here.
USED = re.compile(r"""(?:\{%\s*icon\s+|\bicon=|icon_markup\()["']([a-z][a-z0-9-]*)["']""")


def archive(path: Path, names: list[str]) -> Path:
    with tarfile.open(path, "w:gz") as tar:
        for name in names:
            member = tarfile.TarInfo(f"package/icons/outline/{name}.svg")
            member.size = len(SVG)
            tar.addfile(member, io.BytesIO(SVG.encode()))
    return path


def test_every_icon_on_a_page_is_in_the_list():
    pages = [p for p in (ROOT / "gezinsboek").rglob("*") if p.suffix in {".html", ".py"} and "tests" not in p.parts]
    used = {name: page.name for page in pages for name in USED.findall(page.read_text())}
    assert used
    assert {name: page for name, page in used.items() if name not in assets.icons()} == {}


def test_every_name_of_an_icon_is_there_once():
    lines = (assets.HERE / "icons.txt").read_text().splitlines()
    names = [line.split()[0] for line in lines if line and not line.startswith("#")]
    assert len(names) == len(set(names))


def test_the_sprite_has_every_icon_under_our_own_name(tmp_path: Path):
    made = assets.sprite(archive(tmp_path / "icons.tgz", list(assets.icons().values())))
    assert set(re.findall(r'<symbol id="([a-z0-9-]+)"', made)) == set(assets.icons())
    assert "M0 0h24v24H0z" not in made  # the empty square that every icon brings along
    assert "style" not in made


def test_an_icon_that_tabler_does_not_have_is_named(tmp_path: Path):
    with pytest.raises(FileNotFoundError, match=r"icons\.txt"):
        assets.sprite(archive(tmp_path / "icons.tgz", []))


def test_an_archive_with_other_contents_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(assets, "own_folder", lambda: tmp_path)
    name, pin = next(iter(assets.pins().items()))
    path = tmp_path / "packages" / f"{name.strip('@').replace('/', '-')}-{pin['version']}.tgz"
    path.parent.mkdir()
    path.write_bytes(b"something else")
    assert assets._archive(name, pin) is None


def test_without_npm_and_without_network_set_up_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(assets, "own_folder", lambda: tmp_path)
    monkeypatch.setattr(assets, "STATIC", tmp_path / "static")
    monkeypatch.setattr(assets, "_own_npm", lambda folder: None)
    monkeypatch.setattr(assets, "_npm_from_pypi", lambda folder: None)
    assert assets.ensure() is False
    assert "systeem" in capsys.readouterr().out
