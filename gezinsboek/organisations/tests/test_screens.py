"""The pages of an organisation: what a manager does there, and what nobody else can."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from cast.deeds import does
from cast.working import set_up
from gezinsboek.circle.tests.inviting import mails_to
from gezinsboek.ground.ids import new_id
from gezinsboek.organisations import colleagues, headings, keys
from gezinsboek.organisations.mine import my_organisation

from .screens import browser, here, now, page, sends, url

__all__ = ["here"]
MANAGERS_PAGES = ["name", "ways", "headings", "keys", "people"]
MANAGERS_DEEDS = ["trial", "again", "mail_again", "key_new", "key_end", "person"]


def test_a_professional_without_organisation_reads_why_and_what_to_do():
    assert "Je hoort nog bij geen organisatie" in page(browser("yasmin"))


def test_for_a_family_there_is_no_such_page(here):
    client = browser("noor")
    assert client.get(url("")).status_code == 404
    assert client.get(url("begin")).status_code == 404


def test_a_professional_begins_one_by_a_double_click_and_leaves_it(here):
    client = browser("yasmin")
    told = {"name": "De Brug", "organisation": str(new_id()), "employee": str(new_id())}
    sends(client, "begin", told)
    response = sends(client, "begin", told)
    assert "De Brug" in response.content.decode()
    assert does("yasmin", lambda: len(colleagues.everybody())) == 1
    sends(client, "leave", {})
    assert does("yasmin", my_organisation) is None


def test_beginning_one_asks_for_a_pin_first(here):
    response = browser("yasmin", fresh=False).get(url("begin"))
    assert response["Location"].startswith(reverse("strong"))


@pytest.mark.parametrize("name", MANAGERS_PAGES)
def test_a_page_of_the_manager_is_for_the_manager_alone(here, name):
    assert browser("ingrid").get(url(name)).status_code == 200
    assert browser("ingrid", fresh=False).get(url(name))["Location"].startswith(reverse("strong"))
    for key in ("femke", "noor", "yasmin"):
        assert browser(key).get(url(name)).status_code == 404


@pytest.mark.parametrize("name", MANAGERS_DEEDS)
def test_a_deed_of_the_manager_is_for_the_manager_alone(here, name):
    assert browser("ingrid", fresh=False).post(url(name))["Location"].startswith(reverse("strong"))
    for key in ("femke", "noor", "yasmin"):
        assert browser(key).post(url(name)).status_code == 404


def test_an_employee_reads_which_organisation_and_how_it_goes(here):
    does("ingrid", lambda: set_up(way="webhook", endpoint="https://ecd.example/in", content="whole"))
    told = page(browser("femke"))
    assert "Samen Doen-team" in told
    assert "Rechtstreeks naar jullie systeem" in told
    assert "Ingrid" in told
    assert "ecd.example" not in told
    assert "Tamara" not in told


def test_the_manager_changes_the_name_and_nobody_from_an_older_version(here):
    client, version = browser("ingrid"), now().version
    sends(client, "name", {"name": "Samen Doen", "version": version})
    assert now().name == "Samen Doen"
    assert sends(client, "name", {"name": "Samen Doen", "version": version}).status_code == 200
    assert sends(client, "name", {"name": "Anders", "version": version}).status_code == 409
    sends(client, "name", {"name": "Samen Doen-team", "version": now().version})


def test_a_name_that_is_too_long_is_told_in_plain_words(here):
    response = sends(browser("ingrid"), "name", {"version": now().version, "name": "x" * 81})
    assert response.status_code == 422
    assert "Er passen 80 tekens in. Het zijn er nu 81." in response.content.decode()


def rows(shown: list[tuple[str, str]]) -> dict[str, str]:
    """As the page sends them."""
    sent: dict[str, str] = {}
    for number, (heading, fact) in enumerate(shown):
        sent |= {f"{number}-heading": heading, f"{number}-fact": fact}
    return sent


def test_headings_are_added_moved_and_taken_away_without_script(here):
    client, two = browser("ingrid"), [("Verslag", "text"), ("Datum", "date")]
    sent = rows(two) | {"version": str(now().version)}
    added = sends(client, "headings", sent | {"do": "add"}).content.decode()
    assert 'name="2-heading"' in added
    assert now().headings == ""
    moved = sends(client, "headings", sent | {"do": "up-1"}).content.decode()
    assert moved.index('value="Datum"') < moved.index('value="Verslag"')
    assert 'name="1-heading"' not in sends(client, "headings", sent | {"do": "remove-0"}).content.decode()
    for odd in ("up-0", "down-1", "up-99", "remove-x", "nothing"):
        assert sends(client, "headings", sent | {"do": odd}).status_code == 200
    assert sends(client, "headings", sent | {"do": "save"}).status_code == 200
    assert [(one.heading, one.fact) for one in headings.of(now())] == two
    assert sends(client, "headings", sent | {"0-heading": " ", "do": "save"}).status_code == 422
    assert sends(client, "headings", {"version": str(now().version), "do": "save"}).status_code == 422


def test_the_preview_is_of_a_family_that_does_not_exist(here):
    told = page(browser("ingrid"), "headings")
    assert "Pim vertelde over de nieuwe klas" in told
    assert "Dit gezin bestaat niet." in told


def test_a_key_is_shown_once_and_a_double_click_makes_one(here):
    client = browser("ingrid")
    told = {"key": str(new_id()), "kind": "api", "old": "week"}
    client.post(url("key_new"), told)
    client.post(url("key_new"), told)
    found = re.search(r'id="fresh-key">(gb_\w[^<]*)<', page(client, "keys"))
    assert found
    assert keys.organisation_of(found[1]) == here.id
    assert "fresh-key" not in page(client, "keys")
    sends(client, "key_end", {"key": told["key"]})
    assert keys.organisation_of(found[1]) is None
    assert "Gestopt" in page(client, "keys")
    assert client.post(url("key_new"), {"kind": "gold"}).status_code == 302
    assert client.post(url("key_end"), {"key": str(new_id())}).status_code == 404


def test_a_colleague_comes_in_by_mail_and_their_own_yes(here):
    client, address = browser("ingrid"), f"{new_id()}@samendoen.test"
    told = {"invitation": str(new_id()), "address": address}
    sends(client, "people", told)
    assert address in sends(client, "people", told).content.decode()
    assert len(mails_to(address)) == 1
    link = re.search(r"https?://[^/]+(/organisatie/erbij/\S+)", mails_to(address)[-1].text)
    assert link
    anybody = Client()
    assert anybody.get(link[1])["Location"] == url("join")
    assert anybody.get(url("join"))["Location"].startswith(reverse("account_login"))
    other = browser("yasmin")
    other.get(link[1])
    assert "Werk je bij Samen Doen-team?" in page(other, "join")
    assert "Je hoort nu bij deze organisatie." in sends(other, "join", {}).content.decode()
    assert page(other, "join").count("werkt niet meer")
    assert address not in page(client, "people")
    row = next(one for one in does("ingrid", colleagues.everybody) if one.person.name == "Yasmin")
    sends(client, "person", {"do": "end", "row": str(row.id)})
    assert does("yasmin", my_organisation) is None


def test_a_link_is_no_use_to_a_parent_nor_to_who_works_there_already(here):
    client = browser("ingrid")
    sends(client, "people", {"invitation": str(new_id()), "address": ""})
    shown = sends(client, "people", {"invitation": str(new_id()), "address": ""}).content.decode()
    link = re.search(r"/organisatie/erbij/[\w-]+/[\w-]+/", shown)
    assert link
    for key, words in (("noor", "Vertel eerst dat je met gezinnen werkt."), ("femke", "Stop daar eerst.")):
        reader = browser(key)
        reader.get(link[0])
        assert words in page(reader, "join")
        assert sends(reader, "join", {}).status_code == 200
        sends(reader, "not", {})
    assert does("noor", my_organisation) is None


def test_the_last_manager_is_told_why_leaving_does_not_work(here):
    client = browser("ingrid")
    assert "Maak eerst een collega beheerder." in sends(client, "leave", {}).content.decode()
    femke = next(one for one in does("ingrid", colleagues.everybody) if one.person.name == "Femke")
    sends(client, "person", {"do": "manage", "row": str(femke.id)})
    assert browser("femke").get(url("keys")).status_code == 200
    sends(client, "person", {"do": "no-manage", "row": str(femke.id)})
    assert browser("femke").get(url("keys")).status_code == 404
    assert client.post(url("person"), {"do": "end", "row": "x"}).status_code == 404


@pytest.mark.parametrize("odd", ["", "x", "\0", "9" * 40, "-1", "\ud83d", "<b>", "a" * 5000])
def test_odd_input_of_the_manager_is_no_fault_of_ours(here, odd):
    client = browser("ingrid")
    for name, fields in {
        "name": ("name", "version"),
        "people": ("invitation", "address"),
        "headings": ("version", "do", "0-heading", "0-fact"),
        "key_new": ("key", "kind", "old"),
        "key_end": ("key",),
        "person": ("do", "row"),
        "again": ("letter",),
        "mail": ("code",),
    }.items():
        answer = client.post(
            url(name), dict.fromkeys(fields, odd.encode("utf-8", "surrogatepass").decode("utf-8", "replace"))
        )
        assert answer.status_code in (200, 302, 400, 404, 409, 422), (name, answer.status_code)
    for way, fields in {
        "webhook": ("version", "endpoint", "content"),
        "bucket": ("version", "endpoint", "bucket_name", "secret"),
        "mail": ("version", "mail", "passphrase"),
        "copy": ("version",),
    }.items():
        assert client.post(url("way", way), dict.fromkeys(fields, odd.replace("\ud83d", "?"))).status_code in (
            302,
            409,
            422,
        )
