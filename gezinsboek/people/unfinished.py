"""Accounts that somebody began to make and never confirmed: they go on, instead of being told they exist already."""

from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction

from .models import Account, Person


def taken_up(told: dict[str, Any]) -> Account | None:
    """The account under this address when nobody ever got in with it, now with what was typed this time.

    Whoever types somebody else's address gains nothing: the code goes to that address.
    """
    email = str(told["email"]).lower()
    account = Account.objects.filter(email=email, last_login=None, is_active=True).first()
    if account is None or EmailAddress.objects.filter(user_id=account.pk, verified=True).exists():
        return None
    professional = bool(told.get("professional"))
    with transaction.atomic(using="door"):
        person = Person.objects.using("door").get(pk=account.pk)
        person.name, person.professional = told["name"], professional
        person.organisation = told["organisation"] if professional else ""
        person.profession = told["profession"] if professional else ""
        person.save(using="door", force_update=True)
        Account.objects.filter(pk=account.pk).update(professional=professional)
    account.professional = professional
    return account
