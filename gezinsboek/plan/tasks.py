"""What the worker does for the plan. Done twice, each signal comes once."""

from procrastinate.contrib.django import app

from .signalling import look_at_everything


@app.periodic(cron="17 5 * * *")
@app.task(name="plan.signals", queue="upkeep", lock="plan.signals")
def signals(timestamp: int) -> None:
    """Before anybody is up: what is too late, slips, is silent or ends."""
    look_at_everything()
