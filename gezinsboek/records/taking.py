"""Zet in mijn dossier: taking stukjes over into one's own record system, with a receipt for each (SHARING 22).

The id of a taking over follows from what goes over and how: the same content twice is one receipt, one line in the log, and
at the receiver one record, however often somebody clicks.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from psycopg.types.json import Jsonb

from gezinsboek.ground.acting import acting
from gezinsboek.ground.acts import act
from gezinsboek.organisations.headings import of as headings_of
from gezinsboek.organisations.mine import my_organisation
from gezinsboek.organisations.models import Organisation
from gezinsboek.timeline.responses import Taken

from . import enclosing
from .again import HandedOut
from .gathering import Gathered, gather
from .models import Delivery, Takeover
from .record import Record, bytes_of, sha256_of
from .sending import soon

Way, How = Takeover.Way, Takeover.How
SENDING = (Way.WEBHOOK, Way.DROP, Way.BUCKET, Way.MAIL)
BY_HAND = (Way.DOWNLOAD, Way.COPY, Way.TYPED)
MOST = 100  # at once
ROOM = enclosing.MOST  # bytes of all files in one download: it is made in memory, while somebody waits
SAME = UUID("5a0f3c4e-7d1b-4f0e-9a53-2f6f0d6c7b11")


class TooMuch(Exception):  # noqa: N818 - says what is so
    """The files of these are too big for one download together. Nothing went."""


@dataclass(frozen=True)
class Went:
    """One stukje that went over, or is on its way: its receipt's id is the record's."""

    gathered: Gathered
    record: Record
    way: str

    @property
    def sent(self) -> bool:
        """Whether it leaves by itself."""
        return self.way in SENDING


def sends(organisation: Organisation | None) -> bool:
    """Whether what is taken over reaches the own system by itself."""
    return organisation is not None and organisation.way in SENDING


def usual_way(organisation: Organisation | None) -> str:
    """What one click does: what the organisation chose, else a PDF."""
    return organisation.way if organisation and organisation.way else Way.DOWNLOAD.value


def ways(organisation: Organisation | None) -> list[str]:
    """All that one may do: what the organisation chose first, and always by one's own hand."""
    first = usual_way(organisation)
    return [first, *(one.value for one in BY_HAND if one.value != first)]


def take_over(
    items: Iterable[UUID],
    how: str,
    *,
    way: str = "",
    reason: str = "",
    organisation: Organisation | None = None,
) -> list[Went]:
    """What I may of these, oldest first; what was asked and is not in the answer I may not. Raises TooMuch."""
    return take(gather(list(items)[:MOST]), how, way=way, reason=reason, organisation=organisation)


@transaction.atomic(savepoint=False)  # who goes on after a refusal puts a savepoint around it
def take(
    found: Sequence[Gathered],
    how: str,
    *,
    way: str = "",
    reason: str = "",
    organisation: Organisation | None = None,
) -> list[Went]:
    """All of these. `way` empty: the usual one.

    Raises Refused when something changed meanwhile, and TooMuch; then nothing went. What is of others goes only with a `reason`.
    """
    if not found:
        return []
    organisation = organisation or my_organisation()
    way = Way.TYPED.value if how == How.TYPED else way or usual_way(organisation)
    if way not in ways(organisation):
        raise ValueError(way)
    named = [_named(one, way, reason, organisation) for one in _with_files(found, way)]
    before = {old.id: old for one in found for old in one.taken}
    return [_went(one, before.get(one.record.id), how, organisation) for one in named]


def _with_files(found: Sequence[Gathered], way: str) -> Iterator[Gathered]:
    """Each with its files, read one after the other. Of a single one the paper itself leaves out what does not fit."""
    size = 0
    for one in found:
        whole = one.with_files()
        size += sum(file.size for file in whole.record.files)
        if way == Way.DOWNLOAD and len(found) > 1 and size > ROOM:
            raise TooMuch
        yield whole


def _went(one: Went, before: Taken | None, how: str, organisation: Organisation | None) -> Went:
    """The same again is the same receipt; what did not arrive goes once more."""
    if before is None:
        _keep(one, how, organisation)
        return one
    if before.failed:
        act("send_again", before.id)
    return replace(one, record=replace(one.record, taken_at=before.at))


def _named(one: Gathered, way: str, reason: str, organisation: Organisation | None) -> Went:
    """With what this taking over adds, under the id that follows from it."""
    name = organisation.name if organisation else ""
    said = reason.strip() if one.why == Takeover.Why.ALLOWED else ""
    record = replace(one.record, organisation=name, reason=said)
    still = replace(record, taken_at=datetime(2000, 1, 1, tzinfo=record.taken_at.tzinfo))
    who = acting()
    place = f"{one.item.id} {who.person if who else ''} {way} {sha256_of(still)}"
    return Went(one, replace(record, id=uuid5(SAME, place)), way)


def _keep(one: Went, how: str, organisation: Organisation | None) -> None:
    """The receipt, and what has to leave."""
    item, record = one.gathered.item, one.record
    receipt = Takeover(id=record.id, dossier_id=item.dossier_id)
    receipt.organisation, receipt.reason = record.organisation, record.reason
    out = HandedOut.now(item.dossier_id, record, headings_of(organisation))
    told = {
        "id": str(record.id),
        "item": str(item.id),
        "way": one.way,
        "how": how,
        "version": record.version,
        "organisation": str(organisation.id) if organisation else None,
        "sha256": "" if one.way == Way.TYPED else out.sha256(one.way),
        "files": [str(file.id) for file in record.files],
        "words": one.gathered.words,
    }
    payload = None
    if one.sent:
        leaving = Delivery(id=record.id, dossier_id=item.dossier_id)
        leaving.payload = bytes_of(record).decode()
        payload = bytes(leaving.payload_sealed)
    said = (bytes(receipt.organisation_sealed), bytes(receipt.reason_sealed) if record.reason else b"")
    kept = out.sealed() if one.way in (Way.DOWNLOAD, Way.COPY) else None
    act("take_over", Jsonb(told), *said, payload, kept, savepoint=False)
    if one.sent:  # at the earliest when its writer can take it back no more
        soon(record.id, item.dossier_id, record.taken_at)


WAY_WORDS = {
    Way.WEBHOOK.value: _("Rechtstreeks naar mijn eigen systeem"),
    Way.DROP.value: _("Als bestand naar mijn eigen systeem"),
    Way.BUCKET.value: _("Als bestand naar de opslag van mijn organisatie"),
    Way.MAIL.value: _("Versleuteld per e-mail naar mijn organisatie"),
    Way.DOWNLOAD.value: _("Als PDF, met de gegevens erin"),
    Way.COPY.value: _("Als tekst om te kopiëren"),
    Way.TYPED.value: _("Ik typte het zelf over"),
}


def choices(organisation: Organisation | None) -> list[tuple[str, str]]:
    """The ways with their words, the usual one first."""
    return [(way, str(WAY_WORDS[way])) for way in ways(organisation)]
