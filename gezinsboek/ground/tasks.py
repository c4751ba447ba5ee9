"""What the worker does for the ground floor. Found by the queue by the name of this module.

No task here has a `queueing_lock`: under row security PostgreSQL keeps back which value was double, and the queue breaks
on that (procrastinate 3.10 asserts it). A tick that is done twice does no harm.
"""

from procrastinate import JobContext
from procrastinate.contrib.django import app

from .mail.sending import clear, send

__all__ = ["clear", "forget_done", "retry_stalled", "send"]

WEEK = 7 * 24


@app.periodic(cron="*/2 * * * *")
@app.task(name="ground.retry_stalled", queue="upkeep", pass_context=True)
async def retry_stalled(context: JobContext, timestamp: int) -> None:
    """Every two minutes: what a killed worker left undone is done by another. So every job must bear being done twice."""
    for job in await context.app.job_manager.get_stalled_jobs():
        await context.app.job_manager.retry_job(job)


@app.periodic(cron="41 3 * * *")
@app.task(name="ground.forget_done", queue="upkeep", pass_context=True)
async def forget_done(context: JobContext, timestamp: int) -> None:
    """Once a day: jobs that ended a week ago, well or not, leave the queue."""
    await context.app.job_manager.delete_old_jobs(
        WEEK, include_failed=True, include_cancelled=True, include_aborted=True
    )
