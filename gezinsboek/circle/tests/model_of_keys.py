"""What opens what: who takes part, ages, grants and what they open (SHARING 1-3, 6, 7, 15-17). The part of the independent
model that stands by itself; slow and plain on purpose."""

from datetime import UTC, date, datetime
from uuid import UUID

from .matrix_world import AMSTERDAM, FAMILY, Row, World


def live(world: World, member: Row) -> bool:
    """7: takes part now."""
    here = member.accepted is not None and member.ended is None
    return here and (member.expires is None or member.expires > world.now)


def running(world: World, grant: Row) -> bool:
    return grant.until is None or grant.until > world.now


def age(world: World, child: UUID | None) -> int | None:
    """6: whole years today in Amsterdam; None when the birth date is not known."""
    born: date | None = world.rows["child"][child].born if child in world.rows["child"] else None
    if born is None:
        return None
    return years_between(born, world.today())


def keys_of(world: World, member: Row) -> dict[UUID, Row]:
    """1: chapter -> the running grant of this member, when they take part."""
    if not live(world, member):
        return {}
    mine = [g for g in world.of("chapter_grant") if g.member == member.id and running(world, g)]
    mine = [g for g in mine if not shut(world, g) and (g.asks is None or g.yes is not None)]
    return {g.chapter: g for g in mine if g.chapter and world.get("chapter", g.chapter).about not in closed(world, g)}


def closed(world: World, grant: Row) -> set[UUID]:
    """6: the children of 16 and older about whom this grant opens nothing to a guardian: those who did not let them, but
    for the one whom the chapter is about and who gave the grant."""
    chapter = world.get("chapter", grant.chapter)
    giver = world.rows["member"].get(grant.given_by) if grant.given_by else None
    given = {chapter.about} if giver and chapter.owner is None and giver.child == chapter.about else set()
    return not_let(world, world.get("member", grant.member)) - given


def not_let(world: World, member: Row) -> set[UUID]:
    """6: the children of 16 and older who did not let this guardian read about them; at 18 they say it anew."""
    if member.role != "guardian":
        return set()
    found = set()
    for child in (c for c in world.of("child") if c.book == member.book and (age(world, c.id) or 0) >= 16):
        lets = [one for one in world.of("letting") if (one.child, one.member) == (child.id, member.id)]
        lets = [one for one in lets if one.ended is None and counts(world, child, one)]
        if not lets:
            found.add(child.id)
    return found


def counts(world: World, child: Row, letting: Row) -> bool:
    """What was said before the eighteenth birthday no longer counts after it."""
    if (age(world, child.id) or 0) < 18 or child.born is None or letting.created is None:
        return True
    told = letting.created.astimezone(AMSTERDAM).date()
    return years_between(child.born, told) >= 18


def years_between(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def shut(world: World, grant: Row) -> bool:
    """17: a book that waits to be erased is closed, but for a private chapter to its owner."""
    waits = world.get("dossier", grant.book).until is not None
    return waits and world.get("chapter", grant.chapter).owner != grant.member


def takes_over(world: World, grant: Row, about: UUID | None) -> bool:
    """6, 22: "mag overnemen" holds for this; whoever is twelve or older and whom it is about said yes as well."""
    whose = {about, world.get("chapter", grant.chapter).about} - {grant.taking_yes}
    return grant.takes and all((age(world, child) or 0) < 12 for child in whose)


def opens(world: World, grant: Row, item: Row) -> bool:
    """1, 3, 6: this grant in the item's chapter opens the item."""
    if item.about and item.about in closed(world, grant):
        return False
    in_time = grant.since is None or (item.created is not None and grant.since <= item.created)
    return in_time and (item.audience is None or grant.member in item.audience or grant.member == item.author)


def out(world: World, row: Row) -> bool:
    """In its first seconds only its author sees an item or reply, and can take it back."""
    return row.held is None or row.held <= world.now


def readers(world: World, item: Row) -> set[UUID]:
    """Everybody who reads an item that lies like this one."""
    found = set()
    for member in world.of("member"):
        key = keys_of(world, member).get(item.chapter) if item.chapter else None
        if key and opens(world, key, item):
            found.add(member.id)
    return found


def family(world: World, members: set[UUID]) -> set[UUID]:
    return {m for m in members if world.get("member", m).role in FAMILY}


def frozen(world: World, chapter: UUID | None) -> bool:
    """16: a guardian who reads this shared chapter objects, and another guardian reads it too."""
    if chapter is None or world.get("chapter", chapter).owner is not None:
        return False
    reads = {m.id for m in world.of("member") if m.role == "guardian" and chapter in keys_of(world, m)}
    return len(reads) > 1 and any(o.member in reads and not o.ended for o in world.of("objection"))


def to_agree(world: World, guest: Row) -> set[UUID]:
    """15: the guardians of now, but for who invited, who did not say yes."""
    said = {a.author for a in world.of("assent") if a.member == guest.id and a.level == "yes"}
    here = {m.id for m in world.of("member") if m.book == guest.book and m.role == "guardian" and live(world, m)}
    return here - said - {guest.invited_by} if guest.role == "guardian" else set()


def safe_from(world: World, member: Row) -> datetime | None:
    """16: from when on nobody else puts them out; None when that never comes, or is not known."""
    if member.role == "guardian":
        return datetime.min.replace(tzinfo=UTC)
    child = world.rows["child"].get(member.child) if member.child and member.role == "youth" else None
    if child is None or child.born is None:
        return None
    return datetime(child.born.year + 16, child.born.month, child.born.day, tzinfo=AMSTERDAM)


def within(one: datetime | None, other: datetime | None) -> bool:
    """Whether an end lies not after another; None is no end."""
    return other is None or (one is not None and one <= other)


def earlier(one: datetime | None, other: datetime | None) -> bool:
    """Whether a beginning lies before another; None is from the very first."""
    return other is not None and (one is None or one < other)
