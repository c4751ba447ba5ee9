"""A ZIP that is made while it is read: what comes out goes straight into the seal, and nothing waits on the disk."""

import io
import zipfile
from collections.abc import Iterable, Iterator

Part = tuple[str, Iterable[bytes], bool]  # name, content, whether it is worth packing


class _Sink(io.RawIOBase):
    """Keeps what was written until it is taken. Not seekable, so the ZIP never goes back."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, content: bytes) -> int:  # type: ignore[override]
        self.parts.append(bytes(content))
        return len(content)

    def taken(self) -> bytes:
        found, self.parts = b"".join(self.parts), []
        return found


def zipped(parts: Iterable[Part]) -> Iterator[bytes]:
    """The ZIP of these parts, piece by piece; each part is made only when its turn comes."""
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", allowZip64=True) as made:
        for name, content, packs in parts:
            about = zipfile.ZipInfo(name)
            about.compress_type = zipfile.ZIP_DEFLATED if packs else zipfile.ZIP_STORED
            about.external_attr = 0o600 << 16
            with made.open(about, "w", force_zip64=True) as member:
                for piece in content:
                    member.write(piece)
                    yield sink.taken()
            yield sink.taken()
    yield sink.taken()


class Pulled(io.RawIOBase):
    """Reads from pieces that are made on demand."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces = pieces
        self.rest = b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        while not self.rest:
            piece = next(self.pieces, None)
            if piece is None:
                return b""
            self.rest = piece
        if size < 0:
            found, self.rest = self.rest + b"".join(self.pieces), b""
            return found
        found, self.rest = self.rest[:size], self.rest[size:]
        return found
