"""What the database answers when a page asks: the third part of the independent model."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from .matrix_world import DAY, FAMILY, Row
from .model_of_coming import Deeds
from .model_of_growing import asked_of_me
from .model_of_keys import readers, running, takes_over
from .model_of_pauses import hides, kept_from
from .model_of_plan import Plans
from .model_of_rules import Eyes
from .model_steps import No


def allowed(eyes: Eyes, deed: str, item: Row) -> bool:
    """Whether a page may offer this: what the deed itself would be granted."""
    deeds = Deeds(eyes)
    try:
        found = deeds.item(item.id, binned=deed == "restore")
        if deed in ("change", "restore"):
            deeds.changeable(item.id, binned=deed == "restore")
        if deed == "widen":
            deeds.need_widening(found)
    except No:
        return False
    return eyes.looking is None


def may_rebut(eyes: Eyes, item: Row) -> bool:
    try:
        Deeds(eyes).need_about_me(item)
    except (KeyError, No):
        return False
    return eyes.looking is None


def who_reads(eyes: Eyes) -> dict[UUID, set[UUID] | None]:
    """Author and family are told everybody; others only that they read it."""
    found: dict[UUID, set[UUID] | None] = {}
    for item in (i for i in eyes.world.of("item") if i.id in eyes.items and eyes.looking is None):
        me = eyes.me[item.book] if item.book else None
        whole = me is not None and (me.id == item.author or me.role in FAMILY)
        who = readers(eyes.world, item)
        found[item.id] = {m for m in who if not kept_from(eyes.world, eyes.person, m, item)} if whole else None
    return found


def who_would_read(eyes: Eyes, chapter: Row) -> set[UUID]:
    if eyes.looking or not eyes.writes(chapter.id):
        return set()
    running = [p for p in eyes.world.of("pause") if not p.ended]
    mine = {p.other for p in running if eyes.world.get("member", p.member).person == eyes.person}
    return readers(eyes.world, replace(chapter, chapter=chapter.id, created=eyes.world.now, audience=None)) - mine


def older(eyes: Eyes) -> dict[UUID, int]:
    """How many items a whole grant would open, of those that I see."""
    if eyes.looking:
        return {}
    seen = [eyes.world.get("item", key) for key in eyes.items]
    seen = [item for item in seen if item.audience is None and not item.deleted]
    return {chapter: sum(item.chapter == chapter for item in seen) for chapter in eyes.keys}


def i_may_give(eyes: Eyes) -> set[tuple[Any, ...]]:
    found = set()
    for chapter, grant in eyes.keys.items():
        me, owner = eyes.world.get("member", grant.member), eyes.world.get("chapter", chapter).owner
        if eyes.looking is None and Deeds(eyes).gives(me, eyes.world.get("chapter", chapter)):
            ends = [at for at in (grant.until, me.expires) if at]
            found.add((chapter, grant.level, grant.since, min(ends, default=None), owner is not None))
    return found


def i_may_invite(eyes: Eyes, book: UUID) -> set[str]:
    """15: a guardian brings in family; a further guardian comes in when everybody said yes."""
    try:
        me = Deeds(eyes).here(book)
    except No:
        return set()
    if eyes.looking or me.role not in FAMILY or eyes.person is None:
        return set()
    return {"network", "professional"} | ({"youth", "guardian"} if me.role == "guardian" else set())


def who_looked(eyes: Eyes, item: Row) -> set[UUID | None]:
    """26: the helpers who looked, for its author and its family; never family, nor from a chapter I do not read."""
    if eyes.looking or item.id not in eyes.items:
        return set()
    me = eyes.me[item.book] if item.book else None
    if me is None or not (me.id == item.author or me.role in FAMILY):
        return set()
    lines = [line for line in eyes.world.of("log_line") if line.book == item.book and line.outcome == 0]
    lines = [line for line in lines if line.deed == "R" and (item.id == line.item or item.id in line.items)]
    lines = [one for one in lines if not hides(eyes.veil, one.id, one.member, one.book, eyes.world.now)]
    return {
        line.member for line in lines if line.role not in FAMILY and (not line.private or line.chapter in eyes.keys)
    }


def taking_waits(eyes: Eyes) -> set[UUID]:
    """6, 22: "mag overnemen" that was given in a chapter I read, and that waits for the child it is about."""
    here = [g for g in eyes.world.of("chapter_grant") if g.chapter in eyes.keys and running(eyes.world, g)]
    return {g.id for g in here if g.takes and not takes_over(eyes.world, g, None)}


def answers(eyes: Eyes) -> dict[str, Any]:
    """Question -> answer, in the form the database's answers are brought into."""
    world, deeds = eyes.world, Deeds(eyes)
    members = world.of("member")
    found: dict[str, Any] = {
        f"may {deed}": {item.id for item in world.of("item") if allowed(eyes, deed, item)}
        for deed in ("change", "widen", "reply", "restore")
    }
    return found | {
        "may rebut": {item.id for item in world.of("item") if may_rebut(eyes, item)},
        "may tick": Plans(eyes).may_tick(),
        "who reads": who_reads(eyes),
        "who would read": {c.id: who_would_read(eyes, c) for c in world.of("chapter")},
        "older": older(eyes),
        "protected": {m.id for m in members if m.id in eyes.known and deeds.protected(m.id)},
        "may give": i_may_give(eyes),
        "may invite": {book.id: i_may_invite(eyes, book.id) for book in world.of("dossier")},
        "to take": {item: hand.told for item, hand in deeds.to_take().items()},
        "not taken over": deeds.not_taken_over(world.now - 3 * DAY),
        "taking waits": taking_waits(eyes),
        "asked of me": asked_of_me(eyes),
        "who looked": {item.id: who_looked(eyes, item) for item in world.of("item")},
    }
