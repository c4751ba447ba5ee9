"""What the worker does for finding. Found by the queue by the name of this module."""

from procrastinate.contrib.django import app

from .documents import unread

SECONDS = 50


@app.periodic(cron="* * * * *")
@app.task(name="finding.read_files", lock="finding.read_files")
def read_files(timestamp: int) -> None:
    """Every minute: the text of documents that were added. One at a time: the next tick goes on where this one stops."""
    unread.read_some(SECONDS)
