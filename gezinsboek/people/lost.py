"""A lost phone: in again by the word of somebody chosen beforehand, after some days in which the owner can stop it.

Whoever begins gets two codes. One they read aloud to the person who vouches, who types it. The other they keep to themselves:
only with that one the account is theirs again, so the one who vouches never gets in. For a name that is nobody's the same
things happen on the same pages, and nothing ever comes of it (docs/decisions/0065-recovery.md).
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet
from django.utils.crypto import constant_time_compare, salted_hmac
from procrastinate.contrib.django import app

from gezinsboek.ground import clock
from gezinsboek.ground.codes import Code, NotACode, new_code, split
from gezinsboek.ground.ids import new_id

from . import lost_mail
from .models import Account, Recovery, Vouching
from .pin import Tried
from .recovery import new_sign_in_name
from .vouching import found, may_vouch, refresh

OPEN = timedelta(days=2)  # as long somebody has to vouch
READY = timedelta(days=14)  # as long it can be finished once the days are over
SOON = timedelta(days=1)
TRIES = 5
MAILED = 3  # tries for one account in a day that are told by mail; later ones are there all the same
SALT = "gezinsboek.people.lost"


class Stands(Enum):
    """What whoever began it may know. Until somebody vouched it is the same for every name."""

    WAITING = "waiting"
    CONFIRMED = "confirmed"
    READY = "ready"
    OVER = "over"


@dataclass(frozen=True)
class Begun:
    """What only the page of who began it shows."""

    id: UUID
    code: Code
    spoken: str


def begin(typed: str) -> Begun:
    """A try for this name, whoever's it is. Who it is for is looked up by the worker."""
    code = new_code()
    while Recovery.objects.filter(handle=code.handle).exists():
        code = new_code()
    begun = Begun(new_id(), code, f"{secrets.randbelow(1_000_000):06d}")
    row = Recovery(id=begun.id, handle=code.handle, kept=_print(begun.id, code.secret))
    row.spoken = _print(begun.id, begun.spoken)
    row.typed = typed
    row.save(force_insert=True)
    look_up.defer(recovery=str(begun.id))
    return begun


@app.task(name="people.find_lost", queue="mail")
def look_up(recovery: str) -> None:
    """Whose account it is, and who vouches. Both are told; when it is nobody, or nobody vouches, nothing is."""
    row = Recovery.objects.filter(pk=recovery, account=None, ended_at=None).exclude(typed_sealed=b"").first()
    if row is None:
        return
    account = found(row.typed)
    chosen = Vouching.objects.filter(account=account).exclude(agreed_at=None).first() if account else None
    row.typed_sealed = b""
    if account and chosen and chosen.voucher_id and may_vouch(account.pk, chosen.voucher_id) and _room(account):
        row.account, row.voucher = account, chosen.voucher_id
    row.save(update_fields=["typed_sealed", "account", "voucher"])
    if row.account and row.voucher:
        refresh(row.account.pk)
        refresh(row.voucher)
    if row.account and row.voucher and _told_today(row.account) <= MAILED:
        lost_mail.tell(row.account.pk, "lost_begun", row.pk)
        lost_mail.tell(row.voucher, "vouch_now")


def _room(account: Account) -> bool:
    """However many others try: none of theirs keeps the owner's out. Only one that was vouched for does, and that one the
    owner stops with one press."""
    return not Recovery.objects.filter(account=account, ended_at=None).exclude(confirmed_at=None).exists()


def _told_today(account: Account) -> int:
    return Recovery.objects.filter(account=account, begun_at__gt=clock.now() - SOON).count()


def kept_code(typed: str) -> Recovery | None:
    """The try that this kept code belongs to."""
    try:
        code = split(typed)
    except NotACode:
        return None
    row = Recovery.objects.filter(handle=code.handle).first()
    fits = constant_time_compare(_print(row.pk if row else new_id(), code.secret), row.kept if row else "")
    return row if fits else None


def stands(row: Recovery) -> Stands:
    """How it stands, for who began it. A try that was stopped before anybody vouched looks like one that waits."""
    now = clock.now()
    if not row.confirmed_at:
        return Stands.WAITING if now < row.begun_at + OPEN else Stands.OVER
    if row.ended_at or not row.ready_at or now >= row.ready_at + READY:
        return Stands.OVER
    return Stands.READY if now >= row.ready_at else Stands.CONFIRMED


# ---------- who vouches


def open_of(account: UUID, voucher: UUID) -> list[Recovery]:
    """The tries for this account that wait for this person's word."""
    rows = Recovery.objects.filter(account_id=account, voucher=voucher, confirmed_at=None, ended_at=None)
    waiting = list(rows.filter(begun_at__gt=clock.now() - OPEN))
    return waiting if waiting and may_vouch(account, voucher) else []


def vouch(voucher: Account, account: UUID, typed: str) -> Tried:
    """Whether this is what the one who lost their phone read aloud; then the days begin. The try is spent before it is
    looked at, over the autocommit connection."""
    ids = [row.pk for row in open_of(account, voucher.pk)]
    rows = Recovery.objects.filter(pk__in=ids)
    if not rows.filter(tries__lt=TRIES).update(tries=F("tries") + 1):
        return Tried.LOCKED
    fits = [row.pk for row in rows if constant_time_compare(row.spoken, _print(row.pk, typed))]
    if not fits:
        if rows.filter(tries__gte=TRIES).update(ended_at=clock.now(), ended=Recovery.Ended.TRIES):
            _refresh(account, voucher.pk)
        return Tried.WRONG
    now = clock.now()
    ready = now + timedelta(days=settings.RECOVERY_DAYS)
    try:
        with transaction.atomic(using="door"):
            right = rows.filter(pk=fits[0], confirmed_at=None, ended_at=None)
            done = right.update(confirmed_at=now, ready_at=ready)
            rest = Recovery.objects.filter(account_id=account, ended_at=None).exclude(pk=fits[0])
            rest.update(ended_at=now, ended=Recovery.Ended.OTHER)
    except IntegrityError:  # two at once: the other one stands
        done = 0
    _refresh(account, voucher.pk)
    if done:
        lost_mail.tell(account, "lost_confirmed", fits[0])
    return Tried.RIGHT if done else Tried.LOCKED


def not_them(voucher: Account, account: UUID) -> None:
    """The one who vouches says that it is somebody else who asks."""
    _end(Recovery.objects.filter(account_id=account, voucher=voucher.pk, confirmed_at=None), Recovery.Ended.VOUCHER)


# ---------- the owner


def stop(account: UUID) -> int:
    """ "Dit was ik niet": every try for this account ends."""
    return _end(Recovery.objects.filter(account_id=account), Recovery.Ended.OWNER)


def log_of(account: Account) -> list[Recovery]:
    """What the account finds about tries to get in to it, newest first."""
    return list(Recovery.objects.filter(account=account).order_by("-begun_at"))


def _end(rows: QuerySet[Recovery], why: Recovery.Ended) -> int:
    concerned = list(rows.filter(ended_at=None).values_list("account_id", "voucher"))
    ended = int(rows.filter(ended_at=None).update(ended_at=clock.now(), ended=why))
    for account, voucher in concerned:
        _refresh(account, voucher)
    for account in {account for account, _voucher in concerned} if ended else ():
        lost_mail.tell(account, "lost_stopped")
    return ended


def _refresh(*people: UUID | None) -> None:
    for person in people:
        if person:
            refresh(person)


# ---------- in again


def finish(row: Recovery) -> Account | None:
    """The account is theirs who kept the code: every old key is gone, every session ends, and a new key is due.

    None when it is not ready, was stopped, or this person may not vouch any more.
    """
    if stands(row) is not Stands.READY or row.account_id is None or row.voucher is None:
        return None
    if not may_vouch(row.account_id, row.voucher):
        _end(Recovery.objects.filter(pk=row.pk), Recovery.Ended.OTHER)
        return None
    lost_mail.tell(row.account_id, "lost_done")
    now = clock.now()
    with transaction.atomic(using="door"):
        account = Account.objects.select_for_update().get(pk=row.account_id)
        if not Recovery.objects.filter(pk=row.pk, ended_at=None).update(ended_at=now, ended=Recovery.Ended.DONE):
            return None
        for kind in (Authenticator, EmailAddress, UserSession):
            kind.objects.filter(user_id=account.pk).delete()
        account.email, account.sign_in_name = None, account.sign_in_name or new_sign_in_name()
        account.pin, account.pin_tries, account.pin_locked_until = "", 0, None
        account.key_due, account.private_from = True, now + timedelta(days=settings.RECOVERY_PRIVATE_DAYS)
        account.set_unusable_password()
        account.save()
        refresh(account.pk)
    account.refresh_from_db()
    return account


def tend() -> None:
    """Every hour: the owner hears once more, a day before; what nobody vouched for or finished in time is over."""
    now = clock.now()
    soon = Recovery.objects.filter(ended_at=None, reminded_at=None, ready_at__lte=now + SOON, ready_at__gt=now)
    for row in soon.exclude(account=None):
        if Recovery.objects.filter(pk=row.pk, reminded_at=None).update(reminded_at=now) and row.account_id:
            lost_mail.tell(row.account_id, "lost_soon", row.pk)
    late = Q(confirmed_at=None, begun_at__lte=now - OPEN) | Q(ready_at__lte=now - READY)
    for row in Recovery.objects.filter(late, ended_at=None):
        Recovery.objects.filter(pk=row.pk, ended_at=None).update(ended_at=now, ended=Recovery.Ended.OTHER)
        _refresh(row.account_id, row.voucher)
    Recovery.objects.filter(account=None, begun_at__lt=now - timedelta(days=30)).delete()
    Recovery.objects.filter(begun_at__lt=now - timedelta(days=2 * 365)).delete()


def _print(row: UUID, secret: str) -> str:
    return salted_hmac(SALT, f"{row} {secret}", algorithm="sha256").hexdigest()
