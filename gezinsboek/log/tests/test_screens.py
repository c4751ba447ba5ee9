"""The page "Wie heeft gekeken", as it is clicked through."""

import re

import pytest
from django.db import transaction
from django.test import Client

from cast import deeds
from cast.browser import sign_in
from cast.people import as_, player
from gezinsboek.circle import invitations
from gezinsboek.ground.ids import new_id
from gezinsboek.log import looks
from gezinsboek.log.forms import WishForm
from gezinsboek.log.reading import PAGE, Names, Wish, lines
from gezinsboek.log.reading import page as page_of
from gezinsboek.log.sentences import Told, sentence


def page(family, key="noor", end="", *, fresh=False, **choice):
    client = sign_in(Client(), key, fresh=fresh)
    response = client.get(f"/boek/{family.id}/wie-heeft-gekeken/{end}", choice)
    assert response.status_code == 200
    return response.content.decode()


def looks_at(family, key, item):
    deeds.does(key, lambda: looks.looked([item.id]))


def test_a_heart_is_told_as_a_heart_and_not_as_writing(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    deeds.likes("daan", item)
    assert "vond een stukje in School mooi." in page(family)


def test_who_does_something_to_me_is_told_to_me_in_good_dutch():
    told = Told(who="Noor", event="grant", detail="read", chapter="Hulp", other="Jij", refused=False)
    assert sentence(told) == "Noor liet jou Hulp lezen."
    told = Told(who="Jij", event="end member", detail="", chapter="", other="Bram", refused=False)
    assert sentence(told) == "Bram doet niet meer mee. Dat deed jij."


def test_an_event_nobody_thought_of_is_told_all_the_same():
    told = Told(who="Femke", event="something new", detail="", chapter="", other="", refused=False)
    assert sentence(told) == "Femke deed iets in het boek."


@pytest.mark.parametrize(
    "event", ["create", "update", "delete", "share", "grant", "invite", "enter", "log", "code", "open"]
)
@pytest.mark.parametrize("refused", [True, False])
def test_every_event_has_a_sentence_without_holes(event, refused):
    for detail in ("", "item", "reply", "file", "heart", "child", "custody", "book", "member", "narrow", "again"):
        said = sentence(Told("Femke", event, detail, "", "", refused))
        assert "%" not in said
        assert said.endswith(".")
        assert "  " not in said


def test_wrong_codes_are_told_to_who_invited(family):
    wanted = [invitations.Wanted(family.chapters["School"], "read")]
    sent = deeds.does(
        "noor",
        lambda: invitations.invite(family.id, name="Els", role="network", title="", purpose="", grants=wanted),
    )
    invitations.peek(sent.handle, "VERKEERD")
    assert "Iemand probeerde een verkeerde code. De goede code is voor Els." in page(family)


def test_older_lines_follow_without_one_lost_or_twice(family):
    """Many lines of the same moment: the next part begins exactly after the last."""
    with as_("femke"), transaction.atomic():
        for event in ("people", "who sees what", "log", "people", "log", "invitations", "log"):
            looks.looked_round(family.id, event)
    with as_("femke"), transaction.atomic():
        whole = [line["id"] for line in lines(family.id, Wish())]
        parts, last = [], None
        while part := lines(family.id, Wish(before=last), most=3):
            parts += [line["id"] for line in part]
            last = (part[-1]["event_date_time"], part[-1]["id"])
    assert len(whole) >= 7
    assert parts == whole


def test_a_page_holds_fifty_sentences_and_says_where_the_next_begins(family):
    with as_("noor"), transaction.atomic():
        names, line = Names(family.id, None), lines(family.id, Wish())[0]
        found = [line | {"event_id": f"event {number}", "id": new_id()} for number in range(PAGE)]
        found = [one for one in found for _ in range(2)]
        shown, last = page_of(found, names)
        assert last == ""
        told = [group for day in shown for group in day.groups]
        assert [group.times for group in told] == [2] * PAGE
        _shown, last = page_of([*found, line], names)
        assert last.endswith(f"_{found[-1]['id']}")
        form = WishForm({"before": last}, names=names)
        assert form.wish().before == (found[-1]["event_date_time"], found[-1]["id"])


def test_a_line_that_is_not_right_has_a_page_that_says_what_to_do(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    looks_at(family, "daan", item)
    line = re.search(r"klopt-niet/\?regel=([0-9a-f-]{36})", page(family))
    assert line
    told = page(family, end="klopt-niet/", regel=line[1])
    assert "Meester Daan (leerkracht, school De Regenboog) las School." in told
    assert "Wie ziet wat" in told
    for stranger in ("femke", "jade"):
        assert "Meester Daan (leerkracht" not in page(family, stranger, "klopt-niet/", regel="x")


def test_a_look_at_several_chapters_is_one_sentence(family):
    school, home = (
        family.writes("noor", "School", "Milan was op tijd."),
        family.writes("noor", "Thuis", "Er was taart."),
    )
    deeds.does("tine", lambda: looks.looked([school.id, home.id]))
    shown = page(family)
    assert "Oma Tine las School en Thuis." in shown
    assert "Oma Tine las School." not in shown
    both = re.search(r"klopt-niet/\?regel=([0-9a-f-]{36})&amp;regel=([0-9a-f-]{36})", shown)
    assert both
    assert "Oma Tine las School en Thuis." in page(family, end="klopt-niet/", regel=both.groups())
    assert "en Thuis" not in page(family, "daan", "klopt-niet/", regel=both.groups())


def test_a_line_one_may_not_see_is_not_told_on_that_page_either(family):
    item = family.writes("noor", "Hulp", "De ochtend ging goed.")
    looks_at(family, "femke", item)
    line = re.findall(r"klopt-niet/\?regel=([0-9a-f-]{36})", page(family))[0]
    assert "Femke" not in page(family, "daan", "klopt-niet/", regel=line)


def test_ones_own_lines_have_no_flag(family):
    family.writes("noor", "School", "Milan was op tijd.")
    own = [part for part in page(family).split("<li>")[1:] if "Jij schreef een stukje" in part.split("</li>")[0]]
    assert own
    assert "Klopt niet?" not in own[0].split("</li>")[0]


def test_paper_and_file_hold_the_same_and_are_logged(family):
    looks_at(family, "daan", family.writes("noor", "School", "Milan was op tijd."))
    assert "las School." in page(family, end="papier/")
    assert "las School." in page(family, end="bestand/")
    assert "Jij bewaarde wie er heeft gekeken." in page(family)


def test_the_summary_counts_helpers_and_no_family_or_grandmother(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    looks_at(family, "mark", item)
    looks_at(family, "tine", item)
    looks_at(family, "daan", item)
    assert "Afgelopen 30 dagen keek 1 helper." in page(family)


def test_the_file_is_no_formula(family):
    deeds.does("noor", lambda: rename(family, "=1+1"))
    looks_at(family, "daan", family.writes("noor", "School", "Milan was op tijd."))
    assert ";=1+1" not in page(family, end="bestand/")


def rename(family, name):
    from gezinsboek.circle.models import Member

    member = Member.objects.get(id=family.members["daan"])
    member.name = name
    Member.objects.filter(id=member.id).update(name_sealed=member.name_sealed)


def test_nothing_is_promised_that_is_not_so(family):
    shown = page(family)
    assert "Niemand kan dit wissen" not in shown
    assert "Je kunt hier geen regels weghalen." in shown
    assert player("noor").email not in shown
