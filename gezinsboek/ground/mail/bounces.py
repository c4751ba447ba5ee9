"""Mail that comes back after it was taken: which mail it was, from the address it was sent from (VERP).

`bounce+<mail><mark>@host`: the mark is a keyed hash, so nobody else can make an address look dead.
"""

from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import getaddresses
from uuid import UUID

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from .models import Mail

SALT = "gezinsboek.bounce"
MARK = 16
ID = 32
# Who says where it was delivered writes one of these; the rest of a mail is not looked at for that.
DELIVERED_TO = ("Delivered-To", "X-Original-To", "To")


def return_path(mail: UUID) -> str:
    """The address this mail comes back to, or nothing when no mailbox for that is set up."""
    name, _at, host = settings.BOUNCE_ADDRESS.rpartition("@")
    return f"{name}+{mail.hex}{_mark(mail)}@{host}" if name else ""


def came_back(raw: bytes) -> bool:
    """Marks the mail that this report is about. True when it is a report of ours that it can never be delivered; a delay,
    a reply from an absent person and anything made up change nothing."""
    report = message_from_bytes(raw, policy=policy.default)
    mail = _which(report)
    if mail is None or not _for_good(report):
        return False
    return bool(Mail.objects.using("door").filter(pk=mail, bounced=False).update(bounced=True))


def _mark(mail: UUID) -> str:
    return salted_hmac(SALT, mail.hex, algorithm="sha256").hexdigest()[:MARK]


def _which(report: EmailMessage) -> UUID | None:
    """The mail in the address it was delivered to, when the mark fits."""
    name, _at, host = settings.BOUNCE_ADDRESS.lower().rpartition("@")
    headers = [str(value) for header in DELIVERED_TO for value in report.get_all(header, [])]
    for _name, address in getaddresses(headers):
        local, _at, where = address.lower().rpartition("@")
        told = local.removeprefix(f"{name}+")
        if not name or where != host or told == local or len(told) != ID + MARK:
            continue
        try:
            mail = UUID(told[:ID])
        except ValueError:
            continue
        if constant_time_compare(told[ID:], _mark(mail)):
            return mail
    return None


def _for_good(report: EmailMessage) -> bool:
    """A delivery report (RFC 3464) that says failed, with a status of class 5."""
    if report.get_content_type() != "multipart/report":
        return False
    for part in report.walk():
        if part.get_content_type() == "message/delivery-status":
            blocks = part.get_payload()
            for block in blocks if isinstance(blocks, list) else []:
                if isinstance(block, Message) and _is_final(block):
                    return True
    return False


def _is_final(block: Message) -> bool:
    failed = str(block.get("Action", "")).strip().lower() == "failed"
    return failed and str(block.get("Status", "")).strip().startswith("5.")
