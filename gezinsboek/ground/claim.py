"""The signed claim: the statement of who acts that `acl.claim()` believes (SHARING 19).

person|as-member|client|scope|strong-at|expires|hmac-sha256. The secret is `<home>/claim.key`; in the database only the
role gb_acl can read it, so a query smuggled into the web role's connection cannot become somebody else.
"""

import hmac
import re
import time
from functools import cache

from django.conf import settings

from .acting import Acting

LIFE = 50  # seconds; the database refuses anything more than 60 ahead
_WORD = re.compile(r"[a-z0-9:. -]{0,80}")


@cache
def _key() -> bytes:
    key: bytes = (settings.GEZINSBOEK_HOME / "claim.key").read_bytes()
    if len(key) != 32:
        raise RuntimeError("claim.key must be 32 bytes")
    return key


def sign(who: Acting) -> str:
    """The claim for `who`, good for a transaction that begins within the minute."""
    if not (_WORD.fullmatch(who.client) and _WORD.fullmatch(who.scope)):
        raise ValueError("client and scope are plain words")
    told = "|".join(
        (
            str(who.person),
            str(who.as_member or ""),
            who.client,
            who.scope,
            str(who.strong_at or ""),
            str(int(time.time()) + LIFE),
            "",
        )
    )
    return told + hmac.new(_key(), told.encode(), "sha256").hexdigest()


def pads() -> tuple[bytes, bytes]:
    """The key xor 36.. and xor 5c.. over one SHA-256 block: all that PostgreSQL needs to check a claim (RFC 2104)."""
    block = _key().ljust(64, b"\0")
    return bytes(b ^ 0x36 for b in block), bytes(b ^ 0x5C for b in block)
