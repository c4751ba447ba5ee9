"""Mail of the sign-in. When the mail server does not answer, the person gets a page, not a fault."""

import logging
from smtplib import SMTPException

from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from django.core.mail import EmailMessage
from django.shortcuts import render

from .wording import MAIL_FAILED

journal = logging.getLogger("gezinsboek.people.mail")


class MailNotSent(ImmediateHttpResponse):
    """A mail that somebody waits for could not be sent. Where no form can say it, the answer is this page."""

    def __init__(self) -> None:
        super().__init__(render(context.request, "people/mail_failed.html", {"what": MAIL_FAILED}, status=503))


def send(message: EmailMessage, *, waited_for: bool) -> None:
    """Send it. A notice that cannot be sent stops nobody; a code that cannot be sent raises MailNotSent."""
    try:
        message.send()
    except (SMTPException, OSError) as fault:
        journal.warning("mail was not sent", extra={"fault": type(fault).__name__})
        if waited_for:
            raise MailNotSent from fault
