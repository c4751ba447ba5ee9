"""The job that ties the lines of the log together, every minute (SHARING 26)."""

from procrastinate.contrib.django import app

from gezinsboek.ground.acts import act


@app.periodic(cron="* * * * *")
@app.task(name="log.chain")
def chain(timestamp: int) -> None:
    """Give every new line its link. Run twice at once, the second waits and finds nothing left."""
    act("chain_log")
