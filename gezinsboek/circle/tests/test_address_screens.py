"""What somebody sees and presses at "Adressen en telefoon" (REQ-83)."""

import re
from typing import Any

import pytest
from django.core import mail

from cast.deeds import does
from cast.family import READ
from cast.living import knows_of, lives
from gezinsboek.circle import pausing
from gezinsboek.ground import clock

from .growing_up import turns
from .screens import Screen
from .test_sharing_rules import invited


@pytest.fixture
def noor(family):
    return Screen(family, "noor")


def typed(page: str, **told: Any) -> dict[str, Any]:
    """What the form of this page sends, with this typed in."""
    hidden = {name: re.findall(rf'name="{name}" value="([^"]*)"', page)[-1] for name in ("id", "made_from")}
    return {**hidden, "lines": "", "phone": "", "mail": "", **told}


def test_an_empty_page_says_why_and_what_is_safe(noor):
    page = noor.page("adressen/")
    assert "Hier staat nog niets. Je ziet alleen wat jij schreef, en wat iemand jou liet zien." in page
    assert "Alleen wie jij kiest. Ook de andere ouder niet vanzelf." in page
    assert "Schrijf een adres op" in page


def test_written_down_it_says_that_only_i_see_it(noor, family):
    page = noor.page("adressen/nieuw/")
    assert "Kies je niemand? Dan is het alleen voor jou." in page
    assert not re.search(r'name="readers"[^>]*checked', page)
    told = typed(page, lines="Dorpsstraat 1\n1234 AB Veen", phone="0612345678", whose="me")
    assert "Opgeslagen. Alleen jij ziet dit." in noor.post("adressen/nieuw/", told, follow=True).content.decode()
    page = noor.post("adressen/nieuw/", told, follow=True).content.decode()
    assert "Opgeslagen." in page
    assert "Dorpsstraat 1<br>1234 AB Veen" in page
    assert len(knows_of(family, "noor")) == 1
    for key in ("mark", "tine", "femke", "jade"):
        assert "Dorpsstraat" not in Screen(family, key).page("adressen/")
        assert "Dorpsstraat" not in Screen(family, key).page(f"mensen/{family.members['noor']}/")


def test_who_is_named_reads_it_with_the_person_and_nobody_else(noor, family):
    home = lives(family, "noor")
    page = noor.page(f"adressen/{home}/")
    told = typed(page, lines="Dorpsstraat 1", readers=[str(family.members["femke"])])
    shown = noor.post(f"adressen/{home}/", told, follow=True).content.decode()
    assert "Dit zie jij, en ook:" in shown
    assert "Femke" in shown
    femke = Screen(family, "femke")
    assert "Dorpsstraat 1" in femke.page("adressen/")
    assert "Dorpsstraat 1" in femke.page(f"mensen/{family.members['noor']}/")
    assert (
        "Verander"
        not in femke.page("adressen/").partition("<main")[2].partition("Van anderen")[2].partition("<aside")[0]
    )
    assert "Dorpsstraat" not in Screen(family, "mark").page("adressen/")


def test_a_child_at_my_home_is_chosen_in_the_form(noor, family):
    page = noor.page("adressen/nieuw/")
    assert "Als Milan bij mij is" in page
    assert "Als Jade bij mij is" not in page  # she is fourteen and says it herself
    told = typed(
        page,
        lines="Dorpsstraat 1",
        whose=str(family.children["Milan"]),
        readers=[str(family.members[one]) for one in ("mark", "daan")],
    )
    assert "Milan, bij jou" in noor.post("adressen/nieuw/", told, follow=True).content.decode()
    assert "Milan, bij Noor" in Screen(family, "mark").page("adressen/")
    # 5: who reads nothing about Milan is not told the name here either
    assert "een kind, bij Noor" in Screen(family, "daan").page("adressen/")


def test_what_was_typed_stays_on_an_error(noor, family):
    page = noor.page("adressen/nieuw/")
    answer = noor.post("adressen/nieuw/", typed(page, whose="me"))
    assert answer.status_code == 422
    assert "Vul een adres, een nummer of een e-mailadres in." in answer.content.decode()
    answer = noor.post("adressen/nieuw/", typed(page, lines="Dorpsstraat 1", mail="geen adres", whose="me"))
    assert answer.status_code == 422
    assert "Dorpsstraat 1" in answer.content.decode()
    assert knows_of(family, "noor") == {}


def test_an_older_page_shows_both_and_overwrites_nothing(noor, family):
    home = lives(family, "noor", lines="Eerste 1")
    page = noor.page(f"adressen/{home}/")
    lives(family, "noor", home=home, made_from=1, lines="Tweede 2")
    answer = noor.post(f"adressen/{home}/", typed(page, lines="Derde 3"))
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Er is nog niets overschreven." in shown
    assert "Tweede 2" in shown
    assert "Derde 3" in shown
    assert knows_of(family, "noor") == {home: "Tweede 2"}
    noor.post(f"adressen/{home}/", typed(shown, lines="Derde 3"))
    assert knows_of(family, "noor") == {home: "Derde 3"}


@pytest.mark.parametrize("changed", [False, True])
def test_a_new_one_sent_again_with_other_words_or_readers_is_a_change_that_is_asked(noor, family, changed):
    begun = typed(noor.page("adressen/nieuw/"), lines="Eerste 1", whose="me")
    noor.post("adressen/nieuw/", {**begun, "readers": [str(family.members["mark"])]})
    (home,) = knows_of(family, "mark")
    if changed:
        lives(family, "noor", "mark", home=home, made_from=1, lines="Tweede 2")
    answer = noor.post("adressen/nieuw/", begun)  # with Back, and nobody chosen any more
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Er is nog niets overschreven." in shown
    assert ("Tweede 2" if changed else "Eerste 1") in shown.partition("Dit typte jij")[0]
    assert f'action="{noor.url(f"adressen/{home}/")}"' in shown
    assert 'name="whose"' not in shown
    assert home in knows_of(family, "mark")
    noor.post(f"adressen/{home}/", typed(shown, lines="Eerste 1"))
    assert knows_of(family, "noor") == {home: "Eerste 1"}
    assert knows_of(family, "mark") == {}


def test_a_new_one_sent_again_for_a_child_is_not_called_saved(noor, family):
    begun = typed(noor.page("adressen/nieuw/"), lines="Eerste 1", whose="me")
    noor.post("adressen/nieuw/", begun)
    assert noor.post("adressen/nieuw/", {**begun, "whose": str(family.children["Milan"])}).status_code == 409
    assert len(knows_of(family, "noor")) == 1


def test_the_same_sent_again_changes_nothing_and_says_no_more_than_is_so(noor, family):
    family.private_chapter("noor", "Voor mij")
    family.comes("karim", {"Voor mij": READ})
    begun = typed(noor.page("adressen/nieuw/"), lines="Eerste 1", whose="me")
    told = {**begun, "readers": [str(family.members["mark"])]}
    for _twice in range(2):
        answer = noor.post("adressen/nieuw/", told)
        assert answer.status_code == 302
    (home,) = knows_of(family, "mark")
    lives(family, "noor", "karim", home=home, made_from=1, lines="Eerste 1")
    page = noor.post("adressen/nieuw/", begun, follow=True).content.decode()
    assert "Opgeslagen." in page
    assert "Alleen jij ziet dit." not in page
    assert typed(noor.page(f"adressen/{home}/"))["made_from"] == "2"


def test_it_is_asked_once_before_it_goes(noor, family):
    home = lives(family, "noor", "femke")
    assert "Het is dan meteen weg, voor iedereen." in noor.page("adressen/")
    page = noor.post(f"adressen/{home}/", {"do": "forget"}, follow=True).content.decode()
    assert "Het is weg. Niemand ziet het nog." in page
    assert knows_of(family, "femke") == {}


@pytest.mark.parametrize("key", ["mark", "femke", "tine"])
def test_anothers_address_has_no_form_also_for_who_is_named(family, key):
    home = lives(family, "noor", "femke")
    screen = Screen(family, key)
    assert screen.get(f"adressen/{home}/").status_code == 404
    assert screen.post(f"adressen/{home}/", {"do": "forget"}).status_code == 404
    assert home in knows_of(family, "noor")


def test_my_own_page_says_whom_my_pause_keeps_from_it(noor, family):
    lives(family, "noor", "mark", "tine")
    does("noor", lambda: pausing.pause(family.members["mark"], whole=False))
    assert "Mark ziet het nu niet. Dat komt door je stille pauze." in noor.page("adressen/")
    assert "Dorpsstraat" not in Screen(family, "mark").page("adressen/")
    assert "pauze" not in Screen(family, "tine").page("adressen/").partition("Wie ziet een adres?")[0]


def test_before_a_pause_it_is_said_that_the_address_closes(noor, family):
    assert "Mark ziet jouw adres meteen niet meer." in noor.page(f"mensen/{family.members['mark']}/")


def test_a_young_person_of_twelve_has_it_on_their_own_page_and_a_younger_one_not(family):
    jade = Screen(family, "jade")
    assert "Ook je ouders zien het alleen als jij dat wilt." in jade.page("jouw-plek/")
    assert "Schrijf een adres op" in jade.page("adressen/")
    with clock.moved_to(turns(11)):
        young = Screen(family, "jade")
        assert "Ook je ouders zien het" not in young.page("jouw-plek/")
        assert "Schrijf een adres op" not in young.page("adressen/")
        assert young.get("adressen/nieuw/").status_code == 404


def test_for_a_child_that_became_twelve_nobody_new_is_offered(noor, family):
    with clock.moved_to(turns(11)):
        home = lives(family, "noor", "tine", child="Jade")
    page = noor.page(f"adressen/{home}/")
    assert "Het kiest nu zelf wie het adres ziet." in page
    assert str(family.members["tine"]) in page.partition("<form")[2]
    assert f'name="readers" value="{family.members["mark"]}"' not in page


def test_while_looking_as_somebody_there_is_no_form(noor, family):
    home = lives(family, "noor", "femke")
    noor.post("bekijk-als/", {"member": family.members["femke"]})
    page = noor.page("adressen/")
    assert "Dorpsstraat 1" in page
    assert "Haal weg" not in page
    assert "Schrijf een adres op" not in page
    assert noor.get(f"adressen/{home}/").status_code == 404
    # whom it was shown to is not in what Femke sees, so nothing is said of it
    assert "Alleen jij ziet dit" not in page
    assert "Dit zie jij, en ook:" not in page


def test_only_while_i_know_everybody_it_says_that_only_i_see_it(noor, family):
    family.private_chapter("noor", "Voor mij")
    family.comes("karim", {"Voor mij": READ})
    home = lives(family, "noor", "karim")
    for path in ("adressen/", f"adressen/{home}/"):
        assert "Alleen jij ziet dit." not in noor.page(path)
    assert "Alleen jij ziet dit, en wie jij koos." in noor.page("adressen/")
    told = typed(noor.page(f"adressen/{home}/"), lines="Dorpsstraat 2")
    assert "Alleen jij ziet dit." not in noor.post(f"adressen/{home}/", told, follow=True).content.decode()
    assert knows_of(family, "karim") == {home: "Dorpsstraat 2"}
    fresh = Screen(family, "noor", fresh=True)
    page = fresh.page("adressen/")
    assert "Karim" in page.partition("Dit zie jij, en ook:")[2].partition("</p>")[0]
    told = typed(fresh.page(f"adressen/{home}/"), lines="Dorpsstraat 2")
    page = fresh.post(f"adressen/{home}/", told, follow=True).content.decode()
    assert "Opgeslagen. Alleen jij ziet dit." in page
    assert page.count("Alleen jij ziet dit.") == 2
    assert knows_of(family, "karim") == {}


def test_the_search_and_the_log_do_not_hold_the_words(noor, family):
    lives(family, "noor", "femke", lines="Dorpsstraat 1")
    Screen(family, "femke").page("adressen/")
    assert "Dorpsstraat 1" not in noor.post("zoeken/", {"q": "Dorpsstraat"}, follow=True).content.decode()
    told = noor.page("wie-heeft-gekeken/")
    assert "keek naar een adres" in told
    assert "Dorpsstraat" not in told
    assert "keek naar een adres" not in Screen(family, "mark").page("wie-heeft-gekeken/")


def test_no_mail_is_sent_about_an_address(family):
    mail.outbox.clear()
    lives(family, "noor", "femke", "mark")
    assert mail.outbox == []


def test_no_letter_to_who_is_invited_holds_one(noor, family):
    lives(family, "noor", "tine", lines="Dorpsstraat 1")
    sent = invited(family, "noor", "karim", "network", {"Thuis": READ})
    for path in (f"uitnodigingen/{sent.invitation}/brief/", "uitnodigingen/", "verhaal/"):
        answer = noor.get(path, follow=True)
        assert "Dorpsstraat" not in answer.content.decode(), path
