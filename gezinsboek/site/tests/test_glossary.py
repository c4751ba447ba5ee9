"""Every noun of the code has its word."""

from pathlib import Path
from re import MULTILINE, findall

from django.apps import apps

GLOSSARY = Path(__file__).parents[3] / "docs" / "glossary.md"


def test_every_model_of_ours_stands_in_the_glossary():
    rows = findall(r"^\| (\w+) \|.*\| (\w+) \|$", GLOSSARY.read_text(), MULTILINE)
    ours = {
        (model.__name__, model._meta.app_label)
        for model in apps.get_models()
        if model.__module__.startswith("gezinsboek.")
    }
    assert ours <= set(rows)


def test_nothing_stands_in_the_glossary_that_is_not_there():
    rows = findall(r"^\| ([A-Z]\w+) \|.*\| (\w+) \|$", GLOSSARY.read_text(), MULTILINE)
    known = {(model.__name__, model._meta.app_label) for model in apps.get_models()}
    assert set(rows) <= known
