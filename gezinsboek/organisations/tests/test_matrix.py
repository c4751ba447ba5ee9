"""Who sees which row, against a second opinion: worlds by chance, and the rules said again in Python."""

from dataclasses import dataclass
from random import Random
from uuid import UUID

import pytest
from django.utils import timezone

from cast.people import PLAYERS, player
from gezinsboek.circle.tests.wires import Connection, app_as, claims, column, superuser
from gezinsboek.ground.acting import Acting

TABLES = ("organisation", "employee", "organisation_invitation", "organisation_key", "organisation_change")
TOLD_TO_ALL = {"way", "content", "address", "confirmed", "headings"}
DEEDS = [*TOLD_TO_ALL, "name", "key", "key end", "join", "end", "manage", "named", "code", "passphrase", "ask"]
PEOPLE = ("ingrid", "femke", "tamara", "yasmin", "noor", "daan")


@dataclass(frozen=True)
class Row:
    """What the rules look at."""

    table: str
    id: UUID
    organisation: UUID
    person: UUID | None = None
    manager: bool = False
    left: bool = False
    kind: str = ""


def expected(rows: list[Row], who: UUID, looking: bool) -> set[UUID]:
    """Said again: only where I work now; other people's rows, links, api keys and what was
    changed for who manages it; of what was changed the way and the headings for all; nothing while looking as."""
    here = next((row for row in rows if row.table == "employee" and row.person == who and not row.left), None)
    if here is None or looking:
        return set()
    found = set()
    for row in rows:
        if row.organisation != here.organisation:
            continue
        mine = row.person == who
        for_all = row.kind == "webhook" or row.kind in TOLD_TO_ALL
        if row.table == "organisation" or here.manager or mine or for_all:
            found.add(row.id)
    return found


def invented(rng: Random) -> list[Row]:
    """A few organisations with people who come and go."""
    new = lambda: UUID(int=rng.getrandbits(128))  # noqa: E731
    rows: list[Row] = []
    for organisation in [new() for _ in range(rng.randint(1, 3))]:
        rows.append(Row("organisation", organisation, organisation))
        rows += [Row("organisation_invitation", new(), organisation) for _ in range(rng.randint(0, 2))]
        rows += [Row("organisation_key", new(), organisation, kind=rng.choice(["webhook", "api"])) for _ in range(3)]
        rows += [Row("organisation_change", new(), organisation, kind=rng.choice(DEEDS)) for _ in range(6)]
    organisations = [row.id for row in rows if row.table == "organisation"]
    for key in PEOPLE:
        person, works = PLAYERS[key].id, rng.random() < 0.7
        for _before in range(rng.randint(0, 2)):
            rows.append(Row("employee", new(), rng.choice(organisations), person, rng.random() < 0.5, left=True))
        if works:
            rows.append(Row("employee", new(), rng.choice(organisations), person, rng.random() < 0.4))
    return rows


def stored(root: Connection, rows: list[Row]) -> None:
    now = timezone.now()
    root.execute("truncate organisation cascade")
    root.execute("set session_replication_role = replica")  # only these lines of what was changed
    for row in rows:
        match row.table:
            case "organisation":
                root.execute(
                    "insert into organisation (id, name_sealed, way, content, headings_sealed, endpoint_sealed, mail_sealed, mail_code,"
                    " mail_code_tries, passphrase_sealed, bucket_sealed, created_at, changed_at, version)"
                    " values (%s, '', '', 'whole', '', '', '', '', 0, '', '', %s, %s, 1)",
                    [row.id, now, now],
                )
            case "employee":
                root.execute(
                    "insert into employee (id, organisation_id, person, manager, joined_at, left_at) values (%s, %s, %s, %s, %s, %s)",
                    [row.id, row.organisation, row.person, row.manager, now, now if row.left else None],
                )
            case "organisation_invitation":
                root.execute(
                    "insert into organisation_invitation (id, organisation_id, address_sealed, handle, kept, by, made_at, expires_at)"
                    " values (%s, %s, '', %s, '', %s, %s, %s)",
                    [row.id, row.organisation, row.id.hex, row.organisation, now, now],
                )
            case "organisation_change":
                root.execute(
                    "insert into organisation_change (id, organisation_id, deed, told, at) values (%s, %s, %s, '', %s)",
                    [row.id, row.organisation, row.kind, now],
                )
            case _:
                root.execute(
                    "insert into organisation_key (id, organisation_id, kind, secret_sealed, handle, kept, made_at)"
                    " values (%s, %s, %s, '', %s, '', %s)",
                    [row.id, row.organisation, row.kind, row.id.hex, now],
                )


@pytest.mark.matrix
@pytest.mark.parametrize("seed", range(12))
def test_the_database_and_the_rules_agree_about_every_row(seed):
    rng = Random(seed)
    rows = invented(rng)
    for key in PEOPLE:
        player(key)
    with superuser() as root:
        stored(root, rows)
    for key in PEOPLE:
        for looking in (False, True):
            who = Acting(PLAYERS[key].id, as_member=UUID(int=rng.getrandbits(128)) if looking else None)
            with app_as(who) as app:
                seen: set[UUID] = set().union(*(column(app, f"select id from {table}") for table in TABLES))
            assert seen == expected(rows, who.person, looking), (key, looking)
    with superuser() as root:
        root.execute("truncate organisation cascade")


def test_nobody_sees_nothing():
    with superuser() as root:
        stored(root, invented(Random(1)))
    with app_as(None) as app:
        claims(app, "")
        assert not set().union(*(column(app, f"select id from {table}") for table in TABLES))
    with superuser() as root:
        root.execute("truncate organisation cascade")
