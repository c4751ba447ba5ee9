"""Asking one thing of somebody who does not take part, and their answer (SHARING 14; decision 0064).

What the guest does goes over the door, in functions that look at the code themselves: the guest has no claim and no key.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from psycopg.types.json import Jsonb

from gezinsboek.ground.acts import act
from gezinsboek.ground.vault import vault

from .invitations import Sent, with_free_handle
from .models import Member, OneTimeLink, Role
from .opening import told

DAYS = 14


@dataclass(frozen=True)
class Peek:
    """What the guest sees: who asks, and what. Of an answered one not even that is told, only that it is answered."""

    link: UUID
    book: UUID
    answered: bool
    asked_more: bool
    asker: Member
    guest: Member
    question: str
    expires: datetime


def ask_guest(
    book: UUID,
    chapter: UUID,
    *,
    name: str,
    title: str,
    question: str,
    expires: datetime,
    address: str = "",
    ids: tuple[UUID, UUID],
) -> Sent:
    """A new one-time link, by e-mail (`address`) or on paper. `ids` (of the link and of the guest) are given by the form,
    so that a double click asks once: the second one raises IntegrityError."""
    link_id, guest_id = ids
    guest = Member(id=guest_id, dossier_id=book)
    guest.name, guest.title = name, title
    link = OneTimeLink(id=link_id, dossier_id=book)
    link.question, link.address = question, address
    fixed = {
        "dossier": str(book),
        "chapter": str(chapter),
        "link": str(link_id),
        "member": str(guest_id),
        "name": told(guest.name_sealed),
        "title": told(guest.title_sealed),
        "question": told(link.question_sealed),
        "address": told(link.address_sealed) if address else None,
        "expires": expires.isoformat(),
    }

    def send(sent: Sent) -> None:
        act("ask_once", Jsonb(fixed | {"handle": sent.handle, "code": told(code_hash(sent.handle, sent.secret))}))

    return with_free_handle(send, link_id, guest_id, by_mail=bool(address), expires=expires)


def renew(link: OneTimeLink, *, by_mail: bool, expires: datetime) -> Sent:
    """A new code for the same question; the old one is worth nothing from now on."""

    def send(sent: Sent) -> None:
        act("renew_once", sent.invitation, sent.handle, code_hash(sent.handle, sent.secret), sent.expires)

    return with_free_handle(send, link.id, link.member_id, by_mail=by_mail, expires=expires)


def withdraw(link: UUID) -> None:
    act("withdraw_once", link)


def say_more(link: UUID, *, yes: bool) -> None:
    """The family's answer to who asked to be invited; it opens nothing by itself."""
    act("say_more", link, yes)


def peek(handle: str, secret: str, *, look: bool = False) -> Peek | None:
    """The question behind a code, or None: wrong, expired, withdrawn, locked, answered long ago. A wrong code is counted;
    with `look` it is logged that the guest opened it."""
    found = act("peek_once", handle, code_hash(handle, secret), look, using="door")
    if not found:
        return None
    (link, book, answered, asked_more, asker, asker_name, asker_person, guest, name, title, question, expires) = found[
        0
    ]
    sealed = OneTimeLink(id=link, dossier_id=book, question_sealed=question or b"")
    return Peek(
        link=link,
        book=book,
        answered=answered,
        asked_more=asked_more,
        asker=Member(id=asker, dossier_id=book, person_id=asker_person, name_sealed=asker_name),
        guest=Member(id=guest, dossier_id=book, role=Role.GUEST, name_sealed=name or b"", title_sealed=title or b""),
        question=sealed.question if question else "",
        expires=expires,
    )


def answer(handle: str, secret: str, sealed: dict[str, Any]) -> str:
    """Write the answer and spend the link: `done`, also for the second of two clicks; else `answered` (by another form),
    `again` (with another id) or `wrong`."""
    word: str = act("answer_once", handle, code_hash(handle, secret), Jsonb(sealed), using="door")[0][0]
    return word


def refuse(handle: str, secret: str) -> bool:
    """The guest rather does not answer; the link is over."""
    done: bool = act("refuse_once", handle, code_hash(handle, secret), using="door")[0][0]
    return done


def ask_more(found: Peek, handle: str, secret: str, address: str, words: str) -> bool:
    """Who answered asks to be invited, once: False when that was asked before, and these words go nowhere."""
    link = OneTimeLink(id=found.link, dossier_id=found.book)
    link.more_address, link.more_words = address, words
    with transaction.atomic(
        using="door"
    ):  # the look holds the link, so that of two at one moment one is told the truth
        now = peek(handle, secret)
        if now is None or now.asked_more:
            return False
        done: bool = act(
            "more_once",
            handle,
            code_hash(handle, secret),
            link.more_address_sealed,
            link.more_words_sealed,
            using="door",
        )[0][0]
    return done


def code_hash(handle: str, secret: str) -> bytes:
    return vault().fingerprint("one-time link", f"{handle}-{secret}")
