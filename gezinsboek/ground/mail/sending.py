"""The worker's side: send a queued mail, try again later when that fails, clear up afterwards.

At least once: a mail is marked sent right after the mail server took it. Killed exactly between the two, the worker
sends it again; both copies carry the same Message-ID, so most readers show one. The other order would lose mail.
"""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import F
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from gezinsboek.ground import clock

from . import bounces
from .models import Mail

journal = logging.getLogger("gezinsboek.ground.mail")

RETRY = RetryStrategy(max_attempts=8, exponential_wait=4)  # after 4 s, 16 s, 1 min ... 18 hours: a day in all
LAST_TRY = 9
KEPT = timedelta(days=30)
_EMPTIED = dict.fromkeys(("to_sealed", "subject_sealed", "text_sealed", "html_sealed", "leave_sealed"), b"")


class NotSent(Exception):  # noqa: N818 - says what is so
    """No mail server took it this time. Carries no address and no text: it ends up in the log of the queue."""


@app.task(name="mail.send", queue="mail", retry=RETRY)
def send(mail_id: str) -> None:
    """Sends this mail unless it was sent before. Raises NotSent to be tried again."""
    row = Mail.objects.using("door").filter(pk=mail_id)
    mail = row.filter(sent_at=None, bounced=False).first()
    if mail is None:
        return
    row.update(tries=F("tries") + 1)
    try:
        _message(mail).send()
    except (SMTPException, OSError) as fault:
        for_good = refused_for_good(fault)
        row.update(last_error=type(fault).__name__, bounced=for_good, **(_EMPTIED if for_good else {}))
        journal.warning("mail was not sent", extra={"fault": type(fault).__name__})
        if not for_good:
            raise NotSent(type(fault).__name__) from None
    else:
        row.update(sent_at=clock.now(), last_error="", **_EMPTIED)


@app.periodic(cron="17 3 * * *")
@app.task(name="mail.clear", queue="upkeep")
def clear(timestamp: int) -> None:
    """Once a day: forgets mails of a month ago, sent or not."""
    Mail.objects.using("door").filter(created_at__lt=clock.now() - KEPT).delete()


def defer(mail_id: UUID, not_before: datetime | None) -> None:
    """Queues the sending, in the transaction that runs. One mail is never sent by two workers at a time."""
    send.configure(lock=f"mail {mail_id}", schedule_at=not_before).defer(mail_id=str(mail_id))


def _message(mail: Mail) -> EmailMultiAlternatives:
    sender = settings.DISCREET_FROM_EMAIL if mail.discreet else settings.DEFAULT_FROM_EMAIL
    host = sender.rpartition("@")[2].strip("> ")
    headers = {
        "From": sender,
        "Message-ID": f"<{mail.pk}@{host}>",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        "Content-Language": mail.language,
    }
    if mail.leave:
        headers |= {"List-Unsubscribe": f"<{mail.leave}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        from_email=bounces.return_path(mail.pk) or sender,
        to=[mail.to],
        headers=headers,
    )
    message.attach_alternative(mail.html, "text/html")
    return message


def refused_for_good(fault: Exception) -> bool:
    """Whether this address will never work: the server says so with a code from 500."""
    if isinstance(fault, SMTPRecipientsRefused):
        return all(code >= 500 for code, _words in fault.recipients.values())
    # 550-559 without naming a receiver is about the mail itself; 53x is about us and may be mended.
    return isinstance(fault, SMTPResponseException) and 550 <= fault.smtp_code < 560
