"""Made-up records to send."""

import hashlib
from datetime import UTC, date, datetime
from uuid import UUID

from gezinsboek.ground.ids import new_id
from gezinsboek.records.record import Answer, Enclosed, Record

PHOTO = b"\xff\xd8\xff\xe0 not really a photo"
AT = datetime(2026, 11, 2, 9, 40, 30, 123456, tzinfo=UTC)


def made_up(**other: object) -> Record:
    """What Femke wrote, with everything that can be beside it."""
    told: dict[str, object] = {
        "id": new_id(),
        "version": 2,
        "taken_at": AT,
        "author": "Femke, jeugdhulp, Samen Doen",
        "organisation": "Samen Doen",
        "reference": "C-20417",
        "chapter": "Hulp",
        "happened": date(2026, 10, 30),
        "written_at": AT,
        "about": "Milan",
        "text": 'Milan sliep deze week door.\n\nWe oefenen met een vaste tijd: "tien over acht".',
        "mark": "fact",
        "mark_words": "Feit: dit heb ik zelf gezien",
        "rebuttals": [
            Answer("een ouder of verzorger", AT, "Hij sliep twee nachten slecht.", "Bij een eerdere versie.")
        ],
        "replies": [Answer("Femke", AT, "Dank je, ik pas het aan.")],
        "files": [photo()],
        "source": "https://gezinsboek.example",
        "reason": "",
        "why": "own",
    }
    return Record(**told | other)  # type: ignore[arg-type]


def photo(name: str = "tekening.jpg", file: UUID | None = None) -> Enclosed:
    return Enclosed(file or new_id(), name, "image/jpeg", hashlib.sha256(PHOTO).hexdigest(), len(PHOTO))
