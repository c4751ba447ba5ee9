"""The demo's families are made by the product itself."""

from io import StringIO

from django.core.management import call_command
from django.test import override_settings
from pytest import raises

from cast.people import as_, player
from cast.stories import STORIES
from cast.story import told
from gezinsboek.circle.models import Item
from gezinsboek.dossier.models import Dossier


def test_a_family_is_made_once_and_again_changes_nothing():
    call_command("demo", families=1, stdout=StringIO())
    with as_("noor"):
        books = [book.id for book in Dossier.objects.all() if book.name == STORIES[0].name]
        items = Item.objects.filter(dossier_id__in=books).count()
    assert len(books) == 1
    assert items > 30
    call_command("demo", families=1, stdout=StringIO())
    with as_("noor"):
        assert Item.objects.filter(dossier_id__in=books).count() == items


def test_a_real_installation_has_no_demo():
    with override_settings(KIND="real"), raises(Exception, match="only in a demo"):
        call_command("demo", stdout=StringIO())


def test_every_line_of_every_story_can_be_read():
    for story in STORIES:
        for stukje in told(story.lines):
            assert player(stukje.who)


def test_nobody_in_a_story_does_what_the_rules_would_refuse():
    for story in STORIES:
        own = {name: whose for whose, name in story.private}
        guests = {guest.key: guest for guest in story.guests}
        for stukje in told(story.lines):
            for who in (stukje.who, *(who for who, _ in stukje.replies)):
                if stukje.chapter in own:
                    assert who == own[stukje.chapter], stukje
                elif who != story.opener:
                    assert guests[who].chapters.get(stukje.chapter) == "write", (who, stukje)
                    assert guests[who].ago > stukje.ago, (who, stukje)
