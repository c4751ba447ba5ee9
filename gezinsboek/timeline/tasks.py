"""What the worker does for the timeline. Found by the queue by the name of this module."""

from procrastinate.contrib.django import app

from . import sweeping


@app.periodic(cron="41 3 * * *")
@app.task(name="timeline.night")
def night(timestamp: int) -> None:
    """Every night: empty the bins, then sweep the disk. Acts as nobody: it is told ids and no content."""
    sweeping.empty_bin()
    sweeping.sweep()
