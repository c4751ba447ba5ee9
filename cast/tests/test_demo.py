"""The demo's families are made by the product itself, whole or not yet, and only once."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO, StringIO
from uuid import uuid4

from django.core.management import call_command
from django.test import override_settings
from pytest import fixture, mark, raises

from cast import coming, demo, photos, telling
from cast.demo import Maker
from cast.drawings import PICTURES, drawn
from cast.people import PLAYERS, acts
from cast.stories import STORIES
from cast.story import Story
from gezinsboek.agenda.models import Appointment
from gezinsboek.circle.models import Bookmark, Invitation, Item, Member
from gezinsboek.dossier.models import Chapter, Child, Dossier
from gezinsboek.ground.acts import ask
from gezinsboek.ground.uploads import accept
from gezinsboek.log.models import Line
from gezinsboek.plan import noticing
from gezinsboek.plan.models import OwnPlan, PlanDay, PlanVersion
from gezinsboek.timeline.files import content
from gezinsboek.timeline.models import File, Heart, Question, Reply

TOLD = {story.key: story for story in STORIES}


class Killed(BaseException):
    """The end of the process, in the middle of something."""


def twin(key: str) -> Story:
    """The same story as a family of its own, so that this test finds it unmade."""
    return replace(TOLD[key], key=f"{key}-{uuid4().hex[:8]}")


@fixture
def quick_photos(monkeypatch) -> None:
    """One small picture for all, since it is not about pictures here."""
    once = drawn("letter", "once")
    monkeypatch.setattr(photos, "drawn", lambda *_: once)


@fixture(scope="module")
def noors() -> Iterator[Story]:
    """Noor's family of the demo, made once for all who look at it here."""
    story = twin("noor")
    demo.everybody()
    assert Maker(story).make()
    yield story


def there(story: Story) -> dict[str, int]:
    """How much of everything the opener sees in this book."""
    book = coming.book_of(story)
    with acts(story.opener, book):
        found = {
            model.__name__: model.objects.filter(dossier_id=book).count()
            for model in (Chapter, Child, Member, Invitation, Item, Reply, Heart, Question, File)
        }
        lines = Line.objects.filter(dossier_id=book)
        found["looks"] = lines.filter(event_action_code="R").count()
        found["lines"] = lines.count()
    return found


# ---------- once


def test_a_family_is_made_once_and_again_changes_nothing(noors):
    before = there(noors)
    assert not Maker(noors).make()
    assert there(noors) == before


def test_a_lost_note_doubles_nothing(noors):
    before = there(noors)
    Maker(noors).note.unlink()
    Maker(noors).make()
    after = there(noors)
    # everybody looks once more, since it is a later day for them
    assert {**after, "looks": 0, "lines": 0} == {**before, "looks": 0, "lines": 0}


def test_a_database_that_was_thrown_away_begins_anew(monkeypatch):
    story = twin("kasia")
    Maker(story).make()
    other = uuid4()
    monkeypatch.setattr(coming, "installation", lambda: other)
    assert Maker(story).make()
    assert there(story)["Item"] > 10


def kill_after(patched, deeds: int, when: str) -> None:
    """The process dies at this deed: inside its transaction, or after it and before the note is written."""
    left = [deeds]

    def counted(really):
        def does(*args, **named):
            left[0] -= 1
            if left[0] <= 0:
                raise Killed
            return really(*args, **named)

        return does

    if when == "after it is kept":
        patched.setattr(Maker, "remember", counted(Maker.remember))
        return
    for module, name in (
        (telling.writing, "write"),  # type: ignore[attr-defined]
        (telling.writing, "reply"),  # type: ignore[attr-defined]
        (telling, "visit"),
        (coming.invitations, "redeem"),  # type: ignore[attr-defined]
    ):
        patched.setattr(module, name, counted(getattr(module, name)))


def test_a_real_installation_has_no_demo():
    with override_settings(KIND="real"), raises(Exception, match="only in a demo"):
        call_command("demo", stdout=StringIO())


def test_the_command_says_which_families_it_made():
    said = StringIO()
    call_command("demo", families=1, stdout=said)
    again = StringIO()
    call_command("demo", families=1, stdout=again)
    assert STORIES[0].name in said.getvalue()
    assert again.getvalue() == ""


# ---------- what is in it


@mark.parametrize("key", [story.key for story in STORIES if story.key not in ("noor", "kasia")])
def test_every_family_can_be_made(key, quick_photos):
    story = twin(key)
    demo.everybody()
    assert Maker(story).make()
    assert there(story)["Item"] >= 12


def test_noors_book_has_one_of_everything_there_is_to_see(noors):
    book = coming.book_of(noors)
    with acts("noor", book):
        assert 40 <= Item.objects.filter(dossier_id=book, kind="entry").count() <= 60
        assert Item.with_bin.filter(dossier_id=book, deleted_at__isnull=False).exists()
        assert Item.objects.filter(dossier_id=book, version__gt=1).exists()
        assert Item.objects.filter(dossier_id=book, about__isnull=False).exists()
        assert Item.objects.filter(dossier_id=book, audience__isnull=False).exists()
        assert Question.objects.filter(dossier_id=book, answered_at=None).exists()
        assert File.objects.filter(dossier_id=book, mime="application/pdf").exists()
        assert Member.objects.filter(dossier_id=book, ended_at__isnull=False).count() == 1
        why = [row[3] for row in ask("invitations_here", book)]
        assert why.count("expired") == 1
        assert Invitation.objects.filter(dossier_id=book, waits_for__isnull=False).count() == 1


def test_every_photo_has_words_and_went_through_the_real_door(noors):
    book = coming.book_of(noors)
    with acts("noor", book):
        pictures = list(File.objects.filter(dossier_id=book, kind="photo"))
    assert len(pictures) >= 9
    for picture in pictures:
        assert picture.alt in {known.alt for known in PICTURES.values()}
        assert b"".join(content(picture, "small"))[:2] == b"\xff\xd8"


def test_nobody_reads_what_is_private(noors):
    book = coming.book_of(noors)
    with acts("mark", book):
        names = {chapter.name for chapter in Chapter.objects.filter(dossier_id=book)}
    assert "Van Jade" not in names
    assert "Alleen van Noor" not in names


def test_femke_has_her_own_name_for_this_family_and_something_new(noors):
    book = coming.book_of(noors)
    with acts("femke", book):
        mark_ = Bookmark.objects.get(dossier_id=book)
        assert mark_.label == "Gezin met de rode deur"
        assert Item.objects.filter(dossier_id=book, created_at__gt=mark_.visited_at).exists()


def test_in_noors_plan_signals_wait_some_of_them_seen_by_the_family_alone(noors):
    book, seen = coming.book_of(noors), {}
    for key in ("noor", "femke"):
        with acts(key, book):
            seen[key] = {one.id for one in noticing.unanswered().filter(dossier_id=book)}
    assert seen["femke"]
    assert seen["femke"] < seen["noor"]


def test_noors_plan_was_agreed_twice_with_own_plans_days_and_check_ups_beside_it(noors):
    book = coming.book_of(noors)
    with acts("noor", book):
        assert list(
            PlanVersion.objects.filter(dossier_id=book).order_by("number").values_list("number", flat=True)
        ) == [1, 2]
        assert {one.kind for one in OwnPlan.objects.filter(dossier_id=book)} == {"school", "help"}
        assert {one.what for one in PlanDay.objects.filter(dossier_id=book)} == {"offered", "accepted", "made"}
        assert Appointment.objects.filter(dossier_id=book, series__startswith="jgz-").count() == 1


def test_helpers_also_look_on_days_when_they_write_nothing(noors):
    book = coming.book_of(noors)
    with acts("noor", book):
        hers = Line.objects.filter(dossier_id=book, user_id=PLAYERS["yasmin"].id)
        lines = list(hers.values_list("event_action_code", "event_date_time"))
    looked = {at.date() for action, at in lines if action == "R"}
    wrote = {at.date() for action, at in lines if action == "C"}
    assert len(looked - wrote) >= 4


def test_whoever_is_in_no_book_sees_none():
    with acts("karim"):
        assert not Dossier.objects.exists()


# ---------- pictures


@mark.parametrize("kind", sorted(PICTURES))
def test_a_picture_is_a_photo_like_any_other_and_the_same_every_time(kind):
    made = drawn(kind, "seed")
    taken = accept(f"{PICTURES[kind].name}.jpg", BytesIO(made), "image/jpeg")
    assert (taken.parts["large"].width, taken.parts["large"].height) == (1200, 800)
    assert made == drawn(kind, "seed")
    assert PICTURES[kind].alt.endswith(".")


def test_another_seed_draws_another_picture():
    assert drawn("house", "one") != drawn("house", "another")
