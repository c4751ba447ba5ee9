"""Silent pauses in the independent model (SHARING 18): what is behind somebody's veil, and what a deed puts there."""

from datetime import UTC, datetime
from uuid import UUID

from .matrix_world import Row, World

NEVER, ALWAYS = datetime.max.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC)
Veil = dict[UUID, datetime]


def veil_of(world: World, person: UUID | None, through: UUID | None) -> Veil:
    """Whose words, which book's and which rows stand still for this person, and from when on. Who looks through somebody
    whom they pause themselves meets that pause too."""
    members = {m.id: m for m in world.of("member")}
    mine = {m.id for m in members.values() if person and m.person == person}
    found: dict[UUID, list[datetime]] = {}
    for pause in world.of("pause"):
        if pause.ended or not (pause.other in mine or (pause.other == through and pause.member in mine)):
            continue
        assert pause.member and pause.other and pause.book and pause.since
        found.setdefault(pause.member, []).append(pause.since)
        found.setdefault(pause.other, []).append(NEVER)
        if pause.private and takes_part(world, members[pause.member]):
            found.setdefault(pause.book, []).append(pause.since)
        for link in world.of("one_time_link"):  # whom the pauser asked since, until the answer is there
            asked = world.get("member", link.member).created
            if link.author == pause.member and link.item is None and asked and asked > pause.since:
                assert link.member
                found.setdefault(link.member, []).append(ALWAYS)
        for row in {row for of, row in world.veiled if of == pause.id}:
            found.setdefault(row, []).append(ALWAYS)
    return {key: min(moments) for key, moments in found.items()}


def takes_part(world: World, member: Row) -> bool:
    return bool(member.accepted) and not member.ended and (member.expires is None or member.expires > world.now)


def hides(veil: Veil, row: UUID, author: UUID | None, book: UUID | None, at: datetime) -> bool:
    """The row itself says from when on, else its author or its book, whichever is first; one's own stays."""
    if row not in veil and author in veil and veil[author] == NEVER:
        return False
    said = [veil[row]] if row in veil else [veil[key] for key in (author, book) if key in veil]
    return bool(said) and at > min(said)


def cut(world: World, veil: Veil, x: UUID | None) -> int | None:
    """The first version of this text that stands behind the veil. One's own text is never cut."""
    row = (world.rows["item"].get(x) or world.rows["step"].get(x)) if x else None
    if row is None or row.version < 2 or veil.get(row.author) == NEVER:  # type: ignore[arg-type]
        return None
    by, at = row.changed_by or row.author, row.changed or row.created or world.now
    return row.version if hides(veil, row.id, by, row.book, at) else None


def kept_from(world: World, person: UUID | None, reader: UUID, row: Row) -> bool:
    """Whether this person pauses that reader, and for this row."""
    for pause in world.of("pause"):
        pauser = world.get("member", pause.member)
        if pause.ended or pauser.person != person or pause.other != reader or row.author == reader:
            continue
        later = bool(row.created and pause.since and row.created > pause.since)
        if (later and (pause.private or row.author == pause.member)) or (pause.id, row.id) in world.veiled:
            return True
    return False


def put_behind(
    world: World,
    actor: UUID | None,
    row: UUID,
    author: UUID | None,
    book: UUID | None,
    *who: set[UUID],
    gone: datetime | None,
) -> set[tuple[UUID, UUID]]:
    """What a deed opens to somebody paused stays closed to them: to those who read it after and not before."""
    before, after = who
    return {
        (pause.id, row)
        for pause in world.of("pause")
        if pause.book == book
        and not pause.ended
        and (pause.private or pause.member == actor)
        and pause.other in after - before
        and pause.other != author
        and (gone is None or (pause.since is not None and gone < pause.since))
    }
