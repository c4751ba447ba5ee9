"""Who asks in the matrix: claims of every kind, signed here by hand and not by the product."""

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from random import Random
from uuid import UUID

from django.conf import settings

from .matrix_world import Row, World

FAULTS = ("none", "forged", "other key", "expired", "too far ahead", "somebody else's", "cut short", "rubbish")
FRESH, STALE = (0, 60, 590, -50), (None, 610, 86_400, -70)


@dataclass(frozen=True)
class Claim:
    """A person (None: nobody), how long ago they proved themselves in seconds, as whom they look, on which book."""

    person: UUID | None
    strong: int | None = None
    as_member: UUID | None = None
    focus: UUID | None = None
    fault: str = "none"

    @property
    def fresh(self) -> bool:
        return self.strong in FRESH

    def signed(self, now: datetime) -> str:
        """The text that goes to the database, right or wrong."""
        if self.person is None:
            return ""
        began = round(now.timestamp())
        ends = began + {"expired": -1, "too far ahead": 75}.get(self.fault, 50)
        strong = "" if self.strong is None else began - self.strong
        told = f"{self.person}|{self.as_member or ''}|web||{strong}|{ends}|"
        key = (settings.GEZINSBOEK_HOME / "claim.key").read_bytes()
        mark = hmac.new(b"\0" * 32 if self.fault == "other key" else key, told.encode(), "sha256").hexdigest()
        match self.fault:
            case "forged":
                mark = mark[::-1]
            case "somebody else's":
                told = f"{UUID(int=self.person.int ^ 1)}{told[36:]}"
            case "cut short":
                return (told + mark)[:-1]
            case "rubbish":
                return "||||||"
        return told + mark


def claim(world: World, rng: Random) -> Claim:
    """Mostly somebody who takes part; sometimes as another member, nobody, a stranger, or with a false claim."""
    books = [row.id for row in world.of("dossier")]
    here = [m for m in world.of("member") if m.person]
    chance = rng.random()
    if chance < 0.1 or not here:
        person = rng.choice([None, UUID(int=rng.getrandbits(128)), *(row.id for row in world.of("person"))])
        fault, focus = rng.choice(FAULTS), rng.choice([None, *books, UUID(int=rng.getrandbits(128))])
        return Claim(person, rng.choice(FRESH + STALE), rng.choice([None, *(m.id for m in here)]), focus, fault)
    strong = rng.choice(FRESH if rng.random() < 0.7 else STALE)
    if chance < 0.35:
        looker = rng.choice([m for m in here if m.role == "guardian"] or here)
        seen = rng.choice([m for m in here if m.book == looker.book])
        return Claim(looker.person, strong, seen.id, rng.choice([None, looker.book]))
    me = rng.choice(here)
    return Claim(me.person, strong, None, rng.choice([None, me.book]))


def guest(world: World, rng: Random) -> Claim:
    """Somebody with a code in hand."""
    return Claim(rng.choice(world.of("person")).id)


def sender(world: World, rng: Random) -> Claim:
    """Somebody who invited, just after a passkey; best of all one whose guest came with another address."""
    waiting = {i.member for i in world.of("invitation") if i.waits_for and not (i.withdrawn or i.refused)}
    senders = [row.invited_by for row in world.of("member") if row.invited_by]
    better = [row.invited_by for row in world.of("member") if row.invited_by and row.id in waiting]
    found = world.get("member", rng.choice(better or senders)) if senders else None
    return Claim(found.person if found else None, 0)


def youth(world: World, rng: Random) -> Claim:
    """A young person who takes part as a child of the book; best of all one who is asked something."""
    here = [m for m in world.of("member") if m.role == "youth" and m.child and m.person and not m.ended]
    waiting = [g for g in world.of("chapter_grant") if g.asks and g.yes is None]
    asked = {g.asks for g in waiting if g.until is None or g.until > world.now} or {g.asks for g in waiting}
    if rng.random() < 0.5:  # to taking over
        asked = {world.get("chapter", g.chapter).about for g in world.of("chapter_grant") if g.takes}
    found = [m for m in here if m.child in asked] or here
    return Claim(rng.choice(found).person if found else None, rng.choice(FRESH))


def guardian(world: World, rng: Random) -> Claim:
    """A guardian; best of all one in whose book another one waits to come in."""
    here = [m for m in world.of("member") if m.role == "guardian" and m.person and not m.ended]
    waiting = {
        (m.book, m.invited_by) for m in world.of("member") if m.role == "guardian" and not (m.accepted or m.ended)
    }
    found = [m for m in here if any(book == m.book and by not in (None, m.id) for book, by in waiting)] or here
    return Claim(rng.choice(found).person if found else None, 0)


def professional(world: World, rng: Random) -> Claim:
    """A professional who takes part; now and then one who looks as somebody."""
    here = [m for m in world.of("member") if m.role == "professional" and m.person and not m.ended]
    through = rng.choice(world.of("member")).id if rng.random() < 0.15 else None
    return Claim(rng.choice(here).person if here else None, rng.choice(FRESH), through)


def who_began(table: str) -> Callable[[World, Random], Claim]:
    """Who has one of these running: an objection, a pause."""

    def begun(world: World, rng: Random) -> Claim:
        found = [world.get("member", row.member) for row in world.of(table) if row.member and not row.ended]
        return Claim(rng.choice(found).person if found else None, 0)

    return begun


def who_wrote(table: str, like: Callable[[World, Row], bool]) -> Callable[[World, Random], Claim]:
    """Who wrote one of these that is like this."""

    def writer(world: World, rng: Random) -> Claim:
        found = [world.get("member", row.author) for row in world.of(table) if row.author and like(world, row)]
        return Claim(rng.choice(found).person if found else None, 0)

    return writer
