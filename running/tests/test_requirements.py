"""What is installed is pinned, by name, version and hash, and never by address."""

import json
import re

import pytest

from running import assets
from running.places import ROOT

LISTS = ("run", "dev", "assets")
PIN = re.compile(r"^([\w.-]+)(?:\[[\w,-]+\])?==(\S+)", re.MULTILINE)


def text(name: str) -> str:
    return (ROOT / "requirements" / name).read_text()


def pins(name: str) -> dict[str, str]:
    return {found[0].lower().replace("_", "-"): found[1] for found in PIN.findall(text(name))}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_names_no_host_and_no_file(name: str):
    for form in ("in", "txt"):
        assert not re.search(r"://|file:|^-i |--index-url|--find-links|@ /", text(f"{name}.{form}"), re.MULTILINE)


@pytest.mark.parametrize("name", LISTS)
def test_every_package_has_a_hash(name: str):
    entries = re.split(r"^(?=[\w.-]+(?:\[[\w,-]+\])?==)", text(f"{name}.txt"), flags=re.MULTILINE)[1:]
    assert entries
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("name", LISTS)
def test_what_we_ask_for_is_what_is_pinned(name: str):
    asked, pinned = pins(f"{name}.in"), pins(f"{name}.txt")
    assert asked
    assert {package: pinned.get(package) for package in asked} == asked


def test_the_developers_list_holds_the_same_versions():
    dev = pins("dev.txt")
    assert {package: dev.get(package) for package in pins("run.txt")} == pins("run.txt")


def test_fonts_and_icons_are_pinned_by_hash():
    for name, pin in assets.pins().items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", pin["version"]), name
        assert re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", pin["integrity"]), name
    assert "://" not in json.dumps(assets.pins())
