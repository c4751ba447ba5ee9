"""The chapters of a book: adding, ordering, hiding, one about a child, and a private one (SHARING 4, 6)."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.db import transaction

from cast.browser import session_of
from cast.family import READ, WRITE, Family
from cast.people import as_
from gezinsboek.dossier.models import Chapter
from gezinsboek.ground.ids import new_id
from gezinsboek.people.strong import STRONG_AT

from .screens import Screen, level_of


@pytest.fixture
def noor(family):
    return Screen(family, "noor")


def names(family, *, by="noor", fresh=False, private=False, hidden=False):
    """The chapters this player sees, in their order."""
    with as_(by, fresh=fresh), transaction.atomic():
        found = Chapter.objects.filter(dossier_id=family.id, owner__isnull=not private, hidden_at__isnull=not hidden)
        return [one.name for one in found]


def test_chapters_are_put_in_another_order_by_one_button(noor, family):
    told = {"do": "place 0", "chapter": family.chapters["School"]}
    for _double_click in range(2):
        noor.post("hoofdstukken/", told)
    assert names(family)[:3] == ["School", "Thuis", "Gezondheid"]
    noor.post("hoofdstukken/", {"do": "place 5", "chapter": family.chapters["School"]})
    assert names(family)[-1] == "School"


def test_new_chapters_at_the_end_can_be_ordered_too(noor, family):
    for name in ("Een", "Twee"):
        noor.post("hoofdstukken/nieuw/", {"name": name, "look": "home", "chapter": new_id()})
    with as_("noor"), transaction.atomic():
        two = next(one for one in Chapter.objects.filter(dossier_id=family.id) if one.name == "Twee")
    noor.post("hoofdstukken/", {"do": "place 6", "chapter": two.id})
    assert names(family)[-2:] == ["Twee", "Een"]


def test_a_hidden_chapter_comes_back(noor, family):
    noor.post("hoofdstukken/", {"do": "hide", "chapter": family.chapters["Groeien"]})
    assert "Groeien" not in names(family)
    assert "Laat weer zien" in noor.page("hoofdstukken/")
    noor.post("hoofdstukken/", {"do": "show", "chapter": family.chapters["Groeien"]})
    assert "Groeien" in names(family)


def test_a_book_without_children_and_a_private_chapter_ask_for_no_child():
    book = Family.opens("noor", "Alleen ik")
    noor, own = Screen(book, "noor", fresh=True), book.private_chapter("noor")
    for path in ("nieuw/", f"{book.chapters['School']}/", f"{own}/"):
        assert "Gaat dit over één kind?" not in noor.page(f"hoofdstukken/{path}")


def test_a_chapter_gets_another_name_and_look(noor, family):
    school = family.chapters["School"]
    answer = noor.post(f"hoofdstukken/{school}/", {"name": "De Regenboog", "look": "growth", "about": ""})
    assert answer.status_code == 302
    assert "De Regenboog" in Screen(family, "daan").page("hoofdstukken/")
    wrong = noor.post(f"hoofdstukken/{school}/", {"name": "", "look": "help", "about": ""})
    assert wrong.status_code == 422


def test_a_chapter_is_about_a_certain_child(noor, family):
    milan = family.children["Milan"]
    page = noor.page(f"hoofdstukken/nieuw/?idee=school-{milan}")
    assert "School van Milan" in page
    noor.post(
        "hoofdstukken/nieuw/", {"name": "School van Milan", "look": "school", "about": milan, "chapter": new_id()}
    )
    assert "Over Milan." in noor.page("hoofdstukken/")


def test_from_twelve_on_only_the_child_takes_its_name_off(noor, family):
    chapter = new_id()
    told = {"name": "School van Jade", "look": "school", "about": family.children["Jade"], "chapter": chapter}
    noor.post("hoofdstukken/nieuw/", told)
    answer = noor.post(f"hoofdstukken/{chapter}/", {"name": "School van Jade", "look": "school", "about": ""})
    assert answer.status_code == 422
    assert "Vanaf 12 jaar verandert alleen je kind dit zelf." in answer.content.decode()


def test_who_gets_a_new_chapter_is_chosen_in_so_many_words(noor, family):
    page = noor.page("hoofdstukken/nieuw/")
    main = page[page.index("<main") :]
    assert main.count('name="readers"') == 6
    assert main.count("checked") == 2  # the other guardian, and the first colour
    told = {"name": "Sport", "look": "growth", "chapter": new_id(), "readers": [family.members["daan"]]}
    noor.post("hoofdstukken/nieuw/", told)
    family.chapters["Sport"] = told["chapter"]
    assert level_of(family, "daan", "Sport") == "read"
    assert level_of(family, "mark", "Sport") == "none"


def test_a_double_click_adds_one_chapter(noor, family):
    told = {"name": "Sport", "look": "growth", "chapter": new_id(), "readers": [family.members["daan"]]}
    for _again in range(2):
        assert noor.post("hoofdstukken/nieuw/", told).status_code == 302
    assert names(family).count("Sport") == 1


@pytest.mark.parametrize("key", ["daan", "tine", "jade", "femke"])
def test_only_guardians_arrange_shared_chapters(family, key):
    screen, school = Screen(family, key), family.chapters["School"]
    assert 'value="hide"' not in screen.page("hoofdstukken/")
    assert screen.post("hoofdstukken/", {"do": "hide", "chapter": school}).status_code == 404
    assert screen.post("hoofdstukken/", {"do": "place 0", "chapter": school}).status_code == 404
    assert screen.post("hoofdstukken/nieuw/", {"name": "X", "look": "home", "chapter": new_id()}).status_code == 404
    assert screen.post(f"hoofdstukken/{school}/", {"name": "X", "look": "home"}).status_code == 404


def test_a_guardian_who_only_reads_does_not_arrange(family):
    family.grant("noor", "mark", "Geld en wonen", READ)
    money = family.chapters["Geld en wonen"]
    mark = Screen(family, "mark")
    assert mark.post("hoofdstukken/", {"do": "place 0", "chapter": money}).status_code == 404
    assert mark.post(f"hoofdstukken/{money}/", {"name": "X", "look": "home"}).status_code == 404


def test_chapters_of_another_book_and_nonsense_are_not_found(noor, family):
    other = Family.opens("noor", "Nog een boek")
    for told in (
        {"do": "hide", "chapter": other.chapters["School"]},
        {"do": "hide", "chapter": uuid4()},
        {"do": "hide", "chapter": "x"},
        {"do": "place 99", "chapter": family.chapters["School"]},
        {"do": "place -1", "chapter": family.chapters["School"]},
        {"do": "fly", "chapter": family.chapters["School"]},
        {},
    ):
        assert noor.post("hoofdstukken/", told).status_code == 404
    about = Family.opens("sem", "Van Sem").child("Kees")
    told = {"name": "X", "look": "home", "chapter": new_id(), "about": about}
    assert noor.post("hoofdstukken/nieuw/", told).status_code == 422


# ---------- private chapters (SHARING 4)


def test_a_private_chapter_asks_first_whether_it_is_you(noor):
    answer = noor.get("hoofdstukken/besloten/")
    assert answer["Location"].startswith("/zeker/?next=")
    assert "hoofdstukken%2Fbesloten" in answer["Location"]


@pytest.mark.parametrize("key", ["noor", "jade"])
def test_a_guardian_and_a_youth_make_a_private_chapter(family, key):
    screen = Screen(family, key, fresh=True)
    told = {"name": "Van mij alleen", "look": "home", "chapter": new_id()}
    for _double_click in range(2):
        assert screen.post("hoofdstukken/besloten/", told).status_code == 302
    assert names(family, by=key, fresh=True, private=True) == ["Van mij alleen"]
    assert names(family, by=key, private=True) == []
    assert "Van mij alleen" in screen.page("hoofdstukken/")
    assert "Van mij alleen" not in Screen(family, "mark", fresh=True).page("hoofdstukken/")


@pytest.mark.parametrize("key", ["daan", "tine"])
def test_nobody_else_makes_a_private_chapter(family, key):
    told = {"name": "Van mij alleen", "look": "home", "chapter": new_id()}
    assert Screen(family, key, fresh=True).post("hoofdstukken/besloten/", told).status_code == 404


def test_a_child_under_twelve_is_told_from_when_it_can():
    book = Family.opens("noor", "Van ons")
    book.child("Jade", date(date.today().year - 9, 1, 15))
    book.comes("jade", {"Thuis": WRITE}, child="Jade")
    told = {"name": "Van mij alleen", "look": "home", "chapter": new_id()}
    answer = Screen(book, "jade", fresh=True).post("hoofdstukken/besloten/", told)
    assert answer.status_code == 422
    assert "Een besloten hoofdstuk kan vanaf 12 jaar." in answer.content.decode()


def test_what_was_typed_too_late_is_kept(family):
    screen = Screen(family, "noor", fresh=True)
    session = session_of(screen.client)
    session[STRONG_AT] -= 11 * 60
    session.save()
    told = {"name": "Mijn zorgen", "look": "help", "chapter": new_id()}
    answer = screen.post("hoofdstukken/besloten/", told)
    assert answer.status_code == 422
    assert "Mijn zorgen" in answer.content.decode()
    session = session_of(screen.client)
    session[STRONG_AT] += 11 * 60
    session.save()
    assert "Mijn zorgen" in screen.page("hoofdstukken/besloten/")


def test_nothing_says_whether_there_is_a_private_chapter(family):
    before = Screen(family, "noor").page("hoofdstukken/")
    family.private_chapter("noor", "Van mij alleen")
    after = Screen(family, "noor").page("hoofdstukken/")
    # the token of a form, the seconds that go by, and the moment in the line for the printer
    moving = r'name="csrfmiddlewaretoken" value="[^"]+"|data-stays="\d+"|<time .*?</time>'
    assert re.sub(moving, "", before) == re.sub(moving, "", after)
