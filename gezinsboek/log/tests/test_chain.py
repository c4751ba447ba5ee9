"""SHARING 26: the chains show every line that was changed, removed, swapped or put in between."""

import os
import subprocess
import sys

import psycopg
import pytest
from django.conf import settings

from cast.people import as_
from gezinsboek.circle import rules
from gezinsboek.ground.acts import act
from running.testing import SERVER


@pytest.fixture
def root():
    """Whoever runs the server, in a transaction that is undone: they can change the log, and it shows."""
    name = str(settings.DATABASES["default"]["NAME"])
    with psycopg.connect(SERVER.admin(name)) as connection:
        yield connection
        connection.rollback()


def chained(family):
    """A family with some lines, all in the chain; the ids of the lines in the order of the chain."""
    for text in ("Een.", "Twee.", "Drie.", "Vier."):
        family.writes("noor", "School", text)
    with as_("noor"):
        act("chain_log")


def faults(root, family):
    return {
        fault
        for scope, _number, fault in root.execute("select scope, number, fault from acl.broken_links()").fetchall()
        if scope == family.id
    }


def lines(root, family):
    query = "select line_id from log_link where scope = %s order by number"
    return [line for (line,) in root.execute(query, [family.id]).fetchall()]


def test_an_untouched_log_is_whole(family, root):
    chained(family)
    assert len(lines(root, family)) > 4
    assert faults(root, family) == set()


@pytest.mark.parametrize(
    "change",
    [
        "event_id = 'nothing'",
        "event_date_time = event_date_time + interval '1 microsecond'",
        "member_id = gen_random_uuid()",
        "private = not private",
        "event_outcome_indicator = 4",
        "participant_object_detail = 'x'",
    ],
)
def test_a_changed_line_is_found(family, root, change):
    chained(family)
    root.execute(f"update log_line set {change} where id = %s", [lines(root, family)[2]])
    assert faults(root, family) & {"the line was changed"} or change.startswith("private")
    assert root.execute("select count(*) from acl.broken_links()").fetchone()[0] > 0


def test_a_removed_line_is_found(family, root):
    chained(family)
    root.execute("delete from log_line where id = %s", [lines(root, family)[1]])
    assert faults(root, family) == {"the line is gone"}


def test_a_line_removed_with_its_link_is_found(family, root):
    chained(family)
    line = lines(root, family)[1]
    root.execute("delete from log_line where id = %s", [line])
    root.execute("delete from log_link where line_id = %s", [line])
    assert "a link is gone" in faults(root, family)


def test_two_lines_that_changed_places_are_found(family, root):
    chained(family)
    one, two = lines(root, family)[1:3]
    root.execute("update log_link set line_id = gen_random_uuid() where line_id = %s", [one])
    root.execute("update log_link set line_id = %s where line_id = %s", [one, two])
    root.execute(
        "update log_link set line_id = %s where scope = %s and line_id not in (select id from log_line)",
        [two, family.id],
    )
    assert faults(root, family) == {"the line was changed"}


def test_a_line_put_in_between_is_found(family, root):
    chained(family)
    columns = [
        name
        for (name,) in root.execute(
            "select column_name from information_schema.columns where table_name = 'log_line' and column_name <> 'id'"
        ).fetchall()
    ]
    names = ", ".join(f'"{name}"' for name in columns)
    root.execute(
        f"insert into log_line (id, {names}) select gen_random_uuid(), {names} from log_line where id = %s",
        [lines(root, family)[0]],
    )
    assert faults(root, family) == {"the line is in no chain"}


def verify(*arguments):
    """The command as `./run manage` starts it, as the owner."""
    return subprocess.run(
        [sys.executable, "manage.py", "verify_log", *arguments],
        cwd=settings.ROOT,
        env=os.environ | {"GEZINSBOEK_ROLE": "owner"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_tells_and_heads_kept_elsewhere_show_a_cut_off_end(family, tmp_path):
    chained(family)
    first = verify()
    assert first.returncode == 0, first.stderr
    assert str(family.id) in first.stdout
    kept = tmp_path / "heads.txt"
    kept.write_text(first.stdout)
    family.writes("noor", "School", "Nog een.")
    assert verify("--heads", str(kept)).returncode == 0
    kept.write_text(first.stdout.replace(f"{family.id} ", f"{family.id} 9"))
    gone = verify("--heads", str(kept))
    assert gone.returncode != 0
    assert "this head is gone" in gone.stderr


def test_a_change_of_the_rules_is_a_line_and_the_same_rules_again_are_none(root):
    told = []
    for mark in ("other rules", rules.mark(), rules.mark()):
        root.execute(rules.CHANGED, {"mark": mark})
        root.execute(
            "update log_line set event_date_time = event_date_time - interval '1 second' where event_id = 'rules'"
        )
        query = "select participant_object_detail from log_line where event_id = 'rules' order by event_date_time"
        told = [found for (found,) in root.execute(query).fetchall()]
    assert told[-2:] == ["other rules", rules.mark()]


def test_the_job_that_chains_runs_every_minute():
    from procrastinate.contrib.django import app

    from gezinsboek.log import tasks

    assert tasks.chain.name in app.tasks
    assert any(task.cron == "* * * * *" for task in app.periodic_registry.periodic_tasks.values())
