"""A backup that is really made, put back elsewhere and looked at. An erased book stays erased (SHARING 27)."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client

from cast.browser import sign_in
from cast.family import Family
from cast.living import lives
from cast.people import as_, player
from gezinsboek.circle import erasing
from gezinsboek.ground import clock
from gezinsboek.ground.claim import sign
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault import DirectoryKeyStore, Vault, vault
from gezinsboek.ground.vault.master import MasterKey
from gezinsboek.timeline.models import File
from gezinsboek.timeline.tests.screens import composed, timeline_of
from running import backup, prepare, provision, restore
from running.account import RunningError
from running.arguments import parse
from running.commands import manage
from running.places import ROOT
from running.postgres import Server
from running.tests.conftest import new_home, throw_away

KEYS = ("master.key", "claim.key", "django.key")


class Kept:
    """A backup of the tests' own home with two books, of which one was erased after it was made."""

    def __init__(self, folder: Path) -> None:
        self.home = Path(settings.GEZINSBOEK_HOME)
        self.stays, self.goes = Family.opens(name="Blijft"), Family.opens(name="Gaat weg")
        for family in (self.stays, self.goes):
            family.writes("noor", "Thuis", "Lina at een appel 🍎.")
            sent = composed(family, "Thuis", "Met een foto.", photo=picture())
            assert sign_in(Client(), "noor").post(timeline_of(family), sent).status_code == 302
            for key in ("tine", "daan"):
                family.comes(key, {"Thuis": "read"})
        self.home_of_noor = lives(self.stays, "noor", "tine", lines="Dorpsstraat 1")
        lives(self.goes, "noor", "tine", lines="Dorpsstraat 1")
        self.old_keys = folder / "old-keys"
        shutil.copytree(self.home / "keys", self.old_keys)
        self.made = backup.backup(self.home, "demo", folder / "backups")
        self.erase(self.goes)

    def erase(self, family: Family) -> None:
        erasure = new_id()
        with as_("noor", fresh=True), transaction.atomic():
            erasing.ask_to_erase(family.id, erasure, 14)
        with clock.moved_to(clock.now() + timedelta(days=15)):
            erasing.erase_due()

    def new_home(self, place: Path, keys: Path | None = None) -> Path:
        """Empty, but for the keys."""
        place.mkdir(mode=0o700)
        for name in KEYS:
            shutil.copy(self.home / name, place / name)
        shutil.copytree(keys or self.home / "keys", place / "keys")
        return place


def picture() -> Any:
    from gezinsboek.site.tests.routes import picture as drawn

    return drawn()


@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> Kept:
    return Kept(tmp_path_factory.mktemp("kept"))


@pytest.fixture(scope="module")
def back(kept) -> Iterator[tuple[Path, Server]]:
    """Put back in another home. Its keys came from a backup in which the erased book still had one."""
    top = new_home()
    home = kept.new_home(top / "home", kept.old_keys)
    shutil.copy(kept.home / "keys" / "erased.list", home / "keys" / "erased.list")
    with Server(home, durable=False) as server:
        provision.ensure(home, "demo", admin=server.admin())
        restore.restore(home, "demo", kept.made)
        yield home, server
    throw_away(top)


def rows(server: Server, query: str, *values: object) -> Any:
    with psycopg.connect(server.admin("gezinsboek_demo")) as connection:
        found = connection.execute(query, values).fetchone()
        return found[0] if found else None


def test_the_keys_are_not_in_it_and_all_is_counted(kept):
    there = {path.name for path in kept.made.rglob("*")}
    assert there == {"database.dump", "files.tar", "manifest.json"}
    assert kept.made.stat().st_mode & 0o077 == 0
    told = json.loads((kept.made / "manifest.json").read_text())
    assert {str(kept.stays.id), str(kept.goes.id)} <= set(told["books"])
    assert told["rows"]["public.item"] >= 4 and told["rows"]["public.dossier"] == len(told["books"])
    assert told["files"] >= 4
    whole = b"".join(path.read_bytes() for path in kept.made.iterdir())
    for name in KEYS:
        assert (kept.home / name).read_bytes()[:32] not in whole
    assert b"appel" not in whole


def test_a_book_comes_back_with_its_words_and_photos(kept, back):
    home, server = back
    assert rows(server, "select count(*) from item where dossier_id = %s", kept.stays.id) == 2
    with as_("noor"), transaction.atomic():
        photo = File.objects.get(dossier_id=kept.stays.id)
        here = b"".join(vault().open_file(photo.dossier_id, photo.id, "files.large", _sealed(kept.home, photo)))
    there = b"".join(vault().open_file(photo.dossier_id, photo.id, "files.large", _sealed(home, photo)))
    assert here == there
    assert rows(server, "select count(*) from acl.secret") == 1


def test_an_address_comes_back_for_who_wrote_it_and_who_was_named(kept, back):
    home, server = back
    for key, lines in (("noor", "Dorpsstraat 1"), ("tine", "Dorpsstraat 1"), ("daan", None)):
        assert address_to(key, home, server, kept) == lines
    assert rows(server, "select count(*) from address_reader where address_id = %s", kept.home_of_noor) == 1


def test_an_address_is_read_as_before_after_the_keys_were_changed(kept, back):
    home, server = back
    book = str(kept.stays.id)
    key = home / "keys" / book[-2:] / book[-4:-2] / book
    before = key.read_bytes()
    env = {**prepare.environment(home, "demo"), "GEZINSBOEK_ROLE": "owner"}
    done = subprocess.run(
        [sys.executable, "manage.py", "rotate_keys"], cwd=ROOT, env=env, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert key.read_bytes() != before
    assert [address_to(one, home, server, kept) for one in ("noor", "tine", "daan")] == ["Dorpsstraat 1"] * 2 + [None]


def address_to(key: str, home: Path, server: Server, kept: Kept) -> str | None:
    """What this player reads of it in the home it was put back in, with the keys that lie there."""
    master = MasterKey(home / "master.key")
    with psycopg.connect(server.admin("gezinsboek_demo")) as connection:
        connection.execute("set local role gb_app")
        connection.execute("select set_config('app.claim', %s, true)", [sign(player(key).acting())])
        found = connection.execute("select told_sealed from address where id = %s", [kept.home_of_noor]).fetchone()
    if found is None:
        return None
    there = Vault(master, DirectoryKeyStore(home / "keys", master))
    told = there.open_text(kept.stays.id, kept.home_of_noor, "address.told_sealed", found[0])
    return str(json.loads(told)["lines"])


def _sealed(home: Path, photo: File) -> Any:
    book = str(photo.dossier_id)
    return (home / "files" / book[-2:] / book / f"{photo.id}.large").open("rb")


def test_an_erased_book_stays_erased(kept, back):
    home, server = back
    for table in ("item", "member", "file", "chapter", "address", "address_reader", "acl.birth"):
        assert rows(server, f"select count(*) from {table} where dossier_id = %s", kept.goes.id) == 0
    assert rows(server, "select count(*) from dossier where id = %s", kept.goes.id) == 0
    name = str(kept.goes.id)
    assert not (home / "keys" / name[-2:] / name[-4:-2] / name).exists()
    assert not (home / "files" / name[-2:] / name).exists()
    assert rows(server, "select count(*) from log_line where dossier_id = %s", kept.goes.id) > 0


def test_never_over_something_that_is_there(kept, back):
    home, _server = back
    with pytest.raises(RunningError, match="niet leeg"):
        restore.restore(home, "demo", kept.made)


def test_not_beside_the_keys(kept):
    with pytest.raises(RunningError, match="sleutels"):
        backup.backup(kept.home, "demo", kept.home / "backups")


def test_the_keys_come_first(kept, tmp_path):
    with pytest.raises(RunningError, match="ontbreekt"):
        manage(parse(["manage", "--home", str(tmp_path), "--kind", "demo", "restore", str(kept.made)]))
    assert not (tmp_path / "master.key").exists()


def test_a_damaged_part_or_another_folder_is_refused(kept, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(kept.made, copy)
    with (copy / "database.dump").open("r+b") as file:
        file.seek(200)
        file.write(b"x")
    with pytest.raises(RunningError, match="niet meer wat"):
        restore.checked(copy, "demo")
    with pytest.raises(RunningError, match="soort"):
        restore.checked(kept.made, "real")
    with pytest.raises(RunningError, match="geen back-up"):
        restore.checked(tmp_path, "demo")


def test_missing_keys_stop_it_before_anything_is_changed(kept, tmp_path):
    from django.core.management import CommandError, call_command

    told = tmp_path / "manifest.json"
    told.write_text(json.dumps({"books": [str(kept.stays.id), str(UUID(int=7))]}))
    with pytest.raises(CommandError, match="Van 1 boeken"):
        call_command("restored", before=told)
    call_command("restored", before=told, without_key=True)


def test_words_that_nobody_understands_are_answered(capsys):
    assert manage(parse(["manage", "--kind", "demo", "backup"])) == 2
    assert "./run manage backup MAP" in capsys.readouterr().err
