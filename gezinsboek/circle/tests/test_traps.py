"""Every trap that row-level security was seen to have (docs/security.md), each with the answer that holds."""

import os
import subprocess
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings
from django.db import DatabaseError, IntegrityError, transaction

from cast.family import Family
from cast.people import as_, player
from gezinsboek.circle.models import Item, Member, Revision
from gezinsboek.dossier.models import Chapter, Dossier
from running.provision import parameters
from running.testing import SERVER

from .wires import app_as, column, one, superuser, wire

FAMILY_TABLES = (
    *("dossier", "chapter", "child", "custody", "member", "chapter_grant", "item", "entry", "revision", "reply"),
    *(
        "file",
        "heart",
        "question",
        "invitation",
        "bookmark",
        "draft",
        "agreement",
        "accord",
        "log_line",
        "log_link",
        "own_book_code",
    ),
)
NO_RIGHTS = psycopg.errors.InsufficientPrivilege


@pytest.fixture(scope="module")
def here():
    """One family, for tests that change nothing."""
    from cast.family import noors_family

    return noors_family()


@pytest.fixture(scope="module")
def hidden(here):
    """A stukje of this family that Daan does not read."""
    return here.writes("noor", "Hulp", "Dit leest Daan niet.")


def as_daan():
    return app_as(player("daan").acting())


# ---------- rows that are not seen


def test_ids_are_made_by_the_program_and_no_row_is_asked_back(here):
    item = here.writes("daan", "School", "Milan las hardop.")
    assert item.id.version == 7


def test_a_book_is_opened_by_one_function_only(here):
    with as_("noor"), pytest.raises(DatabaseError), transaction.atomic():
        Dossier(id=uuid4()).save(force_insert=True)
    assert Family.opens("noor").members["noor"]


def test_saving_a_hidden_row_says_nothing_of_its_being_there(here, hidden):
    """Django turns an update that touches nothing into an insert; the answer must be the same for what is not there."""
    faults = []
    for key in (hidden.id, uuid4()):
        hidden = Item(id=key, dossier_id=here.id, chapter_id=here.chapters["Hulp"], author_id=here.members["daan"])
        with as_("daan"), pytest.raises(DatabaseError) as raised, transaction.atomic():
            hidden.save()
        faults.append((type(raised.value), str(raised.value).split("\n")[0]))
    assert faults[0] == faults[1]
    assert faults[0][0] is not IntegrityError


@pytest.mark.parametrize(
    "statement",
    [
        "insert into reply (id, dossier_id, item_id, author, text_sealed, created_at, version)"
        " values (gen_random_uuid(), %(book)s, %(item)s, %(me)s, '', now(), 1)",
        "insert into heart (id, dossier_id, item_id, author, created_at) values (gen_random_uuid(), %(book)s, %(item)s, %(me)s, now())",
        "insert into question (id, dossier_id, item_id, author, asked, created_at)"
        " values (gen_random_uuid(), %(book)s, %(item)s, %(me)s, %(me)s, now())",
        "insert into entry (item_id, dossier_id, text_sealed, version) values (%(item)s, %(book)s, '', 1)",
        "insert into item (id, dossier_id, kind, chapter_id, author, created_at, version)"
        " values (gen_random_uuid(), %(book)s, 'entry', %(chapter)s, %(me)s, now(), 1)",
        "select acl.bin(%(item)s)",
        "select acl.move(%(item)s, %(chapter)s)",
        "select acl.give(gen_random_uuid(), %(chapter)s, %(me)s, 'read', null, null)",
        "select acl.end_member(%(member)s)",
        "select acl.set_until(%(member)s, now())",
        "select acl.set_birth(%(child)s, '2020-01-01', '')",
        "select acl.refused('', %(book)s, %(item)s, 'open', '', '')",
    ],
)
def test_what_is_hidden_and_what_does_not_exist_are_refused_alike(here, hidden, statement):
    """Foreign keys and unique checks look past the rules, so the rules must speak first."""
    told = {
        "book": here.id,
        "item": hidden.id,
        "chapter": here.chapters["Hulp"],
        "member": here.members["femke"],
        "child": here.children["Lina"],
    }
    me, codes = here.members["daan"], []
    for known in (True, False):
        with as_daan() as app, pytest.raises(psycopg.Error) as raised:
            app.execute(statement, {k: v if known or k == "book" else uuid4() for k, v in told.items()} | {"me": me})
        codes.append((raised.value.sqlstate, str(raised.value).split("\n")[0]))
    assert codes[0] == codes[1]
    assert codes[0][0] == "42501"


def test_deleting_through_the_orm_is_not_possible_at_all(here, hidden):
    for thing in (hidden, Dossier(id=here.id), Member(id=here.members["daan"]), Chapter(id=here.chapters["Hulp"])):
        with as_("noor"), pytest.raises(DatabaseError), transaction.atomic():
            thing.delete()


def test_what_is_purged_takes_everything_with_it_also_what_nobody_sees(family):
    item = family.writes("noor", "School", "Even hier.", only=["mark"])
    with superuser() as root:
        root.execute("set role gb_acl")
        root.execute("update item set deleted_at = now() - interval '31 days' where id = %s", [item.id])
        root.execute("select acl.empty_bin()")
        for table, key in (("item", "id"), ("entry", "item_id"), ("reply", "item_id"), ("revision", "item_id")):
            assert one(root, f"select count(*) from {table} where {key} = %s", item.id) == 0


def test_a_condition_with_side_effects_never_runs_on_a_hidden_row(here, hidden):
    with as_daan() as app:
        app.execute("select id from item where 1 / (case when id = %s then 0 else 1 end) = 1", [hidden.id])


def test_what_is_read_after_the_transaction_is_read_by_nobody(here, hidden):
    """A streaming answer runs outside the transaction: it sees nothing, rather than too much."""
    with as_("noor"), transaction.atomic():
        later = Item.objects.filter(id=hidden.id)
    assert list(later) == []


def test_without_a_transaction_nobody_acts(here, hidden):
    with as_("noor"):
        assert not Item.objects.filter(id=hidden.id).exists()


def test_switching_row_security_off_gives_an_error_and_no_rows(here):
    with as_daan() as app:
        app.execute("set local row_security = off")
        with pytest.raises(NO_RIGHTS):
            app.execute("select * from item")


# ---------- what the two web roles can never do


@pytest.mark.parametrize("role", ["gb_app", "gb_door"])
@pytest.mark.parametrize(
    "statement",
    [
        "select * from acl.secret",
        "select * from acl.birth",
        "select * from acl.unchained",
        "select * from acl.key",
        "select * from acl.live",
        "select * from log_link",
        "select * from pg_authid",
        "select * from pg_shadow",
        "select acl.readers(gen_random_uuid(), null, null, now(), null)",
        "select acl.seen('{}')",
        "select acl.write_line('read', 'R', 0, null, null, null, null, null, null, null)",
        "select acl.note_member('grant', gen_random_uuid(), null, null, null)",
        "select acl.enter(gen_random_uuid(), gen_random_uuid(), '{}')",
        "select acl.broken_links()",
        "set role gb_acl",
        "set role gb_owner",
        "set role gb_steward",
        "set role gb_backup",
        "set role postgres",
        "set session authorization gb_owner",
        "create table mine (id int)",
        "create table acl.mine (id int)",
        "create temp table mine (id int)",
        "create view mine as select 1",
        "create function mine() returns int language sql as 'select 1'",
        "create function acl.mine() returns int language sql as 'select 1'",
        "create schema mine",
        "create extension pgcrypto",
        "create policy mine on item using (true)",
        "alter table item disable row level security",
        "alter table item no force row level security",
        "alter role gb_app set track_activities = on",
        "alter role gb_app bypassrls",
        "alter function acl.me() owner to gb_app",
        "create or replace function acl.now() returns timestamptz language sql as 'select now()'",
        "truncate item",
        "delete from item",
        "update item set author = author",
        "update chapter_grant set until = null",
        "update member set ended_at = null",
        "insert into chapter_grant (id) values (gen_random_uuid())",
        "insert into log_line (id) values (gen_random_uuid())",
        "set session_replication_role = replica",
        "set track_activities = on",
        "copy item to program 'cat'",
        "copy item to '/tmp/item'",
        "select pg_read_file('pg_hba.conf')",
        "select lo_import('/etc/passwd')",
        "update installation set kind = 'real'",
    ],
)
def test_a_web_role_cannot(role, statement):
    with wire(role) as connection, pytest.raises(psycopg.Error) as raised:
        connection.execute(statement)
    assert raised.value.sqlstate in ("42501", "42P01", "42883", "0A000"), raised.value


@pytest.mark.parametrize("table", FAMILY_TABLES)
def test_the_door_reaches_nothing_of_a_family(table):
    with wire("gb_door") as door, pytest.raises(NO_RIGHTS):
        door.execute(f"select * from {table}")


@pytest.mark.parametrize("table", ["account", "django_session", "mfa_authenticator", "account_emailaddress", "mail"])
def test_the_web_role_reaches_nothing_of_signing_in(table):
    with wire("gb_app") as app, pytest.raises(NO_RIGHTS):
        app.execute(f"select * from {table}")


def test_the_owner_of_the_tables_sees_no_family_either(here):
    with wire("gb_owner") as owner:
        for table in ("item", "member", "dossier", "entry", "log_line"):
            assert one(owner, f"select count(*) from {table}") == 0


def test_columns_that_nobody_needs_are_out_of_reach(here):
    with as_daan() as app:
        for query in (
            "select code_hash from invitation",
            "select items from log_line",
            "select handle from invitation",
        ):
            with pytest.raises(NO_RIGHTS), app.transaction():
                app.execute(query)


def test_a_search_path_cannot_smuggle_anything_into_the_rules(here):
    """Also not for somebody who could make a schema, which the web role cannot."""
    with superuser(autocommit=False) as root:
        root.execute("create schema evil; grant usage on schema evil to gb_app")
        root.execute("create function evil.sha256(bytea) returns bytea language sql as $$ select '\\x00'::bytea $$")
        root.execute("create table evil.member as select * from public.member")
        root.execute(
            "create function evil.now() returns timestamptz language sql as $$ select 'infinity'::timestamptz $$"
        )
        root.execute("grant all on all tables in schema evil to gb_app")
        root.execute("set local role gb_app")
        root.execute("set local search_path = evil, pg_catalog, public")
        root.execute("select set_config('app.claim', %s, true)", ["x|||||9999999999|" + "00" * 32])
        assert one(root, "select acl.me()") is None
        assert column(root, "select id from public.item") == set()
        root.rollback()


def test_statistics_tell_nothing_of_hidden_rows(here):
    with superuser() as root:
        root.execute("analyze item, member")
    with as_daan() as app:
        assert column(app, "select tablename from pg_stats where tablename in ('item', 'member', 'entry')") == set()


# ---------- backups


def dumped(role: str, *more: str) -> int:
    """How many rows of `item` a dump by this role holds."""
    where = parameters(settings.GEZINSBOEK_HOME, role)
    env = os.environ | {"PGPASSWORD": where["password"]}
    env |= {"PGOPTIONS": "-c row_security=on"} if "--enable-row-security" in more else {}
    command = [SERVER.bindir / "pg_dump", "-h", where["host"], "-p", str(where["port"]), "-U", role, "-t", "item"]
    done = subprocess.run(
        [*command, "--data-only", *more, where["dbname"]], env=env, capture_output=True, text=True, check=False
    )
    if done.returncode:
        return -1
    lines = done.stdout.splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("COPY public.item"))
    return lines[start:].index("\\.") - 1


def test_a_dump_by_the_owner_holds_nothing_and_one_by_the_backup_role_everything(here):
    with superuser() as root:
        rows = one(root, "select count(*) from item")
    assert rows > 0
    assert dumped("gb_owner", "--enable-row-security") == 0
    assert dumped("gb_owner") == -1
    assert dumped("gb_backup") == rows


def test_the_backup_role_only_reads():
    with wire("gb_backup") as backup, pytest.raises(psycopg.Error):
        backup.execute("delete from heart")


# ---------- rows that belong to rows


def test_nothing_of_one_book_hangs_on_something_of_another(family):
    other = Family.opens("noor", "Een ander boek")
    item = family.writes("noor", "School", "Milan was op tijd.")
    with app_as(player("noor").acting()) as app, pytest.raises(psycopg.Error):
        app.execute(
            "insert into reply (id, dossier_id, item_id, author, text_sealed, created_at, version)"
            " values (gen_random_uuid(), %s, %s, %s, '', now(), 1)",
            [other.id, item.id, other.members["noor"]],
        )
    with app_as(player("noor").acting()) as app, pytest.raises(psycopg.Error):
        app.execute("select acl.move(%s, %s)", [item.id, other.chapters["School"]])


def test_an_earlier_text_is_added_by_the_database_alone(here, hidden):
    with as_("noor"), pytest.raises(DatabaseError), transaction.atomic():
        Revision(dossier_id=here.id, item_id=hidden.id, row=hidden.id, version=1).save(force_insert=True)


def test_an_unknown_code_and_a_wrong_one_get_the_same_answer(family):
    family.comes("bram", {"Thuis": "read"})
    with superuser() as root:
        handle = one(root, "select handle from invitation where dossier_id = %s limit 1", family.id)
    with wire("gb_door") as door:
        answers = [
            door.execute("select * from acl.peek(%s, 'x')", [code]).fetchall() for code in (handle, "NIETS-0000")
        ]
    assert answers == [[], []]
