"""The pages of erasing a book: asked, agreed to, taken back, and by whom they are not seen (SHARING 17)."""

import pytest
from django.conf import settings

from cast.family import Family
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.mail.writing import written

from .screens import Screen
from .test_erasing import two_with_gezag


@pytest.fixture
def two() -> Family:
    return two_with_gezag()


def test_the_page_asks_agrees_and_takes_back(two):
    noor, mark = Screen(two, "noor", fresh=True), Screen(two, "mark", fresh=True)
    erasure = new_id()
    told = {"do": "ask", "erasure": erasure, "days": "14", "sure": "on"}
    assert noor.post("wissen/", told).status_code == 302
    assert noor.post("wissen/", told).status_code == 302  # a double click
    assert "zei nog niets" in mark.page("wissen/")
    assert mark.post("wissen/", {"do": "yes"}).status_code == 302
    assert "wordt gewist" in Screen(two, "tine").page("wissen/")
    assert "Dit boek wordt gewist" in Screen(two, "tine").page()
    assert Screen(two, "tine").post("wissen/", {"do": "no"}).status_code == 404
    noor.post("wissen/", {"do": "no"})
    assert two.sees("tine")


def test_the_page_wants_a_tick_and_proof_that_it_is_you(two):
    told = {"do": "ask", "erasure": new_id(), "days": "30"}
    wrong = Screen(two, "noor", fresh=True).post("wissen/", told)
    assert wrong.status_code == 422
    assert "Zet een vinkje" in wrong.content.decode()
    stale = Screen(two, "noor")
    answer = stale.post("wissen/", told | {"sure": "on"})
    assert answer.status_code == 302 and "/zeker/" in answer["Location"]
    assert 'value="30" ' in stale.page("wissen/")


def test_helpers_have_no_page_until_the_book_closes(two):
    for key in ("femke", "tine", "karim"):
        assert Screen(two, key).get("wissen/").status_code == 404
    assert "Liever alleen" in Screen(two, "jade").page("wissen/")
    assert "Vraag om te wissen" not in Screen(two, "jade").page("wissen/")


def test_the_mail_is_neutral(two):
    for language in ("nl", "en"):
        mail = written("circle/erasing_mail", {"link": settings.ORIGIN + "/x"}, language)
        assert "Noor" not in mail.text + mail.subject
