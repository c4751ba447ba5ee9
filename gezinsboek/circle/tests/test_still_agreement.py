"""Spelregels while somebody is paused, and while a book waits to be erased (SHARING 17, 18)."""

from datetime import timedelta

import pytest

from cast.deeds import does, is_refused
from gezinsboek.circle import agreement, pausing
from gezinsboek.circle.models import Accord, Agreement
from gezinsboek.ground.acts import Stale, ask

from .screens import Screen
from .test_agreement import says, seen, waits, yes
from .wires import superuser


def texts(family, key: str) -> list[int]:
    return does(key, lambda: sorted(Agreement.objects.filter(dossier_id=family.id).values_list("version", flat=True)))


def may_say(family, key: str) -> bool:
    return bool(does(key, lambda: ask("i_may_say_agreement", family.id)[0][0]))


def test_the_paused_has_the_text_from_before_and_says_yes_to_that(family):
    old = says(family)
    does("noor", lambda: pausing.pause(family.members["mark"], whole=False))
    new = says(family, words="Iets nieuwtjes.", made_from=1)
    assert texts(family, "mark") == [1] and texts(family, "jade") == [1, 2]
    assert "nieuwtjes" not in Screen(family, "mark").page("spelregels/")
    assert waits(family, "mark")
    with pytest.raises(Stale):
        yes("mark", new)
    yes("mark", old)
    assert not waits(family, "mark")
    yes("jade", new)
    assert family.members["jade"] not in seen(family, "mark")
    does("noor", lambda: pausing.end_pause(family.members["mark"]))
    assert texts(family, "mark") == [1, 2] and waits(family, "mark")


def test_what_stands_still_is_not_changed(family):
    says(family)
    does("noor", lambda: pausing.pause(family.members["mark"], whole=False))
    assert may_say(family, "mark")
    says(family, words="Iets nieuwtjes.", made_from=1)
    assert not may_say(family, "mark") and may_say(family, "noor")
    assert is_refused("mark", lambda: says(family, "mark", "Van mij.", made_from=1))


def test_in_a_book_that_waits_to_be_erased_there_are_none(family):
    said = says(family)
    with superuser() as root:
        root.execute("update dossier set erase_at = now() + %s where id = %s", [timedelta(days=14), family.id])
    for key in ("noor", "jade", "femke"):
        assert texts(family, key) == [] and not waits(family, key)
        assert not does(key, lambda: Accord.objects.filter(dossier_id=family.id).exists())
    with pytest.raises(Stale):
        does("femke", lambda: agreement.say_yes(said.id))
    with superuser() as root:
        root.execute("update dossier set erase_at = null where id = %s", [family.id])
    assert texts(family, "femke") == [1]
