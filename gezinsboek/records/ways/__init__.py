"""The ways out: how one record gets to an organisation. A module per way, with `send(parcel, organisation)`.

Each raises `NotYet` to be tried again later, or `Never` for a dead letter; ends when it arrived. The id of the taking over
is the idempotency key of every way: sent twice, it is there once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from uuid import UUID

from gezinsboek.organisations import headings
from gezinsboek.organisations.models import Organisation
from gezinsboek.records.record import Record, as_pdf, bytes_of

SENT = ("webhook", "drop", "bucket", "mail")  # those that go by themselves


class NotSent(Exception):  # noqa: N818 - says what is so
    """It did not arrive. `status`: an HTTP status or a short word; never an address, never anything of a family."""

    def __init__(self, status: object) -> None:
        super().__init__(str(status)[:20])
        self.status = str(status)[:20]


class NotYet(NotSent):
    """Not this time."""

    @property
    def about_all(self) -> bool:
        """Whether their system does not work just now, and not this one record is the trouble."""
        return not self.status.startswith("4") or self.status == "429"


class Never(NotSent):
    """Not by trying again: somebody must change something first."""


@dataclass(frozen=True)
class Parcel:
    """A record on its way. `contents` reads its files, of which some may be gone by now. A trial says so by every way."""

    record: Record
    contents: Callable[[Record], dict[UUID, bytes]] = lambda _record: {}
    trial: bool = False

    @property
    def id(self) -> UUID:
        return self.record.id

    @property
    def name(self) -> str:
        """Of its files; tells nothing."""
        return f"proef-{self.id}" if self.trial else str(self.id)

    @property
    def data(self) -> bytes:
        """Exactly what the receipt's SHA-256 was made of."""
        return bytes_of(self.record)

    def papers(self, organisation: Organisation) -> list[tuple[str, str, bytes]]:
        """(name, kind, content): the PDF, and last the data, so that who sees the data can count on the PDF."""
        pdf = as_pdf(self.record, self.contents(self.record), headings.of(organisation))
        return [
            (f"{self.name}.pdf", "application/pdf", pdf),
            (f"{self.name}.json", "application/json", self.data),
        ]


def send(way: str, parcel: Parcel, organisation: Organisation) -> None:
    """By this way. What a way needs is loaded when it is used."""
    if way not in SENT:
        raise Never("no way")
    import_module(f"{__name__}.{way}").send(parcel, organisation)
