"""The rules of who sees what, as SQL: READ THE FILES IN THE ORDER OF THEIR NUMBERS, beginning with 10_claim.sql.

They are whole text, not a history: after every `migrate` everything is dropped and built again in one transaction, as
the database's owner. A table that no file names is locked and granted to nobody.
"""

from pathlib import Path

from django.conf import settings
from django.db import connections, transaction

from gezinsboek.ground.claim import pads

FILES = sorted(Path(__file__).parent.glob("*.sql"))


def texts() -> list[str]:
    """The files that hold for this kind of installation, in order."""
    found = [path.read_text() for path in FILES]
    return [text for text in found if settings.KIND == "demo" or not text.startswith("-- demo only")]


def apply(using: str = "default") -> None:
    """Build all rules anew. Needs the owner's connection (GEZINSBOEK_ROLE=owner)."""
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        for text in texts():
            cursor.execute(text)
        cursor.execute("set local role gb_acl")
        cursor.execute("delete from acl.secret")
        cursor.execute("insert into acl.secret values (%s, %s)", pads())
        cursor.execute("reset role")
