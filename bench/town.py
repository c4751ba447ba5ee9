"""A town full of books, filled straight into the tables: for measuring only, with sealed columns left empty."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg

# Each book: a guardian, a second guardian, a grandmother, a teacher and a helper; helpers have sixty books each.
PLAN = """
create temp table new_book on commit drop as
  select gen_random_uuid() as id, n from generate_series({first}, {last}) n;
create temp table who on commit drop as
  select b.id as dossier_id, b.n, r.role, r.k, gen_random_uuid() as member_id,
    md5(case r.role when 'professional' then 'helper ' || r.k || ' ' || (b.n / 60) else b.n || ' ' || r.k end)::uuid as person_id
  from new_book b, (values ('guardian', 1), ('guardian', 2), ('network', 3), ('professional', 4), ('professional', 5)) r(role, k);
create temp table topic on commit drop as
  select b.id as dossier_id, c as place, gen_random_uuid() as chapter_id from new_book b, generate_series(1, 6) c;
grant select on new_book, who, topic to gb_acl;
"""
FILL = """
insert into dossier (id, name_sealed, created_at) select id, '', now() from new_book;
insert into person (id, name_sealed, organisation_sealed, profession_sealed, professional, language, created_at)
  select distinct person_id, ''::bytea, ''::bytea, ''::bytea, role = 'professional', 'nl', now() from who on conflict do nothing;
insert into member (id, dossier_id, person_id, role, name_sealed, title_sealed, purpose_sealed, reach_sealed, accepted_at, created_at)
  select member_id, dossier_id, person_id, role, '', '', '', '', now() - interval '1 year', now() from who;
insert into chapter (id, dossier_id, name_sealed, look, position, created_at)
  select chapter_id, dossier_id, '', 'home', place, now() from topic;
insert into chapter_grant (id, dossier_id, chapter_id, member_id, level, given_at)
  select gen_random_uuid(), w.dossier_id, t.chapter_id, w.member_id, 'write', now() from who w join topic t using (dossier_id)
  where w.role = 'guardian' or w.k = 3 and t.place <= 2 or w.k = 4 and t.place = 2 or w.k = 5 and t.place in (1, 2, 5);
insert into item (id, dossier_id, kind, chapter_id, author, audience, created_at, version)
  select gen_random_uuid(), t.dossier_id, 'entry', t.chapter_id, w.member_id,
    case when i % 10 = 0 then array[w.member_id] end, now() - i * interval '1 day' * 0.9 - random() * interval '1 hour', 1
  from generate_series(1, {items}) i, topic t join who w using (dossier_id)
  where t.place = 1 + i % 6 and w.k = case when i % 3 = 0 and t.place in (1, 2, 5) then 5 else 1 end;
"""


@dataclass(frozen=True)
class Eyes:
    """Who looks in the measurements, and at which book."""

    guardian: UUID
    helper: UUID
    stranger: UUID
    book: UUID


def grow(owner: dict[str, Any], first: int, last: int, items: int) -> None:
    """Add the books `first`..`last`, each with so many items, as the rules' own role; triggers rest meanwhile."""
    with psycopg.connect(**owner) as connection:
        connection.execute("alter table item disable trigger user")
        connection.execute(PLAN.format(first=first, last=last).encode())
        connection.execute("set local role gb_acl")
        connection.execute(FILL.format(items=items).encode())
        connection.execute("reset role")
        connection.execute("set constraints all immediate")
        connection.execute("alter table item enable trigger user")
    with psycopg.connect(**owner, autocommit=True) as connection:
        connection.execute("analyze")


def eyes(owner: dict[str, Any], number: int) -> Eyes:
    """The people of book `number`."""
    with psycopg.connect(**owner) as connection:
        connection.execute("set local role gb_acl")
        rows = connection.execute(
            "select m.dossier_id, m.person_id from member m where m.person_id in (md5(%s)::uuid, md5(%s)::uuid)"
            " order by m.person_id = md5(%s)::uuid desc limit 1",
            [f"{number} 1", f"helper 5 {number // 60}", f"{number} 1"],
        ).fetchone()
        book, guardian = rows  # type: ignore[misc]
        helper = connection.execute("select md5(%s)::uuid", [f"helper 5 {number // 60}"]).fetchone()
    return Eyes(guardian, helper[0], UUID(int=7), book)  # type: ignore[index]
