"""The copy of a book: a website to open from the disk, a PDF, JSON, and all photos and files (PRODUCT, REQ-17)."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gezinsboek.circle import addresses, gezag
from gezinsboek.circle.agreement import Standing, pieces
from gezinsboek.ground import clock
from gezinsboek.ground.paper.books import Block
from gezinsboek.ground.paper.books import Part as PaperPart
from gezinsboek.ground.paper.books import book as printed
from gezinsboek.ground.ui.dates import AMSTERDAM
from gezinsboek.ground.vault.filestore import sealed_files
from gezinsboek.log.looks import looked

from .along import Leaf, book_of, leaves_of
from .pulling import Part
from .telling import Pages, Paper, Told, in_full, in_portions

STYLE = Path(__file__).parent / "offline.css"
SHEET = 400  # stukjes in one PDF: more in one file would need too much memory at once
FORMAT = "gezinsboek"


@dataclass(frozen=True)
class Sheet:
    """One page of a chapter on the website."""

    chapter: UUID
    name: str
    file: str
    items: list[UUID]
    number: int
    of: int


class Website:
    """Makes the parts of the ZIP, each when its turn comes; `step(n)` hears of every n stukjes that were done."""

    def __init__(self, book: UUID, step: Callable[[int], None]) -> None:
        self.book, self.step = book, step
        with transaction.atomic():
            self.pages = Pages.of(book)
            self.people = [one for one in self.pages.frame.folk.members.values() if one.accepted_at]
            self.children = [child.name for child in self.pages.frame.children]
            self.gezag = gezag.for_a_copy(book)
            children = {child.id: child.name for child in self.pages.frame.children}
            self.homes = addresses.for_a_copy(book, self.pages.frame.folk.members, children)
            self.agreement = Standing.of(book, self.pages.frame.folk.members)
            self.leaves = leaves_of(self.pages.frame)
            self.book_data = book_of(self.pages.frame)
        self.name = self.pages.frame.book.name
        self.made_at = clock.now()
        self.sheets = list(self._sheets())

    @property
    def total(self) -> int:
        return 4 * len(self.pages.items)

    def parts(self) -> Iterator[Part]:
        pdfs = self._pdfs()
        yield "stijl.css", [STYLE.read_bytes()], True
        yield "index.html", [self._html("index", **self._front())], True
        yield (
            "mensen.html",
            [self._html("people", people=self._people(), children=self.children, gezag=self.gezag, homes=self.homes)],
            True,
        )
        if self.agreement.now:
            shown = [(text.version, self.agreement.said_by(text), pieces(text.told)) for text in self.agreement.texts]
            yield "spelregels.html", [self._html("agreement", texts=shown, said=self.agreement.said)], True
        for leaf in self.leaves:
            yield leaf.file, self._leaf(leaf), True
        for sheet in self.sheets:
            yield sheet.file, self._chapter(sheet), True
        yield "boek.json", self._json(), True
        for name, items in pdfs:
            yield name, self._pdf(items), False
        for items in self._portions():
            for paper in self._papers(items):
                yield paper.path, sealed_files().read(paper.book, paper.id, paper.column), False
            self.step(len(items))

    # ---------- the website

    def _sheets(self) -> Iterator[Sheet]:
        for number, chapter in enumerate(self.pages.chapters, start=1):
            portions = list(self.pages.parts(chapter.id)) or [[]]
            for place, items in enumerate(portions, start=1):
                file = f"hoofdstuk-{number}.html" if place == 1 else f"hoofdstuk-{number}-{place}.html"
                yield Sheet(chapter.id, chapter.name, file, items, place, len(portions))

    def _front(self) -> dict[str, Any]:
        counts = {chapter.id: len(self.pages.plan[chapter.id]) for chapter in self.pages.chapters}
        firsts = [sheet for sheet in self.sheets if sheet.number == 1]
        return {
            "chapters": [
                {"name": sheet.name, "file": sheet.file, "count": counts[chapter.id]}
                for sheet, chapter in zip(firsts, self.pages.chapters, strict=True)
            ],
            "pdfs": [name for name, _items in self._pdfs()],
            "made": in_full(self.made_at),
            "source": source(),
        }

    def _chapter(self, sheet: Sheet) -> Iterator[bytes]:
        with transaction.atomic():
            told = self.pages.told(sheet.items)
            looked(sheet.items, "export")
            self.step(len(sheet.items))
        others = [one for one in self.sheets if one.chapter == sheet.chapter]
        yield self._html("chapter", sheet=sheet, items=told, others=others)

    def _leaf(self, leaf: Leaf) -> Iterator[bytes]:
        """Its items are those of the chapters, which tell the log."""
        with transaction.atomic():
            parts = [
                (head, [one for some in in_portions(items) for one in self.pages.told(some)])
                for head, items in leaf.parts
            ]
        yield self._html("leaf", leaf=leaf, parts=parts)

    def _people(self) -> list[dict[str, str]]:
        return [
            {
                "name": one.introduced,
                "role": str(one.get_role_display()),
                "title": "" if one.squared else one.described,
                "ended": "" if one.live else _("doet niet meer mee"),
            }
            for one in sorted(self.people, key=lambda one: (not one.live, one.name.casefold()))
        ]

    def _html(self, template: str, **context: Any) -> bytes:
        first = [sheet for sheet in self.sheets if sheet.number == 1]
        told = {"name": self.name, "language": get_language() or "nl", "menu": first, "here": template, **context}
        told |= {"agreed": self.agreement.now is not None, "leaves": self.leaves}
        return render_to_string(f"exchange/site/{template}.html", told).encode()

    # ---------- JSON

    def _json(self) -> Iterator[bytes]:
        """One piece for each portion of stukjes; together one document (docs/exchange/book.schema.json)."""
        head = {
            "format": FORMAT,
            "version": 1,
            "made_at": self.made_at.isoformat(),
            "source": source(),
            "book": {"id": str(self.book), "name": self.name},
            "children": self.children,
            "people": [{"name": one["name"], "role": one["role"]} for one in self._people()],
            "chapters": [{"id": str(one.id), "name": one.name} for one in self.pages.chapters],
            "agreement": self._agreed(),
            "addresses": [{"whose": one.whose, **one.told} for one in self.homes],
            **self.book_data,
        }
        yield (dumped(head)[:-1] + ',"items":[').encode()
        before = ""
        for chapter in self.pages.chapters:
            for items in self.pages.parts(chapter.id):
                with transaction.atomic():
                    told = self.pages.told(items, data=True)
                    self.step(len(items))
                yield (before + ",".join(dumped(as_data(one, chapter.id)) for one in told)).encode()
                before = ","
        yield b"]}"

    def _agreed(self) -> list[dict[str, Any]]:
        """Every text of the spelregels, the oldest first, with the yeses that the asker sees."""
        standing = self.agreement
        return [
            {
                "version": text.version,
                "said_by": standing.name(text.said_by),
                "said_at": iso(text.said_at),
                "words": dict(text.told),
                "yes": [
                    {"who": standing.name(one.member), "said_at": iso(one.said_at)}
                    for one in standing.accords
                    if one.agreement_id == text.id
                ],
            }
            for text in reversed(standing.texts)
        ]

    # ---------- PDF

    def _pdfs(self) -> list[tuple[str, list[UUID]]]:
        items = self.pages.items
        portions = [items[start : start + SHEET] for start in range(0, len(items), SHEET)] or [[]]
        if len(portions) == 1:
            return [("boek.pdf", items)]
        return [(f"boek-{number}.pdf", portion) for number, portion in enumerate(portions, start=1)]

    def _pdf(self, items: list[UUID]) -> Iterator[bytes]:
        parts: dict[str, list[Block]] = {}
        for start in range(0, len(items), 50):
            some = items[start : start + 50]
            with transaction.atomic():
                for told in self.pages.told(some):
                    parts.setdefault(told.chapter, []).append(as_block(told))
                self.step(len(some))
        yield printed(
            self.name,
            [*(PaperPart(name, blocks) for name, blocks in parts.items()), *self._beside(items)],
            source=source(),
            made_at=self.made_at.astimezone(AMSTERDAM),
            language=get_language() or "nl",
        )

    def _beside(self, items: list[UUID]) -> list[PaperPart]:
        """What hangs on no item stands behind the last of them."""
        if items != self._pdfs()[-1][1]:
            return []
        made = in_full(self.made_at)
        return [PaperPart(one.title, [Block(made, "\n".join(one.lines))]) for one in self.leaves if one.lines]

    # ---------- photos and files

    def _portions(self) -> Iterator[list[UUID]]:
        return (items for chapter in self.pages.plan for items in self.pages.parts(chapter))

    def _papers(self, items: list[UUID]) -> list[Paper]:
        with transaction.atomic():
            return [paper for told in self.pages.told(items) for paper in told.papers]


def source() -> str:
    return str(settings.ORIGIN).partition("://")[2]


def dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace").decode()


def iso(moment: datetime) -> str:
    return moment.isoformat()


def as_data(told: Told, chapter: UUID) -> dict[str, Any]:
    return {
        "id": str(told.id),
        "chapter": str(chapter),
        "author": told.who,
        "written_at": iso(told.at),
        "happened_on": told.happened.isoformat() if told.happened else None,
        "about": told.about or None,
        "text": told.text,
        "version": told.version,
        "mark": told.mark or None,
        "source": told.source or None,
        "rebuttals": [
            {"author": one.who, "written_at": iso(one.at), "text": one.text, "note": one.note or None}
            for one in told.rebuttals
        ],
        "changed": told.changed or None,
        "replies": [
            {"author": one.who, "written_at": iso(one.at), "text": one.text, "changed": one.changed or None}
            for one in told.replies
        ],
        "files": [
            {"path": one.path, "name": one.name, "mime": one.mime, "alt": one.alt if one.photo else None}
            for one in told.papers
        ],
        "likes": told.likes,
        "asked": told.asked,
        "facts": told.facts,
        "taken_over": told.taken,
        **told.data,
    }


def as_block(told: Told) -> Block:
    notes = [f"{_('Bedoeld als:')} {told.mark_words}"] if told.mark else []
    notes += [told.source_words] if told.source else []
    notes += told.facts
    notes += [told.changed] if told.changed else []
    notes += [_("Over %(name)s") % {"name": told.about}] if told.about else []
    notes += [
        _("Foto: %(name)s") % {"name": f"{one.alt} ({one.path})" if one.described else one.path} for one in told.photos
    ]
    notes += [_("Bestand: %(name)s") % {"name": one.path} for one in told.documents]
    notes += [_("Vraag aan %(name)s.") % {"name": name} for name in told.asked]
    notes += told.taken
    return Block(
        head=f"{told.moment} · {told.who}",
        text=told.text,
        notes=notes,
        replies=[(f"{one.who}, {in_full(one.at)}", one.text) for one in told.replies],
        beside=[(one.head, one.text) for one in told.rebuttals],
    )
