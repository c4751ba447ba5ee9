"""What the worker does for telling people. Done twice, each tells once."""

from procrastinate.contrib.django import app

from gezinsboek.ground.acts import act

from .telling import tell_everybody


@app.periodic(cron="* * * * *")
@app.task(name="notices.tell", queue="notices", lock="notices.tell")
def tell(timestamp: int) -> None:
    """Every minute: what is new to whoever is due."""
    tell_everybody()


@app.periodic(cron="7 * * * *")
@app.task(name="notices.ends", queue="notices")
def ends(timestamp: int) -> None:
    """Every hour: what ends in fourteen days, in three, or now; the birthdays that change who reads what; what the
    law wants done about a plan by a day; the signals that nobody answered for three days; and when a plan is talked about."""
    act("spread_ends")
    act("spread_birthdays")
    act("spread_terms")
    act("spread_signals")
    act("spread_reviews")


@app.periodic(cron="23 3 * * *")
@app.task(name="notices.clear", queue="upkeep")
def clear(timestamp: int) -> None:
    """Once a day: what was told two months ago is forgotten."""
    act("clear_notices")
