"""Wat ik zelf schreef: what is in my own system already says so, and is offered again only when it says something else."""

import re

from cast.deeds import changes, does, replies
from cast.working import samen_doen
from gezinsboek.circle.tests.wires import superuser
from gezinsboek.records.models import Delivery, Takeover
from gezinsboek.timeline import writing
from gezinsboek.timeline.tests.screens import at, browser, page

from .test_take_over_pages import one_of

NEW = "Zet de nieuwe versie in mijn dossier"


def of(family, client, item):
    """What stands with this stukje, and whether it is offered."""
    shown = page(client, at("contributions"))
    here = next((one for one in re.findall(r'<li class="contribution.*?</li>', shown, re.S) if item in one), "")
    assert here, item
    return here


def test_what_is_not_in_my_own_system_is_offered(family):
    item = family.writes("femke", "Hulp", "Nog niet.")
    here = of(family, browser("femke"), "Nog niet.")
    assert one_of(family, item) in here and "Zet in mijn dossier" in here
    assert "eigen systeem" not in here


def test_what_is_there_says_since_when_and_is_not_offered_again(family):
    samen_doen(way="copy")
    item = family.writes("femke", "Hulp", "Staat er al.")
    femke = browser("femke")
    femke.post(one_of(family, item))
    here = of(family, femke, "Staat er al.")
    assert "In eigen systeem op " in here
    assert one_of(family, item) not in here


def test_what_changed_since_is_offered_as_its_new_version(family):
    samen_doen(way="copy")
    item = family.writes("femke", "Hulp", "Eerst zo.")
    femke = browser("femke")
    femke.post(one_of(family, item))
    changes("femke", item, "Nu anders.")
    here = of(family, femke, "Nu anders.")
    assert NEW in here and "In eigen systeem op " in here
    femke.post(one_of(family, item))
    assert NEW not in of(family, femke, "Nu anders.")


def test_what_the_family_changed_in_it_is_no_new_version_of_mine(family):
    samen_doen(way="copy")
    item = family.writes("femke", "Hulp", "Van Femke.")
    femke = browser("femke")
    femke.post(one_of(family, item))
    changes("noor", item, "Van Noor gemaakt.")
    assert one_of(family, item) not in of(family, femke, "Van Noor gemaakt.")


def test_an_answer_of_mine_says_it_too(family):
    samen_doen(way="copy")
    item = family.writes("noor", "Hulp", "Van Noor.")
    answer = replies("femke", item, "Mijn antwoord.")
    femke = browser("femke")
    assert one_of(family, item) in of(family, femke, "Mijn antwoord.")
    femke.post(one_of(family, item))
    assert one_of(family, item) not in of(family, femke, "Mijn antwoord.")
    does("femke", lambda: writing.change_reply(answer, "Toch anders.", 1))
    assert NEW in of(family, femke, "Toch anders.")


def test_another_reader_who_took_it_over_changes_nothing_for_me(family):
    item = family.writes("yasmin", "Gezondheid", "Van Yasmin.")
    yasmin = browser("yasmin")
    assert browser("femke").post(one_of(family, item)).status_code == 404
    assert one_of(family, item) in of(family, yasmin, "Van Yasmin.")


def test_what_did_not_arrive_is_offered_and_goes_once_more(family):
    samen_doen(way="webhook")
    item = family.writes("femke", "Hulp", "Kwam niet aan.")
    femke = browser("femke")
    femke.post(one_of(family, item))
    with superuser() as root:
        root.execute("update delivery set state = 'dead' where dossier_id = %s", [family.id])
        root.execute("update takeover set failed_at = now() where dossier_id = %s", [family.id])
    here = of(family, femke, "Kwam niet aan.")
    assert "Dit kwam niet aan" in here and one_of(family, item) in here
    femke.post(one_of(family, item))
    assert does("femke", lambda: list(Delivery.objects.filter(dossier_id=family.id).values_list("state"))) == [
        ("waiting",)
    ]
    assert does("femke", lambda: Takeover.objects.filter(dossier_id=family.id).count()) == 1
    assert one_of(family, item) not in of(family, femke, "Kwam niet aan.")


def test_a_family_takes_its_own_words_along_as_before(family):
    family.writes("noor", "Hulp", "Van Noor.")
    here = of(family, browser("noor"), "Van Noor.")
    assert "Kopieer" in here and "eigen systeem" not in here
