"""The part of putting a backup back that needs the keys: no erased book comes back with it (SHARING 27)."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from gezinsboek.ground.vault import KeyGone, vault
from gezinsboek.ground.vault.erased import erased_books
from gezinsboek.ground.vault.filestore import sealed_files

# The request is done with its book: asked again, it would look for people who are no longer there.
DONE = """update erasure set begun_at = coalesce(begun_at, acl.now()), erased_at = acl.now()
where dossier_id = %s and due_at is not null and ended_at is null and erased_at is null"""


class Command(BaseCommand):
    help = "Used by ./run manage restore: with --before it only checks the keys, without it forgets what was erased."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--before", type=Path, help="the manifest of the backup")
        parser.add_argument("--without-key", action="store_true", help="leave out books whose key is nowhere")

    def handle(self, *args: Any, before: Path | None, without_key: bool, **options: Any) -> None:
        if before:
            self.check_keys(json.loads(before.read_text())["books"], without_key=without_key)
            return
        with connection.cursor() as cursor:
            cursor.execute("set role gb_acl")
            cursor.execute("select id from public.dossier")
            books = {row[0] for row in cursor.fetchall()}
        gone = erased_books().all() | {book for book in books if not has_key(book)}
        for book in sorted(gone):
            forget(book)
        self.stdout.write(f"Gewiste boeken die niet terugkwamen: {len(gone & books)}")

    def check_keys(self, books: list[str], *, without_key: bool) -> None:
        lost = [book for book in books if not has_key(UUID(book)) and UUID(book) not in erased_books()]
        if lost and not without_key:
            raise CommandError(
                f"Van {len(lost)} boeken ontbreekt de sleutel, en ze staan niet op de lijst van gewiste boeken. "
                "Zet de hele map keys/ terug. Zijn de sleutels echt weg? Zeg dan --without-key: die boeken vervallen. "
                "/ Keys are missing: put the whole folder keys/ back, or say --without-key."
            )


def has_key(book: UUID) -> bool:
    try:
        vault().store.fetch(book)
    except KeyGone:
        return False
    return True


def forget(book: UUID) -> None:
    """Key, files and rows; a key may have come back with an older backup of the keys."""
    vault().store.destroy(book)
    sealed_files().remove_book(book)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set local role gb_acl")
        cursor.execute("select acl.forget_book(%s)", [book])
        cursor.execute(DONE, [book])
