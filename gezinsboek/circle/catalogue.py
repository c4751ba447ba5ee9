"""What the two web roles can reach, read from PostgreSQL's own catalogue: not what we think, but what is (SHARING 28)."""

from dataclasses import dataclass, field
from typing import Any

from django.db import connection

WEB = ("gb_app", "gb_door")

# Reachable without forced row security, each with its reason.
OPEN_TABLES = {"installation": "says only whether this is a demo; one row, never changed"}
# Under row security with a policy that lets everything through, each with its reason.
WIDE_POLICIES = {
    "door": "sign-in, sessions and rate limits are needed before the person is known; secrets in them are hashed or sealed",
    "queue": "jobs hold ids and signed persons, never content",
    "post": "whoever acts may post a mail and nobody may read it back over this connection; it is sealed",
}
OPEN_FUNCTIONS = {"procrastinate_": "the queue's own functions; they run with the rights of the web role"}
OPEN_SEQUENCES = {
    "procrastinate_": "numbers of jobs",
    "account_": "numbers of addresses to sign in with",
    "mfa_": "numbers of second factors",
    "usersessions_": "numbers of sessions",
}

TABLES = """
select c.relname, c.relkind::text, c.relrowsecurity, c.relforcerowsecurity, n.nspname,
  array(select p from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) p where has_table_privilege(r.name, c.oid, p)),
  array(select a.attname || ' ' || lower(p) from pg_attribute a, unnest(array['SELECT', 'INSERT', 'UPDATE']) p
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and has_column_privilege(r.name, c.oid, a.attnum, p) and not has_table_privilege(r.name, c.oid, p) order by p, a.attnum)
from pg_class c join pg_namespace n on n.oid = c.relnamespace, (select %s::text as name) r
where c.relkind in ('r', 'v', 'm', 'p', 'f') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
  and has_schema_privilege(r.name, n.oid, 'USAGE')
order by n.nspname collate "C", c.relname collate "C"
"""
POLICIES = """
select tablename, policyname, permissive, cmd, array_to_string(roles, ', '), coalesce(qual, ''), coalesce(with_check, '')
from pg_policies where schemaname = 'public' and not 'gb_acl' = any(roles)
order by tablename collate "C", cmd, policyname collate "C"
"""
FUNCTIONS = """
select n.nspname, p.proname, pg_get_function_identity_arguments(p.oid), p.prosecdef, pg_get_userbyid(p.proowner),
  coalesce(array_to_string(p.proconfig, ', '), '')
from pg_proc p join pg_namespace n on n.oid = p.pronamespace, (select %s::text as name) r
where n.nspname not in ('pg_catalog', 'information_schema') and has_function_privilege(r.name, p.oid, 'EXECUTE')
  and has_schema_privilege(r.name, n.oid, 'USAGE')
order by n.nspname collate "C", p.proname collate "C", pg_get_function_identity_arguments(p.oid) collate "C"
"""
# Rows of (what, name): whatever the two roles may make, everybody may use, or runs with more rights than its caller.
SEQUENCES = """
select r.name || ' may use', c.relname from pg_class c, unnest(%s::text[]) r(name)
where c.relkind = 'S' and c.relnamespace = 'public'::regnamespace and has_sequence_privilege(r.name, c.oid, 'USAGE, SELECT, UPDATE')
order by r.name, c.relname collate "C"
"""
MAKING = """
select r.name || ' may make things in schema', n.nspname from pg_namespace n, unnest(%(web)s::text[]) r(name)
  where has_schema_privilege(r.name, n.oid, 'CREATE')
union all select r.name || ' may make things in the database', current_database() from unnest(%(web)s::text[]) r(name)
  where has_database_privilege(r.name, current_database(), 'CREATE, TEMPORARY')
union all select w.name || ' owns', c.relname from pg_class c join pg_roles r on r.oid = c.relowner, unnest(%(web)s::text[]) w(name)
  where r.rolname = w.name
union all select 'everybody reaches', n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) a
  where a.grantee = 0 and n.nspname in ('public', 'acl')
union all select 'everybody may call', p.oid::regprocedure::text from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
  where a.grantee = 0 and p.pronamespace in ('public'::regnamespace, 'acl'::regnamespace) and p.prosecdef
union all select 'everybody may use schema', n.nspname from pg_namespace n, aclexplode(n.nspacl) a
  where a.grantee = 0 and n.nspname in ('public', 'acl')
union all select 'no fixed search_path or another owner than gb_acl:', p.oid::regprocedure::text from pg_proc p
  where p.pronamespace in ('public'::regnamespace, 'acl'::regnamespace) and p.prosecdef
  and (pg_get_userbyid(p.proowner) <> 'gb_acl' or not coalesce(array_to_string(p.proconfig, ',') ~ 'search_path=public, pg_temp', false))
"""
ROLES = """
select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
  array(select b.rolname from pg_auth_members m join pg_roles b on b.oid = m.roleid where m.member = r.oid)::text[],
  coalesce(array_to_string(rolconfig, ', '), '')
from pg_roles r where rolname = any(%s) order by rolname
"""


@dataclass
class Reach:
    """What one role can do with one table or view."""

    role: str
    table: str
    kind: str
    locked: bool
    may: list[str]
    columns: list[str]


@dataclass
class Catalogue:
    reaches: list[Reach] = field(default_factory=list)
    policies: list[tuple[Any, ...]] = field(default_factory=list)
    functions: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)
    sequences: list[tuple[str, str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def read() -> Catalogue:
    """Everything the web roles can touch, and what is wrong with it."""
    found = Catalogue()
    with connection.cursor() as cursor:
        for role in WEB:
            cursor.execute(TABLES, [role])
            found.reaches += [
                Reach(role, f"{schema}.{name}", kind, on and forced, list(may), list(columns))
                for name, kind, on, forced, schema, may, columns in cursor.fetchall()
                if may or columns
            ]
            cursor.execute(FUNCTIONS, [role])
            found.functions[role] = cursor.fetchall()
        cursor.execute(POLICIES)
        found.policies = cursor.fetchall()
        cursor.execute(ROLES, [list(WEB)])
        found.faults = [*_of_tables(found), *_of_policies(found), *_of_functions(found), *_of_roles(cursor.fetchall())]
        cursor.execute(SEQUENCES, [list(WEB)])
        found.sequences = cursor.fetchall()
        found.faults += [
            f"{said} {name}" for said, name in found.sequences if not name.startswith(tuple(OPEN_SEQUENCES))
        ]
        cursor.execute(MAKING, {"web": list(WEB)})
        found.faults += [f"{said} {name}" for said, name in cursor.fetchall()]
    return found


def _of_tables(found: Catalogue) -> list[str]:
    return [
        f"{reach.role} reaches {reach.table}, which is not under forced row security"
        for reach in found.reaches
        if not reach.locked and reach.table.removeprefix("public.") not in OPEN_TABLES
    ] + [f"{reach.role} may truncate {reach.table}" for reach in found.reaches if "TRUNCATE" in reach.may]


def _of_policies(found: Catalogue) -> list[str]:
    return [
        f"policy {name} on {table} lets {roles} do everything"
        for table, name, permissive, _cmd, roles, using, check in found.policies
        if permissive == "PERMISSIVE" and "true" in (using, check) and name not in WIDE_POLICIES
    ]


def _of_functions(found: Catalogue) -> list[str]:
    faults = []
    for role, functions in found.functions.items():
        for schema, name, _arguments, definer, owner, config in functions:
            if definer and (owner != "gb_acl" or "search_path=" not in config):
                faults.append(f"{role} may call {schema}.{name}, which runs as {owner} without a fixed search_path")
            if schema != "acl" and not name.startswith(tuple(OPEN_FUNCTIONS)):
                faults.append(f"{role} may call {schema}.{name}, which is on no list")
    return faults


def _of_roles(roles: list[tuple[Any, ...]]) -> list[str]:
    faults = []
    for name, superuser, bypass, create_role, create_db, member_of, config in roles:
        if superuser or bypass or create_role or create_db:
            faults.append(f"{name} has rights that pass every rule")
        if member_of:
            faults.append(f"{name} can become {', '.join(member_of)}")
        if "track_activities=off" not in config:
            faults.append(f"what {name} runs can be read by others: track_activities is on")
    return faults
