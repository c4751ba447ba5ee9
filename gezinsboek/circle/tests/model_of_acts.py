"""What may be done, and what it does: the second half of the independent model (SHARING 3, 8-11, 14-16)."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from .matrix_world import FAMILY, OUTSIDERS, Row
from .model_of_addresses import closed_for
from .model_of_births import Births
from .model_of_growing import Growing
from .model_of_homes import Homes
from .model_of_keys import (
    age,
    closed,
    earlier,
    family,
    frozen,
    keys_of,
    live,
    not_let,
    opens,
    out,
    readers,
    running,
    safe_from,
    shut,
    within,
)
from .model_of_pauses import put_behind
from .model_of_rebuttals import Rebuttals
from .model_of_rules import Eyes
from .model_of_taking import not_taken_after_all
from .model_steps import STEPS, No, need

FIRST = timedelta(seconds=15)  # in which what was held back is its author's alone


class Acts(Homes, Rebuttals, Births, Growing):
    """What one claim may do, and what the world is afterwards."""

    def __init__(self, eyes: Eyes) -> None:
        self.eyes, self.world = eyes, eyes.world
        self.after = self.world.copy()

    def do(self, deed: str, told: dict[str, Any]) -> str | None:
        """The word that comes out, or None when it is refused; `self.after` is the world then."""
        STEPS.met = 0
        try:
            if deed != "redeem":  # which always answers with a word, so that a wrong try stays counted
                need(self.eyes.person, self.eyes.looking is None)  # 20: looking as somebody is reading only
            word = getattr(self, deed)(**told) or "done"
            closed_for(self.after, self.world)
            return word
        except (KeyError, No):
            self.after = self.world
            return None

    # ---------- with an item

    def item(self, key: UUID, binned: bool = False) -> Row:
        item = self.world.get("item", key)
        need(item.id in self.eyes.items, bool(item.deleted) == binned, self.eyes.writes(item.chapter))
        return item

    def changeable(self, key: UUID, binned: bool = False) -> Row:
        item = self.item(key, binned)
        need(self.eyes.may_change(item.author), binned or self.eyes.cut(key) is None)
        return item

    def behind(self, row: Row, item: Row, before: set[UUID], after: set[UUID], gone: datetime | None = None) -> None:
        """18: what this deed opens stays closed to who is paused."""
        actor = next(
            (m.id for m in self.world.of("member") if m.person == self.eyes.person and m.book == item.book), None
        )
        told = (row.id, row.author, item.book, before, after)
        self.after.veiled |= put_behind(self.world, actor, *told, gone=gone)

    def is_family(self, author: UUID | None) -> bool:
        return self.world.get("member", author).role in FAMILY

    def need_widening(self, item: Row) -> None:
        """10: its author for what the family wrote; a guardian who reads it for what an outsider wrote."""
        me = self.eyes.me.get(item.book) if item.book else None
        need(me is not None)
        assert me is not None
        need(me.id == item.author if self.is_family(item.author) else me.role == "guardian")

    def keep_family(self, item: Row, names: set[UUID]) -> None:
        """3: what an outsider wrote keeps every guardian and youth who reads it."""
        need(self.is_family(item.author) or family(self.world, readers(self.world, item)) <= names)

    def narrow(self, x: UUID, names: list[UUID]) -> None:
        item = self.changeable(x)
        need(set(names) <= readers(self.world, item))
        self.keep_family(item, set(names))
        self.after.change("item", x, audience=tuple(names))

    def widen(self, x: UUID, names: list[UUID] | None) -> None:
        item = self.item(x)
        self.need_widening(item)
        need(item.audience is not None)
        possible = set(item.audience or ()) | readers(self.world, replace(item, audience=None))
        need(names is None or set(item.audience or ()) <= set(names) <= possible)
        self.after.change("item", x, audience=None if names is None else tuple(names))
        wide = replace(item, audience=None if names is None else tuple(names))
        self.behind(item, item, readers(self.world, item), readers(self.world, wide))

    def move(self, x: UUID, target: UUID) -> None:
        item = self.changeable(x)
        there = replace(item, chapter=target)
        me = self.eyes.me.get(item.book) if item.book else None
        before, after = readers(self.world, item), readers(self.world, there)
        need(me and me.id in after, self.eyes.writes(target), self.world.get("chapter", target).book == item.book)
        self.keep_family(item, after)
        if not after <= before:
            self.need_widening(item)
        self.after.change("item", x, chapter=target)
        self.behind(item, item, before, after)

    def say_about(self, x: UUID, child: UUID | None) -> None:
        there = self.world.rows["item"].get(x)
        if there and child is None and x in self.eyes.items and not there.deleted and self.is_me(there.about):
            self.after.change("item", x, about=None)
            return
        item = self.changeable(x)
        self.need_about(item.about, child, item.book)
        need(child in (None, item.about) or (age(self.world, child) or 0) < 16 or item.author in self.eyes.mine)
        if child is not None:
            who = readers(self.world, replace(item, about=child))
            need(opens(self.world, self.eyes.keys[item.chapter or x], replace(item, about=child)))
            need(self.is_family(item.author) or family(self.world, who))
        self.after.change("item", x, about=child)

    def is_me(self, child: UUID | None) -> bool:
        """6: from twelve I take my own name off, also from what others wrote."""
        mine = any(m.role == "youth" and m.child == child for m in self.eyes.me.values())
        return child is not None and mine and (age(self.world, child) or 0) >= 12

    def need_about(self, was: UUID | None, child: UUID | None, book: UUID | None) -> None:
        """6: a child of this book that I know; from twelve only that child takes its name off."""
        need(child is None or (self.world.get("child", child).book == book and child in self.eyes.seen("child")))
        if was and was != child and (age(self.world, was) or 0) >= 12:
            mine = [m for m in self.world.of("member") if m.person == self.eyes.person and live(self.world, m)]
            need(any(m.child == was for m in mine))

    def bin(self, x: UUID) -> None:
        self.changeable(x)
        self.after.change("item", x, deleted=self.world.now)

    def restore(self, x: UUID) -> None:
        item = self.changeable(x, binned=True)
        self.after.change("item", x, deleted=None)
        self.behind(item, item, set(), readers(self.world, item), item.deleted)

    def rewrite(self, x: UUID, version: int) -> None:
        item = self.changeable(x)
        need(version == item.version)
        me = self.here(item.book)
        self.after.change("item", x, version=version + 1, changed=self.world.now, changed_by=me.id)

    def write(self, id: UUID, chapter: UUID, author: UUID, audience: list[UUID] | None, about: UUID | None) -> None:
        me = self.world.get("member", author)
        book = self.world.get("chapter", chapter).book
        new = Row(id, "new item", book=book, chapter=chapter, author=author, about=about, created=self.world.now)
        new = replace(new, audience=None if audience is None else tuple(audience))
        need(author in self.eyes.mine, me.book == book, self.eyes.writes(chapter))
        everybody = readers(self.world, replace(new, audience=None))
        need(author in everybody, audience is None or set(audience) <= everybody)
        need(about is None or me.role in FAMILY or family(self.world, everybody))  # 6: not behind the family's back
        need(audience is None or me.role in FAMILY or family(self.world, everybody) <= set(audience))
        self.need_about(None, about, book)
        self.after.put("item", new)

    # ---------- with what belongs to an item

    def add(
        self,
        table: str,
        id: UUID,
        item: UUID,
        author: UUID,
        asked: UUID | None = None,
        held: bool = False,
        step: UUID | None = None,
    ) -> None:
        parent = self.world.get("item", item)
        need(author in self.eyes.mine, parent.book == self.world.get("member", author).book)
        need(item in self.eyes.items, not parent.deleted)
        need(table in ("heart", "rebuttal") or self.eyes.writes(parent.chapter))
        if table == "rebuttal":
            self.need_about_me(parent)
            need((item, author) not in {(r.item, r.author) for r in self.world.of("rebuttal")})
        need(table != "file" or self.eyes.may_change(parent.author))
        need(table != "question" or asked in readers(self.world, parent))
        need(table != "heart" or (item, author) not in {(h.item, h.author) for h in self.world.of("heart")})
        if step is not None:  # a reply at a step of this very goal
            about = self.world.get("step", step)
            need(about.item == item, not about.deleted, step in self.eyes.seen("step"))
        until = self.world.now + FIRST if held else None
        new = Row(id, f"new {table}", book=parent.book, item=item, author=author, asked=asked, held=until, row=step)
        self.after.put(table, new)

    def unlike(self, x: UUID) -> None:
        heart = self.world.get("heart", x)
        need(heart.author in self.eyes.mine, heart.item in self.eyes.items)
        del self.after.rows["heart"][x]

    def rewrite_reply(self, x: UUID) -> None:
        reply = self.world.get("reply", x)
        self.item(reply.item or x)
        need(not reply.deleted, self.eyes.may_change(reply.author), x in self.eyes.seen("reply"))
        self.after.change("reply", x, version=2)

    def unsend_reply(self, x: UUID) -> None:
        """By its author alone, while nobody else can see it."""
        reply = self.world.get("reply", x)
        self.item(reply.item or x)
        need(reply.author in self.eyes.mine, not reply.deleted, not out(self.world, reply))
        del self.after.rows["reply"][x]
        not_taken_after_all(self.after, reply)
        for question in self.world.of("question"):
            if (question.item, question.asked, question.answered) == (reply.item, reply.author, reply.held):
                self.after.change("question", question.id, answered=None)

    def bin_child(self, kind: str, x: UUID, gone: bool) -> None:
        row = self.world.get(kind, x)
        item = self.item(row.item or x)
        need(out(self.world, row) or row.author in self.eyes.mine)
        need((row.deleted is None) == gone, self.eyes.may_change(row.author))
        self.after.change(kind, x, deleted=self.world.now if gone else None)
        if not gone:
            self.behind(row, item, set(), readers(self.world, item), row.deleted)

    def answer(self, x: UUID) -> None:
        question = self.world.get("question", x)
        item = self.world.get("item", question.item)
        need(item.id in self.eyes.items, not item.deleted, not question.answered)
        need({question.asked, question.author} & self.eyes.mine, question.id in self.eyes.seen("question"))
        self.after.change("question", x, answered=self.world.now)

    # ---------- giving and taking away

    def can_grant(self, by: UUID | None, chapter: UUID | None, level: str, *dates: datetime | None) -> bool:
        """10: within the giver's own keys, as they are now."""
        since, until = dates
        giver = self.world.get("member", by)
        own = [g for g in self.world.of("chapter_grant") if g.member == by and g.chapter == chapter]
        own = [g for g in own if running(self.world, g) and live(self.world, giver)]
        own = [g for g in own if not shut(self.world, g) and (g.asks is None or g.yes is not None)]
        there = self.world.get("chapter", chapter)
        return any(
            self.gives(giver, there)
            and there.about not in closed(self.world, g)
            and (g.level == "write" or level == "read")
            and (g.since is None or (since is not None and since >= g.since))
            and within(until, g.until)
            and within(until, giver.expires)
            for g in own
        )

    def gives(self, giver: Row, chapter: Row) -> bool:
        """10: the owner of a private chapter; 6: whom it is about, from sixteen; else a guardian."""
        if chapter.owner is not None:
            return chapter.owner == giver.id
        if (age(self.world, chapter.about) or 0) >= 16:
            return giver.role == "youth" and giver.child == chapter.about
        return giver.role == "guardian"

    def asked_child(self, chapter: Row, role: str, giver: UUID | None) -> UUID | None:
        """6: whose yes it takes too, for a new reader from outside the family."""
        by = self.world.rows["member"].get(giver) if giver else None
        itself = by is not None and by.child == chapter.about
        old = (age(self.world, chapter.about) or 0) >= 12
        return chapter.about if old and chapter.owner is None and role in OUTSIDERS and not itself else None

    def protected(self, member: UUID | None) -> bool:
        """16: another guardian, a youth of sixteen or older."""
        row = self.world.get("member", member)
        old = row.role == "youth" and (age(self.world, row.child) or 0) >= 16
        return row.id not in self.eyes.mine and (row.role == "guardian" or old)

    def give(self, id: UUID, chapter: UUID, to: UUID, level: str, since: Any, until: Any) -> None:
        there, target = self.world.get("chapter", chapter), self.world.get("member", to)
        me = self.eyes.me.get(there.book) if there.book else None
        need(me, chapter in self.eyes.keys, to in self.eyes.known, target.book == there.book, not target.ended)
        need(target.role != "guest")  # who answers once has no key, ever
        assert me is not None
        need(self.can_grant(me.id, chapter, level, since, until))
        running_there = [
            g
            for g in self.world.of("chapter_grant")
            if (g.member, g.chapter) == (to, chapter) and running(self.world, g)
        ]
        if there.owner is None and to != me.id:
            mine = self.eyes.keys[chapter]
            sooner = not (within(mine.until, until) or within(me.expires, until))
            longer = any(g.until is not None and within(g.until, until) for g in running_there)
            need(not sooner or longer or not self.later_than_safe(target, until))
        if frozen(self.world, chapter):
            renews = [g for g in running_there if level <= g.level and not earlier(since, g.since)]
            need(renews)
        asks, open_, yes = self.asked_child(there, target.role, me.id), False, None
        takes = any(was.takes for was in running_there)  # 22: stays when only the level or a date changes
        taking_yes = next((was.taking_yes for was in running_there if was.taking_yes), None)
        own = (
            me.role == "youth" and target.role == "guardian"
        )  # 6: about me, so what guardians read there is mine to say
        for was in self.world.of("chapter_grant"):
            if was.member == to and was.chapter == chapter and running(self.world, was):
                later = since is not None and (was.since is None or since > was.since)
                less = level < was.level or later or not within(was.until, until)
                need(to != there.owner, there.owner is not None or own or not (self.protected(to) and less))
                open_, yes = open_ or was.asks is None or was.yes is not None, yes or was.yes
                self.after.change("chapter_grant", was.id, until=self.world.now)
        new = Row(id, "new grant", book=there.book, chapter=chapter, member=to, level=level, since=since, until=until)
        if open_ and yes is None:
            asks = None
        new = replace(new, given_by=me.id, asks=asks, yes=yes if asks else None)
        self.after.put("chapter_grant", replace(new, takes=takes, taking_yes=taking_yes))

    def later_than_safe(self, member: Row, until: datetime | None) -> bool:
        """16: this end would come when they are protected."""
        safe = safe_from(self.world, member)
        return until is not None and safe is not None and until > safe

    def end_grant(self, g: UUID) -> None:
        grant = self.world.get("chapter_grant", g)
        need(grant.chapter in self.eyes.keys, running(self.world, grant))
        owner = self.world.get("chapter", grant.chapter).owner
        me = self.eyes.me[grant.book] if grant.book else None
        need(me, grant.member != owner)
        assert me is not None
        target = self.world.get("member", grant.member)
        own = me.role == "youth" and target.role == "guardian"
        gives = self.gives(me, self.world.get("chapter", grant.chapter))
        guards = gives and (owner is not None or own or not self.protected(grant.member))
        need(grant.member == me.id or guards)
        self.after.change("chapter_grant", g, until=self.world.now)

    def here(self, book: UUID | None) -> Row:
        """Me in this book, whatever the focus."""
        mine = [m for m in self.world.of("member") if m.person == self.eyes.person and m.book == book]
        need(mine and live(self.world, mine[0]))
        return mine[0]

    def ending(self, x: UUID) -> tuple[Row, Row]:
        """Me and the other, in the same book; leaving does not look at the focus."""
        other = self.world.get("member", x)
        need(not other.ended)
        return self.here(other.book), other

    def end_member(self, x: UUID) -> None:
        me, other = self.ending(x)
        guards = me.role == "guardian" and not self.protected(x) and x in self.eyes.known
        need(me.id == x or guards)
        self.after.change("member", x, ended=self.world.now)

    def set_until(self, x: UUID, until: datetime | None) -> None:
        me, other = self.ending(x)
        need(me.role == "guardian", me.id != x, x in self.eyes.known, not self.protected(x))
        need(not self.later_than_safe(other, until))
        gone = other.expires is not None and other.expires <= self.world.now
        for grant in self.world.of("chapter_grant"):
            if grant.member == x and not within(until, other.expires) and not within(grant.until, other.expires):
                wanted = until if grant.until is None else grant.until if until is None else min(grant.until, until)
                allowed = self.can_grant(me.id, grant.chapter, grant.level, grant.since, wanted)
                if not allowed or (gone and frozen(self.world, grant.chapter)):
                    self.after.change("chapter_grant", grant.id, until=other.expires)
        self.after.change("member", x, expires=until)

    # ---------- the book

    def add_chapter(self, id: UUID, book: UUID, private: bool, about: UUID | None) -> None:
        me = self.here(book)
        years = age(self.world, me.child)
        need(me.role == "guardian" or (private and me.role == "youth" and years is not None and years >= 12))
        need(not private or self.eyes.fresh)
        self.need_about(None, about, book)
        need(about not in not_let(self.world, me))
        self.after.put("chapter", Row(id, "new chapter", book=book, owner=me.id if private else None, about=about))
        first = Row(id, "its first grant", book=book, chapter=id, member=me.id, level="write", given_by=me.id)
        self.after.put("chapter_grant", first)

    def chapter_about(self, c: UUID, child: UUID | None) -> None:
        chapter = self.world.get("chapter", c)
        mine = child is None and c in self.eyes.keys and chapter.owner is None and self.is_me(chapter.about)
        need(mine or self.arranges(chapter))
        need(child is None or child not in closed(self.world, self.eyes.keys[c]))
        here = [keys_of(self.world, m) for m in self.world.of("member")]
        others = [keys[c] for keys in here if c in keys and chapter.owner is None]
        need(all(child not in closed(self.world, key) for key in others))  # 16: it would close to another guardian
        self.need_about(chapter.about, child, chapter.book)
        self.after.change("chapter", c, about=child)

    def arranges(self, chapter: Row) -> bool:
        me = self.eyes.me.get(chapter.book) if chapter.book else None
        return self.eyes.writes(chapter.id) and me is not None and self.gives(me, chapter)
