"""What is typed at signs and signals, while conferring, in the talk about the plan and of a helper is kept while it is typed, for
its writer alone; and where nobody keeps it, the page does not say so."""

import re
from datetime import timedelta
from typing import Any

import pytest

from cast.deeds import does
from cast.family import READ
from cast.helping import asks_to_confer
from cast.signals import looks_out, notices
from cast.versions import agrees_on
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.ui import dates
from gezinsboek.plan.models import Sign
from gezinsboek.timeline.tests.screens import at, browser, page

from .test_nothing_lost import drafts_of, keeps

WORDS = "Dat bespraken we gisteren aan tafel"
SOON = str(dates.today() + timedelta(days=60))


@pytest.fixture
def boxes(family, goal) -> list[tuple[str, str, str, dict[str, Any]]]:
    """Who types in which box, on which page, and what its form sends."""
    of = [family.id, goal.id]
    sign = looks_out(family, "noor", goal, "Twee ochtenden buikpijn")
    signal = notices("daan", sign, "Vandaag weer")
    asked = asks_to_confer("daan", goal)
    agrees_on(family, "noor")
    at_item, femke = {"item": goal.id}, family.members["femke"]
    review = {"decided": WORDS, "made_from": 1, "review_on": SOON}
    return [
        ("sign", "noor", at("goal_sign_new", *of), {"text": WORDS, "level": "care", **at_item}),
        ("notice", "noor", at("goal_notice", *of, sign.id), {"words": WORDS, "reply": sign.id, **at_item}),
        (
            "signal",
            "noor",
            at("goal_signal", *of, signal.id),
            {"words": WORDS, "said": "known", "reply": signal.id, **at_item},
        ),
        ("consult", "daan", at("goal_consult_new", *of), {"whom": "Esther", "about": WORDS, "why": "Zo", **at_item}),
        (
            "consulted",
            "noor",
            at("goal_consult", *of, asked.id),
            {"words": WORDS, "said": "no", "reply": asked.id, **at_item},
        ),
        ("helping", "noor", at("helping", family.id, femke), {"purpose": WORDS, "reply": femke}),
        ("accord", "noor", at("plan_version", family.id, 1), {"why": WORDS, "answer": "not_yet"}),
        ("review", "noor", at("plan_review", family.id), review | {f"decided-{goal.id}": "Elke dinsdag."}),
        (
            "resign",
            "noor",
            at("goal_sign", *of, sign.id),
            {"text": WORDS, "level": "care", "reply": sign.id, **at_item},
        ),
    ]


def test_what_was_typed_stands_in_its_box_again_and_is_gone_once_it_is_sent(family, boxes):
    for box, key, url, told in boxes:
        id_, client = new_id(), browser(key)
        assert keeps(family, key, box, told, id=id_).json() == {"id": str(id_), "saved": 1}, box
        seen = page(client, url)
        assert WORDS in seen and "Je was hier gebleven." in seen and "field-error" not in seen, box
        assert re.search(rf'<form[^>]* data-keep=.*?name="id" value="{id_}".*?<textarea[^>]* data-draft=', seen), box
        assert "Je was hier gebleven." not in browser("mark").get(url).content.decode(), box
        waits = page(client, at("drafts"))
        assert WORDS in waits, box
        on = re.search(r'href="([^"]*verder=[^"]*)"', waits)
        assert on and WORDS in client.get(on[1], follow=True).content.decode(), box
        sent = {"id": str(id_), "saved": "1"} | {name: str(value) for name, value in told.items()}
        assert client.post(url, sent).status_code == 302, box
        assert drafts_of(key, family) == [], box
        again = keeps(family, key, box, told, id=id_)
        assert again.status_code == 410 or again.json() == {"saved": 0}, box


def test_a_box_shows_what_was_typed_there_and_not_in_the_one_beside_it(family, goal, boxes):
    keeps(family, "noor", "sign", {"text": WORDS}, item=goal.id)
    keeps(family, "noor", "reply", {"text": "Een gewone reactie"}, item=goal.id)
    for box, key, url, _told in boxes:
        assert (WORDS in page(browser(key), url)) == (box == "sign"), box
    assert "Een gewone reactie" not in page(browser("noor"), at("goal_sign_new", family.id, goal.id))


def test_what_stands_there_already_is_not_kept(family, goal, boxes):
    sign = does("noor", lambda: Sign.objects.get(item_id=goal.id))
    same = {"text": sign.text, "then": sign.then, "level": sign.level, "reply": sign.id}
    assert keeps(family, "noor", "resign", same, item=goal.id).json() == {"saved": 0}
    assert keeps(family, "noor", "helping", {"purpose": "", "often": ""}).json() == {"saved": 0}


def test_who_only_reads_keeps_nothing_and_is_not_told_that_it_is_kept(family, boxes):
    """Karim may say what he thinks of the plan; while he types, that stays in his browser alone."""
    family.comes("karim", {"School": READ})
    for box, _key, url, told in boxes:
        for key in ("karim", *(("tine", "yasmin") if "item" in told else ())):
            assert keeps(family, key, box, told).json() in ({}, {"saved": 0}), (key, box)
            assert "data-keep" not in browser(key).get(url).content.decode(), (key, box)
    assert [drafts_of(key, family) for key in ("karim", "tine", "yasmin")] == [[], [], []]
    assert "Zeg dit" in page(browser("karim"), at("plan_version", family.id, 1))


def test_without_a_script_a_button_keeps_it(family, boxes):
    for box, key, url, told in boxes:
        sent = {"id": str(new_id()), "box": box, "do": "keep"} | {name: str(value) for name, value in told.items()}
        kept = browser(key).post(url, sent)
        assert kept.status_code == 302, box
        assert WORDS in browser(key).get(kept["Location"], follow=True).content.decode(), box
