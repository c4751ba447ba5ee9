"""Whatever is mailed about a book stands at "Nieuw": who wants no mail, or lost it, misses nothing."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from cast.browser import sign_in
from cast.deeds import asks, does
from cast.family import READ
from cast.people import player
from gezinsboek.circle import erasing, homes, sharing
from gezinsboek.circle.tests.joining import joins, mail
from gezinsboek.circle.tests.test_sharing_rules import invited
from gezinsboek.circle.tests.wires import superuser
from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.guests.tests.guesting import answered, nobody_tried_yet
from gezinsboek.notices.models import Notice
from running.places import ROOT

Kind = Notice.Kind
FIRST_SEEN = {
    Kind.ACCESS: "Wie wat leest, is veranderd op",
    Kind.SOON: "Straks heb je een afspraak.",
    Kind.TERM: "Er is een dag die telt voor het plan.",
    Kind.SIGNAL: "Er is een signaal bij een doel.",
    Kind.ANSWER: "Er is antwoord op jouw signaal.",
    Kind.CONSULT: "Er is een vraag of een antwoord over overleg met een ander.",
    Kind.REVIEW: "Het is tijd om over het plan te praten.",
    Kind.ENDED: "niet meer mee in een boek.",
}
"""Kinds that the page tells because there is a notice, and in which words."""

AS_IT_IS_NOW = {Kind.NEWS, Kind.QUESTION, Kind.ENDS, Kind.GROWS}
"""Kinds that the page works out anew, so that it stays right when somebody deletes a stukje or answers: the tests below,
`test_access.py` and `test_growing.py`."""

ELSEWHERE = {
    "circle/invitation_mail": "goes to who is not in this book yet; the code stands nowhere else",
    "circle/invitation_discreet_mail": "the same, for who wants it discreet",
    "guests/ask_mail": "goes to a guest, who has no account",
    "circle/joining_let_in_mail": "the book itself, which they did not have before, stands among their books",
    "circle/joining_waits_mail": "here: test_who_waits_at_the_door_stands_here_for_who_invited",
    "guests/more_mail": "here: test_a_guest_who_asks_for_more_stands_here_for_who_asked",
    "circle/erasing_mail": "the request stands here; a book that closes says so on each of its pages, and is mailed always",
    "notices/mail": "the kinds above",
}
"""Each template by which something of a book is mailed."""


def page(key: str) -> str:
    return str(sign_in(Client(), key).get("/nieuw/").content.decode())


def notice(family, kind: str, key: str = "noor") -> None:
    values = [new_id(), family.id, player(key).id, new_id(), kind, clock.now()]
    with superuser() as root:
        root.execute(
            "insert into notice (id, dossier_id, person, cause, kind, at) values (%s, %s, %s, %s, %s, %s)", values
        )


def test_every_kind_has_its_place():
    assert set(FIRST_SEEN) | AS_IT_IS_NOW == set(Kind)


def test_every_mail_of_a_book_has_its_place():
    posted = re.compile(r'"((?:circle|guests|notices)/\w*mail)"')
    sources = [path for path in (ROOT / "gezinsboek").rglob("*.py") if "tests" not in path.parts]
    assert {name for path in sources for name in posted.findall(path.read_text())} == set(ELSEWHERE)


def test_each_stands_there_in_words_for_whom_it_is_for_and_nobody_else(family):
    for kind in FIRST_SEEN:
        notice(family, kind)
    shown, other = page("noor"), page("mark")
    for kind, words in FIRST_SEEN.items():
        assert words in shown, kind
        assert words not in other, kind


@pytest.mark.parametrize(("kind", "where"), [(Kind.TERM, "plan/familiegroepsplan/"), (Kind.REVIEW, "plan/gesprek/")])
def test_what_asks_to_look_at_the_plan_stays_until_they_looked_there(family, kind, where):
    words = FIRST_SEEN[kind]
    for key in ("noor", "femke"):
        notice(family, kind, key)
    reads = sign_in(Client(), "noor")
    with clock.moved_to(clock.now() + timedelta(hours=1)):
        for path in ("", "plan/", "wie-ziet-wat/"):
            assert reads.get(f"/boek/{family.id}/{path}").status_code == 200
    with clock.moved_to(clock.now() + timedelta(hours=3)):
        reads.get(f"/boek/{family.id}/")
        assert words in page("noor"), "being in the book is not enough"
        assert reads.get(f"/boek/{family.id}/{where}").status_code == 200
        assert words not in page("noor")
        assert words in page("femke"), "what another looked at is nothing that I saw"


def test_a_stukje_a_question_and_an_end_stand_there(family):
    asks("mark", family.writes("mark", "School", "Kun jij?"), family.members["mark"], family.members["noor"])
    does("noor", lambda: sharing.set_until(family.members["femke"], clock.now() + timedelta(days=5)))
    shown = page("noor")
    for words in ("1 nieuw stukje in School.", "1 vraag aan jou.", "doet mee tot en met"):
        assert words in shown
    assert "1 vraag aan jou." not in page("jade")


def test_who_waits_at_the_door_stands_here_for_who_invited(family):
    joins("bram", mail(family, f"{uuid4().hex}@buurt.test"))
    words = "Iemand wil meedoen en wacht op jouw ja."
    assert words in page("noor") and "Bram" not in page("noor")
    assert words not in page("mark") + page("femke")


def test_a_guest_who_asks_for_more_stands_here_for_who_asked(family):
    nobody_tried_yet()
    _link, _code, client = answered(family)
    client.post("/antwoord/meer/", {"address": "kim@zwembad.test", "words": "Ik zie Lina elke week."})
    words = "Iemand wil vaker meeschrijven en wacht op jou."
    assert words in page("noor") and words not in page("mark")


def test_a_request_to_erase_stands_here_for_whose_yes_it_takes(family):
    does("mark", lambda: erasing.ask_to_erase(family.id, new_id(), 14))
    words = "Er is gevraagd om dit boek te wissen."
    assert words in page("noor")
    assert words not in page("mark") + page("femke") + page("jade")


def test_a_further_guardian_stands_here_for_who_did_not_say_yet(family):
    invited(family, "noor", "karim", "guardian", {"Thuis": READ})
    words = "Er wacht iets op alle ouders."
    assert words in page("mark") and words not in page("noor") + page("femke")
    does("mark", lambda: homes.say(homes.asked(family.id)[0].member, yes=True))
    assert words not in page("mark")
