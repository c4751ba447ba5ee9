"""A one-time link that the pauser sent since is not there for the paused, nor anything that happens with it (SHARING 18)."""

from django.test import Client

from cast.deeds import does
from cast.family import Family
from gezinsboek.circle import pausing
from gezinsboek.circle.tests.inviting import halves
from gezinsboek.log.models import Line

from .guesting import letter_for, nobody_tried_yet


def lines(key: str, family: Family) -> int:
    return does(key, lambda: Line.objects.filter(dossier_id=family.id, event_id="code").count())


def test_a_wrong_code_on_it_is_no_line_for_the_paused(family):
    nobody_tried_yet()
    does("noor", lambda: pausing.pause(family.members["mark"], whole=False))
    _link, code = letter_for(family)
    handle, secret = halves(code)
    wrong = "KAAS-00" if not secret.endswith("00") else "KAAS-01"
    Client().get(f"/antwoord/{handle}/{wrong}/")
    assert lines("noor", family) == 1
    assert lines("mark", family) == 0
    does("noor", lambda: pausing.end_pause(family.members["mark"]))
    assert lines("mark", family) == 1
