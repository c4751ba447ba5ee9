"""What is read by its maker alone: a new book, a new chapter, a private one. Nobody is told that the last is there."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse

from cast.deeds import does, is_refused
from cast.family import READ, Family
from cast.people import as_, player
from gezinsboek.circle import invitations, opening, sharing

from .inviting import browser, letter_for, mails_to, path_of, says, sends, told
from .wires import one, superuser

OTHERS = ("mark", "jade", "tine", "femke", "daan", "yasmin")


def test_a_new_book_is_read_by_who_opened_it_and_by_nobody_else():
    book = Family.opens("sem", "Van Sem")
    item = book.writes("sem", "Thuis", "Een begin.")
    with superuser() as root:
        assert one(root, "select count(*) from member where dossier_id = %s", book.id) == 1
    with as_("sem"), transaction.atomic():
        assert set(sharing.readers_of([item.id])[item.id] or []) == {book.members["sem"]}
    assert not [key for key in (*OTHERS, "noor") if book.sees(key, fresh=True)]


def test_a_new_chapter_is_read_by_its_maker_until_she_gives_it(family):
    chapter = does("noor", lambda: opening.add_chapter(family.id, "Zwemmen", "home"))
    family.chapters["Zwemmen"] = chapter.id
    item = family.writes("noor", "Zwemmen", "Lina durft.")
    assert not [key for key in OTHERS if item.id in family.sees(key, fresh=True)]
    family.grant("noor", "tine", "Zwemmen", READ)
    assert [key for key in OTHERS if item.id in family.sees(key, fresh=True)] == ["tine"]


@pytest.mark.parametrize("chapter", ["Thuis", "School", "Hulp"])
@pytest.mark.parametrize("key", ["tine", "femke", "daan", "jade"])
def test_nobody_but_a_guardian_lets_somebody_read_along(family, key, chapter):
    """Also not who reads and writes there: "alleen wie het gezin kiest"."""
    wanted = [invitations.Wanted(family.chapters[chapter], READ)]
    assert is_refused(key, lambda: sharing.give(family.chapters[chapter], family.members["yasmin"], READ))
    assert is_refused(
        key,
        lambda: invitations.invite(family.id, name="Els", role="network", title="", purpose="Leest.", grants=wanted),
    )


def test_who_stopped_does_not_open_their_private_chapter_any_more(family):
    family.private_chapter("jade", "Van mij")
    item = family.writes("jade", "Van mij", "Alleen voor mij.")
    assert item.id in family.sees("jade", fresh=True)
    does("jade", lambda: sharing.end_member(family.members["jade"]))
    assert family.sees("jade", fresh=True) == set()
    assert not [key for key in ("noor", "mark") if item.id in family.sees(key, fresh=True)]


def test_a_link_works_fourteen_days_and_a_letter_six_weeks(family):
    client = browser("noor")
    letter = sends(client, family, told(family))
    mailed = sends(client, family, told(family, how="mail", address="sanne@school.test"), name="Els")
    for invitation, days in ((letter, 42), (mailed, 14)):
        with superuser() as root:
            sent, expires = root.execute(
                "select sent_at, expires_at from invitation where id = %s", [invitation]
            ).fetchone()  # type: ignore[misc]
        assert timedelta(days=days - 1) < expires - sent <= timedelta(days=days, hours=24)


def test_after_a_no_the_book_does_not_name_who_said_it(family):
    """The book has the name that the family itself gave, and that it was a no; also when somebody signed in said it."""
    client, code = browser("bram"), letter_for(browser("noor"), family, told(family), name="Buurman", kind="network")
    client.get(path_of(code))
    client.post(reverse("joining_no"))
    pages = [says(browser("noor").get(reverse(name, args=[family.id]))) for name in ("invitations", "people", "log")]
    assert "Zei nee." in pages[0] and "Buurman zei nee tegen de uitnodiging." in pages[2]
    assert not [page for page in pages if "Bram" in page or player("bram").email in page]
    with superuser() as root:
        assert (
            one(
                root,
                "select person_id from member where dossier_id = %s and role = 'network' and person_id = %s",
                family.id,
                player("bram").id,
            )
            is None
        )
    assert not [mail for mail in mails_to(player("noor").email) if "Bram" in mail.text]
