""" "Both sides are told": what others changed for me since I was last here."""

from datetime import timedelta

from django.db import transaction

from cast.family import READ, WRITE
from cast.people import as_, player
from gezinsboek.circle import news, sharing
from gezinsboek.circle.models import Bookmark
from gezinsboek.ground import clock

from .screens import Screen
from .wires import superuser


def was_here(family, key):
    """As if the book is an hour old, and this player left it half an hour ago."""
    left = clock.now() - timedelta(minutes=31)
    with as_(key), transaction.atomic():
        Bookmark(dossier_id=family.id, person=player(key).id, visited_at=left).save(force_insert=True)
    with superuser() as root:
        for column in ("member set accepted_at = accepted_at", "chapter_grant set given_at = given_at"):
            root.execute(f"update {column} - interval '1 hour' where dossier_id = %s", [family.id])


def told(family, key, *, fresh=False, through=None):
    with as_(key, fresh=fresh, through=family.members[through] if through else None), transaction.atomic():
        return news.for_member(family.id)


def test_the_other_side_is_told(family):
    was_here(family, "daan")
    with superuser() as root:  # the whole book is an hour old
        root.execute(
            "update member set accepted_at = accepted_at - interval '1 hour' where dossier_id = %s", [family.id]
        )
        root.execute(
            "update chapter_grant set given_at = given_at - interval '1 hour' where dossier_id = %s", [family.id]
        )
    assert told(family, "daan") == []
    family.grant("noor", "daan", "Thuis", READ)
    family.grant("noor", "daan", "School", READ)
    changes = {"Je leest nu Thuis.", "Je leest School nog. Meeschrijven kan daar niet meer."}
    assert set(told(family, "daan")) == changes
    Screen(family, "noor").sets("daan", "School", "none")
    assert "Je leest School niet meer." in told(family, "daan")
    with as_("noor"), transaction.atomic():
        sharing.set_until(family.members["daan"], clock.now() + timedelta(days=60))
    assert any(line.startswith("Je doet nu mee tot en met") for line in told(family, "daan"))


def test_what_was_given_and_taken_in_between_is_not_news(family):
    was_here(family, "daan")
    with superuser() as root:
        root.execute(
            "update member set accepted_at = accepted_at - interval '1 hour' where dossier_id = %s", [family.id]
        )
        root.execute(
            "update chapter_grant set given_at = given_at - interval '1 hour' where dossier_id = %s", [family.id]
        )
    family.grant("noor", "daan", "Thuis", READ)
    Screen(family, "noor").sets("daan", "Thuis", "none")
    assert told(family, "daan") == []


def test_the_new_name_of_a_chapter_that_closed_is_not_told(family):
    was_here(family, "daan")
    with superuser() as root:
        root.execute(
            "update member set accepted_at = accepted_at - interval '1 hour' where dossier_id = %s", [family.id]
        )
        root.execute(
            "update chapter_grant set given_at = given_at - interval '1 hour' where dossier_id = %s", [family.id]
        )
    noor = Screen(family, "noor")
    noor.sets("daan", "School", "none")
    noor.post(f"hoofdstukken/{family.chapters['School']}/", {"name": "Iets geheims", "look": "home", "about": ""})
    assert told(family, "daan") == ["Je leest een hoofdstuk niet meer."]


def test_a_private_chapter_is_news_only_while_fresh(family):
    family.private_chapter("noor", "Van mij alleen")
    was_here(family, "femke")
    with superuser() as root:
        root.execute(
            "update member set accepted_at = accepted_at - interval '1 hour' where dossier_id = %s", [family.id]
        )
        root.execute(
            "update chapter_grant set given_at = given_at - interval '1 hour' where dossier_id = %s", [family.id]
        )
    family.grant("noor", "femke", "Van mij alleen", READ)
    assert told(family, "femke") == []
    assert told(family, "femke", fresh=True) == ["Je leest nu Van mij alleen."]


def test_who_gives_is_not_told_their_own_news_nor_while_looking_as(family):
    assert told(family, "noor") == []
    family.grant("mark", "noor", "Thuis", WRITE)
    assert told(family, "noor", through="daan") == []


def test_nobody_is_told_the_news_of_another_book(family):
    with as_("karim"), transaction.atomic():
        assert news.for_books([family.id]) == {}


def test_an_end_that_is_near_is_told_every_time(family):
    with as_("noor"), transaction.atomic():
        sharing.set_until(family.members["daan"], clock.now() + timedelta(days=5))
    assert any("nog 5 dagen" in line for line in told(family, "daan"))


def test_what_stood_there_already_is_news_when_it_opens(family):
    family.grant("noor", "daan", "Thuis", READ, since=clock.now())
    was_here(family, "daan")
    family.grant("noor", "daan", "Thuis", READ)
    assert told(family, "daan") == ["Je leest in Thuis nu ook wat er al stond."]


def test_a_page_of_books_tells_it_too(family):
    was_here(family, "mark")
    family.grant("noor", "mark", "Geld en wonen", WRITE)
    page = Screen(family, "mark").client.get("/boeken/").content.decode()
    assert "Je leest nu Geld en wonen en schrijft er mee." in page
