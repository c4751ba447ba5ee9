"""The outside in a real browser: the running product answers, and no page asks anything of another host."""

from .looking import is_accessible, picture


def test_the_product_answers_and_says_that_it_is_well(site, visit):
    told = visit().request.get("/gezond/")
    assert told.status == 200
    assert told.json()["database"] == told.json()["queue"] == "ok"


def test_the_first_page_is_accessible_on_a_phone_and_at_a_desk(phone, wide):
    for page in (phone, wide):
        page.goto("/")
        is_accessible(page)
        picture(page, "welcome")


def test_a_mother_becomes_herself_and_sees_her_book(visit):
    page = visit("noor")
    page.goto("/")
    assert page.url.rstrip("/").count("/") >= 3
