"""What the worker does for the ground floor. Found by the queue by the name of this module."""

from procrastinate import JobContext
from procrastinate.contrib.django import app

from .mail.sending import clear, send

__all__ = ["clear", "retry_stalled", "send"]


@app.periodic(cron="*/2 * * * *")
@app.task(name="ground.retry_stalled", queueing_lock="ground.retry_stalled", pass_context=True)
async def retry_stalled(context: JobContext, timestamp: int) -> None:
    """Every two minutes: what a killed worker left undone is done by another. So every job must bear being done twice."""
    for job in await context.app.job_manager.get_stalled_jobs():
        await context.app.job_manager.retry_job(job)
