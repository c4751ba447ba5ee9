"""What the worker does for records. Done twice, each has one effect at the receiver."""

from django.conf import settings
from procrastinate.contrib.django import app

from gezinsboek.ground.acts import act

from . import incoming, sending, tiles

# Where a minute is shorter than that, for tests that cannot wait: every second one of the real clock.
EVERY_MINUTE = "* * * * *" if settings.SENDING_MINUTE >= 60 else "* * * * * */2"  # seconds


@app.task(name="records.send", queue="records")
def send(note: str) -> None:
    """One record, right after it was taken over. Whatever goes wrong, the tick below tries again."""
    sending.send_noted(note)


@app.periodic(cron=EVERY_MINUTE)
@app.task(name="records.due", queue="records")
def due(timestamp: int) -> None:
    """Every minute: what did not arrive and is due for another try. No lock of the queue: that of a killed worker would
    hold up everything for minutes, and two at once pass each other by (acl.delivery_content)."""
    sending.send_due()


@app.periodic(cron="37 3 * * *")
@app.task(name="records.forget", queue="upkeep")
def forget(timestamp: int) -> None:
    """Once a day: what arrived and was not fetched in thirty days is not kept."""
    act("forget_deliveries")


@app.periodic(cron="39 3 * * *")
@app.task(name="records.forget_tiles", queue="upkeep")
def forget_tiles(timestamp: int) -> None:
    """Every night: what was thrown out of a working day a day ago is gone."""
    tiles.empty_old()


@app.periodic(cron="43 3 * * *")
@app.task(name="records.forget_incoming")
def forget_incoming(timestamp: int) -> None:
    """Every night: reports that waited thirty days, or were thrown away or used a day ago, are gone."""
    incoming.empty_old()
