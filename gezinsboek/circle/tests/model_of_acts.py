"""What may be done, and what it does: the second half of the independent model (SHARING 3, 8-11, 14-16)."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from .matrix_world import FAMILY, OUTSIDERS, Row
from .model_of_homes import Homes
from .model_of_rules import Eyes, age, earlier, family, frozen, live, readers, running, safe_from, to_agree, within
from .model_steps import STEPS, No, need


def band(years: int | None) -> int:
    return sum((years or 0) >= border for border in (12, 16, 18))


class Deeds(Homes):
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
            return getattr(self, deed)(**told) or "done"
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
        need(self.eyes.may_change(item.author))
        return item

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

    def say_about(self, x: UUID, child: UUID | None) -> None:
        item = self.changeable(x)
        self.need_about(item.about, child, item.book)
        self.after.change("item", x, about=child)

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
        self.changeable(x, binned=True)
        self.after.change("item", x, deleted=None)

    def rewrite(self, x: UUID, version: int) -> None:
        item = self.changeable(x)
        need(version == item.version)
        self.after.change("item", x, version=version + 1)

    def write(self, id: UUID, chapter: UUID, author: UUID, audience: list[UUID] | None, about: UUID | None) -> None:
        me = self.world.get("member", author)
        book = self.world.get("chapter", chapter).book
        new = Row(id, "new item", book=book, chapter=chapter, author=author, about=about, created=self.world.now)
        new = replace(new, audience=None if audience is None else tuple(audience))
        need(author in self.eyes.mine, me.book == book, self.eyes.writes(chapter))
        everybody = readers(self.world, replace(new, audience=None))
        need(author in everybody, audience is None or set(audience) <= everybody)
        need(audience is None or me.role in FAMILY or family(self.world, everybody) <= set(audience))
        self.need_about(None, about, book)
        self.after.put("item", new)

    # ---------- with what belongs to an item

    def add(self, table: str, id: UUID, item: UUID, author: UUID, asked: UUID | None = None) -> None:
        parent = self.world.get("item", item)
        need(author in self.eyes.mine, parent.book == self.world.get("member", author).book)
        need(item in self.eyes.items, not parent.deleted, table == "heart" or self.eyes.writes(parent.chapter))
        need(table != "file" or self.eyes.may_change(parent.author))
        need(table != "question" or asked in readers(self.world, parent))
        need(table != "heart" or (item, author) not in {(h.item, h.author) for h in self.world.of("heart")})
        self.after.put(table, Row(id, f"new {table}", book=parent.book, item=item, author=author, asked=asked))

    def unlike(self, x: UUID) -> None:
        heart = self.world.get("heart", x)
        need(heart.author in self.eyes.mine, heart.item in self.eyes.items)
        del self.after.rows["heart"][x]

    def rewrite_reply(self, x: UUID) -> None:
        reply = self.world.get("reply", x)
        self.item(reply.item or x)
        need(not reply.deleted, self.eyes.may_change(reply.author))
        self.after.change("reply", x, version=2)

    def bin_child(self, kind: str, x: UUID, gone: bool) -> None:
        row = self.world.get(kind, x)
        self.item(row.item or x)
        need((row.deleted is None) == gone, self.eyes.may_change(row.author))
        self.after.change(kind, x, deleted=self.world.now if gone else None)

    def answer(self, x: UUID) -> None:
        question = self.world.get("question", x)
        item = self.world.get("item", question.item)
        need(item.id in self.eyes.items, not item.deleted, not question.answered)
        need({question.asked, question.author} & self.eyes.mine)
        self.after.change("question", x, answered=self.world.now)

    # ---------- giving and taking away

    def can_grant(self, by: UUID | None, chapter: UUID | None, level: str, *dates: datetime | None) -> bool:
        """10: within the giver's own keys, as they are now."""
        since, until = dates
        giver = self.world.get("member", by)
        own = [g for g in self.world.of("chapter_grant") if g.member == by and g.chapter == chapter]
        own = [g for g in own if running(self.world, g) and live(self.world, giver)]
        owner = self.world.get("chapter", chapter).owner
        return any(
            (owner == by or (owner is None and giver.role == "guardian"))
            and (g.level == "write" or level == "read")
            and (g.since is None or (since is not None and since >= g.since))
            and within(until, g.until)
            and within(until, giver.expires)
            for g in own
        )

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
            sooner = not (within(mine.until, until) and within(me.expires, until))
            longer = any(g.until is not None and within(g.until, until) for g in running_there)
            need(not sooner or longer or not self.later_than_safe(target, until))
        if frozen(self.world, chapter):
            renews = [g for g in running_there if level <= g.level and not earlier(since, g.since)]
            need(renews)
        for was in self.world.of("chapter_grant"):
            if was.member == to and was.chapter == chapter and running(self.world, was):
                later = since is not None and (was.since is None or since > was.since)
                less = level < was.level or later or not within(was.until, until)
                need(to != there.owner, there.owner is not None or not (self.protected(to) and less))
                self.after.change("chapter_grant", was.id, until=self.world.now)
        new = Row(id, "new grant", book=there.book, chapter=chapter, member=to, level=level, since=since, until=until)
        self.after.put("chapter_grant", replace(new, given_by=me.id))

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
        guards = owner is None and me.role == "guardian" and not self.protected(grant.member)
        need(grant.member == me.id or owner == me.id or guards)
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
        self.after.put("chapter", Row(id, "new chapter", book=book, owner=me.id if private else None, about=about))
        first = Row(id, "its first grant", book=book, chapter=id, member=me.id, level="write", given_by=me.id)
        self.after.put("chapter_grant", first)

    def chapter_about(self, c: UUID, child: UUID | None) -> None:
        chapter = self.world.get("chapter", c)
        need(self.arranges(chapter))
        self.need_about(chapter.about, child, chapter.book)
        self.after.change("chapter", c, about=child)

    def arranges(self, chapter: Row) -> bool:
        me = self.eyes.me.get(chapter.book) if chapter.book else None
        shared = me is not None and me.role == "guardian" and chapter.owner is None
        return self.eyes.writes(chapter.id) and (shared or chapter.owner in self.eyes.mine)

    def set_birth(self, child: UUID, born: date) -> None:
        row, today = self.world.get("child", child), self.world.today()
        years = age(self.world, child)
        new = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
        need(child in self.eyes.seen("child"), born <= today, band(new) >= band(years))
        mine = [m for m in self.world.of("member") if m.person == self.eyes.person and m.book == row.book]
        grown = (years or 0) >= 12
        need(any(live(self.world, m) and (m.child == child if grown else m.role == "guardian") for m in mine))
        self.after.change("child", child, born=born)

    # ---------- inviting

    def withdraw(self, inv: UUID) -> None:
        row = self.world.get("invitation", inv)
        need(row.member in self.eyes.known, not row.used, not row.withdrawn)
        sent = self.world.get("member", row.member).invited_by in self.eyes.mine
        need(sent or self.eyes.shares(row.book, "guardian"))
        self.after.change("invitation", inv, withdrawn=self.world.now, waits_for=None)
        self.after.change("member", row.member or inv, ended=self.world.now)

    def is_open(self, row: Row) -> bool:
        """14: not used, refused, withdrawn, expired or locked, and the inviter is still here."""
        guest = self.world.get("member", row.member)
        inviter = self.world.rows["member"].get(guest.invited_by) if guest.invited_by else None
        closed = row.used or row.refused or row.withdrawn or guest.ended or row.tries >= 5
        expired = any(at is not None and at <= self.world.now for at in (row.expires, guest.expires))
        return not closed and not expired and inviter is not None and live(self.world, inviter)

    def redeem(self, inv: UUID) -> str:
        """14: coming in with the right code; the word that comes out. Who has another address waits for a yes."""
        row = self.world.rows["invitation"].get(inv)
        if self.eyes.person is None or self.eyes.looking:
            return "closed"
        if row is None or not self.is_open(row):
            return "wrong"
        was = self.was_here(self.eyes.person, row)
        if was and live(self.world, was) and self.shares_already(was):
            return "already"
        if row.by_mail and row.waits_for not in (None, self.eyes.person):
            return "other"
        if row.by_mail:
            self.after.change("invitation", inv, waits_for=self.eyes.person)
            return "waits"
        return self.enter(row, self.eyes.person, was)

    def say_yes(self, inv: UUID) -> str:
        """14: the inviter lets in who came with another address."""
        row = self.world.get("invitation", inv)
        sent = self.world.get("member", row.member).invited_by in self.eyes.mine
        need(sent, row.member in self.eyes.known, row.waits_for, self.is_open(row))
        assert row.waits_for
        return self.enter(row, row.waits_for, self.was_here(row.waits_for, row))

    def was_here(self, person: UUID, row: Row) -> Row | None:
        here = [m for m in self.world.of("member") if m.person == person and m.book == row.book]
        return here[0] if here else None

    def shares_already(self, member: Row) -> bool:
        granted = [g.chapter for g in self.world.of("chapter_grant") if g.member == member.id and g.chapter]
        return member.role in FAMILY or any(self.eyes.is_shared(c) for c in granted)

    def enter(self, row: Row, person: UUID, was: Row | None) -> str:
        world, guest = self.world, self.world.get("member", row.member)
        waiting = [g for g in world.of("chapter_grant") if g.member == guest.id and running(world, g)]
        here = was is not None and live(world, was)
        if was and here and (self.shares_already(was) or was.id == guest.id):
            return "already"
        if here and not (
            guest.role in OUTSIDERS and any(g.chapter and self.eyes.is_shared(g.chapter) for g in waiting)
        ):
            return "already"
        guardians = [
            m.id for m in world.of("member") if m.book == guest.book and m.role == "guardian" and live(world, m)
        ]
        taken = [m for m in world.of("member") if guest.child and m.child == guest.child and live(world, m)]
        if taken or (guest.role in FAMILY and guest.invited_by not in guardians):
            return "closed"
        if to_agree(world, guest):
            return "guardians"
        fit = [g for g in waiting if self.can_grant(g.given_by, g.chapter, g.level, g.since, g.until)]
        fit = [g for g in fit if not frozen(world, g.chapter)]
        if not fit:
            return "empty"
        self.come_in(row, person, was, here, waiting, fit)
        return "in"

    def come_in(self, row: Row, person: UUID, was: Row | None, here: bool, waiting: list[Row], fit: list[Row]) -> None:
        """Who comes back is the same member; old grants stay ended, unless they never left."""
        now, after, guest = self.world.now, self.after, self.world.get("member", row.member)
        for grant in waiting:
            if grant not in fit:
                after.change("chapter_grant", grant.id, until=now)
        after.change("invitation", row.id, used=now, waits_for=None)
        if was is None:
            after.change("member", guest.id, person=person, accepted=now)
            return
        old = [g for g in self.world.of("chapter_grant") if g.member == was.id and running(self.world, g)]
        expires = guest.expires
        if here:
            for grant in fit:
                if grant.chapter in {g.chapter for g in old}:
                    after.change("chapter_grant", grant.id, until=now)
            for grant in list(after.of("chapter_grant")):
                end = guest.expires if grant.member == guest.id else was.expires
                if grant.member in (guest.id, was.id) and not within(grant.until, end):
                    after.change("chapter_grant", grant.id, until=end)
            ends = (guest.expires, was.expires)
            expires = None if None in ends else max(end for end in ends if end)
        else:
            for grant in old:
                after.change("chapter_grant", grant.id, until=now)
        for grant in list(after.of("chapter_grant")):
            if grant.member == guest.id:
                after.change("chapter_grant", grant.id, member=was.id)
        for other in list(after.of("invitation")):
            if other.member == guest.id:
                after.change("invitation", other.id, member=was.id)
        kept = {"role": guest.role, "child": guest.child, "invited_by": guest.invited_by, "expires": expires}
        after.change("member", was.id, accepted=now, ended=None, **kept)
        del after.rows["member"][guest.id]
