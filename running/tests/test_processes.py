"""The process tree: stops as one, and gets up again when a part falls."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from running.account import RunningError
from running.places import ROOT
from running.processes import Part, Tree, free_port

# Runs two parts that each write a file while they live; the file of the first says how often it was started.
SCRIPT = """
import os, sys
from pathlib import Path
from running.processes import Part, Tree
folder = Path(sys.argv[1])
code = '''
import os, pathlib, signal, sys, time
with open(sys.argv[1], "a") as file: file.write(str(os.getpid()) + chr(10))
signal.signal(signal.SIGTERM, lambda *_: (pathlib.Path(sys.argv[1] + ".done").touch(), sys.exit()))
while True: time.sleep(0.05)
'''
parts = [Part(name, [sys.executable, "-c", code, str(folder / name)], dict(os.environ)) for name in ("web", "worker")]
ready = lambda: all((folder / name).exists() for name in ("web", "worker"))
sys.exit(Tree(parts).run(ready, lambda: print("ready", flush=True)))
"""


@pytest.fixture
def tree(tmp_path: Path):
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(tmp_path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    yield process
    process.kill()
    process.wait()


def started(folder: Path, name: str) -> list[int]:
    return [int(line) for line in (folder / name).read_text().split()]


def until_gone(pid: int) -> None:
    while Path(f"/proc/{pid}").exists() and Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z":
        pass


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_one_signal_stops_every_part_in_its_own_time(tree, tmp_path: Path, number: signal.Signals):
    tree.send_signal(number)
    assert tree.wait() == 0
    assert (tmp_path / "web.done").exists()
    assert (tmp_path / "worker.done").exists()


def test_a_part_that_dies_comes_back(tree, tmp_path: Path):
    os.kill(started(tmp_path, "web")[0], signal.SIGKILL)
    while len(started(tmp_path, "web")) < 2:
        pass
    assert len(started(tmp_path, "worker")) == 1
    tree.terminate()
    assert tree.wait() == 0


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children that their parent died")
def test_when_we_are_killed_every_part_ends(tree, tmp_path: Path):
    tree.kill()
    tree.wait()
    for name in ("web", "worker"):
        until_gone(started(tmp_path, name)[0])


def test_a_part_that_does_not_start_is_named_with_its_last_words(tmp_path: Path):
    log = tmp_path / "web.log"
    part = Part("web", [sys.executable, "-c", "raise SystemExit('no settings')"], dict(os.environ), log)
    with pytest.raises(RunningError, match="no settings"):
        Tree([part]).run(lambda: False, lambda: None)


def test_a_taken_port_is_said_or_passed_over():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(RunningError, match=str(port)):
            free_port(port, exactly=True, patience=0)
        assert free_port(port, exactly=False) > port
