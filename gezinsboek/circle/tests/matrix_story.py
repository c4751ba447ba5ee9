"""When the matrix finds a difference: make the world as small as it can be, and tell it."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from .matrix_claims import Claim
from .matrix_world import TABLES, Row, World

HARD = ("book", "chapter", "item", "member", "person", "author", "child", "asked", "row", "asks")
SOFT = ("owner", "about", "invited_by", "given_by", "waits_for")


def without(world: World, table: str, key: UUID) -> World:
    """The world without this row, and without whatever hangs on it."""
    smaller = world.copy()
    del smaller.rows[table][key]
    while dangling := [(t, r) for t in TABLES if t != "log_line" for r in smaller.of(t) if _hangs(smaller, r)]:
        for found, row in dangling:
            del smaller.rows[found][row.id]
    there = {key for rows in smaller.rows.values() for key in rows}
    for name in TABLES:
        for row in smaller.of(name):
            soft = {of: None for of in SOFT if getattr(row, of) and getattr(row, of) not in there}
            if soft:
                smaller.rows[name][row.id] = replace(row, **soft)  # type: ignore[arg-type]
    return smaller


def _hangs(world: World, row: Row) -> bool:
    there = {key for rows in world.rows.values() for key in rows}
    return any(getattr(row, of) and getattr(row, of) not in there for of in HARD)


def smallest(world: World, fails: Callable[[World], bool]) -> World:
    """Row after row is left out, as long as the difference stays."""
    again = True
    while again:
        again = False
        for table in reversed(TABLES):
            for row in world.of(table):
                if row.id not in world.rows[table]:
                    continue
                smaller = without(world, table, row.id)
                if fails(smaller):
                    world, again = smaller, True
    return world


def tell(world: World, claim: Claim, what: str) -> str:
    """The world in words, who asks, and what differs."""
    lines = [
        f"  {row.name}: {_row(world, row)}"
        for table in TABLES
        for row in world.of(table)
        if table not in ("entry", "appointment")
    ]
    who = [f"{world.name(claim.person)} asks", "fresh" if claim.fresh else "not fresh"]
    if claim.as_member:
        who.append(f"looking as {world.name(claim.as_member)}")
    if claim.focus:
        who.append(f"on {world.name(claim.focus)}")
    if claim.fault != "none":
        who.append(f"with a claim that is {claim.fault}")
    return "\n".join(["There is:", *lines, f"{', '.join(who)}.", what])


def _row(world: World, row: Row) -> str:
    told = [
        f"{of.name}={say(world, getattr(row, of.name))}"
        for of in fields(row)
        if of.name not in ("id", "name") and getattr(row, of.name) != of.default
    ]
    return ", ".join(told)


def say(world: World, value: Any) -> str:
    """Names instead of ids, days instead of moments."""
    match value:
        case UUID():
            return world.name(value)
        case datetime():
            return f"{(value - world.now).total_seconds() / 86_400:+.6g} days"
        case dict():
            return "{" + ", ".join(f"{say(world, k)}: {say(world, v)}" for k, v in value.items()) + "}"
        case tuple() | list() | set() | frozenset():
            return "[" + ", ".join(sorted(say(world, one) for one in value)) + "]"
        case _:
            return str(value)
