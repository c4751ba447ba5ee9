"""`./run manage read_files`: read the text of all documents that wait for it, now."""

from typing import Any

from django.core.management.base import BaseCommand

from gezinsboek.finding.documents import unread


class Command(BaseCommand):
    help = "Reads the text of every document that was not read yet, so that it can be found."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{unread.read_some(float('inf'))} documents read")
