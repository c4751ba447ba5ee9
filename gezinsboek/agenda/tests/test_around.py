"""What stands around an appointment: a reminder that says nothing, a copy that says what its maker reads."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from cast.deeds import does
from cast.family import Family
from cast.people import player
from cast.planning import at, plans
from gezinsboek.agenda import making, reminding
from gezinsboek.agenda.models import Reminder
from gezinsboek.circle.models import Item
from gezinsboek.exchange.telling import Pages
from gezinsboek.ground import clock
from gezinsboek.ground.ui.dates import AMSTERDAM
from gezinsboek.notices.models import Notice

HOUR = timedelta(hours=1)


@pytest.fixture
def soon(family: Family) -> Item:
    """In three hours, every week; Daan wants to hear of it an hour before."""
    begin = (clock.now() + 3 * HOUR).astimezone(AMSTERDAM)
    when = at(f"{begin:%Y-%m-%d %H:%M}", 0.5, rule="FREQ=WEEKLY")
    made = plans(family, "noor", "School", "Gesprek op school", when, who=["daan"], place="Lokaal 4", shown_to=["daan"])
    does("daan", lambda: making.remind(made, 60))
    reminding.remind_everybody()
    return made


def told(family: Family, key: str) -> int:
    mine = Notice.objects.filter(kind=Notice.Kind.SOON, dossier_id=family.id, person=player(key).id)
    return does(key, mine.count)


def planned(item: Item) -> datetime | None:
    return does("daan", lambda: Reminder.objects.get(item_id=item.id).next_at)


def job_in(hours: float) -> None:
    with clock.moved_to(clock.now() + hours * HOUR):
        reminding.remind_everybody()


def test_a_reminder_is_said_once_at_its_moment_to_its_own_person(family, soon):
    job_in(1)
    assert told(family, "daan") == 0
    for _ in range(2):
        job_in(2.1)
    assert told(family, "daan") == 1
    assert told(family, "noor") == 0
    next_at = planned(soon)
    assert next_at
    assert next_at > clock.now() + timedelta(days=6)


def test_what_is_called_off_is_not_reminded_of(family, soon):
    day = does("noor", lambda: soon.appointment.starts_at.astimezone(AMSTERDAM).date())
    does("noor", lambda: making.move_one(soon, day, to=None))
    job_in(2.1)
    assert told(family, "daan") == 0


def test_what_is_not_read_any_more_is_not_reminded_of(family, soon):
    does("noor", lambda: soon.narrow([family.members["noor"]]))
    job_in(2.1)
    assert told(family, "daan") == 0


def test_a_copy_says_when_with_whom_and_where_as_far_as_its_maker_may_know(family, soon):
    does("noor", lambda: making.add_topic(soon, "Lezen"))

    def facts(key: str) -> str:
        return does(key, lambda: " ".join(Pages.of(family.id).told([soon.id])[0].facts))

    assert "Waar: Lokaal 4" in facts("noor")
    assert "Waar" not in facts("mark")
    for words in ("Lezen (nog niet besproken)", "Wie komen er", "Elke "):
        assert words in facts("mark")


def test_the_agenda_is_no_page_for_who_is_signed_out(family, soon):
    for path in (f"/boek/{family.id}/agenda/", "/agenda/", "/agenda/abonnement/"):
        assert Client().get(path).status_code == 302
