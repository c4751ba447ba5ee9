"""Whom somebody chose to vouch for them when they lost every way in: asking, saying yes or no, ending it.

The one who is chosen is named by an e-mail address or a sign-in name. Whether it names anybody is looked up by the worker, so
that no page and no answer, nor the time it takes, tells whether an address has an account.
"""

from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app

from gezinsboek.ground import clock
from gezinsboek.ground.acts import act
from gezinsboek.ground.codes import same_code

from . import lost_mail
from .models import Account, Recovery, Vouching


def found(typed: str) -> Account | None:
    """The account with this address, or with this sign-in name when it has no address."""
    if "@" in typed:
        return Account.objects.filter(email=typed.strip().lower(), is_active=True, emailaddress__verified=True).first()
    return Account.objects.filter(sign_in_name=same_code(typed), email=None, is_active=True).first()


def may_vouch(whose: UUID, who: UUID) -> bool:
    """Asked of the database at every step: roles and ages change."""
    allowed: bool = act("may_vouch", whose, who, using="door")[0][0]
    return allowed


def ask(account: Account, typed: str) -> Vouching:
    """This one is asked, instead of whoever was chosen before."""
    end(account)
    mine = Vouching(account=account)
    mine.typed = typed
    mine.save(force_insert=True)
    look_up.defer(vouching=str(mine.pk))
    lost_mail.tell(account.pk, "vouch_changed")
    return mine


@app.task(name="people.find_voucher", queue="mail")
def look_up(vouching: str) -> None:
    """Finds who was meant, and asks them. Nobody is told when it is nobody, or somebody who may not."""
    mine = Vouching.objects.filter(pk=vouching, voucher=None).first()
    meant = found(mine.typed) if mine else None
    if mine is None or meant is None or not may_vouch(mine.account_id, meant.pk):
        return
    with transaction.atomic(using="door"):
        Vouching.objects.filter(pk=mine.pk).update(voucher=meant)
        refresh(meant.pk)
    lost_mail.tell(meant.pk, "vouch_asked")


def mine(account: Account) -> Vouching | None:
    """Whom this account chose."""
    return Vouching.objects.filter(account=account).first()


def of_voucher(voucher: Account) -> list[Vouching]:
    """Who chose this account: not yet answered, or yes."""
    asked = Vouching.objects.filter(voucher=voucher, declined_at=None).order_by("asked_at")
    return [one for one in asked if may_vouch(one.account_id, voucher.pk)]


def agree(voucher: Account, vouching: UUID) -> bool:
    """Yes; the one who chose hears it."""
    one = next((one for one in of_voucher(voucher) if one.pk == vouching and not one.agreed_at), None)
    if one is None or not Vouching.objects.filter(pk=one.pk, agreed_at=None).update(agreed_at=clock.now()):
        return False
    refresh(voucher.pk)
    lost_mail.tell(one.account_id, "vouch_changed")
    return True


def decline(voucher: Account, vouching: UUID) -> None:
    """No, or not any more. Who was told a yes hears that it is over; who was not sees no difference with waiting."""
    one = Vouching.objects.filter(pk=vouching, voucher=voucher, declined_at=None).first()
    if one is None:
        return
    if one.agreed_at:
        end(one.account)
        lost_mail.tell(one.account_id, "vouch_changed")
    else:
        Vouching.objects.filter(pk=one.pk).update(declined_at=clock.now())
    refresh(voucher.pk)


def end(account: Account) -> None:
    """Nobody is chosen any more, and what runs by that person's word stops."""
    one = mine(account)
    if one is None:
        return
    with transaction.atomic(using="door"):
        running = Recovery.objects.filter(account=account, ended_at=None)
        running.update(ended_at=clock.now(), ended=Recovery.Ended.OTHER)
        one.delete()
        refresh(account.pk)
        if one.voucher_id:
            refresh(one.voucher_id)


def refresh(person: UUID) -> None:
    """The two marks on the account that every page reads."""
    open_ = Recovery.objects.filter(ended_at=None)
    unanswered = Vouching.objects.filter(voucher_id=person, agreed_at=None, declined_at=None)
    Account.objects.filter(pk=person).update(
        being_recovered=open_.filter(account_id=person).exists(),
        asked=unanswered.exists() or open_.filter(voucher=person, confirmed_at=None).exists(),
    )
