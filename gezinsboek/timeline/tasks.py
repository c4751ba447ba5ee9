"""What the worker does for the timeline. Found by the queue by the name of this module."""

from procrastinate.contrib.django import app

from . import drafts, sweeping


@app.periodic(cron="41 3 * * *")
@app.task(name="timeline.night")
def night(timestamp: int) -> None:
    """Every night: empty the bins, sweep the disk, forget old drafts. Acts as nobody: it is told ids and no content."""
    sweeping.empty_bin()
    sweeping.sweep()
    drafts.empty_old()
