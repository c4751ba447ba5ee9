"""What somebody wished about mail, for whoever posts one outside the digest. They choose it floors above this one, and the
database answers (circle/rules/97_notices.sql)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from gezinsboek.ground.acts import ask

from .models import Account


@dataclass(frozen=True)
class Wished:
    """`no_mail`: none at all, or none about this book. `not_before`: when the quiet hours of now are over."""

    discreet: bool
    no_mail: bool
    not_before: datetime | None


def wished(person: UUID | None, book: UUID | None = None) -> Wished:
    """How this person wants a mail now, about this book. For nobody we know it is asked too, so that both take as long."""
    return Wished(*ask("mail_wished", person, book)[0])


def wished_at(address: str) -> Wished:
    """The same for whoever signs in with this address, about nothing of a book they know."""
    account = Account.objects.filter(email__iexact=address).first()
    return wished(account.pk if account else None)
