"""Femke writes and hands over at once, with the product's own verbs, in a process of its own that nothing keeps alive.

`python -m journeys.handing ready` makes a family, her organisation and its keys, and tells about them; `write` writes. Needs the
surroundings of a running product (running.prepare.environment). What is lost in the middle is done again, by the same id.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import django

if TYPE_CHECKING:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from cast.family import Family

PATIENCE = 120.0  # seconds in which the database must be back


def ready(hook: str) -> dict[str, str]:
    """Samen Doen pushes to this address; what its manager copies into the other system."""
    from cast.deeds import does
    from cast.family import WRITE, Family
    from cast.working import samen_doen
    from gezinsboek.ground import clock
    from gezinsboek.ground.ids import new_id
    from gezinsboek.organisations import keys

    organisation = samen_doen(way="webhook", content="whole", endpoint=hook)
    now = clock.now()  # keys of before end
    secret = does("ingrid", lambda: keys.make(organisation, "webhook", key_id=new_id(), old_ends=now)).shown
    key = does("ingrid", lambda: keys.make(organisation, "api", key_id=new_id(), old_ends=now)).shown
    family = Family.opens()
    family.comes("femke", {"Hulp": WRITE})
    refer(family)
    chapter = str(family.chapters["Hulp"])
    return {
        "organisation": str(organisation.id),
        "secret": secret,
        "key": key,
        "book": str(family.id),
        "chapter": chapter,
    }


def back() -> None:
    """The way that the demo chose, if there is one."""
    from cast.working import samen_doen

    if samen_doen().mail_confirmed_at:
        samen_doen(way="mail", content="whole")


def refer(family: Family) -> None:
    """Under which number Femke's own system knows them."""
    from cast.deeds import does
    from cast.people import player
    from gezinsboek.circle.models import Bookmark

    def told() -> None:
        mark = Bookmark(dossier_id=family.id, person=player("femke").id)
        mark.reference = "C-1024"
        mark.save(force_insert=True)

    does("femke", told)


def write(book: UUID, chapter: UUID, count: int, ids_at: int, photo: Path | None) -> None:
    """So many stukjes, each with the tick, each in one transaction; from `ids_at` on only their ids are pushed."""
    from cast.working import samen_doen
    from gezinsboek.ground.ids import new_id

    for number in range(1, count + 1):
        if number == ids_at:
            insist(partial(samen_doen, content="id"))
        item = new_id()
        insist(partial(one, book, chapter, item, number, photo))
        print(item, flush=True)  # noqa: T201  # told: from here on it may not get lost


def one(book: UUID, chapter: UUID, item: UUID, number: int, photo: Path | None) -> None:
    from cast.people import acts
    from gezinsboek.records.taking import take_over
    from gezinsboek.timeline import files, writing

    text = f"{number}. " + "Wij spraken over slapen, en over wat helpt. 🌱 " * (1 + number % 20)
    with acts("femke", book):
        held = [files.hold(book, item, uploaded(photo))] if photo else []
        written = writing.write(book, chapter, text, item_id=item, files=held)
        take_over([written.id], "ticked")


def uploaded(photo: Path) -> SimpleUploadedFile:
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile(photo.name, photo.read_bytes(), "image/jpeg")


def insist(deed: Callable[[], object]) -> None:
    """Again, until the database took it."""
    from django.db import Error, connections

    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            deed()
            return
        except Error:
            connections.close_all()
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    readying, writing = commands.add_parser("ready"), commands.add_parser("write")
    commands.add_parser("back")
    readying.add_argument("--hook", required=True)
    readying.add_argument("--told", type=Path, required=True)
    writing.add_argument("--book", type=UUID, required=True)
    writing.add_argument("--chapter", type=UUID, required=True)
    writing.add_argument("--count", type=int, required=True)
    writing.add_argument("--ids-at", type=int, default=0)
    writing.add_argument("--photo", type=Path)
    asked = parser.parse_args()
    django.setup()
    if asked.command == "ready":
        asked.told.write_text(json.dumps(ready(asked.hook)))
    elif asked.command == "back":
        back()
    else:
        write(asked.book, asked.chapter, asked.count, asked.ids_at, asked.photo)


if __name__ == "__main__":
    main()
