"""A lost phone is told on the devices of its owner too; when new keys are made, none of the old devices is told anything."""

import pytest
from django.db import connection, transaction

from cast.people import as_, player
from gezinsboek.notices import lost
from gezinsboek.notices.models import Device
from gezinsboek.people import lost_mail

from .telling import forget, wish
from .test_push import devices, receiver, rings, switches_on  # noqa: F401  # a fixture


@pytest.fixture(autouse=True)
def nothing_waits():
    forget()
    wish("mark")
    with as_("mark"), transaction.atomic():
        Device.objects.all().delete()


def on_devices() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select args->>'person', (args->>'forget')::boolean from procrastinate_jobs where task_name = 'notices.lost'"
        )
        jobs = cursor.fetchall()
    for person, gone in jobs:
        lost.on_devices(person, gone)
    rings()


@pytest.mark.parametrize("step", ["lost_begun", "lost_confirmed", "lost_soon", "vouch_now"])
def test_the_device_shows_the_same_sign_as_for_everything_else(receiver, step):  # noqa: F811
    switches_on("mark", receiver)
    lost_mail.tell(player("mark").id, step, player("mark").id)
    on_devices()
    ((_headers, body),) = receiver.arrived
    assert b"Er is iets nieuws voor je" in receiver.opened(body)


def test_a_phone_that_was_lost_is_told_nothing_more(receiver):  # noqa: F811
    switches_on("mark", receiver)
    lost_mail.tell(player("mark").id, "lost_done")
    on_devices()
    assert devices("mark") == []
    assert receiver.arrived == []
