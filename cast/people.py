"""The cast: the same people in tests, demo, docs and examples. Nobody here exists."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID, uuid5

from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP
from django.db import transaction

from gezinsboek.ground.acting import Acting, acting_as
from gezinsboek.people.models import Account, Person

from .players import written_down

# Professionals need a second factor; in demo and tests they all have this one in their authenticator app.
AUTHENTICATOR_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105 - everybody may know it
_NAMES = UUID("6b6d2c9e-7f0c-4a53-9d0e-2f9e3c1f0a11")


@dataclass(frozen=True)
class Player:
    """One of the cast (players.py). `key` is the first name in lower case; the id follows from it, so it is the same
    everywhere."""

    key: str
    name: str
    organisation: str = ""
    profession: str = ""

    @property
    def id(self) -> UUID:
        return uuid5(_NAMES, self.key)

    @property
    def professional(self) -> bool:
        return bool(self.profession)

    @property
    def email(self) -> str:
        return f"{self.key}@voorbeeld.test"

    def ready(self) -> "Player":
        """Make sure that this person has an account they can sign in with; doing it again changes nothing."""
        with transaction.atomic(using="door"):
            account, new = Account.objects.using("door").get_or_create(
                id=self.id, defaults={"email": self.email, "professional": self.professional}
            )
            if new:
                person = Person(id=self.id, professional=self.professional)
                person.name, person.organisation, person.profession = self.name, self.organisation, self.profession
                person.save(using="door", force_insert=True)
                EmailAddress.objects.create(user=account, email=self.email, verified=True, primary=True)
                if self.professional:
                    TOTP.activate(account, AUTHENTICATOR_SECRET)
        return self

    def acting(self, *, fresh: bool = False, through: UUID | None = None) -> Acting:
        strong = int(time.time()) if fresh else None
        return Acting(person=self.id, strong_at=strong, as_member=through)


PLAYERS = {told[0]: Player(*told) for told in written_down()}


HAS_ACCOUNT: set[str] = set()
"""Whom this process made ready: a test asks for the same people hundreds of times. Empty it for another database."""


def player(key: str) -> Player:
    """One of the cast, with an account."""
    if key not in HAS_ACCOUNT:
        PLAYERS[key].ready()
        HAS_ACCOUNT.add(key)
    return PLAYERS[key]


@contextmanager
def as_(
    key: str | None, *, fresh: bool = False, through: UUID | None = None, book: UUID | None = None
) -> Iterator[None]:
    """Inside, this player acts; `fresh` right after a passkey, `through` looking as another member. None is nobody."""
    who = player(key).acting(fresh=fresh, through=through) if key else None
    with acting_as(who, book):
        yield


@contextmanager
def acts(key: str, book: UUID | None = None) -> Iterator[None]:
    """Inside one transaction this player acts in this book, right after a passkey. For who has an account already."""
    with acting_as(PLAYERS[key].acting(fresh=True), book), transaction.atomic():
        yield
