"""Who of the cast chose beforehand who gets them in again when their phone is lost."""

from django.db import transaction

from gezinsboek.ground import clock
from gezinsboek.people.models import Account, Vouching

from .people import PLAYERS, player

VOUCHES = {"noor": "tine"}


def chooses(key: str) -> None:
    """This player chose that one, who said yes. Written at once: the product would send mails from months ago."""
    whose, who = player(key).id, player(VOUCHES[key]).id
    with transaction.atomic(using="door"):
        account = Account.objects.select_for_update().get(pk=whose)
        if not Vouching.objects.filter(account=account).exists():
            one = Vouching(account=account, voucher_id=who, asked_at=clock.now(), agreed_at=clock.now())
            one.typed = PLAYERS[VOUCHES[key]].email
            one.save(force_insert=True)
