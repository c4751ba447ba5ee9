"""Samen Doen, where Femke works: Ingrid manages the systems there and is in no book at all; Tamara is a colleague."""

from django.db import transaction

from gezinsboek.ground.acting import acting_as
from gezinsboek.ground.acts import act
from gezinsboek.ground.ids import new_id
from gezinsboek.organisations import changing, colleagues, headings, mailbox
from gezinsboek.organisations.headings import Heading
from gezinsboek.organisations.mine import my_organisation
from gezinsboek.organisations.models import Organisation

from .people import as_, player

NAME = "Samen Doen-team"
MANAGER, PEOPLE = "ingrid", ("femke", "tamara")
ADDRESS, PASSPHRASE, CODE = "dossier@samendoen.example", "vier rode fietsen in de regen", "204816"
HEADINGS = [
    Heading("Datum contact", "date"),
    Heading("Cliëntnummer", "reference"),
    Heading("Medewerker", "who"),
    Heading("Betreft", "about"),
    Heading("Verslag", "text"),
    Heading("Feit of mening", "mark"),
    Heading("Weerwoord van het gezin", "rebuttal"),
    Heading("Reacties", "replies"),
    Heading("Bijlagen", "files"),
    Heading("Vervolgactie", "empty"),
    Heading("Bron", "source"),
]


def samen_doen(**fields: str) -> Organisation:
    """The organisation with its manager and two employees; made once, and with these settings from now on."""
    with as_(MANAGER, fresh=True), transaction.atomic():
        if my_organisation() is None:
            colleagues.begin(NAME, organisation_id=new_id(), employee_id=new_id())
        set_up(**fields)
    for key in PEOPLE:
        joins(key)
    with as_(MANAGER), transaction.atomic():
        return here()


def of_the_demo() -> Organisation:
    """With headings of its own, and everything by mail: it goes by itself, to a mailbox that the demo shows."""
    samen_doen(headings=headings.as_json(HEADINGS))
    with as_(MANAGER, fresh=True), transaction.atomic():
        organisation = here()
        if organisation.mail_confirmed_at is None:
            set_up(mail=ADDRESS, passphrase=PASSPHRASE)
            act("code_to_organisation", mailbox.fingerprint(organisation, CODE))
            mailbox.confirm(organisation, CODE)
            set_up(way=Organisation.Way.MAIL)
        return here()


def here() -> Organisation:
    """The organisation of whoever acts."""
    found = my_organisation()
    assert found is not None
    return found


def set_up(**fields: str) -> None:
    """Other settings, by whoever acts: `set_up(way="copy", endpoint="https://...")`."""
    organisation = here()
    changing.change(organisation, organisation.version, **fields)


def joins(key: str) -> None:
    """Asked by Ingrid, and their own yes; nothing for who works there already."""
    with acting_as(player(key).acting()), transaction.atomic():
        if my_organisation() is not None:
            return
    with as_(MANAGER, fresh=True), transaction.atomic():
        handle, secret = colleagues.invite(here(), "", invitation_id=new_id())
    with as_(key), transaction.atomic():
        colleagues.join(handle, secret, employee_id=new_id())
