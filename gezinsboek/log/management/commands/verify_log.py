"""`./run manage verify_log`: is every line of the log still as it was written, and none gone?

It prints the head of each chain. Kept in another place and given back with `--heads`, they show that the end of the log
was not cut off either: that alone a chain cannot tell by itself.
"""

import re
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction

HEAD = re.compile(r"^([0-9a-f-]{36}) (\d+) ([0-9a-f]{64})$", re.MULTILINE)
LINK = "select exists (select from log_link where scope = %s and number = %s and encode(hash, 'hex') = %s)"


class Command(BaseCommand):
    help = "Checks the chains of the log and prints their heads; --heads FILE holds them against earlier ones."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--heads", type=Path, help="heads that were printed earlier and kept elsewhere")

    def handle(self, *args: Any, **options: Any) -> None:
        kept = HEAD.findall(options["heads"].read_text()) if options["heads"] else []
        if options["heads"] and not kept:
            raise CommandError("there are no heads in this file")
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("set local role gb_acl")
            cursor.execute("select acl.chain_log()")
            cursor.execute("select scope, number, fault from acl.broken_links()")
            faults = [f"{scope} {number or ''}: {fault}" for scope, number, fault in cursor.fetchall()]
            for head in kept:
                cursor.execute(LINK, head)
                faults += [] if cursor.fetchone() == (True,) else [f"{' '.join(head)}: this head is gone"]
            cursor.execute("select scope, number, encode(hash, 'hex') from acl.log_heads()")
            heads = cursor.fetchall()
        for scope, number, mark in heads:
            self.stdout.write(f"{scope} {number} {mark}")
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            raise CommandError(f"the log is not whole: {len(faults)} faults")
        self.stdout.write(f"{len(heads)} chains are whole")
