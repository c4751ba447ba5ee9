"""Takes in one mail to an address of ours, from standard input: what a mail server runs for the mailbox of reports."""

import logging
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from gezinsboek.records.incoming_mail import LARGEST, Fate, for_nobody, take_mail

journal = logging.getLogger("gezinsboek.records")


class Command(BaseCommand):
    help = (
        "Reads a mail from standard input and brings it to whom its address is for. --count: how many were for nobody."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--count", action="store_true", help="mails of thirty days for an address that is not there"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["count"]:
            self.stdout.write(str(for_nobody()))
            return
        try:
            fate = take_mail(sys.stdin.buffer.read(LARGEST + 1))
        except Exception as fault:  # noqa: BLE001 - its words may be of the mail, and would go back to its writer
            journal.error("a mail was not taken in", extra={"fault": type(fault).__name__})
            fate = Fate.LATER
        if fate is not Fate.TAKEN:
            sys.exit(int(fate))  # the mail server keeps it, and tries again
