"""Part of a file, as a player asks for it: `Range: bytes=0-1023`."""

import re
from dataclasses import dataclass

_ASKED = re.compile(r"bytes=(\d{0,12})-(\d{0,12})")


@dataclass(frozen=True)
class Range:
    """From where, how many bytes, out of how many. `whole`: nothing less was asked for."""

    start: int
    length: int
    size: int
    whole: bool = False

    @property
    def told(self) -> str:
        return f"bytes {self.start}-{self.start + self.length - 1}/{self.size}"


def asked(header: str, size: int) -> Range | None:
    """The part that is asked for; None when there is no such part. What is not understood, or many parts, is the whole."""
    found = _ASKED.fullmatch(header.replace(" ", ""))
    if not found or not (found[1] or found[2]):
        return Range(0, size, size, whole=True)
    if not found[1]:  # the last so many
        length = min(int(found[2]), size)
        return Range(size - length, length, size) if length else None
    start, end = int(found[1]), min(int(found[2]), size - 1) if found[2] else size - 1
    return Range(start, end - start + 1, size) if start <= end else None
