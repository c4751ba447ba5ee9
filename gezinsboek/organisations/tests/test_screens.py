"""The pages of an organisation: what a manager does there, and what nobody else can."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cast.browser import sign_in
from cast.deeds import does
from cast.working import samen_doen, set_up
from gezinsboek.circle.tests.inviting import mails_to
from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.organisations import colleagues, headings, keys, trial
from gezinsboek.organisations.mine import my_organisation
from gezinsboek.organisations.models import Organisation
from gezinsboek.organisations.trial import Outcome

MANAGERS_PAGES = ["name", "ways", "headings", "keys", "people"]
MANAGERS_DEEDS = ["trial", "again", "mail_again", "key_new", "key_end", "person"]


@pytest.fixture
def here() -> Organisation:
    return samen_doen(way="", endpoint="", mail="", headings="")


def url(name: str, *given: object) -> str:
    return reverse(f"organisation_{name}" if name else "organisation", args=given)


def browser(key: str, *, fresh: bool = True) -> Client:
    return sign_in(Client(), key, fresh=fresh)


def page(client: Client, name: str = "", *given: object) -> str:
    response = client.get(url(name, *given), follow=True)
    assert response.status_code == 200
    return str(response.content.decode())


def sends(client: Client, name: str, told: dict[str, Any], *given: object) -> Any:
    return client.post(url(name, *given), told, follow=True)


def now() -> Organisation:
    found = does("ingrid", my_organisation)
    assert found is not None
    return found


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


@pytest.mark.parametrize("way", ["download", "copy"])
def test_a_way_without_fields_is_chosen_at_once(here, way):
    sends(browser("ingrid"), "way", {"version": now().version}, way)
    assert now().way == way


def test_a_webhook_goes_over_a_closed_line_only_and_asks_for_a_key(here):
    client = browser("ingrid")
    for wrong in ("http://ecd.example/in", "https://me:word@ecd.example/", "ecd", ""):
        told = {"version": now().version, "endpoint": wrong, "content": "whole"}
        assert sends(client, "way", told, "webhook").status_code == 422
    told = {"version": now().version, "endpoint": "https://ecd.example/in", "content": "id"}
    assert "Zonder sleutel sturen we niets" in sends(client, "way", told, "webhook").content.decode()
    assert (now().way, now().content, now().endpoint) == ("webhook", "id", "https://ecd.example/in")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("http://localhost/in", "Het adres moet met https beginnen."),
        ("ftp://ecd.example/in", "Het adres moet met https beginnen."),
        ("https://127.0.0.1/", "Dit adres ligt in een eigen netwerk."),
        ("https://10.0.0.8:8443/in", "Dit adres ligt in een eigen netwerk."),
        ("https://[::1]/", "Dit adres ligt in een eigen netwerk."),
        ("https://ecd.example/verslagen/één", "Kijk of er een letter als é in staat."),
    ],
)
def test_an_address_that_sending_would_refuse_is_refused_when_it_is_saved(here, settings, wrong, words):
    settings.KIND, settings.INTERNAL_HOSTS = "real", ["localhost", "10.0.0.8:443"]
    client = browser("ingrid")
    bucket = {"bucket_name": "in", "access": "AKIA", "secret": "hush-hush"}
    for way, more in (("webhook", {"content": "whole"}), ("bucket", bucket)):
        answer = sends(client, "way", {"version": now().version, "endpoint": wrong, **more}, way)
        assert answer.status_code == 422
        assert words in answer.content.decode()
    assert now().way == ""


def test_a_port_that_the_operator_named_is_saved(here, settings):
    settings.INTERNAL_HOSTS = ["10.0.0.8:8443"]
    told = {"version": now().version, "endpoint": "https://10.0.0.8:8443/in", "content": "id"}
    sends(browser("ingrid"), "way", told, "webhook")
    assert now().endpoint == "https://10.0.0.8:8443/in"


def test_the_secret_of_a_bucket_is_kept_and_not_shown_again(here):
    client = browser("ingrid")
    told = {"endpoint": "https://s3.example", "bucket_name": "in", "folder": "gb", "access": "AKIA", "region": "eu"}
    assert sends(client, "way", told | {"version": now().version}, "bucket").status_code == 422
    sends(client, "way", told | {"version": now().version, "secret": "hush-hush"}, "bucket")
    sends(client, "way", told | {"version": now().version, "region": "nl", "secret": ""}, "bucket")
    kept = json.loads(now().bucket)
    assert (kept["secret"], kept["region"], kept["name"], kept["prefix"]) == ("hush-hush", "nl", "in", "gb")
    assert "hush-hush" not in page(client, "way", "bucket")


def test_a_folder_is_offered_only_where_the_operator_named_one(here, settings):
    client = browser("ingrid")
    settings.DROP = ""
    assert client.get(url("way", "drop")).status_code == 404
    assert client.get(url("way", "pigeon")).status_code == 404
    settings.DROP = "/somewhere"
    sends(client, "way", {"version": now().version}, "drop")
    assert now().way == "drop"


def test_mail_goes_after_the_code_that_was_mailed_came_back(here):
    client = browser("ingrid")
    address = f"in-{new_id()}@samendoen.test"
    told = {"version": now().version, "mail": address, "passphrase": "too short"}
    assert sends(client, "way", told, "mail").status_code == 422
    sends(client, "way", told | {"passphrase": "vier rode fietsen in de regen"}, "mail")
    assert (now().way, now().mail_confirmed_at) == ("", None)
    mail = mails_to(address)[-1].text
    assert "Samen Doen" not in mail
    code = re.search(r"\b(\d{6})\b", mail)
    assert code
    assert sends(client, "mail", {"code": "000000" if code[1] != "000000" else "111111"}).status_code == 422
    sends(client, "mail", {"code": f"{code[1][:3]} {code[1][3:]}"})
    assert now().way == "mail"
    assert now().passphrase == "vier rode fietsen in de regen"
    # another pass phrase leaves the address as it was confirmed
    confirmed = now().mail_confirmed_at
    other = {"version": now().version, "mail": address, "passphrase": "vijf groene fietsen in de zon"}
    assert "Zo gaat het vanaf nu." in sends(client, "way", other, "mail").content.decode()
    assert (now().way, now().mail_confirmed_at) == ("mail", confirmed)
    assert now().passphrase == "vijf groene fietsen in de zon"


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


@pytest.mark.parametrize(
    ("arrived", "words"),
    [(True, "De proef kwam aan."), (False, "De proef kwam niet aan: hun systeem werkt nu niet (503).")],
)
def test_a_trial_goes_along_the_chosen_way(here, monkeypatch, arrived, words):
    does("ingrid", lambda: set_up(way="webhook", endpoint="https://ecd.example/in"))
    sent: list[str] = []

    def sender(to: Organisation) -> Outcome:
        sent.append(to.way)
        return Outcome(arrived, "503")

    monkeypatch.setattr(trial, "_senders", [sender])
    client = browser("ingrid")
    assert "Stuur een proef" in page(client)
    assert words in sends(client, "trial", {}).content.decode()
    assert sent == ["webhook"]
    does("ingrid", lambda: set_up(way="copy"))
    assert client.post(url("trial")).status_code == 404


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


def test_no_mailbox_is_flooded_with_codes(here):
    client, address = browser("ingrid"), f"in-{new_id()}@samendoen.test"
    sent = {"version": now().version, "mail": address, "passphrase": "vier rode fietsen in de regen"}
    with clock.moved_to(clock.now() + timedelta(hours=1)):
        sends(client, "way", sent, "mail")
        assert "Wacht een minuut." in sends(client, "mail_again", {}).content.decode()
        assert len(mails_to(address)) == 1
    with clock.moved_to(clock.now() + timedelta(hours=1, minutes=2)):
        sends(client, "mail_again", {})
    assert len(mails_to(address)) == 2


def test_who_mends_a_mistyped_address_within_a_minute_reads_that_no_code_went_there(here):
    client, right = browser("ingrid"), f"in-{new_id()}@samendoen.test"
    sent = {"version": now().version, "mail": f"mis-{right}", "passphrase": "vier rode fietsen in de regen"}
    began = (clock.now() + timedelta(hours=3)).replace(minute=20, second=30)
    with clock.moved_to(began):
        assert f"We mailden een code naar mis-{right}." in sends(client, "way", sent, "mail").content.decode()
        mended = sends(client, "way", sent | {"version": now().version, "mail": right}, "mail").content.decode()
        assert "We mailden" not in mended
        assert f"Er is nu geen code onderweg naar {right}." in mended
        assert re.search(r"Je kunt weer een code vragen: <time [^>]*>[^<]*\.22 uur</time>\.", mended)
        assert mails_to(right) == []
    with clock.moved_to(began + timedelta(minutes=2)):
        assert "Je kunt weer een code vragen" not in page(client, "mail")
        assert f"We mailden een code naar {right}." in sends(client, "mail_again", {}).content.decode()
    assert len(mails_to(right)) == 1


def test_a_code_that_works_no_longer_is_not_said_to_be_under_way(here):
    client, address = browser("ingrid"), f"in-{new_id()}@samendoen.test"
    sent = {"version": now().version, "mail": address, "passphrase": "vier rode fietsen in de regen"}
    sends(client, "way", sent, "mail")
    with clock.moved_to(clock.now() + timedelta(minutes=16)):
        assert f"Er is nu geen code onderweg naar {address}." in page(client, "mail")


def test_who_asked_ten_codes_reads_that_the_next_goes_tomorrow(here):
    client, address = browser("ingrid"), f"in-{new_id()}@samendoen.test"
    sent = {"version": now().version, "mail": address, "passphrase": "vier rode fietsen in de regen"}
    began = clock.now() + timedelta(days=3)
    with clock.moved_to(began):
        sends(client, "way", sent, "mail")
    for minute in range(1, 10):
        with clock.moved_to(began + timedelta(minutes=2 * minute)):
            sends(client, "mail_again", {})
    with clock.moved_to(began + timedelta(minutes=40)):
        assert "Je kunt weer een code vragen: <time" in page(client, "mail")
        assert "morgen" in page(client, "mail").partition("weer een code vragen")[2][:90]
