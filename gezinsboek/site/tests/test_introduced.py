"""Professionals show organisation and profession wherever they appear: in every card and row where a name of theirs is seen."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.cache import cache
from django.urls import reverse
from pypdf import PdfReader

from cast import coming
from cast.asking import answers as guest_answers
from cast.asking import asks as asks_guest
from cast.deeds import asks, changes, does, likes, replies
from cast.family import READ, WRITE, Family, noors_family
from cast.people import PLAYERS
from cast.story import Asked
from gezinsboek.circle import agreement, invitations, opening, sharing
from gezinsboek.circle.models import Agreement
from gezinsboek.exchange.tests.copies import made, opened
from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.log.looks import looked
from gezinsboek.story.questions import questions
from gezinsboek.timeline import writing
from gezinsboek.timeline.headed import join

from .routes import LEAVING, browser, routes
from .seen import bare

HELPERS = ["femke", "daan", "yasmin", "bram"]
NAMED: list[tuple[str, ...]] = [
    (one.name, one.profession, one.organisation) for one in (PLAYERS[key] for key in HELPERS)
]
NAMED += [("Juf Kim", "zwemjuf"), ("Doortje", "logopedist")]  # through a one-time link, and only invited
EVERYBODY = ["noor", "mark", "jade", "tine", "femke", "daan", "yasmin"]
WALKED = [route for route in routes() if route.name not in LEAVING and not route.name.startswith("demo")]


@pytest.fixture(scope="module")
def lived() -> tuple[Family, list[dict[str, Any]]]:
    """A family in which every helper did everything there is to do, and the ids to fill addresses in with."""
    family = noors_family()
    book, member, chapter = family.id, family.members, family.chapters
    family.comes("bram", {"Thuis": WRITE, "Hulp": WRITE})
    notes = {
        "femke": family.writes("femke", "Hulp", "We spraken over de ochtend.", mark="opinion"),
        "daan": family.writes("daan", "School", "Er was een toets."),
        "yasmin": family.writes("yasmin", "Groeien", "Gemeten en gewogen."),
        "bram": family.writes("bram", "Thuis", "We aten samen."),
        "asked": family.writes("noor", "Hulp", "Kun je mee?"),
        "narrow": family.writes("noor", "School", "Voor jullie twee.", only=["femke", "daan"]),
        "home": family.writes("noor", "Thuis", "Een gewone dag."),
        "gone": family.writes("femke", "Hulp", "Dit gaat weg."),
    }
    replies("noor", notes["femke"], "Dank je.")
    reply = replies("femke", notes["asked"], "Ja, dat kan.")
    replies("mark", notes["asked"], "Fijn.")
    for key, note in (("femke", "asked"), ("daan", "narrow"), ("bram", "home"), ("femke", "femke")):
        likes(key, notes[note])
    likes("noor", notes["asked"])
    likes("mark", notes["asked"])
    asks("noor", notes["asked"], member["noor"], member["femke"])
    asks("femke", notes["femke"], member["femke"], member["noor"])
    changes("femke", notes["femke"], "We spraken over de avond.")
    changes("noor", notes["bram"], "We aten samen soep.")
    does("noor", lambda: notes["gone"].bin())
    does("femke", lambda: tells_part(family, "Hulp"))
    rules = Agreement(id=new_id(), dossier_id=book)
    rules.told = agreement.proposal()
    does("noor", lambda: agreement.say(rules, 0))
    does("femke", lambda: agreement.say_yes(rules.id))
    own = does("noor", lambda: opening.add_chapter(book, "Over Jade", "care", about=family.children["Jade"]).id)
    does("noor", lambda: sharing.give(own, member["yasmin"], READ))
    for key in HELPERS:
        does(key, lambda: looked([note.id for note in notes.values()][:3]))
    does("noor", lambda: sharing.set_until(member["daan"], clock.now() + timedelta(days=5)))
    does("noor", lambda: sharing.end_member(member["bram"]))
    guest = Asked("Juf Kim", "zwemjuf", "Hoe gaat het?", "Groeien", 3, "Goed.", 1)
    asks_guest(family, guest)
    guest_answers(family, guest)
    coming.says_custody(family, "noor")
    coming.sees_gezag(family, "noor", "femke", "register")
    invited = does("noor", lambda: invites(family))
    ids = {"book": book, "reply": reply.id, "invitation": invited.invitation, "chapter": chapter["Hulp"]}
    ids |= {"handle": invited.handle, "secret": invited.secret, "size": "small", "photo": "x", "page": "stoppen"}
    many = [ids | {"item": note.id, "member": member["femke"]} for note in notes.values()]
    many += [ids | {"item": notes["home"].id, "member": member[key], "chapter": own} for key in HELPERS]
    return family, many


def tells_part(family: Family, where: str) -> None:
    _key, one = next(iter(questions().items()))
    writing.write(family.id, family.chapters[where], join(one.words, "Rust helpt."), kind=one.kind)


def invites(family: Family) -> Any:
    wanted = [invitations.Wanted(family.chapters["School"], READ, None, None)]
    told: dict[str, Any] = {
        "name": "Doortje",
        "role": "professional",
        "title": "logopedist",
        "purpose": "Oefent met Milan.",
    }
    return invitations.invite(family.id, grants=wanted, **told)


def addresses(many: list[dict[str, Any]]) -> set[str]:
    return {route.url(ids) for route in WALKED for ids in many if route.names <= ids.keys()}


def bare_on(response: Any) -> list[str]:
    """Every place of this page where somebody is named without their work."""
    html = response.content.decode()
    return [where for name, *work in NAMED for where in bare(html, name, *work)]


@pytest.mark.parametrize("key", EVERYBODY)
def test_wherever_a_helper_is_named_the_work_is_told(key, lived):
    cache.clear()
    _family, many = lived
    client = browser(key)
    found: dict[str, str] = {}
    walked = 0
    for url in sorted(addresses(many)):
        response = client.get(url)
        if response.status_code == 200 and not response.streaming and "html" in response["Content-Type"]:
            walked += 1
            found |= dict.fromkeys(bare_on(response), url)
    assert walked > 30
    assert found == {}


@pytest.mark.parametrize("key", ["noor", "mark", "jade", "tine"])
def test_what_is_found_tells_whose_work_it_is(key, lived):
    family, _many = lived
    for words in ("spraken", "toets", "kan", "samen", "gemeten", "dag"):
        response = browser(key).post(reverse("finding", args=[family.id]), {"words": words})
        assert bare_on(response) == [], words


@pytest.mark.parametrize("other", ["femke", "daan", "yasmin"])
def test_looking_as_a_helper_says_who_that_is(other, lived):
    family, _many = lived
    noor = browser("noor")
    there = reverse("looking_as", args=[family.id])
    page = noor.post(there, {"member": family.members[other]}, follow=True)
    assert "Je bekijkt wat" in page.content.decode()
    for path in ("timeline", "people", "who_sees_what", "our_story"):
        assert bare_on(noor.get(reverse(path, args=[family.id]))) == [], path


def test_what_was_just_done_to_a_helper_says_to_whom(family):
    """The sentence at the top of the next page stands by itself."""
    noor, yasmin = browser("noor"), family.members["yasmin"]
    person = reverse("person", args=[family.id, yasmin])
    for told in (
        {"do": "until", "until": "day", "day": "2099-01-02"},
        {"do": "until", "until": "none"},
        {"do": "stop"},
    ):
        page = noor.post(person, told, follow=True)
        assert "Yasmin (jeugdverpleegkundige, JGZ)" in page.content.decode(), told
        assert bare_on(page) == [], told


@pytest.mark.parametrize("key,kind", [("noor", "book"), ("jade", "book"), ("femke", "own")])
def test_a_copy_of_the_book_tells_it_too(key, kind, lived):
    """The website card by card, the paper and the data name by name."""
    family, _many = lived
    copy = opened(made(family.id, key, kind))
    papers = ""
    for name in copy.namelist():
        if name.endswith(".html"):
            html = copy.read(name).decode()
            assert [where for one, *work in NAMED for where in bare(html, one, *work)] == [], name
        if name.endswith(".pdf"):
            papers += " ".join(page.extract_text() for page in PdfReader(BytesIO(copy.read(name))).pages)
        if name.endswith(".json"):
            papers += json.dumps(json.loads(copy.read(name)), ensure_ascii=False)
    assert "jeugdhulp, Samen Doen-team" in papers
    for one in (PLAYERS[key] for key in HELPERS):
        after = re.findall(rf"\b{one.name}\b(.{{0,40}})", re.sub(r"\s+", " ", papers))
        assert all(told.startswith((f" ({one.profession}, ", f", {one.profession}, ")) for told in after), (
            one.name,
            after,
        )


def test_the_log_on_paper_and_as_a_file_tells_it(lived):
    family, _many = lived
    sheet = browser("noor").get(reverse("log_download", args=[family.id])).content.decode()
    assert "Femke (jeugdhulp, Samen Doen-team)" in sheet
    assert not re.search(r"Femke(?! \(jeugdhulp, Samen Doen-team\))", sheet)
