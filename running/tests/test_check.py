"""The check is one readable list, and CI runs it all."""

from pathlib import Path

import pytest

from running import check, publiccode
from running.places import ROOT

WHOLE = """
publiccodeYmlVersion: "0.4"
name: Gezinsboek
url: "https://example.org/gezinsboek"
platforms: [web]
developmentStatus: beta
softwareType: standalone/web
description:
  nl:
    shortDescription: Kort.
    longDescription: {long}
    features: [lezen]
legal: {{license: EUPL-1.2}}
maintenance: {{type: community, contacts: [{{name: Wij}}]}}
localisation: {{localisationReady: true, availableLanguages: [nl, en]}}
"""


def test_every_step_has_a_name_of_its_own_and_a_promise():
    found = check.steps()
    assert len({step.name for step in found}) == len(found)
    assert all(step.promise for step in found)


def test_without_tests_only_the_tests_are_left_out():
    left_out = {step.name for step in check.steps()} - {step.name for step in check.steps(without_tests=True)}
    assert left_out == {"tests"}


def test_ci_runs_the_readmes_command_and_all_other_steps():
    script = (ROOT / ".ci" / "run").read_text()
    assert "\n./run test\n" in script
    assert "\n./run check --without-tests\n" in script


def test_a_throw_away_folder_is_gone_afterwards():
    with check.throw_away_folder() as folder:
        (folder / "pg").mkdir()
    assert not folder.exists()


def test_a_whole_publiccode_has_no_faults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(publiccode, "PATH", tmp_path / "publiccode.yml")
    publiccode.PATH.write_text(WHOLE.format(long="x" * 150))
    assert publiccode.faults() == []


def test_what_publiccode_lacks_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(publiccode, "PATH", tmp_path / "publiccode.yml")
    assert publiccode.faults() == ["publiccode.yml is er niet"]
    publiccode.PATH.write_text(WHOLE.format(long="kort").replace("beta", "klaar").replace("name: Gezinsboek", ""))
    faults = " ".join(publiccode.faults())
    assert "name ontbreekt" in faults
    assert "developmentStatus" in faults
    assert "longDescription" in faults
