"""Into a folder of this server that only its operator can name: `<GEZINSBOEK_DROP>/<organisation>/<id>.pdf` and `.json`.

Each is written beside its place and renamed when it is on the disk: a program that watches the folder never sees half.
"""

import contextlib
import os
import secrets
from pathlib import Path

from django.conf import settings

from gezinsboek.organisations.models import Organisation

from . import Never, NotYet, Parcel


def send(parcel: Parcel, organisation: Organisation) -> None:
    if not settings.DROP:
        raise Never("not set up")
    folder = Path(settings.DROP) / str(organisation.id)
    try:
        folder.mkdir(mode=0o770, exist_ok=True)  # below what the operator made, and never that itself
        for name, _kind, content in parcel.papers(organisation):
            _put(folder, name, content)
    except OSError:
        raise NotYet("no folder") from None


def _put(folder: Path, name: str, content: bytes) -> None:
    for left in folder.glob(
        f".{name}.*.part"
    ):  # by a worker that was killed halfway: a family's words in a hidden file
        left.unlink(missing_ok=True)
    half = folder / f".{name}.{secrets.token_hex(8)}.part"
    try:
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o640), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        half.replace(folder / name)
        _sync(folder)
    finally:
        with contextlib.suppress(OSError):
            half.unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
