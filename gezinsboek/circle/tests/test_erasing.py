"""SHARING 17 and 27: the whole book goes only when everybody agrees, later, for good; and until then it can come back."""

from datetime import date, timedelta
from functools import partial
from io import BytesIO
from uuid import UUID

import pytest
from django.db import ProgrammingError, transaction
from pypdf import PdfReader

from cast.deeds import does, is_refused
from cast.family import READ, WRITE, Family
from cast.people import as_, player
from gezinsboek.circle import erasing
from gezinsboek.circle.models import Erasure, Item, Voice
from gezinsboek.dossier.models import Dossier
from gezinsboek.ground import clock
from gezinsboek.ground.acts import Refused, act
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.tests.validating import READ_ALOUD, breaches
from gezinsboek.ground.vault import KeyGone, vault
from gezinsboek.ground.vault.erased import ErasedBooks, erased_books

from .screens import Screen
from .wires import column, one, superuser

HOMES = ("Thuis", "School")


@pytest.fixture
def two() -> Family:
    return two_with_gezag()


def two_with_gezag() -> Family:
    """Noor and Mark, both with gezag over Milan; Jade of 14; oma Tine and Femke."""
    family = Family.opens()
    today = date.today()
    milan = family.child("Milan", date(today.year - 9, 1, 15))
    family.child("Jade", date(today.year - 14, 1, 15))
    family.comes("mark", dict.fromkeys(HOMES, WRITE), purpose="Vader")
    family.comes("jade", {"Thuis": WRITE}, child="Jade")
    family.comes("tine", {"Thuis": WRITE}, title="oma")
    family.comes("femke", {"School": WRITE})
    for key in ("noor", "mark"):
        says_custody(family, key, milan, "yes")
    family.writes("noor", "Thuis", "Lina at een appel.")
    family.writes("tine", "Thuis", "Wat fijn.")
    family.writes("femke", "School", "De school belde.")
    return family


def says_custody(family: Family, key: str, child: UUID, answer: str) -> None:
    with superuser() as root:
        root.execute(
            "insert into custody (id, dossier_id, child_id, member, answer, source, given_at) values (%s, %s, %s, %s, %s, 'self', now())",
            [new_id(), family.id, child, family.members[key], answer],
        )


def asks(family: Family, key: str = "noor", days: int = 14) -> UUID:
    erasure = new_id()
    with as_(key, fresh=True), transaction.atomic():
        erasing.ask_to_erase(family.id, erasure, days)
    return erasure


def says(key: str, erasure: UUID, yes: bool = True, *, fresh: bool = True) -> None:
    with as_(key, fresh=fresh), transaction.atomic():
        (erasing.say_yes if yes else erasing.say_no)(erasure)


def row(erasure: UUID) -> Erasure:
    with as_("noor"), transaction.atomic():
        return Erasure.objects.get(id=erasure)


def after(days: int):
    return clock.moved_to(clock.now() + timedelta(days=days, hours=1))


def rows_left(family: Family) -> set[str]:
    """Every table that still says something of this book."""
    with superuser() as root:
        tables = column(
            root,
            "select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid where c.relkind = 'r'"
            " and c.relnamespace = 'public'::regnamespace and a.attname = 'dossier_id' and not a.attisdropped",
        )
        left = {t for t in tables if one(root, f"select count(*) from {t} where dossier_id = %s", family.id)}
        if one(root, "select count(*) from dossier where id = %s", family.id):
            left.add("dossier")
        if one(root, "select count(*) from acl.birth where dossier_id = %s", family.id):
            left.add("birth")
    return left


# Who may


@pytest.mark.parametrize("key", ["tine", "femke", "jade", "karim"])
def test_who_has_no_voice_cannot_ask(two, key):
    player(key)
    assert is_refused(key, lambda: act("ask_erase", new_id(), two.id, 14))


def test_nobody_asks_on_a_code_by_mail_alone(two):
    with as_("noor"), transaction.atomic(), pytest.raises(Exception, match="ask_erase"):
        erasing.ask_to_erase(two.id, new_id(), 14)


@pytest.mark.parametrize("days", [0, 13, 31, -5])
def test_the_waiting_time_is_fourteen_to_thirty_days(two, days):
    assert is_refused("noor", lambda: act("ask_erase", new_id(), two.id, days))


def test_one_yes_of_two_changes_nothing(two):
    erasure = asks(two)
    assert row(erasure).due_at is None
    assert two.sees("tine")
    with after(29):
        erasing.erase_due()
    assert row(erasure).running


def test_the_last_yes_closes_the_book_for_everybody_at_once(two):
    erasure = asks(two)
    says("mark", erasure)
    assert row(erasure).waiting
    for key in ("noor", "mark", "jade", "tine", "femke"):
        assert two.sees(key, fresh=True) == set()


def test_a_guardian_who_says_to_have_no_gezag_is_not_asked(two):
    with superuser() as root:
        root.execute("update custody set answer = 'no' where member = %s", [two.members["mark"]])
    assert row(asks(two)).waiting
    assert is_refused("mark", lambda: act("ask_erase", new_id(), two.id, 14))


def test_a_guardian_who_said_nothing_about_gezag_is_asked(two):
    with superuser() as root:
        root.execute("delete from custody where member = %s", [two.members["mark"]])
    assert row(asks(two)).due_at is None


def test_a_child_of_sixteen_must_say_yes_too(two):
    with superuser() as root:
        root.execute("update acl.birth set born = %s where child_id = %s", [date(2000, 1, 1), two.children["Jade"]])
    erasure = asks(two)
    says("mark", erasure)
    assert row(erasure).due_at is None
    says("jade", erasure)
    assert row(erasure).waiting


def test_who_becomes_sixteen_while_the_book_waits_is_asked_after_all(two):
    erasure = asks(two)
    says("mark", erasure)
    with superuser() as root:
        root.execute("update acl.birth set born = %s where child_id = %s", [date(2000, 1, 1), two.children["Jade"]])
    with after(14):
        erasing.erase_due()
    assert row(erasure).ended_how == "changed"
    assert two.sees("tine")


def test_a_no_ends_it_and_the_others_cannot_go_on(two):
    erasure = asks(two)
    says("mark", erasure, yes=False, fresh=False)
    assert row(erasure).ended_how == "declined"
    assert is_refused("mark", lambda: act("say_erase", erasure, True))
    assert two.sees("tine")


def test_only_who_has_a_voice_says_yes_or_no(two):
    erasure = asks(two)
    for key in ("tine", "femke", "jade", "karim"):
        for yes in (True, False):
            assert is_refused(key, partial(act, "say_erase", erasure, yes))
    with as_("mark"), transaction.atomic(), pytest.raises(Exception, match="say_erase"):
        act("say_erase", erasure, True)  # not fresh


def test_nobody_erases_while_looking_as_somebody_else(two):
    with as_("noor", fresh=True, through=two.members["tine"]), transaction.atomic(), pytest.raises(Refused):
        act("ask_erase", new_id(), two.id, 14)


def test_one_request_at_a_time_and_a_double_click_is_one(two):
    erasure = asks(two)
    with as_("noor", fresh=True), transaction.atomic():
        erasing.ask_to_erase(two.id, erasure, 14)
    assert is_refused("mark", lambda: act("ask_erase", new_id(), two.id, 14))


def test_a_request_nobody_answers_lapses(two):
    erasure = asks(two)
    with after(30):
        erasing.erase_due()
    assert row(erasure).ended_how == "lapsed"


def test_helpers_do_not_hear_of_a_request_that_is_not_agreed(two):
    erasure = asks(two)
    for key in ("tine", "femke", "jade"):
        with as_(key, fresh=True), transaction.atomic():
            assert not Erasure.objects.filter(id=erasure).exists()
            assert not Voice.objects.filter(erasure=erasure).exists()


# Waiting


@pytest.mark.parametrize("key", ["noor", "mark"])
def test_each_of_them_takes_it_back_and_the_book_is_as_it_was(two, key):
    before = two.sees("tine")
    erasure = asks(two)
    says("mark", erasure)
    says(key, erasure, yes=False, fresh=False)
    assert row(erasure).ended_how == "taken back"
    assert two.sees("tine") == before
    with after(40):
        erasing.erase_due()
    assert two.sees("tine") == before


def test_a_private_chapter_stays_with_its_owner_alone_until_the_end(two):
    two.private_chapter("noor")
    mine = two.writes("noor", "Alleen van mij", "Voor mezelf.")
    two.grant("noor", "tine", "Alleen van mij", READ)
    erasure = asks(two)
    says("mark", erasure)
    assert two.sees("noor", fresh=True) == {mine.id}
    assert two.sees("noor") == set()
    assert two.sees("tine", fresh=True) == set()


def test_everybody_who_wrote_is_told_and_nothing_is_said_by_mail(two):
    erasure = asks(two)
    with transaction.atomic():
        told = {one.person for one in erasing.listeners(erasure, "asked")}
    assert told == {player("mark").id}
    says("mark", erasure)
    with transaction.atomic():
        told = {one.person for one in erasing.listeners(erasure, "agreed")}
    assert told == {player(key).id for key in ("noor", "mark", "jade", "tine", "femke")}


def test_who_left_but_wrote_is_told_too(two):
    does("femke", lambda: act("end_member", two.members["femke"]))
    erasure = asks(two)
    says("mark", erasure)
    with transaction.atomic():
        told = {one.person: one.link for one in erasing.listeners(erasure, "agreed")}
    assert str(two.id) not in told[player("femke").id]
    assert str(two.id) in told[player("tine").id]


# The end


def erased(family: Family) -> UUID:
    erasure = asks(family)
    says("mark", erasure)
    with after(14):
        erasing.erase_due()
    return erasure


def test_a_day_too_early_nothing_goes(two):
    erasure = asks(two)
    says("mark", erasure)
    with clock.moved_to(clock.now() + timedelta(days=13, hours=23)):
        erasing.erase_due()
    assert is_refused("noor", lambda: act("erase_book", erasure))
    assert "item" in rows_left(two)


def test_then_key_files_and_rows_are_gone_and_the_log_stays(two):
    with superuser() as root:
        lines = one(root, "select count(*) from log_line where dossier_id = %s", two.id)
    erased(two)
    assert rows_left(two) == {"log_line", "erasure"}
    with pytest.raises(KeyGone):
        vault().store.fetch(two.id)
    assert two.id in erased_books()
    with superuser() as root:
        assert one(root, "select count(*) from log_line where dossier_id = %s", two.id) > lines
        assert one(root, "select count(*) from acl.broken_links()") == 0
        told = str(column(root, "select l::text from log_line l where dossier_id = %s", two.id))
    assert not [word for word in ("Noor", "Milan", "appel", "Tine", "Thuis", "School", "@") if word in told]


def test_another_book_keeps_everything(two):
    other = Family.opens("noor", "Een ander boek")
    kept = other.writes("noor", "Thuis", "Dit blijft.")
    erased(two)
    assert other.sees("noor") == {kept.id}
    with as_("noor"), transaction.atomic():
        assert Item.objects.get(id=kept.id).entry.text == "Dit blijft."


def test_a_night_that_is_broken_off_is_gone_on_with(two, monkeypatch):
    erasure = asks(two)
    says("mark", erasure)
    with after(14):
        with monkeypatch.context() as broken:
            broken.setattr(erasing, "erase_content", lambda book: (_ for _ in ()).throw(OSError("disk")))
            with pytest.raises(OSError):
                erasing.erase_due()
        assert is_refused("noor", lambda: act("say_erase", erasure, False))
        erasing.erase_due()
        erasing.erase_due()
    assert rows_left(two) == {"log_line", "erasure"}


def test_what_the_web_role_cannot_do_by_itself(two):
    erasure = asks(two)
    assert is_refused("noor", lambda: act("forget_book", two.id))
    assert is_refused("noor", lambda: act("erase_book", erasure))
    with as_("noor", fresh=True), transaction.atomic(), pytest.raises(ProgrammingError):
        Dossier.objects.filter(id=two.id).update(erase_at=None)


def test_the_receipt_tells_no_word_of_the_book(two):
    erasure = erased(two)
    page = Screen(two, "mark").client.get(f"/gewist/{erasure}/")
    assert page.status_code == 200
    paper = Screen(two, "jade").client.get(f"/gewist/{erasure}/pdf/")
    words = " ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(paper.content)).pages)
    for word in ("Noor", "Milan", "appel", "Tine", "Femke"):
        assert word not in words
        assert word not in page.content.decode().replace("Milan van", "")
    assert str(two.id) in words.replace("\n", "")
    assert breaches(paper.content, READ_ALOUD) == []


@pytest.mark.parametrize("key", ["tine", "femke", "karim"])
def test_others_do_not_get_the_receipt(two, key):
    erasure = erased(two)
    client = Screen(two, key).client
    assert client.get(f"/gewist/{erasure}/").status_code == 404
    assert client.get(f"/gewist/{erasure}/pdf/").status_code == 404


def test_after_ninety_days_the_receipt_is_gone_from_here(two):
    erasure = erased(two)
    with after(14 + 91):
        erasing.erase_due()
        assert Screen(two, "mark").client.get(f"/gewist/{erasure}/").status_code == 404


def test_a_torn_line_in_the_list_of_erased_books_is_nobodys(tmp_path):
    listed, book = ErasedBooks(tmp_path), new_id()
    listed.remember(book, date(2026, 1, 2))
    listed.remember(book, date(2026, 1, 3))
    with listed.path.open("a") as file:
        file.write(str(new_id())[:20])
    assert listed.all() == {book}
    assert listed.path.stat().st_mode & 0o077 == 0


# Only one's own


def test_only_my_own_goes_to_the_bin(two):
    theirs = two.sees("tine")
    with as_("noor", fresh=True), transaction.atomic():
        mine = set(Item.objects.filter(dossier_id=two.id, author_id=two.members["noor"]).values_list("id", flat=True))
        assert erasing.bin_my_own(two.id) == len(mine) == 1
    assert two.sees("tine") == theirs - mine


def test_where_i_only_read_now_my_words_stay(two):
    two.grant("noor", "tine", "Thuis", READ)
    with as_("tine", fresh=True), transaction.atomic():
        assert erasing.bin_my_own(two.id) == 0
