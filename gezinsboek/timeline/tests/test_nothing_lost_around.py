"""Spelregels, why somebody is invited and addresses are kept while they are typed, for their writer alone, on any device."""

import re
from html import unescape
from typing import Any

import pytest

from cast.browser import session_of
from cast.deeds import does
from cast.family import READ
from cast.living import lives
from gezinsboek.circle.agreement import proposal
from gezinsboek.circle.models import Address
from gezinsboek.circle.tests.inviting import hidden_draft, told, who
from gezinsboek.ground.ids import new_id
from gezinsboek.guests.tests.guesting import form as asking
from gezinsboek.plan.tests.test_nothing_lost import drafts_of, keeps

from .screens import at, away, browser, found, page, signs_in_again
from .test_entry import changed

WORDS = "Samen lezen we elke dinsdag"
HERE = "Je was hier gebleven."


def rules(**more: Any) -> dict[str, Any]:
    return {"write": WORDS, "leave": "", "worry": "", "copy": "Vraag het eerst.", "more": "", "made_from": 0} | more


@pytest.fixture
def invitation(family) -> tuple[Any, str, dict[str, str]]:
    """Noor's browser on the second step, its address, and what the script of that page would send."""
    client, url = browser("noor"), at("invite_what", family.id)
    assert who(client, family).status_code == 302
    first = client.get(url)
    hidden = hidden_draft(first)
    typed = told(family, purpose=WORDS) | {"id": found(r'name="id" value="([^"]*)"', first.content.decode())}
    return client, url, typed | hidden


def test_spelregels_that_were_not_sent_stand_in_their_boxes_again_and_are_gone_once_they_are_sent(family):
    url, id_ = at("agreement_change", family.id), new_id()
    assert keeps(family, "noor", "agreement", rules(), id=id_).json() == {"id": str(id_), "saved": 1}
    seen = page(browser("noor"), url)
    assert WORDS in seen and "Vraag het eerst." in seen and HERE in seen and "field-error" not in seen
    assert re.search(rf'<form[^>]* data-keep=.*?name="id" value="{id_}".*?<textarea[^>]* data-draft=', seen)
    other = page(browser("mark"), url)
    assert WORDS not in other and HERE not in other
    waits = page(browser("noor"), at("drafts"))
    assert "Spelregels" in waits and WORDS in waits and "Een nieuw stukje" not in waits
    assert WORDS in page(browser("noor"), found(r'href="([^"]*verder=[^"]*)"', waits))
    assert browser("noor").post(url, rules(id=id_, saved=1)).status_code == 302
    assert drafts_of("noor", family) == []
    assert HERE not in page(browser("noor"), url)
    assert keeps(family, "noor", "agreement", rules(more="Te laat"), id=id_).status_code == 410


def test_spelregels_that_another_changed_meanwhile_are_shown_beside_what_was_kept(family):
    url, id_ = at("agreement_change", family.id), new_id()
    keeps(family, "noor", "agreement", rules(), id=id_)
    assert browser("mark").post(url, rules(id=new_id(), write="Wij zijn vriendelijk.")).status_code == 302
    assert WORDS in page(browser("noor"), url)
    answer = browser("noor").post(url, rules(id=id_, saved=1))
    assert answer.status_code == 409
    assert "Wij zijn vriendelijk." in answer.content.decode() and WORDS in answer.content.decode()
    assert len(drafts_of("noor", family)) == 1


def test_a_proposal_that_nobody_changed_is_not_kept(family):
    assert keeps(family, "noor", "agreement", proposal()).json() == {"saved": 0}
    assert drafts_of("noor", family) == []


def test_who_may_not_write_keeps_nothing_whatever_they_send(family):
    family.comes("karim", {"School": READ})
    for box, words in (("agreement", rules()), ("invitation", {"purpose": WORDS})):
        assert keeps(family, "karim", box, words).json() == {}, box
    assert drafts_of("karim", family) == []


def test_without_a_script_a_button_keeps_the_spelregels(family):
    client, url = browser("noor"), at("agreement_change", family.id)
    kept = client.post(
        url, {name: str(value) for name, value in rules(id=new_id(), box="agreement", do="keep").items()}
    )
    assert kept.status_code == 302
    assert WORDS in page(client, kept["Location"])


def test_why_somebody_is_invited_stands_there_again_on_another_device_and_is_gone_once_it_is_sent(family, invitation):
    client, url, typed = invitation
    assert keeps(family, "noor", "invitation", typed).status_code == 200
    seen = page(client, url)
    assert WORDS in seen and HERE in seen and "field-error" not in seen
    assert re.search(r"<form[^>]* data-keep=.*?<textarea[^>]* data-draft=", seen)
    other = browser("noor")
    waits = page(other, at("drafts"))
    assert "Een uitnodiging" in waits and WORDS in waits
    seen = other.get(found(r'href="([^"]*verder=[^"]*)"', waits)).content.decode()
    assert WORDS in seen and "Juf Sanne" in seen
    assert re.search(rf'name="chapter-{family.chapters["School"]}".*?value="read" selected', seen, re.DOTALL)
    sent = typed | {"saved": "1"} | {"draft": unescape(found(r'name="draft" value="([^"]*)"', seen))}
    assert other.post(url, sent).status_code == 302
    assert len(drafts_of("noor", family)) == 1  # nothing was sent yet
    check = other.get(at("invite_check", family.id))
    assert other.post(at("invite_check", family.id), hidden_draft(check)).status_code == 302
    assert drafts_of("noor", family) == []
    assert keeps(family, "noor", "invitation", typed).status_code == 410


def test_who_goes_back_a_step_sees_what_was_typed_last(family, invitation):
    client, url, typed = invitation
    keeps(family, "noor", "invitation", typed | {"purpose": "Een begin"})
    assert client.post(url, typed | {"saved": "1"}).status_code == 302
    assert WORDS in page(client, url)
    keeps(family, "noor", "invitation", typed | {"purpose": "Nog beter", "saved": "1", "page": "other"})
    assert "Nog beter" in page(client, url)


def test_the_first_step_tells_its_writer_of_an_invitation_that_was_not_finished(family, invitation):
    first, begun = at("invite", family.id), "Je begon eerder aan een uitnodiging."
    assert begun not in page(browser("noor"), first)
    keeps(family, "noor", "invitation", invitation[2])
    seen = page(browser("noor"), first)
    assert begun in seen
    assert WORDS in page(browser("noor"), found(r'href="([^"]*verder=[^"]*)"', seen))
    assert begun not in page(browser("mark"), first)


def test_what_was_typed_about_one_person_is_not_offered_for_another(family, invitation):
    client, url, typed = invitation
    keeps(family, "noor", "invitation", typed)
    assert who(client, family, "Oom Piet", "network").status_code == 302
    seen = page(client, url)
    assert "Oom Piet" in seen and WORDS not in seen
    assert len(drafts_of("noor", family)) == 1


def home(**more: Any) -> dict[str, Any]:
    return {"lines": WORDS, "phone": "", "mail": "", "made_from": 0, "whose": "me"} | more


def test_a_new_address_stands_there_again_with_who_may_see_it_and_is_gone_once_it_is_sent(family):
    url, id_, mark = at("address_new", family.id), new_id(), family.members["mark"]
    assert keeps(family, "noor", "address", home(readers=mark), id=id_).status_code == 200
    seen = page(browser("noor"), url)
    assert WORDS in seen and HERE in seen and "field-error" not in seen
    assert re.search(rf'name="readers" value="{mark}"[^>]*checked', seen)
    assert re.search(rf'<form[^>]* data-keep=.*?name="id" value="{id_}".*?<textarea[^>]* data-draft=', seen)
    assert WORDS not in page(browser("mark"), url) and WORDS not in page(browser("mark"), at("addresses", family.id))
    waits = page(browser("noor"), at("drafts"))
    assert "Een adres" in waits and WORDS in waits
    assert browser("noor").post(url, home(id=id_, saved=1)).status_code == 302
    assert drafts_of("noor", family) == []
    assert keeps(family, "noor", "address", home(lines="Te laat"), id=id_).status_code == 410


def test_a_change_of_one_address_is_kept_for_that_one_alone_and_goes_with_it(family):
    one, other = lives(family, "noor"), lives(family, "noor", child="Milan")
    url, id_ = at("address_change", family.id, one), new_id()
    assert keeps(family, "noor", "address-change", home(made_from=1), reply=one, id=id_).status_code == 200
    assert WORDS in page(browser("noor"), url)
    assert WORDS not in page(browser("noor"), at("address_change", family.id, other))
    assert WORDS in page(browser("noor"), found(r'href="([^"]*verder=[^"]*)"', page(browser("noor"), at("drafts"))))
    assert browser("noor").post(url, home(made_from=1, id=id_, saved=1)).status_code == 302
    assert drafts_of("noor", family) == []
    keeps(family, "noor", "address-change", home(lines="Nog een keer", made_from=2), reply=one)
    assert len(drafts_of("noor", family)) == 1
    assert browser("noor").post(url, {"do": "forget"}).status_code == 302
    assert drafts_of("noor", family) == []


def test_an_address_that_nobody_changed_is_not_kept(family):
    one = lives(family, "noor", lines=WORDS)
    there = does("noor", lambda: Address.objects.get(id=one).told)
    assert keeps(family, "noor", "address-change", home(**there), reply=one).json() == {"saved": 0}


def test_without_a_script_a_button_keeps_an_address_and_who_writes_nowhere_is_not_offered_it(family):
    client, url = browser("noor"), at("address_new", family.id)
    told = home(id=new_id(), box="address", do="keep")
    kept = client.post(url, {name: str(value) for name, value in told.items()})
    assert kept.status_code == 302
    assert WORDS in page(client, kept["Location"])
    family.comes("karim", {"School": READ})
    assert "data-keep" not in page(browser("karim"), url)


def waiting_form(what: str, family: Any) -> tuple[str, dict[str, Any]]:
    """Where this is sent to, and what."""
    if what == "agreement":
        return at("agreement_change", family.id), rules(id=new_id())
    if what == "address":
        return at("address_new", family.id), home(id=new_id())
    if what == "question":
        return at("once_new", family.id), asking(family, question=WORDS)
    item = family.writes("noor", "Thuis", "Milan was vrolijk.")
    return at("entry_change", family.id, item.id), changed(item, WORDS)


@pytest.mark.parametrize("what", ["agreement", "address", "question", "stukje"])
def test_what_waited_while_signing_in_again_is_not_offered_again_once_it_is_sent(family, what):
    client = browser("noor")
    url, told = waiting_form(what, family)
    page(client, url)
    away(client)
    assert client.post(url, told).status_code == 302
    signs_in_again(client, "noor")
    assert WORDS in page(client, url)
    assert client.post(url, told).status_code == 302
    assert "parked" not in session_of(client)
