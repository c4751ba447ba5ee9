"""What the worker does for the agenda. Done twice, each tells once."""

from procrastinate.contrib.django import app

from .reminding import remind_everybody


@app.periodic(cron="* * * * *")
@app.task(name="agenda.remind", queue="notices", lock="agenda.remind")
def remind(timestamp: int) -> None:
    """Every minute: who wanted to hear of an appointment by now."""
    remind_everybody()
