"""Photos and files: taken in, sealed on the disk, tied to an item, given out again.

The sealed file is on the disk before its row is (SHARING 2): killed in between, it is a file that no row names, unreadable
and swept away after a day. So a file is there whole or not at all.

A file that came with a form that was not right yet is *held*: it lies sealed on the disk, and the form carries a signed
note that only the same person can use, for the same item. So nobody chooses a photo twice.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from io import BytesIO
from typing import Any, BinaryIO, cast
from uuid import UUID, uuid5

from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from gezinsboek.circle.models import Item
from gezinsboek.ground.acting import acting
from gezinsboek.ground.acts import ask
from gezinsboek.ground.uploads import PHOTO, SOUND, Refused, accept, turned
from gezinsboek.ground.vault.filestore import sealed_files

from .models import File

MOST = 20  # files of one item
HELD = 20 * 60 * 60  # seconds; the sweep takes what is older than a day
SIZES = {PHOTO: ("large", "small"), "document": ("original",), SOUND: ("original",)}
_SALT = "gezinsboek.timeline.held"


@dataclass(frozen=True)
class Held:
    """A file on the disk that waits for its item."""

    id: UUID
    kind: str
    mime: str
    name: str
    size: int
    width: int | None = None
    height: int | None = None

    def note(self, book: UUID, item: UUID) -> str:
        """What the form carries: signed, for this person and this item alone."""
        told = asdict(self) | {"id": str(self.id)}
        return signing.dumps([told, str(book), str(item), _person()], salt=_SALT, compress=True)


def hold(book: UUID, form: UUID, upload: "UploadedFile[Any]") -> Held:
    """Look at the file, make photos anew, seal it. Raises `uploads.Refused` with the reason in plain words.

    Its id follows from the person, the form and the content, so that sending a form twice brings one file.
    """
    if upload.file is None:
        raise Refused("empty")
    taken = accept(upload.name or "", cast(BinaryIO, upload.file), upload.content_type or "")
    file = uuid5(form, f"{_person()}:{_fingerprint(upload)}:{upload.name}")
    store = sealed_files()
    for column, part in taken.parts.items():
        part.stream.seek(0)
        store.put(book, file, column, part.stream)
    main = taken.parts[SIZES[taken.kind][0]]
    return Held(file, taken.kind, main.mime, taken.name, main.size, main.width, main.height)


def hold_all(
    book: UUID, form: UUID, uploads: "Iterable[UploadedFile[Any]]", room: int = MOST
) -> tuple[list[Held], list[str]]:
    """The files that were taken, and a sentence about each that was not."""
    taken: list[Held] = []
    refused: list[str] = []
    for upload in uploads:
        if len(taken) >= room:
            refused.append(_("Er passen %(n)s bestanden bij een stukje. De rest is niet bewaard.") % {"n": MOST})
            break
        try:
            taken.append(hold(book, form, upload))
        except Refused as reason:
            refused.append(_("%(name)s: %(reason)s") % {"name": (upload.name or "")[:100], "reason": reason.message})
    return taken, refused


def held(notes: Iterable[str], book: UUID, item: UUID) -> list[Held]:
    """What these notes stand for; one that is forged, too old, somebody else's or of another item is left out."""
    found: dict[UUID, Held] = {}
    for note in list(notes)[:MOST]:
        try:
            told, *place = signing.loads(note, salt=_SALT, max_age=HELD)
        except signing.BadSignature:
            continue
        if place == [str(book), str(item), _person()]:
            one = Held(**{**told, "id": UUID(told["id"])})
            found[one.id] = one
    return list(found.values())


def turn(one: Held, book: UUID) -> Held:
    """The same photo, a quarter to the right. What it was stays for who goes back a page; the sweep takes it."""
    store, made = sealed_files(), turned(b"".join(sealed_files().read(book, one.id, "large")))
    new, large = uuid5(one.id, "turned"), made["large"]
    for column, picture in made.items():
        store.put(book, new, column, BytesIO(picture.content))
    return replace(one, id=new, mime=large.mime, size=len(large.content), width=large.width, height=large.height)


def look(one: Held, book: UUID) -> str:
    """The last part of the address at which only who holds this photo sees it, while it waits for its item."""
    return _looking(book).sign(one.id.hex)


def looked(told: str, book: UUID) -> Iterator[bytes]:
    """The photo that `look` named. Raises FileNotFoundError for anything else, or when it belongs to an item by now."""
    try:
        file = UUID(_looking(book).unsign(told, max_age=HELD))
    except (signing.BadSignature, ValueError):
        raise FileNotFoundError(told) from None
    if file not in ask("files_without_row", [file])[0][0]:
        raise FileNotFoundError(told)
    return sealed_files().read(book, file, "large")


def _looking(book: UUID) -> signing.TimestampSigner:
    return signing.TimestampSigner(salt=f"{_SALT}.look:{book}:{_person()}")


def tie(item: Item, waiting: Iterable[Held], author: UUID, transcript: str = "") -> None:
    """`transcript`: what is said in a recording. From now on these belong to the item, for as long as this transaction is not undone. Twice is once."""
    waiting = list(waiting)
    there = set(File.objects.filter(id__in=[one.id for one in waiting]).values_list("id", flat=True)) if waiting else ()
    for one in waiting:
        if one.id in there:
            continue
        row = File(
            id=one.id,
            dossier_id=item.dossier_id,
            item_id=item.id,
            author_id=author,
            kind=one.kind,
            mime=one.mime,
            size=one.size,
            width=one.width,
            height=one.height,
        )
        row.name = one.name
        if transcript and one.kind == SOUND:
            row.alt = transcript
        row.save(force_insert=True)


def content(file: File, size: str, start: int = 0, length: int | None = None) -> Iterator[bytes]:
    """The bytes, or a part of them, checked. Raises FileNotFoundError for a size there is not. Needs no database, so it may be streamed."""
    if size not in SIZES.get(file.kind, ()):
        raise FileNotFoundError(size)
    return sealed_files().read(file.dossier_id, file.id, size, start, length)


def drop(held_files: Iterable[Held], book: UUID) -> None:
    """Take away from the disk what its maker no longer wants with the form; never what belongs to an item by now."""
    ids = [one.id for one in held_files]
    if not ids:
        return
    for unused in ask("files_without_row", ids)[0][0]:
        sealed_files().remove(book, unused)


def _fingerprint(upload: "UploadedFile[Any]") -> str:
    upload.seek(0)
    return sha256(b"".join(upload.chunks())).hexdigest()


def _person() -> str:
    who = acting()
    return str(who.person) if who else ""
