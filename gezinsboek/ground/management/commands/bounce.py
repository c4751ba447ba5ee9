"""Takes in one mail that came back, from standard input: what a mail server runs for the mailbox of bounces."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from gezinsboek.ground.mail.bounces import came_back

LARGEST = 1024 * 1024


class Command(BaseCommand):
    help = "Reads a returned mail from standard input and marks the address that it could not reach."

    def handle(self, *args: Any, **options: Any) -> None:
        marked = came_back(sys.stdin.buffer.read(LARGEST))
        self.stdout.write("marked" if marked else "nothing to mark")
