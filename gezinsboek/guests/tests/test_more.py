""" "Mag ik meer?": who answered asks the family for an invitation. It opens nothing by itself."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.urls import reverse

from cast.deeds import does, is_refused
from cast.people import player
from gezinsboek.circle import one_time
from gezinsboek.circle.models import Member
from gezinsboek.circle.tests.inviting import browser, halves, hidden_draft, mails_to, says
from gezinsboek.circle.tests.wires import app_as

from .guesting import answered, behind, letter_for, nobody_tried_yet, opened, path_of

ADDRESS = "kim@zwembad.test"


@pytest.fixture(autouse=True)
def _quiet():
    nobody_tried_yet()


def asked(family):
    link, _code, client = answered(family)
    page = client.post("/antwoord/meer/", {"address": ADDRESS, "words": "Ik zie Lina elke week."})
    assert page.status_code == 200
    return link, client


def links(family, key="noor"):
    return says(browser(key).get(reverse("once_links", args=[family.id])))


def says_more(family, link, answer, key="noor", client=None):
    return (client or browser(key)).post(reverse("once_say_more", args=[family.id, link]), {"answer": answer})


def test_the_family_sees_who_asks_for_more(family):
    asked(family)
    told = links(family)
    assert ADDRESS in told and "Ik zie Lina elke week." in told


def test_who_asked_hears_of_it_by_a_mail_that_says_nothing(family):
    before = len(mails_to(player("noor").email))
    asked(family)
    mails = mails_to(player("noor").email)
    assert len(mails) == before + 1
    assert all(word not in mails[-1].text for word in ("Kim", ADDRESS, "zwem"))


def test_one_click_leads_to_an_ordinary_invitation_that_is_filled_in(family):
    link, _client = asked(family)
    client = browser("noor")
    assert says_more(family, link, "yes", client=client).url == reverse("invite_check", args=[family.id])
    page = client.get(reverse("invite_check", args=[family.id]))
    assert page.status_code == 200 and "Kim de Wit" in says(page) and "Groeien" in says(page)
    assert not mails_to(ADDRESS), "nothing is sent before the family checked it"
    client.post(reverse("invite_check", args=[family.id]), hidden_draft(page))
    assert mails_to(ADDRESS)


def test_a_yes_gives_the_guest_nothing(family):
    link, client = asked(family)
    says_more(family, link, "yes")
    guest = does("noor", lambda: Member.objects.get(role="guest", dossier_id=family.id))
    assert (guest.person_id, guest.accepted_at) == (None, None)
    assert client.get(f"/boek/{family.id}/").status_code == 302
    assert behind("select count(*) from chapter_grant where member_id = %s", guest.id) == [(0,)]


def test_after_a_no_the_address_is_gone(family):
    link, _client = asked(family)
    assert says_more(family, link, "no").status_code == 302
    assert ADDRESS not in links(family)
    row = behind("select more_address_sealed, more_words_sealed, more_yes from one_time_link where id = %s", link)
    assert [bytes(part) if part is not False else part for part in row[0]] == [b"", b"", False]
    assert is_refused("noor", lambda: one_time.say_more(link, yes=True))


def test_asking_twice_is_once(family):
    _link, client = asked(family)
    client.post("/antwoord/meer/", {"address": "ander@voorbeeld.test"})
    assert "ander@voorbeeld.test" not in links(family)
    assert "Je vroeg al" in says(client.get("/antwoord/klaar/"))


def test_the_second_of_two_clicks_is_told_the_same_as_the_first(family):
    _link, client = asked(family)
    before = len(mails_to(player("noor").email))
    page = client.post("/antwoord/meer/", {"address": ADDRESS, "words": "Ik zie Lina elke week."})
    assert page.status_code == 200 and "Je vraag is verstuurd" in says(page)
    assert not is_given_back(page) and len(mails_to(player("noor").email)) == before


WORDS = "Ik wil graag vaker iets over de zwemles schrijven."


def is_given_back(page, words=WORDS):
    """Whether these words stand in a box to copy, on a page that says that they were not sent."""
    box = re.search(r'<textarea id="lost"[^>]*>(.*?)</textarea>', page.content.decode(), re.DOTALL)
    return box is not None and words in box[1] and "Het is niet verstuurd." in says(page)


def test_other_words_than_those_the_family_has_are_given_back(family):
    _link, client = asked(family)
    for address in ("ander@voorbeeld.test", "geen adres"):
        page = client.post("/antwoord/meer/", {"address": address, "words": WORDS})
        assert page.status_code == 410 and "Je vroeg al" in says(page)
        assert is_given_back(page) and is_given_back(page, address)
    assert WORDS not in links(family)


def test_words_for_more_are_given_back_when_the_family_said_no_meanwhile(family):
    link, client = asked(family)
    says_more(family, link, "no")
    page = client.post("/antwoord/meer/", {"address": ADDRESS, "words": WORDS})
    assert page.status_code == 410 and is_given_back(page)
    kept = behind("select more_address_sealed, more_words_sealed from one_time_link where id = %s", link)
    assert [bytes(part) for part in kept[0]] == [b"", b""]


def test_words_for_more_are_given_back_whatever_became_of_the_link(family):
    link, code, client = answered(family)
    told = {"address": ADDRESS, "words": WORDS}
    nobodys = browser().post("/antwoord/meer/", told)
    changes = ("answered_at = now() - interval '31 days'", "answered_at = null, withdrawn_at = now()", "tries = 5")
    pages = [nobodys]
    for change in changes:
        behind(f"update one_time_link set {change} where id = %s returning 1", link)
        pages.append(client.post("/antwoord/meer/", told))
    assert all(page.status_code == 404 and is_given_back(page) and is_given_back(page, ADDRESS) for page in pages)
    assert len({says(page) for page in pages}) == 1, "nobody learns what became of it"
    assert behind("select more_at from one_time_link where id = %s", link) == [(None,)]
    assert WORDS not in browser().get(path_of(code)).content.decode()


def test_of_two_at_the_same_moment_one_is_told_that_it_was_asked(family):
    _link, code, _client = answered(family)
    found = one_time.peek(*halves(code))
    assert found

    def ask(number: int) -> bool:
        try:
            return one_time.ask_more(found, *halves(code), f"kim{number}@zwembad.test", "")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(ask, range(4))) == [False, False, False, True]


def test_a_wrong_address_is_said_and_stays(family):
    _link, _code, client = answered(family)
    page = client.post("/antwoord/meer/", {"address": "geen adres", "words": "Graag!"})
    assert page.status_code == 422 and "Graag!" in page.content.decode()


def test_who_did_not_answer_cannot_ask_for_more(family):
    _link, code = letter_for(family)
    assert opened(code).post("/antwoord/meer/", {"address": ADDRESS}).status_code == 404
    assert behind("select count(*) from one_time_link where dossier_id = %s and more_at is not null", family.id) == [
        (0,)
    ]


@pytest.mark.parametrize("key", ["femke", "tine", "bram"])
def test_only_the_family_answers(family, key):
    link, _client = asked(family)
    assert says_more(family, link, "yes", key).status_code == 404
    assert is_refused(key, lambda: one_time.say_more(link, yes=True))


def test_after_thirty_days_the_link_is_as_if_it_never_was(family):
    link, code, client = answered(family)
    behind("update one_time_link set answered_at = now() - interval '31 days' where id = %s returning 1", link)
    assert client.post("/antwoord/meer/", {"address": ADDRESS}).status_code == 404
    assert browser().get(path_of(code)).status_code == 404


@pytest.mark.parametrize("key", ["femke", "tine", "daan"])
def test_who_is_not_family_never_sees_the_address(family, key):
    asked(family)
    for name in ("once_links", "invitations", "people", "log", "timeline"):
        assert ADDRESS not in browser(key, fresh=True).get(reverse(name, args=[family.id])).content.decode()
    with app_as(player(key).acting(fresh=True), family.id) as app:
        assert all(ADDRESS not in str(row) for row in app.execute("select * from acl.links_here(%s)", [family.id]))
