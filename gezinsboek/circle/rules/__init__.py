"""The rules of who sees what, as SQL: READ THE FILES IN THE ORDER OF THEIR NUMBERS, beginning with 10_claim.sql.

They are whole text, not a history: after every `migrate` everything is dropped and built again in one transaction, as
the database's owner. A table that no file names is locked and granted to nobody.
"""

import hashlib
from pathlib import Path

from django.conf import settings
from django.db import connections, transaction

from gezinsboek.ground.claim import pads

FILES = sorted(Path(__file__).parent.glob("*.sql"))
# REQ-21: that the rules of who sees what, and of the log itself, are others than before is a line of the log too.
CHANGED = """
select acl.write_line('rules', 'U', 0, null, null, null, null, null, null, %(mark)s) where %(mark)s is distinct from (
  select l.participant_object_detail from log_line l where l.event_id = 'rules' order by l.event_date_time desc limit 1)
"""


def texts() -> list[str]:
    """The files that hold for this kind of installation, in order."""
    found = [path.read_text() for path in FILES]
    return [text for text in found if settings.KIND == "demo" or not text.startswith("-- demo only")]


def mark() -> str:
    """The same for the same rules."""
    return hashlib.sha256("\0".join(texts()).encode()).hexdigest()


def apply(using: str = "default") -> None:
    """Build all rules anew. Needs the owner's connection (GEZINSBOEK_ROLE=owner)."""
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        for text in texts():
            cursor.execute(text)
        cursor.execute("set local role gb_acl")
        cursor.execute("delete from acl.secret")
        cursor.execute("insert into acl.secret values (%s, %s)", pads())
        cursor.execute(CHANGED, {"mark": mark()})
        cursor.execute("reset role")
