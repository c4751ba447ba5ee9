"""Who manages an organisation sees no family, no name of one, and no book; nor does the organisation itself."""

from datetime import timedelta
from functools import partial
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from psycopg.types.json import Jsonb

from cast.browser import sign_in
from cast.deeds import does, is_refused
from cast.family import Family
from cast.people import PLAYERS
from cast.working import joins, samen_doen
from gezinsboek.circle.tests.wires import column, superuser
from gezinsboek.ground import clock
from gezinsboek.ground.acts import act, ask
from gezinsboek.ground.ids import new_id
from gezinsboek.organisations import colleagues, counting, letters
from gezinsboek.organisations.models import Organisation

WORDS = "Milan sliep vannacht eindelijk door."
PAGES = ["", "_changes", "_name", "_ways", "_headings", "_keys", "_people"]
OURS = ["organisation", "employee", "organisation_invitation", "organisation_key", "organisation_change"]


@pytest.fixture
def here() -> Organisation:
    return samen_doen(way="webhook", endpoint="https://ecd.example/in", headings="")


def takes_over(family: Family, here: Organisation, *, how: str = "click", times: int = 1) -> list[UUID]:
    """Femke takes over what she wrote, so many times; the ids of it."""
    item = family.writes("femke", "Hulp", WORDS)
    made = [new_id() for _ in range(times)]
    for takeover in made:
        told = {"id": takeover, "item": item.id, "organisation": here.id, "version": 1, "how": how}
        told |= {"way": "typed" if how == "typed" else "webhook"}
        sent = Jsonb({name: str(value) if isinstance(value, UUID) else value for name, value in told.items()})
        payload = None if how == "typed" else b"x"
        does("femke", partial(act, "take_over", sent, here.name_sealed, b"", payload))
    return made


def dies(takeover: UUID) -> None:
    """Its delivery was tried for days."""
    with superuser() as root:
        root.execute("update delivery set state = 'dead', tries = 12, status = '503' where id = %s", [takeover])


def managers(name: str) -> str:
    client = sign_in(Client(), "ingrid", fresh=True)
    response = client.get(reverse("organisation" + name))
    assert response.status_code == 200
    return str(response.content.decode())


def test_no_table_of_an_organisation_has_room_for_a_book():
    with superuser() as root:
        columns = column(
            root,
            "select column_name from information_schema.columns where table_name = any(%s) and column_name ~ 'dossier|item|chapter|member'",
            OURS,
        )
        tied = column(
            root,
            "select confrelid::regclass::text from pg_constraint where contype = 'f' and conrelid::regclass::text = any(%s)",
            OURS,
        )
    assert not columns
    assert tied == {"organisation"}


@pytest.mark.parametrize("name", PAGES)
def test_no_page_of_the_manager_names_a_family(family, here, name):
    for takeover in takes_over(family, here, times=2):
        dies(takeover)
    page = managers(name)
    names = {one.name for one in PLAYERS.values() if not one.profession} | {"Milan", "Lina"}
    names |= {
        str(family.id),
        *(str(one) for one in family.members.values()),
        *(str(one) for one in family.chapters.values()),
    }
    words = page.partition("<main")[2].partition("</main")[0]
    assert [
        one for one in names if f">{one}<" in words or f" {one} " in words or (len(one) == 36 and one in words)
    ] == []
    assert WORDS not in page


def test_the_manager_sees_no_row_of_any_book(family, here):
    takes_over(family, here)
    with superuser() as root:
        tables = column(
            root,
            "select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'dossier_id' and not a.attisdropped"
            " where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and has_any_column_privilege('gb_app', c.oid, 'select')",
        )
    assert {"item", "takeover", "delivery", "member"} <= tables

    def seen() -> dict[str, int]:
        found = {}
        with connection.cursor() as cursor:
            for table in sorted({*tables, "dossier"}):
                cursor.execute(f"select count(*) from {table}")  # names of tables, from the catalogue
                found[table] = cursor.fetchone()[0]
        return found

    assert set(does("ingrid", seen).values()) == {0}
    assert does("femke", seen)["takeover"] > 0


def test_the_manager_meets_the_same_nothing_in_a_book_as_in_one_that_does_not_exist(family, here):
    client = sign_in(Client(), "ingrid", fresh=True)
    for name in ("timeline", "who_sees_what", "people", "log", "our_story", "finding"):
        there = client.get(reverse(name, args=[family.id]))
        nowhere = client.get(reverse(name, args=[new_id()]))
        assert there.status_code == nowhere.status_code == 404


def test_what_did_not_arrive_is_told_as_a_number_a_moment_and_an_answer(family, here):
    (takeover,) = takes_over(family, here)
    dies(takeover)
    (letter,) = [one for one in does("ingrid", letters.dead) if one.id == takeover]
    assert (letter.tries, letter.status) == (12, "503")
    assert {type(value) for value in vars(letter).values()} <= {UUID, str, int, type(letter.made_at)}
    assert "Antwoord: hun systeem werkt nu niet (503)" in managers("")
    assert does("femke", letters.dead) == does("noor", letters.dead) == []


def test_only_who_wrote_it_and_the_manager_send_it_again(family, here):
    (takeover,) = takes_over(family, here)
    dies(takeover)
    for key in ("noor", "tamara", "yasmin"):
        assert is_refused(key, lambda: act("send_again", takeover))
    client = sign_in(Client(), "ingrid", fresh=True)
    for _twice in range(2):
        assert client.post(reverse("organisation_again"), {"letter": str(takeover)}).status_code == 302
    assert takeover not in {one.id for one in does("ingrid", letters.dead)}
    assert client.post(reverse("organisation_again"), {"letter": "x"}).status_code == 404
    dies(takeover)
    does("femke", lambda: act("send_again", takeover))


def test_counts_are_told_where_nobody_stands_out_of_a_month_that_is_over_and_to_the_manager_alone(family, here):
    """What is told and what not: tests/test_counts.py; here that a page tells no more."""
    with clock.moved_to(clock.now() - timedelta(days=62)):
        made = takes_over(family, here, times=30)
    assert does("ingrid", counting.months) == []
    assert "Er is nog geen maand voorbij waarin genoeg overging." in managers("")
    with superuser() as root:
        for key, ten in (("tamara", made[:10]), ("karim", made[10:20])):
            root.execute("update takeover set person = %s where id = any(%s)", [PLAYERS[key].id, ten])
    months = does("ingrid", counting.months)
    assert [(one.ticked, one.click, one.typed) for one in months] == [("te weinig", "30", "te weinig")]
    assert ">30<" in managers("")
    assert does("femke", counting.months) == does("noor", counting.months) == []


def test_an_organisation_of_somebody_else_tells_nothing(family, here):
    takes_over(family, here, times=1)
    does("yasmin", lambda: colleagues.begin("Elders", organisation_id=new_id(), employee_id=new_id()))
    assert does("yasmin", letters.dead) == []
    assert does("yasmin", counting.months) == []
    assert does("yasmin", lambda: ask("organisation_counts")) == []
    does("yasmin", colleagues.leave)


def test_nothing_of_a_colleague_who_left_is_sent_in_the_name_of_the_organisation(family, here):
    does("femke", colleagues.leave)
    with pytest.raises(Exception, match="take_over"):
        takes_over(family, here)
    joins("femke")
