"""One's own words out of one book: PDF, JSON and the files, also for thirty days after leaving (SHARING 7)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gezinsboek.circle.models import Bookmark, Role
from gezinsboek.dossier.models import Dossier
from gezinsboek.ground import clock
from gezinsboek.ground.acting import acting
from gezinsboek.ground.acts import ask
from gezinsboek.ground.paper.books import Block
from gezinsboek.ground.paper.books import Part as PaperPart
from gezinsboek.ground.paper.books import book as printed
from gezinsboek.ground.ui.dates import AMSTERDAM
from gezinsboek.ground.vault import KeyGone
from gezinsboek.ground.vault.filestore import sealed_files
from gezinsboek.people.models import Person
from gezinsboek.timeline.models import Entry, File, Rebuttal
from gezinsboek.timeline.models.entry import source_of, words_of
from gezinsboek.timeline.rebutting import noted

from .along import own_parts
from .pulling import Part
from .telling import Beside, Paper, in_full, paper_of
from .website import dumped, iso, source

FORMAT = "gezinsboek-eigen"


@dataclass(frozen=True)
class OwnText:
    """One stukje of mine as I last wrote it, with the weerwoorden that go with it."""

    id: UUID
    at: datetime
    happened: date | None
    text: str
    changed: bool
    mark: str
    source: str
    version: int
    beside: list[Beside]


@dataclass(frozen=True)
class OwnBook:
    """A book of which I may take my own words; `ended` when I no longer take part."""

    id: UUID
    name: str
    ended: datetime | None


def own_books() -> list[OwnBook]:
    """Those whose key is still there."""
    found = []
    for book, sealed, label_of, label, ended in ask("my_own_books"):
        try:
            own = Bookmark(id=label_of, dossier_id=book, label_sealed=label).label if label_of else ""
            name = Dossier(id=book, name_sealed=sealed).name if sealed else ""
        except KeyGone:
            continue
        found.append(OwnBook(book, own or name or _("Een boek"), ended if ended and ended <= clock.now() else None))
    return sorted(found, key=lambda one: (one.ended is not None, one.name.casefold()))


def own_texts(book: UUID) -> list[OwnText]:
    """As the database gives them, also after I left. A weerwoord goes with its text; whose it is, it tells by what they are."""
    beside: dict[UUID, list[tuple[UUID, str, datetime, bytes, int]]] = {}
    for item, *told in ask("my_own_rebuttals", book):
        beside.setdefault(item, []).append(tuple(told))
    return [
        OwnText(
            id=item,
            at=at,
            happened=happened,
            text=str(Entry(item_id=item, dossier_id=book, text_sealed=sealed).text),
            changed=changed,
            mark=mark,
            source=source,
            version=version,
            beside=[_beside(book, version, *one) for one in beside.get(item, ())],
        )
        for item, at, happened, sealed, changed, mark, version, source in ask("my_own_words", book)
    ]


def _beside(book: UUID, version: int, id_: UUID, role: str, at: datetime, sealed: bytes, written_with: int) -> Beside:
    words = {Role.YOUTH.value: _("de jongere"), Role.NETWORK.value: _("familie, een vriend of buur")}
    who = words.get(role, _("een ouder of verzorger"))
    return Beside(
        who, at, str(Rebuttal(id=id_, dossier_id=book, text_sealed=sealed).text), noted(written_with, version)
    )


class OwnWords:
    """Makes the parts of the ZIP. What one person wrote in one book fits in memory; the files are streamed."""

    def __init__(self, book: UUID, step: Callable[[int], None]) -> None:
        self.book, self.step = book, step
        self.made_at = clock.now()
        with transaction.atomic():
            who = acting()
            me = Person.objects.get(id=who.person) if who else Person()
            self.author = ", ".join(part for part in (me.name, me.profession, me.organisation) if part)
            self.name = next((one.name for one in own_books() if one.id == book), _("Een boek"))
            self.words = own_texts(book)
            self.hung = own_parts(book)
            self.papers: dict[UUID, list[Paper]] = {}
            for file, item, _at, name, kind, mime, size in ask("my_own_files", book):
                row = File(id=file, dossier_id=book, item_id=item, name_sealed=name, kind=kind, mime=mime, size=size)
                self.papers.setdefault(item, []).append(paper_of(row))

    @property
    def total(self) -> int:
        return 2 + len(self.papers)

    def parts(self) -> Iterator[Part]:
        yield "eigen-stukjes.json", [dumped(self.data()).encode()], True
        self.step(1)
        yield "eigen-stukjes.pdf", [self.pdf()], False
        self.step(1)
        for papers in self.papers.values():
            for paper in papers:
                yield paper.path, sealed_files().read(paper.book, paper.id, paper.column), False
            self.step(1)

    def data(self) -> dict[str, Any]:
        """docs/exchange/own.schema.json"""
        return {
            "format": FORMAT,
            "version": 1,
            "made_at": iso(self.made_at),
            "source": source(),
            "author": self.author,
            "items": [
                {
                    "id": str(mine.id),
                    "written_at": iso(mine.at),
                    "happened_on": mine.happened.isoformat() if mine.happened else None,
                    "text": mine.text,
                    "mark": mine.mark or None,
                    "source": mine.source or None,
                    "rebuttals": [
                        {"author": one.who, "written_at": iso(one.at), "text": one.text, "note": one.note or None}
                        for one in mine.beside
                    ],
                    "later_changed_by_others": mine.changed,
                    "files": [
                        {"path": one.path, "name": one.name, "mime": one.mime} for one in self.papers.get(mine.id, ())
                    ],
                }
                for mine in self.words
            ],
            "parts": [
                {
                    "id": str(one.id),
                    "item": str(one.item) if one.item else None,
                    "kind": one.kind,
                    "written_at": iso(one.at),
                    "head": one.head,
                    "text": one.text,
                }
                for one in self.hung
            ],
        }

    def pdf(self) -> bytes:
        blocks = [
            Block(
                head=f"{in_full(mine.at)} · {self.author}",
                text=mine.text,
                notes=[
                    *([f"{_('Bedoeld als:')} {words_of(mine.mark)}"] if mine.mark else []),
                    *([source_of(mine.source)] if mine.source else []),
                    *([_("Iemand anders veranderde dit later. Hier staat jouw tekst.")] if mine.changed else []),
                    *(_("Bestand: %(name)s") % {"name": one.path} for one in self.papers.get(mine.id, ())),
                ],
                beside=[(one.head, one.text) for one in mine.beside],
            )
            for mine in self.words
        ]
        hung = [Block(f"{in_full(one.at)} · {one.head}", one.text) for one in self.hung]
        return printed(
            _("Eigen stukjes"),
            [PaperPart(self.name, blocks), *([PaperPart(_("Plan en agenda"), hung)] if hung else [])],
            source=source(),
            made_at=self.made_at.astimezone(AMSTERDAM),
            language=get_language() or "nl",
        )
