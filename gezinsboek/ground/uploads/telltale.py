"""Recordings without what they tell about themselves: where, with what, by whom, under which name.

The sound stays as it is. What stands around it is written over with nothing of the same length, so that no offset in the
file moves; tags of an MP3 are cut off, since these stand before and after it. What does not read like its own kind is left
alone from there on. Why this is no package: docs/decisions/0068.
"""

from collections.abc import Iterator
from typing import NamedTuple


class Piece(NamedTuple):
    """A named part of a file: where it begins, where its content begins, and where it ends."""

    name: bytes
    start: int
    content: int
    end: int


def cleaned(content: bytes, extension: str) -> bytes:
    """The same sound, and no word about it."""
    clean = {"wav": _wav, "mp3": _mp3, "m4a": _m4a, "ogg": _ogg, "webm": _webm}.get(extension)
    return clean(content) if clean else content


# ---------- WAV: RIFF chunks

SOUND_CHUNKS = (b"fmt ", b"fact", b"data")


def _wav(content: bytes) -> bytes:
    made, at = bytearray(content), 12
    while at + 8 <= len(made):
        size = int.from_bytes(made[at + 4 : at + 8], "little")
        end = min(len(made), at + 8 + size)
        if made[at : at + 4] not in SOUND_CHUNKS:
            made[at : at + 4] = b"JUNK"
            _blank(made, at + 8, end)
        at = end + size % 2
    return bytes(made)


# ---------- MP3: ID3 before and after it, APE after it


def _mp3(content: bytes) -> bytes:
    start, end = 0, len(content)
    while content[start : start + 3] == b"ID3" and start + 10 <= end:
        start += 10 + _seven_bits(content[start + 6 : start + 10]) + (10 if content[start + 5] & 0x10 else 0)
    while (shorter := _mp3_end(content, end)) < end:
        end = shorter
    return content[start:end]


def _mp3_end(content: bytes, end: int) -> int:
    """Before the tag that stands last, or `end` when there is none."""
    if end >= 128 and content[end - 128 : end - 125] == b"TAG":
        return end - (355 if end >= 355 and content[end - 355 : end - 351] == b"TAG+" else 128)
    if end >= 32 and content[end - 32 : end - 24] == b"APETAGEX":
        size = int.from_bytes(content[end - 20 : end - 16], "little")
        start = max(0, end - size)
        return start - 32 if content[max(0, start - 32) :].startswith(b"APETAGEX") else start
    if end >= 10 and content[end - 10 : end - 7] == b"3DI":
        return max(0, end - 20 - _seven_bits(content[end - 4 : end]))
    if end >= 15 and content[end - 9 : end] == b"LYRICS200" and content[end - 15 : end - 9].isdigit():
        return max(0, end - 15 - int(content[end - 15 : end - 9]))
    return end


def _seven_bits(told: bytes) -> int:
    return sum((byte & 0x7F) << 7 * (3 - place) for place, byte in enumerate(told))


# ---------- M4A: boxes

INSIDE = (b"moov", b"trak", b"mdia", b"minf", b"moof", b"traf")
TELLING = (b"udta", b"meta", b"uuid", b"XMP_", b"ID32", b"skip", b"free")
DATED = (b"mvhd", b"tkhd", b"mdhd")


def _m4a(content: bytes) -> bytes:
    made = bytearray(content)
    for box in _boxes(content):
        if box.name in TELLING:
            made[box.start + 4 : box.start + 8] = b"free"
            _blank(made, box.content, box.end)
        elif box.name in DATED:  # when it was made and changed
            wide = 16 if made[box.content : box.content + 1] == b"\x01" else 8
            _blank(made, box.content + 4, min(box.end, box.content + 4 + wide))
        elif box.name == b"hdlr":  # the name of the track, after its kind
            _blank(made, min(box.end, box.content + 24), box.end)
    return bytes(made)


def _boxes(content: bytes) -> Iterator[Piece]:
    """Those that hold others and these in one row: what is in a box follows its head."""
    at = 0
    while at + 8 <= len(content):
        size, name, head = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8], 8
        if size == 1:
            size, head = int.from_bytes(content[at + 8 : at + 16], "big"), 16
        end = at + size if size else len(content)
        if size and size < head:
            return
        yield Piece(name, at, at + head, min(end, len(content)))
        at = at + head if name in INSIDE else end


# ---------- Ogg: pages, of which the second packet holds the tags

TAGS = {b"OpusTags": 0, b"\x03vorbis": 1}  # and what must stand after the words
CRC = 0x04C11DB7


def _ogg(content: bytes) -> bytes:
    made, pages = bytearray(content), list(_pages(content))
    for serial in {content[page.start + 14 : page.start + 18] for page in pages}:
        own = [page for page in pages if content[page.start + 14 : page.start + 18] == serial]
        places = _second_packet(made, own)
        packet = bytes(made[place] for place in places)
        kind = next((kind for kind in TAGS if packet.startswith(kind)), None)
        if kind is None:
            continue
        empty = kind + bytes(8) + bytes([1] * TAGS[kind])
        for place, byte in zip(places, empty.ljust(len(places), b"\0"), strict=False):
            made[place] = byte
        for page in own:
            if page.content <= places[-1] and places[0] < page.end:
                _seal_page(made, page)
    return bytes(made)


def _pages(content: bytes) -> Iterator[Piece]:
    at = 0
    while content[at : at + 4] == b"OggS" and at + 27 <= len(content):
        head = at + 27 + content[at + 26]
        end = head + sum(content[at + 27 : head])
        if end > len(content):
            return
        yield Piece(b"OggS", at, head, end)
        at = end


def _second_packet(content: bytearray, pages: list[Piece]) -> list[int]:
    """The places in the file of its bytes, which may lie on more than one page."""
    places: list[int] = []
    packet = 0
    for page in pages:
        at = page.content
        for length in content[page.start + 27 : page.content]:
            if packet == 1:
                places += range(at, at + length)
            at += length
            packet += length < 255
            if packet > 1:
                return places
    return []


def _seal_page(content: bytearray, page: Piece) -> None:
    """A page carries a checksum of itself."""
    content[page.start + 22 : page.start + 26] = bytes(4)
    crc = 0
    for byte in content[page.start : page.end]:
        crc = (crc << 8) & 0xFFFFFFFF ^ CRC_OF[crc >> 24 ^ byte]
    content[page.start + 22 : page.start + 26] = crc.to_bytes(4, "little")


def _crc_of(byte: int) -> int:
    crc = byte << 24
    for _bit in range(8):
        crc = (crc << 1) & 0xFFFFFFFF ^ (CRC if crc & 0x80000000 else 0)
    return crc


CRC_OF = [_crc_of(byte) for byte in range(256)]


# ---------- WebM: EBML elements. All masters that are looked into are read as one row: their content follows their head.

LOOKED_INTO = {bytes.fromhex(one) for one in ("18538067", "1549a966", "1654ae6b", "ae")}  # segment, info, tracks, track
GONE = {
    bytes.fromhex(one) for one in ("1254c367", "1941a469", "1043a770", "73a4", "ec")
}  # tags, attached files, chapters, id, space
EMPTIED = {
    bytes.fromhex(one) for one in ("7ba9", "4d80", "5741", "4461", "7384", "536e")
}  # title, programs, day, names


def _webm(content: bytes) -> bytes:
    made = bytearray(content)
    for piece in _elements(content):
        if piece.name in GONE:
            made[piece.start : piece.end] = _nothing(piece.end - piece.start)
        elif piece.name in EMPTIED:
            _blank(made, piece.content, piece.end)
    return bytes(made)


def _elements(content: bytes) -> Iterator[Piece]:
    at = 0
    while at < len(content):
        name = content[at : at + 9 - content[at].bit_length()]
        told = content[at + len(name) : at + len(name) + 1]
        if len(name) > 4 or not told or not told[0]:
            return
        wide = 9 - told[0].bit_length()
        start = at + len(name) + wide
        size = int.from_bytes(content[start - wide : start], "big") & (1 << 7 * wide) - 1
        endless = size == (1 << 7 * wide) - 1  # while it was recorded nobody knew
        end = min(len(content), start + size)
        yield Piece(name, at, start, start if endless else end)
        at = start if endless or name in LOOKED_INTO else end


def _nothing(length: int) -> bytes:
    """The element that says that here is nothing, with its own head as long as all this."""
    head = b"\xec\x01" + (length - 9).to_bytes(7, "big") if length >= 9 else bytes([0xEC, 0x80 | length - 2])
    return head.ljust(length, b"\0")


def _blank(content: bytearray, start: int, end: int) -> None:
    content[start:end] = bytes(max(0, end - start))
