"""`./run manage name_manager NUMBER ADDRESS`: an organisation whose only manager is gone gets another, of who works there.

Who is named said yes to working there long ago; who manages it now stays so, until the new manager ends that. It is told: a line
that every manager reads, and a mail to the organisation's own address and to who managed it. Of a family this tells nothing.
"""

from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction

from gezinsboek.ground.mail.posting import post
from gezinsboek.organisations.models import Organisation

WHY_NOT = {
    "no organisation": "Er is geen organisatie met dit nummer. / There is no organisation with this number.",
    "does not work there": "Niemand met dit adres werkt daar. / Nobody with this address works there.",
    "manages already": "Deze persoon beheert het al. / This person manages it already.",
    "others manage": "Er zijn nog meer beheerders: vraag het hun. / There are other managers: ask them.",
}
# Who managed it before: their own address, if they have one.
MANAGERS = """select a.email from public.employee e join public.account a on a.id = e.person
where e.organisation_id = %s and e.manager and e.left_at is null and a.email is not null"""
OWN_ADDRESS = "select mail_sealed from public.organisation where id = %s and mail_confirmed_at is not null"


class Command(BaseCommand):
    help = "Names somebody who works at an organisation its manager, when the only one is gone."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("organisation", type=UUID, help="its number, as its people read it on their page")
        parser.add_argument("address", help="the mail address with which the new manager signs in")

    def handle(self, *args: Any, organisation: UUID, address: str, **options: Any) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("set local role gb_acl")
            told = whom_to_tell(cursor, organisation)
            cursor.execute("select id from public.account where email = %s", [address.strip().lower()])
            who = cursor.fetchone()
            cursor.execute("select acl.name_manager(%s, %s)", [organisation, who and who[0]])
            why_not = cursor.fetchone()[0]
            if why_not:
                raise CommandError(WHY_NOT[why_not])
            cursor.execute("reset role")
            for one in told:
                post(one, "organisations/named_mail", {}, "nl")
        self.stdout.write(f"Gedaan. Mails: {len(told)}. / Done. Mails: {len(told)}.")


def whom_to_tell(cursor: Any, organisation: UUID) -> list[str]:
    """The organisation's own address, once it is confirmed, and who manages it until now."""
    cursor.execute(MANAGERS, [organisation])
    found = [row[0] for row in cursor.fetchall()]
    cursor.execute(OWN_ADDRESS, [organisation])
    found += [Organisation(id=organisation, mail_sealed=row[0]).mail for row in cursor.fetchall()]
    return list(dict.fromkeys(found))
