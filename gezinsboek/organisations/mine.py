"""My organisation: of the person who acts, never while looking as somebody."""

from uuid import UUID

from gezinsboek.ground.acts import ask

from .models import Organisation


def my_organisation() -> Organisation | None:
    """Where I work, or None. One query: the database shows nobody any other (rules/66_organisations.sql)."""
    return Organisation.objects.first()


def managed_by_me() -> UUID | None:
    """The organisation I manage, or None."""
    found: UUID | None = ask("i_manage")[0][0]
    return found
