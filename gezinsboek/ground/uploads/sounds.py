"""Recordings: what is in one, its own bytes decide; one with pictures in it is a film and is not taken."""

import re
from typing import BinaryIO

from .refusals import Refused

HEAD = 64 * 1024
# What a browser and a phone make, by the name that the sniffing gives it: extension and type it is played as.
SOUNDS = {
    "audio/mpeg": ("mp3", "audio/mpeg"),
    "audio/x-wav": ("wav", "audio/wav"),
    "audio/wav": ("wav", "audio/wav"),
    "audio/ogg": ("ogg", "audio/ogg"),
    "audio/mp4": ("m4a", "audio/mp4"),
    "video/mp4": ("m4a", "audio/mp4"),
    "video/x-m4v": ("m4a", "audio/mp4"),
    "video/quicktime": ("m4a", "audio/mp4"),
    "video/3gpp": ("m4a", "audio/mp4"),
    "video/webm": ("webm", "audio/webm"),
    "video/x-matroska": ("webm", "audio/webm"),
}
_TRACK = re.compile(rb"hdlr.{8}(vide|soun)", re.S)


def is_sound(source: BinaryIO, found: str) -> bool:
    """Whether this holds sound alone."""
    source.seek(0)
    head = source.read(HEAD)
    kind = SOUNDS.get(found, ("", ""))[0]
    if kind == "webm":
        return b"webm" in head[:64] and bool(re.search(rb"A_(OPUS|VORBIS)", head)) and b"V_" not in head
    if kind == "ogg":
        return (b"OpusHead" in head or b"\x01vorbis" in head) and b"theora" not in head
    if kind == "m4a":
        source.seek(0)
        return set(_TRACK.findall(source.read())) == {b"soun"}  # at most the 25 MB that any file may weigh
    return bool(kind)


def sound_kind(found: str) -> tuple[str, str]:
    """(extension, mime type) of what `is_sound`."""
    if found not in SOUNDS:
        raise Refused("audio")
    return SOUNDS[found]
