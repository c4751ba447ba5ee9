"""Putting a mail in the queue, and asking what became of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.validators import validate_email
from django.db import transaction

from gezinsboek.ground.ids import new_id

from .models import Mail
from .sending import LAST_TRY, defer
from .writing import written

# What a caller may tell a person about a mail.
WAITING, SENT, BOUNCED, GIVEN_UP = "waiting", "sent", "bounced", "given up"

DISCREET = "ground/mail/discreet"  # a message, and nothing else: no name, no link, not where to look


def post(
    to: str,
    template: str,
    context: Mapping[str, Any],
    language: str,
    *,
    not_before: datetime | None = None,
    mail_id: UUID | None = None,
    leave: str = "",
    discreet: bool = False,
) -> UUID:
    """Queues one mail from `<template>.txt` and answers its id.

    `leave` is the address that stops such mails with one click, also without signing in (RFC 8058). A discreet mail
    comes from a sender without our name, and looks like nothing of ours.

    Row and job are written in the caller's transaction: rolled back, nothing was ever queued. The context is used here
    and now and not kept. Raises ValidationError when `to` is no address.
    """
    validate_email(to)
    words = written(template, context, language, leave=leave, discreet=discreet)
    mail = Mail(id=mail_id or new_id(), language=language, not_before=not_before, discreet=discreet)
    mail.to, mail.subject, mail.text, mail.html, mail.leave = to, words.subject, words.text, words.html, leave
    with transaction.atomic():
        mail.save(force_insert=True)
        defer(mail.pk, not_before)
    return mail.pk


def fate(mail_id: UUID) -> str | None:
    """WAITING, SENT, BOUNCED (the address refuses it) or GIVEN_UP (no server took it for a day); None: not known any more."""
    mail = Mail.objects.using("door").filter(pk=mail_id).only("sent_at", "bounced", "tries").first()
    if mail is None:
        return None
    if mail.bounced:  # also when it was taken first and came back later
        return BOUNCED
    if mail.sent_at:
        return SENT
    return GIVEN_UP if mail.tries >= LAST_TRY else WAITING
