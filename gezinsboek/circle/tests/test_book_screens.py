"""Opening a book, who is in the family, and its chapters."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connections, transaction
from django.test import Client

from cast.browser import sign_in
from cast.family import READ, Family
from cast.people import as_, player
from gezinsboek.circle.first_steps import first_steps
from gezinsboek.circle.models import Bookmark, Member
from gezinsboek.dossier.models import Chapter, Child, Dossier
from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id

from .screens import Screen, level_of


@pytest.fixture
def noor(family):
    return Screen(family, "noor")


def names(family, *, by="noor", fresh=False, private=False, hidden=False):
    """The chapters this player sees, in their order."""
    with as_(by, fresh=fresh), transaction.atomic():
        found = Chapter.objects.filter(dossier_id=family.id, owner__isnull=not private, hidden_at__isnull=not hidden)
        return [one.name for one in found]


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
        from gezinsboek.circle import sharing

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
    from django.template import Context, Template

    book = Family.opens("sem", "Van Sem")
    with as_("sem"), transaction.atomic():
        card = Template("{% load circle %}{% first_steps book %}")
        assert "Zo begin je" in card.render(Context({"book": Dossier.objects.get(id=book.id)}))


# ---------- the family


def child_form(family, name, **told):
    child = family.children[name]
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


def test_a_youth_never_becomes_younger_than_its_band(family):
    answer = Screen(family, "jade").post("gezin/", child_form(family, "Jade", born=date.today().isoformat()))
    assert answer.status_code == 422
    assert "Deze datum kan niet." in answer.content.decode()


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


# ---------- chapters


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


def test_nothing_says_whether_there_is_a_private_chapter(family):
    before = Screen(family, "noor").page("hoofdstukken/")
    family.private_chapter("noor", "Van mij alleen")
    after = Screen(family, "noor").page("hoofdstukken/")
    form_token = r'name="csrfmiddlewaretoken" value="[^"]+"'
    import re

    assert re.sub(form_token, "", before) == re.sub(form_token, "", after)


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
    from django.test.utils import CaptureQueriesContext

    def count():
        with CaptureQueriesContext(connections["default"]) as asked:
            noor.page("wie-ziet-wat/")
        return len(asked)

    few = count()
    for key in ("karim", "bram"):
        family.comes(key, {"School": READ})
    assert count() == few
