"""Opening a book, and telling who is in the family."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connections, transaction
from django.template import Context, Template
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cast.browser import sign_in
from cast.family import READ, Family
from cast.people import as_, player
from gezinsboek.circle import sharing
from gezinsboek.circle.first_steps import first_steps
from gezinsboek.circle.models import Bookmark, Member
from gezinsboek.dossier.models import Chapter, Child, Custody, Dossier
from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id

from .screens import Screen


@pytest.fixture
def noor(family):
    return Screen(family, "noor")


# ---------- opening


def test_only_a_name_is_asked_and_the_book_is_there():
    client = sign_in(Client(), "sem")
    page = client.get("/boek/openen/").content.decode()
    main = page[page.index("<main") : page.index("</main")]
    assert main.count("<input") - main.count('type="hidden"') == 1
    book = new_id()
    answer = client.post("/boek/openen/", {"name": "Sem en ik", "book": book})
    assert answer["Location"] == f"/boek/{book}/"
    with as_("sem"), transaction.atomic():
        assert Dossier.objects.get(id=book).name == "Sem en ik"
        assert Member.objects.get(dossier_id=book).role == "guardian"
        assert Chapter.objects.filter(dossier_id=book).count() == 6


def test_a_double_click_opens_one_book():
    client, book = sign_in(Client(), "sem"), new_id()
    answers = [client.post("/boek/openen/", {"name": "Sem en ik", "book": book}) for _again in range(2)]
    assert [answer["Location"] for answer in answers] == [f"/boek/{book}/"] * 2
    with as_("sem"), transaction.atomic():
        assert Member.objects.filter(dossier_id=book).count() == 1


def test_the_id_of_a_book_that_is_there_opens_nothing(family):
    client = sign_in(Client(), "sem")
    assert client.post("/boek/openen/", {"name": "Van mij", "book": family.id}).status_code == 404
    with as_("noor"), transaction.atomic():
        assert Dossier.objects.get(id=family.id).name == "Noor, Milan en Lina"


@pytest.mark.parametrize("name", ["", "   ", "\u202e", "x" * 61, "\x00", "x" * 100_000])
def test_a_name_that_cannot_be_is_said_and_kept(name):
    client, book = sign_in(Client(), "sem"), new_id()
    answer = client.post("/boek/openen/", {"name": name, "book": book})
    assert answer.status_code == 422
    assert str(book) in answer.content.decode()


def test_emoji_and_arabic_are_fine_names():
    client, book = sign_in(Client(), "sem"), new_id()
    client.post("/boek/openen/", {"name": "عائلة 👨‍👩‍👧", "book": book})
    with as_("sem"), transaction.atomic():
        assert Dossier.objects.get(id=book).name == "عائلة 👨‍👩‍👧"


def test_a_professional_is_told_who_opens_a_book():
    client, book = sign_in(Client(), "karim"), new_id()
    for answer in (client.get("/boek/openen/"), client.post("/boek/openen/", {"name": "Van mij", "book": book})):
        page = answer.content.decode()
        assert "Een boek is van een gezin" in page
        assert 'href="/eigen-boek/"' in page
    with as_("karim"), transaction.atomic():
        assert not Dossier.objects.filter(id=book).exists()


def test_the_database_opens_no_book_for_a_professional():
    with pytest.raises(Exception, match="open_book"):
        Family.opens("karim", "Van mij")


def test_signed_out_nothing_opens():
    assert Client().get("/boek/openen/")["Location"].startswith("/inloggen/")


def test_all_my_books_stand_on_one_page(family):
    second = Family.opens("noor", "Een ander boek")
    page = Screen(family, "noor").client.get("/boeken/").content.decode()
    assert f"/boek/{family.id}/" in page
    assert f"/boek/{second.id}/" in page
    assert "Open een nieuw boek" in page
    assert "Open een nieuw boek" not in Screen(family, "daan").client.get("/boeken/").content.decode()


def test_a_book_i_left_is_not_among_mine(family):
    with as_("noor"), transaction.atomic():
        sharing.end_member(family.members["tine"])
    assert str(family.id) not in Screen(family, "tine").client.get("/boeken/").content.decode()


# ---------- first steps


def steps(book, key="sem"):
    with as_(key), transaction.atomic():
        return [step.done for step in first_steps(Dossier.objects.get(id=book))]


def test_the_first_steps_go_away_when_they_are_done():
    book = Family.opens("sem", "Van Sem")
    assert steps(book.id) == [False, False, False]
    book.child("Milan")
    book.comes("tine", {"Thuis": READ})
    assert steps(book.id) == [True, True, False]
    book.writes("sem", "Thuis", "Hallo")
    assert steps(book.id) == []


def test_the_first_steps_are_for_the_opener_and_not_for_ever():
    book = Family.opens("sem", "Van Sem")
    book.comes("tine", {"Thuis": READ})
    assert steps(book.id, "tine") == []
    with clock.moved_to(clock.now() + timedelta(days=15)):
        assert steps(book.id) == []


def test_the_card_is_a_template_to_include():
    book = Family.opens("sem", "Van Sem")
    with as_("sem"), transaction.atomic():
        card = Template("{% load circle %}{% first_steps book %}")
        assert "Zo begin je" in card.render(Context({"book": Dossier.objects.get(id=book.id)}))


# ---------- the family


def child_form(family, whose, **told):
    child = family.children[whose]
    prefix = f"c{child.hex[-8:]}"
    return {"do": "child", "child": child} | {f"{prefix}-{field}": value for field, value in told.items()}


def test_a_child_needs_only_a_name_and_comes_once():
    book = Family.opens("sem", "Van Sem")
    screen, told = Screen(book, "sem"), {"do": "add", "name": "Milan", "child": new_id()}
    for _again in range(2):
        assert screen.post("gezin/", told).status_code == 302
    with as_("sem"), transaction.atomic():
        assert [child.name for child in Child.objects.filter(dossier_id=book.id)] == ["Milan"]


def test_the_id_of_another_child_adds_nothing(noor, family):
    other = Family.opens("sem", "Van Sem")
    told = {"do": "add", "name": "Indringer", "child": other.child("Kees")}
    assert noor.post("gezin/", told).status_code == 404


def test_a_child_gets_another_name_and_a_birth_date(noor, family):
    born = date.today() - timedelta(days=5 * 366)
    noor.post("gezin/", child_form(family, "Lina", name="Lina-Sofie", born=born.isoformat(), custody="yes"))
    page = noor.page("gezin/")
    assert "Lina-Sofie" in page
    assert "Jij: ja, zelf opgegeven" in page
    with as_("noor"), transaction.atomic():
        assert Child.objects.get(id=family.children["Lina"]).born == born.isoformat()


def test_two_children_with_one_name_have_a_card_each(noor, family):
    noor.post("gezin/", {"do": "add", "child": str(uuid4()), "name": "Lina"})
    page = noor.page("gezin/")
    assert ">Lina (1)</h2>" in page
    assert ">Lina (2)</h2>" in page
    assert ">Milan</h2>" in page


def test_gezag_is_said_by_oneself_and_changed_by_oneself(noor, family):
    for answer in ("yes", "unknown"):
        noor.post("gezin/", child_form(family, "Milan", name="Milan", custody=answer))
    Screen(family, "mark").post("gezin/", child_form(family, "Milan", name="Milan", custody="yes"))
    with as_("noor"), transaction.atomic():
        said = {one.member: one.answer for one in Custody.objects.filter(child_id=family.children["Milan"])}
    assert said == {family.members["noor"]: "unknown", family.members["mark"]: "yes"}


def test_a_birth_date_that_cannot_be_is_said_and_the_rest_is_kept(noor, family):
    tomorrow = (date.today() + timedelta(days=1)).isoformat()
    for born in (tomorrow, "1066-01-01", "vandaag"):
        answer = noor.post("gezin/", child_form(family, "Lina", name="Lina Maria", born=born))
        assert answer.status_code == 422
        assert "Lina Maria" in answer.content.decode()
    with as_("noor"), transaction.atomic():
        assert Child.objects.get(id=family.children["Lina"]).name == "Lina"


def test_after_twelve_a_parent_does_not_change_the_birth_date(family):
    with clock.moved_to(clock.now() + timedelta(days=2)):  # until then who typed it can mend it
        noor = Screen(family, "noor")
        page = noor.page("gezin/")
        assert "Vanaf 12 jaar verandert Jade zelf de geboortedatum." in page
        noor.post("gezin/", child_form(family, "Jade", name="Jade", born="2020-01-01"))
        jade = Screen(family, "jade")
        older = date(date.today().year - 15, 1, 15).isoformat()
        assert jade.post("gezin/", child_form(family, "Jade", born=older)).status_code == 302
        with as_("noor"), transaction.atomic():
            assert Child.objects.get(id=family.children["Jade"]).born == older


def test_a_youth_never_becomes_younger_than_its_band(family):
    answer = Screen(family, "jade").post("gezin/", child_form(family, "Jade", born=date.today().isoformat()))
    assert answer.status_code == 422
    assert "Deze datum kan niet." in answer.content.decode()


@pytest.mark.parametrize("key", ["daan", "tine", "jade"])
def test_only_guardians_tell_about_the_family(family, key):
    screen = Screen(family, key)
    assert 'value="rename"' not in screen.page("gezin/")
    assert screen.post("gezin/", {"do": "rename", "name": "Van mij"}).status_code == 404
    assert screen.post("gezin/", {"do": "add", "name": "X", "child": new_id()}).status_code == 404
    assert screen.post("gezin/", {"do": "other_parent", "answer": "later"}).status_code == 404
    assert screen.post("gezin/", child_form(family, "Milan", name="X")).status_code == 404


def test_the_book_gets_another_name(noor, family):
    noor.post("gezin/", {"do": "rename", "name": "Wij vieren"})
    assert "Wij vieren" in Screen(family, "daan").page("mensen/")
    answer = noor.post("gezin/", {"do": "rename", "name": ""})
    assert answer.status_code == 422


# ---------- the other parent


def answers(book, answer):
    return Screen(book, "sem").post("gezin/", {"do": "other_parent", "answer": answer})


def test_the_question_about_the_other_parent_is_put_once():
    book = Family.opens("sem", "Van Sem")
    assert "Nodig je de andere ouder uit?" in Screen(book, "sem").page("gezin/")
    answers(book, "later")
    assert "Nodig je de andere ouder uit?" not in Screen(book, "sem").page("gezin/")


def test_with_another_parent_here_it_is_not_asked(noor):
    assert "Nodig je de andere ouder uit?" not in noor.page("gezin/")


def test_now_goes_on_to_inviting():
    book = Family.opens("sem", "Van Sem")
    assert answers(book, "now")["Location"] == f"/boek/{book.id}/uitnodigen/"


def test_not_safe_gives_calm_help_and_leaves_no_trace():
    book = Family.opens("sem", "Van Sem")
    answer = answers(book, "unsafe")
    page = answer.content.decode()
    assert answer.status_code == 200  # no address of its own, so none stays in the browser
    assert "0800 2000" in page
    assert f"/boek/{book.id}/hoofdstukken/besloten/" in page
    for word in ("veilig<", "unsafe", "Niet veilig"):
        assert word not in page.replace("Veilig Thuis", "")


def test_all_answers_leave_the_same_behind():
    kept = []
    for answer in ("now", "later", "unsafe"):
        book = Family.opens("sem", "Van Sem")
        answers(book, answer)
        with as_("sem"), transaction.atomic():
            mark = Bookmark.objects.get(dossier_id=book.id, person=player("sem").id)
            kept.append((mark.asked_other_parent, bytes(mark.label_sealed), mark.seen_until, mark.visited_at))
    assert kept == [(True, b"", None, None)] * 3


# ---------- addresses


@pytest.mark.parametrize("path", ["gezin/", "hoofdstukken/", "wie-ziet-wat/", "mensen/", "bekijk-als/"])
def test_a_stranger_gets_the_same_as_for_a_book_that_is_not_there(family, path):
    karim = Screen(family, "karim")
    there, nowhere = karim.get(path), karim.client.get(f"/boek/{uuid4()}/{path}")
    assert there.status_code == nowhere.status_code == 404
    assert there.content == nowhere.content


@pytest.mark.parametrize("path", ["gezin/", "hoofdstukken/", "wie-ziet-wat/", "mensen/", "bekijk-als/"])
def test_nothing_personal_stands_in_a_title(noor, path):
    page = noor.page(path)
    title = page[page.index("<title>") : page.index("</title>")]
    assert not any(name in title for name in ("Noor", "Milan", "Femke", "School"))


def test_a_page_asks_a_few_questions_of_the_database_however_many_people(noor, family):
    def count():
        with CaptureQueriesContext(connections["default"]) as asked:
            noor.page("wie-ziet-wat/")
        return len(asked)

    few = count()
    for key in ("karim", "bram"):
        family.comes(key, {"School": READ})
    assert count() == few
