"""`./run manage verify_log`: is every line of the log still as it was written, and none gone?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction


class Command(BaseCommand):
    help = "Checks the chains of the log. Keep the printed heads elsewhere: they show later that nothing was cut off."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("set local role gb_acl")
            cursor.execute("select acl.chain_log()")
            cursor.execute("select scope, number, fault from acl.broken_links()")
            broken = cursor.fetchall()
            cursor.execute(
                "select distinct on (scope) scope, number, encode(hash, 'hex') from log_link order by scope, number desc"
            )
            heads = cursor.fetchall()
            cursor.execute("reset role")
        for scope, number, head in heads:
            self.stdout.write(f"{scope} {number} {head}")
        for scope, number, fault in broken:
            self.stderr.write(f"{scope} {number}: {fault}")
        if broken:
            raise CommandError(f"{len(broken)} links do not fit")
        self.stdout.write(f"{len(heads)} chains are whole")
