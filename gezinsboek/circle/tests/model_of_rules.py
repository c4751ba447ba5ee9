"""Who sees what, written from docs of the rules (SHARING 1-11, 14, 16, 20, 26) and not from the SQL: the independent
model that the matrix holds against the database. Slow and plain on purpose."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from uuid import UUID

from . import model_of_pauses as pauses
from .matrix_claims import Claim
from .matrix_world import FAMILY, OUTSIDERS, TABLES, Row, World
from .model_of_addresses import Addresses
from .model_of_agenda import Agenda
from .model_of_keys import age, keys_of, live, not_let, opens, out
from .model_of_plan import Plans
from .model_of_plan_papers import sees_day
from .model_of_plan_versions import Versions
from .model_of_signals import Signals
from .model_of_stack import sees_consult_answer, sees_helping
from .model_of_taking import sees_takeover


class Eyes:
    """What one claim sees in a world."""

    def __init__(self, world: World, claim: Claim) -> None:
        self.world, self.claim = world, claim
        self.person = claim.person if claim.fault == "none" else None
        self.fresh = claim.fresh and self.person is not None
        self.looking = claim.as_member if self.person else None

    # ---------- who I am

    @cached_property
    def me(self) -> dict[UUID, Row]:
        """Book -> my member, where I take part; the focus only narrows."""
        mine = [m for m in self.world.of("member") if self.person and m.person == self.person and live(self.world, m)]
        return {m.book: m for m in mine if m.book and self.claim.focus in (None, m.book)}

    @cached_property
    def mine(self) -> set[UUID]:
        return {m.id for m in self.me.values()}

    @cached_property
    def keys(self) -> dict[UUID, Row]:
        """Chapter -> my grant. 4: a private chapter only while fresh."""
        found = {c: g for m in self.me.values() for c, g in keys_of(self.world, m).items()}
        return {c: g for c, g in found.items() if self.world.get("chapter", c).owner is None or self.fresh}

    def shares(self, book: UUID | None, *roles: str) -> bool:
        """Whether I read a shared chapter of this book in one of these roles."""
        me = self.me.get(book) if book else None
        return me is not None and me.role in roles and any(self.is_shared(c) for c in self.keys_in(book))

    def keys_in(self, book: UUID | None) -> set[UUID]:
        return {c for c, g in self.keys.items() if g.book == book}

    def is_shared(self, chapter: UUID) -> bool:
        return self.world.get("chapter", chapter).owner is None

    @cached_property
    def known(self) -> set[UUID]:
        """5: myself, whom I invited, and whoever was ever granted a chapter I read."""
        return {m.id for m in self.world.of("member") if m.book in self.me and self.knows(m)}

    def knows(self, member: Row) -> bool:
        if member.role == "guest":
            return any(self.knows_guest(link) for link in self.world.of("one_time_link") if link.member == member.id)
        granted = {g.chapter for g in self.world.of("chapter_grant") if g.member == member.id and g.chapter}
        if member.id in self.mine or granted & self.keys.keys():
            return True
        only_private = bool(granted) and not any(self.is_shared(c) for c in granted)
        return member.invited_by in self.mine and (self.fresh or not only_private)

    def knows_guest(self, link: Row) -> bool:
        """A guest has no grant: the family knows them along the chapter of the link, others where the answer lies."""
        item = self.world.rows["item"].get(link.item) if link.item else None
        return (item is not None and item.chapter in self.keys) or self.sees_link(link)

    def sees_link(self, link: Row) -> bool:
        me = self.me.get(link.book) if link.book else None
        asked = self.world.get("member", link.member).created
        if link.chapter not in self.keys or me is None or me.role not in FAMILY or asked is None:
            return False
        return not pauses.hides(self.veil, link.id, link.author, link.book, asked)

    @cached_property
    def through(self) -> Row | None:
        """20: whom I look as: a guardian, at somebody of the same book that they know. Otherwise nobody at all."""
        found = self.world.rows["member"].get(self.looking) if self.looking else None
        if found is None or found.id not in self.known or not live(self.world, found):
            return None
        looker = self.me.get(found.book) if found.book else None
        return found if looker and looker.role == "guardian" else None

    @cached_property
    def as_keys(self) -> dict[UUID, Row]:
        """What they read of what I read."""
        theirs = keys_of(self.world, self.through) if self.through else {}
        return {c: g for c, g in theirs.items() if c in self.keys}

    @cached_property
    def veil(self) -> pauses.Veil:
        """18: what stands still for me."""
        return pauses.veil_of(self.world, self.person, self.looking)

    def veiled(self, row: Row, at: datetime | None = None) -> bool:
        return pauses.hides(self.veil, row.id, row.author, row.book, at or self.world.now)

    def cut(self, x: UUID | None) -> int | None:
        return pauses.cut(self.world, self.veil, x)

    # ---------- what I may

    def may_change(self, author: UUID | None) -> bool:
        """9: mine; for a guardian those of outsiders and of children under twelve."""
        member = self.world.get("member", author)
        me = self.me.get(member.book) if member.book else None
        if me is None or me.id == member.id:
            return me is not None
        years = age(self.world, member.child)
        young = member.role == "youth" and years is not None and years < 12
        return me.role == "guardian" and (member.role in (*OUTSIDERS, "guest") or young)

    def writes(self, chapter: UUID | None) -> bool:
        key = self.keys.get(chapter) if chapter else None
        return key is not None and key.level == "write"

    # ---------- what I see

    def sees_item(self, item: Row) -> bool:
        key = self.keys.get(item.chapter) if item.chapter else None
        if key is None or not opens(self.world, key, item) or self.veiled(item, item.created):
            return False
        if not out(self.world, item) and (item.author not in self.mine or self.looking):
            return False
        if item.deleted and not (self.writes(item.chapter) and self.may_change(item.author)):
            return False  # 9: the bin is seen by those who could remove
        if self.looking is None:
            return True
        theirs = self.as_keys.get(item.chapter) if item.chapter else None
        return item.deleted is None and theirs is not None and opens(self.world, theirs, item)

    def sees_of_item(self, row: Row) -> bool:
        """2: exactly when its item is seen. 18: but for what is newer than a pause."""
        return row.item in self.items and not self.veiled(row)

    def sees_removable(self, row: Row) -> bool:
        """A reply or file: in the bin only for those who could remove it."""
        if not self.sees_of_item(row) or row.deleted is None:
            return self.sees_of_item(row)
        item = self.world.get("item", row.item)
        removes = item.deleted is None and self.writes(item.chapter) and self.may_change(row.author)
        return removes and self.looking is None

    def sees_reply(self, row: Row) -> bool:
        """One that is not out yet only by its author, and not while looking."""
        mine = row.author in self.mine and not self.looking
        return self.sees_removable(row) and (out(self.world, row) or mine)

    def sees_revision(self, row: Row) -> bool:
        of = row.row == row.item or row.row in self.seen("reply") | self.seen("rebuttal") | self.seen("step")
        behind = self.cut(row.row)
        return row.item in self.items and of and (behind is None or row.version < behind - 1)

    def sees_rebuttal(self, row: Row) -> bool:
        """With its item; one that was taken back only by who wrote it."""
        return self.sees_of_item(row) and (row.deleted is None or (row.author in self.mine and self.looking is None))

    def sees_chapter(self, chapter: UUID | None) -> bool:
        return chapter in self.keys and (self.looking is None or chapter in self.as_keys)

    def sees_member(self, member: Row) -> bool:
        if member.id not in self.known:
            return False
        along = [g for g in self.world.of("chapter_grant") if g.member == member.id]
        if self.looking and member.role == "guest":
            return any(i.author == member.id and i.id in self.items for i in self.world.of("item"))
        return self.looking is None or member is self.through or any(self.sees_chapter(g.chapter) for g in along)

    def sees_child(self, child: Row) -> bool:
        """The family that shares something knows all children; others whom a chapter or item they read is about."""
        items = [i for i in self.world.of("item") if i.about == child.id and not i.deleted and self.sees_item(i)]
        chapters = [c for c in self.world.of("chapter") if c.about == child.id and self.sees_chapter(c.id)]
        shown = any(c.child == child.id and c.other in self.mine for c in self.world.of("custody"))
        mine = self.shares(child.book, *FAMILY) or (shown and self.looking is None)
        theirs = any(self.is_shared(c) and g.book == child.book for c, g in self.as_keys.items())
        as_family = self.through is not None and self.through.role in FAMILY and theirs
        if items or chapters:
            return True
        return mine and (self.looking is None or as_family)

    def sees_person(self, person: Row) -> bool:
        mine = self.person is not None and person.id == self.person
        waits = [i for i in self.world.of("invitation") if i.waits_for == person.id and i.member in self.known]
        sent = any(self.world.get("member", i.member).invited_by in self.mine for i in waits) and self.looking is None
        return mine or sent or any(m.person == person.id for m in self.world.of("member") if self.sees_member(m))

    def sees_book(self, book: Row) -> bool:
        through = self.world.rows["member"].get(self.looking) if self.looking else None
        return book.id in self.me and (self.looking is None or (through is not None and through.book == book.id))

    def sees_line(self, line: Row) -> bool:
        """26: one's own; of outsiders along what I see or wrote. Private ones only while fresh, and along the chapter."""
        if self.looking or line.book not in self.me or (line.private and not self.fresh):
            return False
        if pauses.hides(self.veil, line.id, line.member, line.book, self.world.now):
            return False
        if line.other and self.veil.get(line.other) == pauses.ALWAYS:
            return False  # 18: of whom the pauser asked something since
        if line.member in self.mine:
            return True
        if line.role in FAMILY:
            return False
        if line.deed != "R" and any(r.id in line.items and not out(self.world, r) for r in self.world.of("reply")):
            return False  # of a reply that only its author sees yet
        if line.author in self.mine:
            return True
        if line.level == "address read" or (line.private and line.chapter not in self.keys):
            return False
        if line.item:
            return line.item in self.items
        if line.chapter:
            return line.chapter in self.keys
        return line.other in self.known if line.other else self.shares(line.book, "guardian")

    def sees_custody(self, row: Row) -> bool:
        """15: the guardians, and to whom the paper was shown."""
        return not self.looking and (row.other in self.mine or self.shares(row.book, "guardian"))

    def sees_letting(self, row: Row) -> bool:
        """6: the child and the guardian it is about."""
        here = self.me.get(row.book) if row.book else None
        child = here is not None and here.role == "youth" and here.child == row.child
        return here is not None and not self.looking and (child or row.member == here.id)

    def sees_accord(self, accord: Row) -> bool:
        """5: a yes to the spelregels that I see is mine, or of somebody whom I know as family of this book."""
        if self.looking or accord.book not in self.me or accord.item not in self.seen("agreement"):
            return False
        if pauses.hides(self.veil, accord.id, accord.member, accord.book, accord.created or self.world.now):
            return False
        return accord.member in self.mine or (accord.member in self.known and self.shares(accord.book, *FAMILY))

    def sees_agreement(self, text: Row) -> bool:
        """20: the text is for everybody; 17: not while the book waits to be erased; 18: not what a pauser said since."""
        book = self.world.get("dossier", text.book)
        return book.until is None and self.sees_book(book) and not self.veiled(text, text.created)

    def sees_draft(self, draft: Row) -> bool:
        """Mine alone, also after I left; never while looking. 4: for a private chapter only while fresh. Other words for
        what another wrote only while I read that."""
        if self.looking or draft.person != self.person or self.claim.focus not in (None, draft.book):
            return False
        item = self.world.rows["item"].get(draft.item) if draft.item else None
        chapter = item.chapter if item else draft.chapter
        if chapter and self.world.get("chapter", chapter).owner and not self.fresh:
            return False
        if draft.place not in ("change", "reagenda", "reword", "restep"):
            return True
        if item is None or item.id in self.items:
            return item is not None
        if draft.place in ("reword", "restep"):
            return False
        author = self.world.get("member", item.author)
        about = {item.about, self.world.get("chapter", item.chapter).about}
        return author.person == self.person and not (about & not_let(self.world, author))

    @cached_property
    def items(self) -> set[UUID]:
        return {i.id for i in self.world.of("item") if self.sees_item(i)}

    def seen(self, table: str) -> set[UUID]:
        """The ids of all rows of this table that this claim sees."""
        if self.person is None:
            return set()
        if table == "item":
            return self.items
        rules: dict[str, Callable[[Row], bool]] = {
            "person": self.sees_person,
            "dossier": self.sees_book,
            "child": self.sees_child,
            "member": self.sees_member,
            "chapter": lambda row: self.sees_chapter(row.id),
            "letting": self.sees_letting,
            "chapter_grant": lambda row: self.sees_chapter(row.chapter),
            "goal": Plans(self).sees_goal,
            "step": Plans(self).sees_step,
            "step_order": Plans(self).sees_order,
            "signal": Signals(self).sees_signal,
            "signal_answer": Signals(self).sees_answer,
            "helping": lambda row: sees_helping(self, row),
            "consult_answer": lambda row: sees_consult_answer(self, row),
            "reply": self.sees_reply,
            "file": self.sees_removable,
            "file_text": lambda row: row.id in self.seen("file"),  # exactly when its file is
            "rebuttal": self.sees_rebuttal,
            "revision": self.sees_revision,
            "custody": self.sees_custody,
            "custody_proof": lambda row: not self.looking and row.row in self.seen("custody"),
            "objection": lambda row: (
                not self.looking and (row.member in self.mine or self.shares(row.book, "guardian"))
            ),
            "entry": lambda row: row.item in self.items and self.cut(row.id) is None,
            "pause": lambda row: not self.looking and row.member in self.mine,
            "assent": lambda row: not self.looking and row.author in self.mine,
            "bookmark": lambda row: not self.looking and row.person == self.person and row.book in self.me,
            "draft": self.sees_draft,
            "invitation": lambda row: not self.looking and row.member in self.known,
            "one_time_link": lambda row: not self.looking and self.sees_link(row),
            "agreement": self.sees_agreement,
            "accord": self.sees_accord,
            "address": Addresses(self).sees,
            "address_reader": Addresses(self).sees_reader,
            "appointment": Agenda(self).sees,
            "appointment_place": Agenda(self).sees_place,
            "takeover": lambda row: sees_takeover(self, row),
            "plan_day": lambda row: sees_day(self, row),
            "plan_version": Versions(self).sees,
            "plan_part": Versions(self).sees_part,
            "plan_accord": Versions(self).sees_accord,
            "delivery": lambda row: row.person == self.person and not self.looking,
            "log_line": self.sees_line,
        }
        rule = rules.get(table, self.sees_of_item)
        return {row.id for row in self.world.of(table) if rule(row)}

    def all(self) -> dict[str, set[UUID]]:
        return {table: self.seen(table) for table in TABLES}
