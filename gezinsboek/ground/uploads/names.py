"""A file's name as it is shown and offered for download: what the person wrote, without what can do harm."""

import re
import unicodedata

MOST = 100
_KNOWN = re.compile(
    r"\.(jpe?g|jfif|png|webp|hei[cf]|avif|gif|svg|html?|pdf|docx?|docm|xlsx?|xlsm|pptx?|pptm|od[tsp]|zip|webm|ogg|oga|opus|mp3|m4a|wav|mp4|3gp|txt|exe|js)$",
    re.I,
)
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.I)
_JOINER = "\u200d"  # holds an emoji of several signs together; the other invisible signs can hide or turn text


def safe_name(filename: str, extension: str, otherwise: str) -> str:
    """`filename` without folders, invisible signs and its own extension, with the right one. Never empty or long."""
    name = unicodedata.normalize("NFC", re.split(r"[/\\]", filename)[-1][:2000])
    name = "".join(sign if _shows(sign) else " " if sign.isspace() else "" for sign in name)
    name = re.sub(r'[<>:"|?*\s]+', " ", name).rstrip(" .")
    while name != (shorter := _KNOWN.sub("", name).rstrip(" .")):
        name = shorter
    name = name.lstrip(" .")[:MOST].strip(" ." + _JOINER) or otherwise
    if _RESERVED.fullmatch(name):
        name = f"_{name}"
    return f"{name}.{extension}"


def _shows(sign: str) -> bool:
    return sign == _JOINER or unicodedata.category(sign)[0] not in "CZ"
