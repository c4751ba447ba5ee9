"""Every sentence is found where it is said, and its English is whole."""

from pathlib import Path

import polib
import pytest

from running import messages
from running.messages import Message

TEMPLATE = """{% load i18n ui %}
{% translate "Oma's boek" %} {% translate 'één' as q %} {% translate "mei" context "maand" %}
{% blocktranslate count n=3 trimmed %}
  Eén stukje van {{ who }}
{% plural %}{{ n }} stukjes{% endblocktranslate %}
{% button _("Zet in") icon="x" %} {{ _("ja") }}"""
PYTHON = """
from django.utils.translation import gettext as now
_("Hallo"); now("Zo"); gettext_lazy("Dag"); ngettext("%(n)s dag", "%(n)s dagen", n); pgettext_lazy("maand", "mei"); other("niet")
"""


def test_what_a_template_says_is_found():
    assert set(messages._in_template(TEMPLATE)) == {
        Message("Oma's boek"),
        Message("één"),
        Message("mei", context="maand"),
        Message("Eén stukje van %(who)s", "%(n)s stukjes"),
        Message("Zet in"),
        Message("ja"),
    }


def test_what_python_says_is_found():
    assert set(messages._in_python(PYTHON)) == {
        Message("Hallo"),
        Message("Zo"),
        Message("Dag"),
        Message("%(n)s dag", "%(n)s dagen"),
        Message("mei", context="maand"),
    }


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalogue of its own, for a product that says three things."""
    said = {
        Message("Dag %(name)s"): "a.py",
        Message("één dag", "%(n)s dagen"): "a.py",
        Message("mei", "", "maand"): "a.py",
    }
    path = tmp_path / "django.po"
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    monkeypatch.setattr(messages, "CATALOGUE", path)
    monkeypatch.setattr(messages, "found", lambda: said)
    messages.update()
    return path


def translate(path: Path, **english: str) -> None:
    found = polib.pofile(str(path))
    for entry in found:
        if entry.msgid_plural:
            entry.msgstr_plural = {0: "one day", 1: "%(n)s days"}
        else:
            entry.msgstr = english[entry.msgid.split()[0]]
    found.save()


def test_a_sentence_without_english_is_named(catalogue: Path):
    assert [fault.split(":")[0] for fault in messages.faults()] == ["leeg"] * 3


def test_whole_english_has_no_faults_and_stays(catalogue: Path):
    translate(catalogue, Dag="Hello %(name)s", mei="May")
    assert messages.faults() == []
    assert messages.update() == 0
    assert messages.faults() == []


def test_a_place_to_fill_in_may_not_change(catalogue: Path):
    translate(catalogue, Dag="Hello %(naam)s", mei="May")
    assert [fault.split(":")[0] for fault in messages.faults()] == ["andere invulplaatsen"]


def test_english_that_nobody_says_goes(catalogue: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(messages, "found", lambda: {Message("nieuw"): "a.py"})
    assert any("nergens" in fault for fault in messages.faults())
    messages.update()
    assert [entry.msgid for entry in polib.pofile(str(catalogue))] == ["nieuw"]


def test_a_changed_catalogue_is_made_readable_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    path = tmp_path / "gezinsboek" / "locale" / "en" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    made = messages._new_catalogue()
    made.append(polib.POEntry(msgid="ja", msgstr="yes"))
    made.save(str(path))
    messages.compile_all()
    assert polib.mofile(str(path.with_suffix(".mo")))[0].msgstr == "yes"
