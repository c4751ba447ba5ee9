"""My wishes about messages: kind by default, saved and kept, and nobody else's to see or change."""

import pytest
from django.db import ProgrammingError, transaction
from django.test import Client

from cast.browser import sign_in
from cast.family import READ, Family
from cast.people import as_, player
from gezinsboek.circle.tests.wires import app_as, column, one, wire
from gezinsboek.ground.ids import new_id
from gezinsboek.notices.models import Reach, Rhythm, Wish
from gezinsboek.notices.wishes import EVENING, MORNING, Wishes

PAGE = "/mijn/berichten/"


def wishes(key: str) -> Wishes:
    with as_(key), transaction.atomic():
        return Wishes.of(player(key).id)


def told(family, **more):
    """What the form sends when nothing is changed, and then what is."""
    return {
        "mail": "on",
        "hour": "18",
        "quiet_from": "21",
        "quiet_until": "7",
        f"book-{family.id}": "day",
        **more,
    }


def saves(key: str, family, **more):
    return sign_in(Client(), key).post(PAGE, told(family, **more))


def test_without_a_wish_it_is_one_mail_a_day_and_none_at_night(family):
    noor, femke = wishes("noor"), wishes("femke")
    assert noor.rhythms[family.id] == femke.rhythms[family.id] == Rhythm.DAY
    assert (noor.hour, femke.hour) == (EVENING, MORNING)
    assert (noor.reach.quiet_from, noor.reach.quiet_until, noor.reach.discreet) == (21, 7, False)


def test_what_is_chosen_is_kept_and_shown_again(family):
    answer = saves(
        "mark", family, **{f"book-{family.id}": "week"}, hour="9", quiet_from="20", quiet_until="6", discreet="on"
    )
    assert answer.status_code == 302
    mark = wishes("mark")
    assert (mark.rhythms[family.id], mark.hour) == ("week", 9)
    assert (mark.reach.quiet_from, mark.reach.quiet_until, mark.reach.discreet) == (20, 6, True)
    page = sign_in(Client(), "mark").get(PAGE).content.decode()
    assert '<option value="week" selected>' in page and '<option value="9" selected>' in page


def test_saving_twice_writes_once(family):
    for _ in range(2):
        saves("noor", family, **{f"book-{family.id}": "now"})
    with as_("noor"), transaction.atomic():
        assert Wish.objects.filter(dossier=family.id).count() == 1
        assert Reach.objects.count() == 1


def test_a_book_that_came_while_the_page_was_open_stays_as_it_is(family):
    saves("noor", family, **{f"book-{family.id}": "week"})
    later = Family.opens("noor", "Een tweede boek")
    saves("noor", family)
    assert wishes("noor").rhythms[later.id] == Rhythm.DAY


def test_no_mail_at_all_and_back_again(family):
    saves("tine", family, mail="")
    assert wishes("tine").reach.stopped_at
    saves("tine", family)
    assert wishes("tine").reach.stopped_at is None


def test_all_books_at_once_when_there_are_many(family):
    others = [Family.opens("mark", f"Boek {number}") for number in range(3)]
    for one_ in others:
        one_.comes("bram", {"Thuis": READ}, inviter="mark")
    family.comes("bram", {"Thuis": READ})
    fields = {f"book-{one_.id}": "day" for one_ in others}
    saves("bram", family, **fields, everywhere="none")
    assert set(wishes("bram").rhythms.values()) == {"none"}


@pytest.mark.parametrize("wrong", [{"hour": "24"}, {"quiet_from": "x"}, {"quiet_until": "-1"}])
def test_what_cannot_be_is_not_saved_and_the_rest_stays_typed(family, wrong):
    answer = saves("jade", family, discreet="on", **wrong)
    assert answer.status_code == 422
    assert "checked" in answer.content.decode().split('name="discreet"')[1].split(">")[0]
    assert not wishes("jade").reach.discreet


def test_a_rhythm_for_another_family_is_not_even_looked_at(family):
    saves("karim", family, **{f"book-{family.id}": "now"})
    with wire("gb_backup") as all_rows:
        assert (
            one(
                all_rows,
                "select count(*) from notice_wish where dossier_id = %s and person = %s",
                family.id,
                player("karim").id,
            )
            == 0
        )


def test_the_database_shows_and_changes_nobody_elses_wishes(family):
    saves("noor", family, **{f"book-{family.id}": "now"})
    with app_as(player("mark").acting()) as mark:
        assert player("noor").id not in column(
            mark, "select person from notice_wish union select person from notice_reach"
        )
        assert (
            mark.execute("update notice_wish set rhythm = 'none' where person = %s", [player("noor").id]).rowcount == 0
        )
    with app_as(None) as nobody:
        assert not column(
            nobody, "select id from notice_wish union select id from notice_reach union select id from notice"
        )


def test_nobody_wishes_for_another_nor_about_a_book_they_are_not_in(family):
    for person, actor in ((player("noor").id, "mark"), (player("karim").id, "karim")):
        wish = Wish(id=new_id(), dossier_id=family.id, person=person, rhythm="none")
        with pytest.raises(ProgrammingError), as_(actor), transaction.atomic():
            wish.save(force_insert=True)
    with pytest.raises(ProgrammingError), as_("mark"), transaction.atomic():
        Reach(person=player("yasmin").id, discreet=True).save(force_insert=True)


def test_looking_as_somebody_shows_no_wishes(family):
    saves("noor", family)
    with as_("noor", through=family.members["daan"]), transaction.atomic():
        assert not Wish.objects.exists() and not Reach.objects.exists()


@pytest.mark.parametrize("table", ["notice_wish", "notice_reach", "notice"])
def test_the_door_and_the_web_role_cannot_make_or_move_what_is_told(family, table):
    with wire("gb_door") as door, pytest.raises(Exception, match="permission denied"):
        door.execute(f"select * from {table}")
    with app_as(player("noor").acting()) as noor, pytest.raises(Exception, match="permission denied"):
        noor.execute(f"delete from {table}")
    with app_as(player("noor").acting()) as noor, pytest.raises(Exception, match="permission denied"):
        noor.execute(f"update {table} set person = id")
