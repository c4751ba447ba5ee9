""" "Bekijk als" (SHARING 20): of what I see, what somebody else sees; read-only, logged, and over by itself."""

from uuid import uuid4

import pytest
from django.db import transaction

from cast.browser import session_of
from cast.family import READ, Family
from cast.people import as_
from gezinsboek.circle import sharing
from gezinsboek.log.models import Line
from gezinsboek.people.acting import LOOKING_UNTIL

from .screens import Screen, level_of


@pytest.fixture
def noor(family):
    return Screen(family, "noor")


def look(screen, key):
    return screen.post("bekijk-als/", {"member": screen.family.members[key]})


def test_everything_is_shown_as_the_other_sees_it(noor, family):
    look(noor, "daan")
    page = noor.page("wie-ziet-wat/")
    assert "Je bekijkt wat Meester Daan (leerkracht, school De Regenboog) ziet van wat jij ziet." in page
    assert "School" in page
    assert "Gezondheid" not in page
    assert "Yasmin" not in noor.page("mensen/")
    for path in ("gezin/", "hoofdstukken/", f"mensen/{family.members['daan']}/"):
        assert "viewing-as" in noor.page(path)


def test_nothing_can_be_changed_meanwhile(noor, family):
    button = noor.button("daan", "School", "none")
    look(noor, "daan")
    for path in ("wie-ziet-wat/", "mensen/", "gezin/", "hoofdstukken/", f"mensen/{family.members['daan']}/"):
        page = noor.page(path)
        main = page[page.index("<main") : page.index("</main")]
        forms = main.count("<form") - main.count('action="/blijf/"')  # staying signed in changes nothing
        assert forms == 1, path  # the one that stops it
    daan, school = family.members["daan"], family.chapters["School"]
    tries = {
        "wie-ziet-wat/": {"member": daan, "set": button},
        f"wie-ziet-wat/{daan}/{school}/": {"grant": uuid4(), "level": "read", "since": "all"},
        f"mensen/{daan}/": {"do": "stop"},
        f"mensen/{family.members['noor']}/": {"do": "about", "name": "X", "title": "", "reach": ""},
        "hoofdstukken/": {"do": "hide", "chapter": school},
        "hoofdstukken/nieuw/": {"name": "X", "look": "home", "chapter": uuid4()},
        f"hoofdstukken/{school}/": {"name": "X", "look": "home"},
        "gezin/": {"do": "rename", "name": "X"},
    }
    for path, told in tries.items():
        assert noor.post(path, told).status_code == 404, path
    assert noor.post("gezin/", {"do": "add", "name": "X", "child": uuid4()}).status_code == 404
    assert noor.post("gezin/", {"do": "other_parent", "answer": "later"}).status_code == 404
    assert level_of(family, "daan", "School") == "write"


def test_the_other_may_not_be_asked_to_stop_either(noor, family):
    look(noor, "daan")
    until = noor.post(f"mensen/{family.members['daan']}/", {"do": "until", "until": "none"})
    assert until.status_code == 404


def test_it_is_logged_with_both_names(noor, family):
    look(noor, "daan")
    noor.page("wie-ziet-wat/")
    with as_("noor"), transaction.atomic():
        lines = Line.objects.filter(dossier_id=family.id, event_id="who sees what")
        assert lines.values_list("member_id", "as_member").get() == (family.members["noor"], family.members["daan"])


def test_it_stops_when_asked(noor):
    look(noor, "daan")
    noor.post("bekijk-als/")
    page = noor.page("wie-ziet-wat/")
    assert "viewing-as" not in page
    assert 'name="set"' in page


def test_it_ends_by_leaving_the_book(noor):
    look(noor, "daan")
    noor.client.get("/boeken/")
    assert "viewing-as" not in noor.page("wie-ziet-wat/")


def test_it_ends_by_itself_after_half_an_hour(noor):
    look(noor, "daan")
    session = session_of(noor.client)
    assert session[LOOKING_UNTIL] > 0
    session[LOOKING_UNTIL] -= 30 * 60
    session.save()
    assert "viewing-as" not in noor.page("wie-ziet-wat/")


def test_it_holds_for_one_book_only(noor, family):
    other = Family.opens("noor", "Nog een boek")
    look(noor, "daan")
    page = Screen(other, "noor")
    page.client = noor.client
    assert "viewing-as" not in page.page("wie-ziet-wat/")


@pytest.mark.parametrize("key", ["daan", "jade", "tine"])
def test_only_a_guardian_looks_as_somebody_else(family, key):
    screen = Screen(family, key)
    assert screen.post("bekijk-als/", {"member": family.members["noor"]}).status_code == 404
    assert "pills" not in screen.page("bekijk-als/")
    assert "viewing-as" not in screen.page("wie-ziet-wat/")


def test_nobody_looks_as_who_is_not_here(noor, family):
    other = Family.opens("sem", "Van Sem")
    for member in (other.members["sem"], uuid4(), family.members["noor"], "x"):
        assert noor.post("bekijk-als/", {"member": member}).status_code == 404
    with as_("noor"), transaction.atomic():
        sharing.end_member(family.members["daan"])
    assert look(noor, "daan").status_code == 404


def test_when_the_other_stops_meanwhile_nothing_is_left_to_see(noor, family):
    look(noor, "daan")
    with as_("mark"), transaction.atomic():
        sharing.end_member(family.members["daan"])
    assert noor.get("wie-ziet-wat/").status_code == 404
    noor.client.get("/boeken/")
    assert "viewing-as" not in noor.page("wie-ziet-wat/")


def test_what_the_other_reads_beyond_me_stays_unknown(family):
    mark = Screen(family, "mark")
    look(mark, "femke")
    assert "Geld en wonen" not in mark.page("wie-ziet-wat/")
    assert "Geld en wonen" not in mark.page("mensen/")


def test_a_private_chapter_is_not_shown_to_who_cannot_read_it(family):
    family.private_chapter("noor", "Van mij alleen")
    fresh = Screen(family, "noor", fresh=True)
    look(fresh, "daan")
    assert "Van mij alleen" not in fresh.page("wie-ziet-wat/")
    fresh.post("bekijk-als/")
    family.grant("noor", "daan", "Van mij alleen", READ)
    look(fresh, "daan")
    assert "Van mij alleen" in fresh.page("wie-ziet-wat/")
