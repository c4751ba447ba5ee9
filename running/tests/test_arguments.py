"""`./run` takes its own options and passes the rest on untouched."""

import ast
import runpy
import sys

import pytest

from running.arguments import COMMANDS, parse
from running.places import ROOT


def test_the_rest_of_a_management_command_is_passed_on():
    asked = parse(["manage", "--kind", "demo", "--home", "/x", "migrate", "--home", "y", "--plan"])
    assert (asked.kind, asked.home, asked.rest) == ("demo", "/x", ["migrate", "--home", "y", "--plan"])


def test_options_for_pytest_are_passed_on():
    assert parse(["test", "-k", "oma", "-x"]).rest == ["-k", "oma", "-x"]


def test_a_port_and_a_home_may_be_chosen():
    asked = parse(["demo", "--port", "9000", "--home=/een map"])
    assert (asked.port, asked.home) == (9000, "/een map")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as stopped:
        parse([command, "--help"])
    assert stopped.value.code == 0
    assert COMMANDS[command].split()[0] in capsys.readouterr().out


@pytest.mark.parametrize("wrong", [[], ["dans"], ["demo", "--poort", "1"], ["demo", "--port", "x"]])
def test_what_it_does_not_know_it_says(wrong: list[str]):
    with pytest.raises(SystemExit) as stopped:
        parse(wrong)
    assert stopped.value.code == 2


def test_an_older_python_gets_a_clear_answer(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "version_info", (3, 8, 0, "final", 0))
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SystemExit) as stopped:
        runpy.run_path(str(ROOT / "run"), run_name="__main__")
    assert "3.11 of nieuwer" in str(stopped.value.code)
    assert "needs Python 3.11" in str(stopped.value.code)


def test_an_older_python_can_read_that_far():
    ast.parse((ROOT / "run").read_text(), feature_version=(3, 4))
