"""Opening an account together with its person."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.translation import get_language

from gezinsboek.ground.ids import new_id

from .models import Account, Person
from .recovery import new_sign_in_name


def open_account(
    name: str,
    *,
    email: str | None = None,
    professional: bool = False,
    organisation: str = "",
    profession: str = "",
    key_due: bool = False,
) -> Account:
    """A new account and its person, both or neither. Without an address it gets a sign-in name of its own."""
    with transaction.atomic(using="door"):
        account = Account.objects.create(
            id=new_id(),
            email=email,
            sign_in_name=None if email else new_sign_in_name(),
            professional=professional,
            key_due=key_due,
        )
        person = Person(id=account.pk, professional=professional, language=get_language() or "nl")
        person.name, person.organisation, person.profession = name, organisation, profession
        person.save(using="door", force_insert=True)
    return account


def say_work(account: Account, organisation: str, profession: str) -> None:
    """From now on this person is a professional and shows where they work. There is no way back by oneself.

    Over `door`: whether somebody is a professional decides about second factors, so the web role cannot write it.
    """
    with transaction.atomic(using="door"):
        Account.objects.filter(pk=account.pk).update(professional=True)
        person = Person.objects.using("door").get(pk=account.pk)
        person.professional, person.organisation, person.profession = True, organisation, profession
        person.save(using="door", update_fields=["professional", "organisation_sealed", "profession_sealed"])
    account.professional = True


def shown_name(account: AbstractBaseUser) -> str:
    """The name as the device shows it beside a passkey; read over `door`, since the person may not be in yet."""
    person = Person.objects.using("door").filter(pk=account.pk).first()
    return person.name if person else ""


def introduced(account: AbstractBaseUser) -> str:
    """The same for others to read: a professional with their work."""
    person = Person.objects.using("door").filter(pk=account.pk).first()
    return person.introduced if person else ""
