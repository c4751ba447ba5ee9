"""Who works at an organisation: begun by one, joined by one's own yes, left by oneself or ended by a manager."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from gezinsboek.ground import clock
from gezinsboek.ground.acts import act, ask
from gezinsboek.ground.codes import token
from gezinsboek.ground.vault import vault
from gezinsboek.people.models import Person

from .models import Invitation, Organisation

DAYS = 14


@dataclass(frozen=True)
class Colleague:
    """Somebody who works there, as the others meet them."""

    id: UUID
    person: Person
    manager: bool
    joined_at: datetime


@dataclass(frozen=True)
class Asked:
    """What a link asks: to work at this organisation."""

    organisation: Organisation
    by: str


def begin(name: str, *, organisation_id: UUID, employee_id: UUID) -> None:
    """I begin an organisation and manage it. The same id a second time raises IntegrityError; Refused for who works somewhere
    already, is no professional, or did not show a PIN or passkey just now."""
    organisation = Organisation(id=organisation_id)
    organisation.name = name
    act("begin_organisation", organisation.id, employee_id, organisation.name_sealed)


def everybody() -> list[Colleague]:
    """All who work there, for its managers; for the others who manages it, and themselves. Managers first."""
    found = [
        Colleague(
            row, Person(id=person, name_sealed=name, profession_sealed=profession, professional=True), manager, at
        )
        for row, person, name, profession, manager, at in ask("colleagues")
    ]
    return sorted(found, key=lambda one: (not one.manager, one.person.name.casefold()))


def last_manager(people: list[Colleague]) -> bool:
    """Whether one manages it alone while others work there: then the database does not let that one go."""
    return len(people) > 1 and sum(one.manager for one in people) == 1


def invite(organisation: Organisation, address: str, *, invitation_id: UUID) -> tuple[str, str]:
    """A link for one colleague: its two halves. Of the second only a fingerprint is kept."""
    row = Invitation(id=invitation_id, organisation=organisation)
    if address:
        row.address = address
    handle, secret = token(), token()
    act(
        "invite_colleague",
        row.id,
        handle,
        fingerprint(handle, secret),
        row.address_sealed,
        clock.now() + timedelta(days=DAYS),
    )
    return handle, secret


def withdraw(invitation: UUID) -> None:
    """The link works no longer."""
    act("withdraw_colleague", invitation)


def asked(handle: str, secret: str) -> Asked | None:
    """What this link asks of me; None when it is wrong, used, withdrawn or too old."""
    found = ask("colleague_link", handle, fingerprint(handle, secret))
    if not found:
        return None
    _invitation, organisation, name, way, content, by, by_name = found[0]
    return Asked(
        Organisation(id=organisation, name_sealed=name, way=way, content=content),
        Person(id=by, name_sealed=by_name).name,
    )


def join(handle: str, secret: str, *, employee_id: UUID) -> None:
    """My own yes."""
    act("join_organisation", handle, fingerprint(handle, secret), employee_id)


def end(employee: UUID) -> None:
    """A manager: this colleague does not work here any more."""
    act("end_colleague", employee)


def let_manage(employee: UUID, *, yes: bool) -> None:
    """A manager: this colleague manages too, or no longer."""
    act("let_manage", employee, yes)


def leave() -> None:
    """I do not work here any more. Refused for the last manager while others work there."""
    act("leave_organisation")


def fingerprint(handle: str, secret: str) -> str:
    return vault().fingerprint("organisation link", f"{handle}-{secret}").hex()
