"""What guardians see and press: an objection, a further guardian, gezag (SHARING 15, 16)."""

import pytest

from cast.deeds import does
from cast.family import READ
from gezinsboek.circle import homes
from gezinsboek.dossier.models import Custody

from .screens import Screen, level_of
from .test_sharing_rules import comes_in, invited


@pytest.fixture
def noor(family):
    return Screen(family, "noor")


@pytest.fixture
def mark(family):
    return Screen(family, "mark")


def test_an_objection_is_made_seen_by_both_and_taken_back(noor, mark):
    assert "Er loopt een bezwaar" not in noor.page("ouders/")
    mark.post("ouders/", {"do": "object"})
    for screen in (noor, mark):
        assert "Er loopt een bezwaar van Mark." in screen.page("ouders/")
        assert "Er loopt een bezwaar." in screen.page("wie-ziet-wat/")
    assert "Trek mijn bezwaar in" not in noor.page("ouders/")
    assert "Trek mijn bezwaar in" in mark.page("ouders/")
    for _twice in range(2):
        mark.post("ouders/", {"do": "back"})
    assert "Er loopt een bezwaar" not in noor.page("ouders/")


def test_what_is_frozen_is_not_offered_and_says_what_can_be_done(noor, mark, family):
    assert noor.button("tine", "Gezondheid", "read")
    mark.post("ouders/", {"do": "object"})
    assert not noor.button("tine", "Gezondheid", "read")
    assert not noor.button("tine", "School", "write")
    assert noor.button("tine", "School", "none")
    answer = noor.forces(family.members["tine"], family.chapters["Gezondheid"], "read", follow=True)
    page = answer.content.decode()
    assert "Dit kan nu niet: er loopt een bezwaar." in page
    assert "Praat samen over wie wat leest." in page
    assert level_of(family, "tine", "Gezondheid") == "none"


def test_the_form_from_when_says_it_too(noor, mark, family):
    mark.post("ouders/", {"do": "object"})
    answer = noor.get(f"wie-ziet-wat/{family.members['daan']}/{family.chapters['Thuis']}/", follow=True)
    assert "Hier lees je wat je kunt doen." in answer.content.decode()


def test_inviting_offers_only_what_is_not_frozen(noor, mark, family):
    mark.post("ouders/", {"do": "object"})
    told = {"name": "Juf Sanne", "kind": "school", "again": ""}
    page = noor.post("uitnodigen/", told, follow=True).content.decode()
    assert "Er loopt een bezwaar." in page
    assert f"chapter-{family.chapters['Geld en wonen']}" in page
    assert f"chapter-{family.chapters['School']}" not in page
    answer = mark.get("uitnodigen/", follow=True)  # he reads nothing that only he reads
    assert "Hier lees je wat je kunt doen." in answer.content.decode()


@pytest.mark.parametrize("key", ["jade", "tine", "femke"])
def test_the_page_between_the_parents_is_theirs(family, key):
    assert Screen(family, key).get("ouders/").status_code == 404
    assert Screen(family, key).post("ouders/", {"do": "object"}).status_code == 404


def test_a_further_parent_waits_for_everybody(noor, mark, family):
    sent = invited(family, "noor", "karim", "guardian", {"Thuis": READ})
    assert "Wacht op ja van Mark." in noor.page("uitnodigingen/")
    assert "Er wacht iets op alle ouders." in mark.page("mensen/")
    assert "erbij als ouder?" in mark.page("ouders/")
    assert 'value="say"' not in noor.page("ouders/")
    for _twice in range(2):
        mark.post("ouders/", {"do": "say", "member": sent.member, "answer": "yes"})
    assert "Alle ouders zeiden ja." in noor.page("ouders/")
    assert comes_in("karim", sent) == "in"


def test_a_no_is_told_to_who_invited(noor, mark, family):
    sent = invited(family, "noor", "karim", "guardian", {"Thuis": READ})
    mark.post("ouders/", {"do": "say", "member": sent.member, "answer": "no"})
    assert "Ingetrokken." in noor.page("uitnodigingen/")
    assert does("noor", lambda: homes.asked(family.id)) == []


def test_a_parent_is_invited_without_an_end(noor, family):
    page = noor.post("uitnodigen/", {"name": "Sem", "kind": "parent", "again": ""}, follow=True).content.decode()
    assert "Een ouder doet mee zonder einddatum." in page
    assert 'name="until"' not in page


def custody(family, key, child="Milan"):
    told = {"dossier_id": family.id, "child_id": family.children[child], "member": family.members[key]}
    return does(key, lambda: Custody.objects.create(**told, answer="yes"))


def test_gezag_says_where_it_comes_from(noor, mark, family):
    said = custody(family, "noor")
    assert "Jij: ja, zelf opgegeven" in noor.page("gezin/")
    assert "Noor: ja, zelf opgegeven" in mark.page("gezin/")
    for _twice in range(2):
        mark.post("gezin/", {"do": "gezag", "custody": said.id, "kind": "guardian"})
    assert "Jij: ja, bevestigd door Mark op" in noor.page("gezin/")
    mark.post("gezin/", {"do": "gezag", "custody": said.id, "kind": "back"})
    assert "Jij: ja, zelf opgegeven" in noor.page("gezin/")


def test_a_paper_is_shown_to_a_professional_who_says_so(noor, family):
    femke = Screen(family, "femke")
    form = f"c{family.children['Milan'].hex[-8:]}"
    told = {"name": "Milan", "custody": "yes", "since": "2019-05-01", "shown_to": str(family.members["femke"])}
    sent = {"do": "child", "child": str(family.children["Milan"]), **{f"{form}-{k}": v for k, v in told.items()}}
    assert noor.post("gezin/", sent).status_code == 302
    page = femke.page("gezin/")
    assert "Noor: ja, vanaf 1 mei 2019, zelf opgegeven" in page
    assert "Ik weet dat dit klopt" not in page
    said = does("noor", lambda: Custody.objects.get(dossier_id=family.id))
    femke.post("gezin/", {"do": "gezag", "custody": said.id, "kind": "register"})
    assert "uittreksel gezagsregister gezien door Femke" in noor.page("gezin/")
    assert (
        Screen(family, "daan").post("gezin/", {"do": "gezag", "custody": said.id, "kind": "register"}).status_code
        == 404
    )


def test_an_end_before_the_beginning_is_said(noor, family):
    form = f"c{family.children['Milan'].hex[-8:]}"
    told = {"name": "Milan", "custody": "yes", "since": "2019-05-01", "until": "2018-05-01"}
    sent = {"do": "child", "child": str(family.children["Milan"]), **{f"{form}-{k}": v for k, v in told.items()}}
    assert noor.post("gezin/", sent).status_code == 422
