"""Mail of the sign-in, sent at once: somebody waits for it. When it cannot be sent they get a page, not a fault."""

import logging
from smtplib import SMTPException, SMTPRecipientsRefused
from typing import Any

from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from django.core.mail import EmailMessage
from django.shortcuts import render

from .wording import ADDRESS_REFUSED, MAIL_FAILED

journal = logging.getLogger("gezinsboek.people.mail")

HEADERS = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


class MailNotSent(ImmediateHttpResponse):
    """A mail that somebody waits for could not be sent. A form says why; where there is none, the answer is a page."""

    def __init__(self, said: Any) -> None:
        response = render(context.request, "people/mail_failed.html", {"said": said}, status=503)
        response.said = said  # type: ignore[attr-defined]
        super().__init__(response)


def why(response: Any) -> Any:
    """What to say on the form when this answer means that a mail was not sent; nothing when it does not."""
    return getattr(response, "said", None)


def send(message: EmailMessage, *, waited_for: bool) -> None:
    """Send it. A notice that cannot be sent stops nobody; a code that cannot be sent raises MailNotSent."""
    message.extra_headers |= HEADERS
    try:
        message.send()
    except (SMTPException, OSError) as fault:
        journal.warning("mail was not sent", extra={"fault": type(fault).__name__})
        if waited_for:
            raise MailNotSent(ADDRESS_REFUSED if _refused_for_good(fault) else MAIL_FAILED) from fault


def _refused_for_good(fault: Exception) -> bool:
    """Whether the mail server says that this address takes no mail; it says so of an address with or without account."""
    return isinstance(fault, SMTPRecipientsRefused) and all(code >= 500 for code, _words in fault.recipients.values())
