"""The environment is made once, and again only when it is no longer what was asked."""

import subprocess
import sys
from pathlib import Path

import pytest

from running import bootstrap, developing
from running.account import RunningError
from running.arguments import COMMANDS, FOR_DEVELOPERS
from running.places import ROOT


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose environment is made without installing anything."""
    monkeypatch.delenv("GEZINSBOEK_VENV", raising=False)
    (tmp_path / "requirements").mkdir()
    for name in ("run", "dev"):
        (tmp_path / "requirements" / f"{name}.txt").write_text(f"{name}==1\n")
    return tmp_path


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which lists were installed."""
    lists: list[str] = []

    def make_empty(folder: Path) -> None:
        (folder / "bin").mkdir(parents=True, exist_ok=True)
        (folder / "bin" / "python").touch(mode=0o755)

    monkeypatch.setattr(bootstrap, "_make_empty", make_empty)
    monkeypatch.setattr(bootstrap, "_install", lambda folder, pins: lists.append(pins.stem))
    return lists


def test_the_second_time_nothing_is_installed(project: Path, installed: list[str]):
    first = bootstrap.environment(project, "run")
    assert bootstrap.environment(project, "run") == first == project / ".venv"
    assert installed == ["run"]


def test_whoever_has_the_developers_packages_has_all(project: Path, installed: list[str]):
    bootstrap.environment(project, "dev")
    bootstrap.environment(project, "run")
    assert installed == ["dev"]


def test_other_pins_are_installed(project: Path, installed: list[str]):
    bootstrap.environment(project, "run")
    (project / "requirements" / "run.txt").write_text("run==2\n")
    bootstrap.environment(project, "run")
    assert installed == ["run", "run"]


def test_an_environment_that_was_moved_is_made_again(project: Path, installed: list[str], tmp_path: Path):
    bootstrap.environment(project, "run")
    moved = tmp_path / "elders"
    moved.mkdir()
    for name in (".venv", "requirements"):
        (project / name).rename(moved / name)
    bootstrap.environment(moved, "run")
    assert installed == ["run", "run"]


def test_another_place_may_be_named(project: Path, installed: list[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GEZINSBOEK_VENV", str(project / "een map"))
    assert bootstrap.environment(project, "run") == project / "een map"


def test_where_we_may_not_write_it_lies_among_our_own_data(
    project: Path, installed: list[str], monkeypatch: pytest.MonkeyPatch
):
    own = project / "own"
    monkeypatch.setattr(bootstrap, "own_folder", lambda: own)
    monkeypatch.setattr(bootstrap, "_may_change", lambda folder: False)
    folder = bootstrap.environment(project, "run")
    assert folder.parent == own
    assert bootstrap.environment(project, "run") == folder
    assert installed == ["run"]


def test_a_folder_that_is_no_environment_is_never_emptied(tmp_path: Path):
    (tmp_path / "foto.jpg").touch()
    with pytest.raises(RunningError, match="no Python environment"):
        bootstrap._make_empty(tmp_path)
    assert (tmp_path / "foto.jpg").exists()


def test_an_environment_behind_a_link_is_never_emptied(tmp_path: Path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "pyvenv.cfg").write_text("home = /nowhere\n")
    link = tmp_path / ".venv"
    link.symlink_to(elsewhere, target_is_directory=True)
    bootstrap._make_empty(link)
    assert not link.is_symlink()
    assert (link / "pyvenv.cfg").exists()
    assert [one.name for one in elsewhere.iterdir()] == ["pyvenv.cfg"]


def test_a_project_we_may_not_write_in_is_copied_and_kept_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    closed = tmp_path / "closed"
    (closed / "gezinsboek").mkdir(parents=True)
    (closed / ".venv").mkdir()
    (closed / "run").write_text("one")
    (closed / "gezinsboek" / "page.py").write_text("one")
    monkeypatch.setattr(bootstrap, "ROOT", closed)
    monkeypatch.setattr(bootstrap, "own_folder", lambda: tmp_path / "own")
    monkeypatch.setattr("os.access", lambda *_: False)
    copy = bootstrap.writable_project()
    (closed / "gezinsboek" / "page.py").write_text("two!")
    assert bootstrap.writable_project() == copy
    assert (copy / "gezinsboek" / "page.py").read_text() == "two!"
    assert not (copy / ".venv").exists()


def test_running_the_product_needs_no_package_of_developers():
    blocked = "yaml", "pytest", "playwright", "hypothesis", "pypdf", "ruff", "mypy"
    script = f"import sys; sys.modules.update(dict.fromkeys({blocked!r})); import running.commands, running.smtp_sink"
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)


def test_every_command_for_developers_is_there():
    assert set(developing.COMMANDS) == FOR_DEVELOPERS
    assert set(COMMANDS) > FOR_DEVELOPERS


def test_who_wants_nothing_compiled_beside_the_sources_has_it_compiled_inside_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.delenv("PYTHONPYCACHEPREFIX", raising=False)
    ours = bootstrap._surroundings(tmp_path)
    assert "PYTHONDONTWRITEBYTECODE" not in ours
    assert ours["PYTHONPYCACHEPREFIX"] == str(tmp_path / "compiled")
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE")
    assert "PYTHONPYCACHEPREFIX" not in bootstrap._surroundings(tmp_path)
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", "/elsewhere")
    assert bootstrap._surroundings(tmp_path)["PYTHONPYCACHEPREFIX"] == "/elsewhere"
