"""What the worker does for the circle. Found by the queue by the name of this module."""

from uuid import UUID

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from . import erasing, growing
from .sending import tell


@app.task(name="circle.tell_erasing", queue="mail", retry=RetryStrategy(max_attempts=5, exponential_wait=4))
def tell_erasing(erasure: str, moment: str) -> None:
    """A neutral mail to everybody who must hear of it. All or nobody: done again it posts to all once more.

    That a book closes, opens again or is gone goes to who wants no mail as well: they are told that they are (promises.md), and
    for who left, or when the book is gone, it stands on no page they would come by. Discreet and quiet hours hold for all.
    """
    which = UUID(erasure)
    with transaction.atomic():
        for one in erasing.listeners(which, moment):
            tell(one.person, "circle/erasing_mail", one.link, one.book, always=moment in erasing.TOLD_ALWAYS)


@app.periodic(cron="23 2 * * *")
@app.task(name="circle.erase_due", queue="upkeep")
def erase_due(timestamp: int) -> None:
    """Every night: the books whose waiting time is over."""
    erasing.erase_due()


@app.periodic(cron="11 * * * *")
@app.task(name="circle.own_chapters", queue="upkeep")
def own_chapters(timestamp: int) -> None:
    """Every hour: an own private chapter for who became twelve."""
    growing.ready_own_chapters()
