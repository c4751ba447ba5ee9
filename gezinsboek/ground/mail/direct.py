"""One letter handed to the mail server now, by somebody who keeps the letter themselves and tries again.

For what may not lie in the queue of mails. In the log and in errors stands how it went, nothing else.
"""

from dataclasses import dataclass
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation

from .sending import refused_for_good
from .writing import written


class NotTaken(Exception):  # noqa: N818 - says what is so
    """No mail server took it this time."""

    def __init__(self, status: str) -> None:
        super().__init__(status)
        self.status = status


class Refused(NotTaken):
    """The address refuses it for good."""


@dataclass(frozen=True)
class Letter:
    """Its words are a template with at most a number in it. `attachment`: (name, kind, content). `message` names it: the same
    twice is known as the same."""

    to: str
    template: str
    code: str
    attachment: tuple[str, str, bytes]
    message: UUID


def hand_over(letter: Letter) -> None:
    """Ends when the mail server said yes. Raises NotTaken, or Refused when trying again is of no use."""
    sender, language = settings.DEFAULT_FROM_EMAIL, translation.get_language() or "nl"
    words = written(letter.template, {"code": letter.code}, language)
    headers = {
        "Message-ID": f"<{letter.message}@{sender.rpartition('@')[2].strip('> ')}>",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        "Content-Language": language,
    }
    message = EmailMessage(words.subject, words.text, sender, [letter.to], headers=headers)
    name, kind, content = letter.attachment
    message.attach(name, content, kind)
    try:
        message.send()
    except (SMTPException, OSError) as fault:
        kind_of = Refused if refused_for_good(fault) else NotTaken
        raise kind_of(_status(fault)) from None


def _status(fault: Exception) -> str:
    """The code of the mail server, or that there was no answer."""
    if isinstance(fault, SMTPRecipientsRefused):
        return str(next(iter(fault.recipients.values()))[0])
    return str(fault.smtp_code) if isinstance(fault, SMTPResponseException) else "no answer"
