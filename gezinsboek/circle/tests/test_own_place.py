"""The page of a young person, what guardians see beside it, and an address of one's own (SHARING 6, REQ-84, 86)."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client

from cast.browser import sign_in
from cast.deeds import does
from cast.family import READ, WRITE, Family
from gezinsboek.circle import opening
from gezinsboek.dossier.models import Child
from gezinsboek.ground import clock
from gezinsboek.ground.acts import act

from .growing_up import about_jade, lets, turns, with_a_chapter_about_jade
from .inviting import browser, checks, sends, told
from .screens import Screen


@pytest.fixture
def family(family):
    return with_a_chapter_about_jade(family)


def answers(screen: Screen, do: str, answer: str, **more: str):
    return screen.post("jouw-plek/", {"do": do, "answer": answer, **more})


def asked(screen: Screen) -> str:
    page = screen.page("jouw-plek/")
    return page.partition('name="grant" value="')[2][:36]


def test_a_young_person_is_greeted_and_finds_the_way(family):
    jade = Screen(family, "jade")
    page = jade.page()
    assert "Hoi Jade" in page and "jouw-plek/" in page
    assert "Hoi" not in Screen(family, "noor").page()
    assert "Jouw eigen hoofdstuk" in jade.page("jouw-plek/")


def test_who_has_a_book_for_themselves_alone_is_greeted_too():
    own = Family.opens("sem", "Het boek van Sem")
    sem = Screen(own, "sem")
    assert "Hoi Sem" not in sem.page()  # nobody reads along yet
    own.comes("femke", {"Thuis": READ})
    assert "Hoi Sem" in sem.page() and "Dit boek is van jou." in sem.page()
    assert "Hoi" not in Screen(own, "femke").page()
    assert sem.get("jouw-plek/").status_code == 404
    sem.post("bekijk-als/", {"member": own.members["femke"]})
    assert "Hoi Sem" not in sem.page()


def test_who_has_a_book_for_themselves_alone_is_called_no_parent_in_it():
    own = Family.opens("sem", "Het boek van Sem")
    sem = Screen(own, "sem")
    assert "Nodig je de andere ouder uit?" in sem.page("gezin/")  # whoever opens a book may be a parent
    own.comes("femke", {"Thuis": READ})
    assert "Nodig je de andere ouder uit?" not in sem.page("gezin/")
    people = sem.page("mensen/")
    assert "Dit boek is van jou" in people and "Ouder of verzorger" not in people and "Tussen de ouders" not in people
    books = sem.client.get("/boeken/").content.decode()
    assert "Dit boek is van jou" in books and "Ouder of verzorger" not in books
    assert "Ouder of verzorger" in Screen(own, "femke").page("mensen/")


def test_who_shares_the_book_with_another_parent_or_has_children_in_it_is_not(family):
    both = Family.opens("noor", "Twee huizen")
    both.comes("mark", {"Thuis": WRITE})
    assert "Hoi" not in Screen(both, "noor").page()
    assert "Hoi" not in Screen(family, "noor").page()


@pytest.mark.parametrize("key", ["noor", "femke", "tine", "karim"])
def test_the_page_is_there_for_the_young_person_alone(family, key):
    assert Screen(family, key).get("jouw-plek/").status_code == 404
    assert answers(Screen(family, key), "charge", "yes").status_code == 404


def test_she_says_yes_to_a_new_reader_and_it_opens(family):
    item = family.writes("noor", "Jade", "Over school.")
    family.grant("noor", "daan", "Jade", READ)
    jade = Screen(family, "jade")
    assert "1 vraag voor jou" in jade.page()
    page = jade.page("jouw-plek/")
    assert "Mag Meester Daan over jou lezen?" in page and "School van Jade" in page
    answers(jade, "reader", "yes", grant=asked(jade))
    assert item.id in family.sees("daan")
    assert "Mag Meester Daan" not in jade.page("jouw-plek/")


def test_a_guardian_sees_only_not_yet_before_and_after_a_no(family):
    family.grant("noor", "daan", "Jade", READ)
    noor, jade = Screen(family, "noor"), Screen(family, "jade")
    before = noor.page("wie-ziet-wat/").count("nog niet")
    assert before == 1
    answers(jade, "reader", "no", grant=asked(jade))
    assert noor.page("wie-ziet-wat/").count("nog niet") == before
    for path in ("", "wie-ziet-wat/", "mensen/", "hoofdstukken/", "wie-heeft-gekeken/"):
        assert "zei nee" not in noor.page(path)
    assert "Je mag je bedenken" in jade.page("jouw-plek/") and "vraag voor jou" not in jade.page()


def test_a_double_click_and_a_wrong_answer_change_nothing(family):
    family.grant("noor", "daan", "Jade", READ)
    jade = Screen(family, "jade")
    grant = asked(jade)
    for _ in range(2):
        assert answers(jade, "reader", "yes", grant=grant).status_code == 302
    assert answers(jade, "reader", "yes", grant="x").status_code == 404
    assert answers(jade, "nothing", "yes").status_code == 404


def test_who_is_named_when_it_is_given_is_told_that_it_waits(family):
    noor = Screen(family, "noor")
    assert noor.sets("daan", "Jade", READ, follow=True).status_code == 200
    give = noor.button("daan", "Jade", READ)
    assert "nog niet" in noor.page("wie-ziet-wat/"), give


def test_from_sixteen_she_chooses_which_guardian_reads(family):
    with clock.moved_to(turns(16)):
        jade = Screen(family, "jade")
        assert "Wie leest wat over jou gaat?" in jade.page("jouw-plek/")
        answers(jade, "let", "yes", member=str(family.members["noor"]))
        item = family.writes("jade", "Jade", "Voor mama.")
        assert item.id in family.sees("noor") and item.id not in family.sees("mark")
        answers(jade, "let", "no", member=str(family.members["noor"]))
        assert item.id not in family.sees("noor")


def test_she_takes_her_name_off_what_others_wrote(family):
    item = about_jade(family, "daan")
    jade = Screen(family, "jade")
    page = jade.page("jouw-plek/")
    assert "Stukje van Meester Daan" in page and "Hoofdstuk School van Jade" in page
    assert jade.post("jouw-plek/", {"do": "item", "which": str(item.id)}).status_code == 302
    jade.post("jouw-plek/", {"do": "chapter", "which": str(family.chapters["Jade"])})
    page = jade.page("jouw-plek/")
    assert "Stukje van Meester Daan" not in page and "Hoofdstuk School van Jade" not in page
    with clock.moved_to(turns(16)):
        assert item.id in family.sees("noor")


def test_before_sixteen_nobody_is_let(family):
    jade = Screen(family, "jade")
    assert "Wie leest wat over jou gaat?" not in jade.page("jouw-plek/")
    answers(jade, "let", "yes", member=str(family.members["noor"]))
    with clock.moved_to(turns(16)):
        item = family.writes("jade", "Jade", "Van mij.")
        assert item.id not in family.sees("noor")
        lets(family, "noor")
        assert item.id in family.sees("noor")


def test_a_birthday_is_announced_in_words_for_each(family):
    day = turns(16).date()
    for at, ahead in ((turns(16, -30), True), (turns(16, -31), False)):
        with clock.moved_to(at):
            child = sign_in(Client(), "jade").get(f"/boek/{family.id}/jouw-plek/").content.decode()
            parent = sign_in(Client(), "noor").get(f"/boek/{family.id}/gezin/").content.decode()
            helper = sign_in(Client(), "femke").get(f"/boek/{family.id}/").content.decode()
        assert ("Dan kies jij wie leest wat over jou gaat" in child) is ahead
        assert ("Zonder ja lees jij dat niet meer" in parent) is ahead
        assert not re.search(rf"\s{day.year}\b", helper)  # not in an id, which may hold these figures


def test_a_young_person_needs_an_address_that_nobody_here_has(family):
    noor = sign_in(Client(HTTP_HOST="localhost"), "noor")
    step = told(family, {"School": "read"}, how="mail", address="noor@voorbeeld.test", child="new", born="2012-05-05")
    checks(noor, family, step, name="Sem", kind="youth")
    answer = noor.post(f"/boek/{family.id}/uitnodigen/klopt/", follow=True)
    page = answer.content.decode()
    assert "Dit adres kan niet" in page and "Mark" not in page.partition("Dit adres kan niet")[2][:80]
    step["address"] = "sem.eigen@voorbeeld.test"
    checks(noor, family, step, name="Sem", kind="youth")
    done = noor.post(f"/boek/{family.id}/uitnodigen/klopt/", follow=True).content.decode()
    assert "is onderweg" in done


def test_she_is_asked_whether_her_address_is_hers_and_foremost_round_a_birthday(family):
    jade = Screen(family, "jade")
    shown = jade.page("jouw-plek/")
    assert "Is dit nog jouw adres?" in shown and "Je logt in met jade@voorbeeld.test." in shown
    assert shown.index("Jouw eigen hoofdstuk") < shown.index("Is dit nog jouw adres?")
    with clock.moved_to(turns(16, -5)):
        shown = Screen(family, "jade").page("jouw-plek/")
        assert shown.index("Jouw eigen hoofdstuk") > shown.index("Is dit nog jouw adres?")
    for key in ("noor", "mark", "femke"):
        assert Screen(family, key).get("jouw-plek/").status_code == 404
        assert "jade@voorbeeld.test" not in Screen(family, key).page(f"mensen/{family.members['jade']}/")


def test_where_a_child_is_added_it_is_told_what_changes_with_the_years(family):
    assert "/uitleg/ouder-worden/" in Screen(family, "noor").page("gezin/").partition("Zet er een kind bij")[2]


def test_the_explanation_is_for_everybody():
    assert date.today()
    page = Client().get("/uitleg/ouder-worden/").content.decode()
    for years in ("12", "16", "18"):
        assert f"Als je {years} wordt" in page


# Whose yes is waited for, and who cannot say it yet


@pytest.fixture
def sofie(family):
    """A girl of fourteen who takes no part, with a chapter about her that waits to open to Daan."""
    child = family.child("Sofie")
    with clock.moved_to(clock.now() + timedelta(days=1)):
        does("noor", lambda: opening.say_birth(Child.objects.get(id=child), turns(0).date()))
        does("mark", lambda: opening.say_birth(Child.objects.get(id=child), turns(0).date()))
    family.chapters["Sofie"] = does("noor", lambda: opening.add_chapter(family.id, "Over Sofie", "school")).id
    family.grant("noor", "mark", "Sofie", WRITE)
    family.grant("noor", "jade", "Sofie", READ)
    does("noor", lambda: act("chapter_about", family.chapters["Sofie"], child))
    family.grant("noor", "daan", "Sofie", READ)
    return child


def test_who_cannot_say_yes_yet_can_be_invited_from_where_it_waits(family, sofie):
    words, way = "Het wacht op een ja van Sofie.", f"uitnodigen/?kind={sofie}"
    for path in ("wie-ziet-wat/", f"mensen/{family.members['daan']}/"):
        shown = Screen(family, "noor").page(path)
        assert words in shown and way in shown, path
        young = Screen(family, "jade").page(path)
        assert "Een ouder kan Sofie uitnodigen." in young and way not in young
    assert 'value="Sofie"' in Screen(family, "noor").page(way)
    assert words not in Screen(family, "daan").page("wie-ziet-wat/")
    assert words not in Screen(family, "noor").page(f"mensen/{family.members['tine']}/")


def test_who_was_invited_is_waited_for_and_who_takes_part_just_says_yes(family, sofie):
    step = told(family, {"Thuis": "read"}, child=str(sofie), born="")
    sends(browser("noor"), family, step, "Sofie", "youth")
    shown = Screen(family, "noor").page("wie-ziet-wat/")
    assert "Sofie is wel uitgenodigd." in shown and "?kind=" not in shown
    family.grant("noor", "daan", "Jade", READ)
    assert "een ja van Jade" not in Screen(family, "noor").page("wie-ziet-wat/")
