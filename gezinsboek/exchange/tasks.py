"""What the worker does for taking along. Found by the queue by the name of this module."""

import logging

from procrastinate.contrib.django import app

from . import making

journal = logging.getLogger("gezinsboek.exchange")


@app.task(name="exchange.make", queue="exchange")
def make_copy(note: str) -> None:
    """One copy. A killed worker's is made anew by another (ground.retry_stalled); half a ZIP is never in its place."""
    try:
        making.make(note)
    except Exception as fault:  # the person waits for an answer, whatever broke
        journal.warning("a copy was not made", extra={"fault": type(fault).__name__})
        making.failed(note)
        raise


@app.periodic(cron="7 * * * *")
@app.task(name="exchange.clear", queue="upkeep")
def clear(timestamp: int) -> None:
    """Every hour: what is older than a day goes."""
    making.clear()
