"""The embedded PostgreSQL server of one home folder.

Promises: passwords on every connection (scram), a private socket folder with a short name, no network port; what
counts as running has really answered; several processes share one server and the last one out stops it, also when
an earlier one was killed.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import secrets
import shutil
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, Self

import psycopg
from psycopg.conninfo import make_conninfo

from running.account import (
    Account,
    RunningError,
    account_for,
    default_bindir,
    reachable_bindir,
    version_of,
)
from running.account import (
    start as run_program,
)

PORT = 5432  # only the name of the socket: nothing listens on the network
SUPERUSER = "postgres"
LONGEST_LOG = 5_000_000
# Never write what people typed into the log: no statements, no row values.
QUIET = {"log_min_error_statement": "panic", "log_error_verbosity": "terse", "log_parameter_max_length": "0"}
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
START_TRIES = 100


class Server:
    """One data folder, one server; as many `Server` objects and processes as you like."""

    def __init__(self, home: Path | str, bindir: Path | str | None = None, *, durable: bool = True) -> None:
        self.home = Path(home).absolute()
        self.durable = durable
        program = Path(bindir) if bindir else default_bindir()
        self.major, self.version = version_of(program)
        self.data = self.home / "pg" / str(self.major)
        self.account: Account | None = account_for(self.data)
        self.bindir = reachable_bindir(program, self.account)
        self.log = self.home / "log" / "postgres.log"
        self.why_not: Exception | None = None
        self._in_use: int | None = None

    # ---------- for everybody

    def ensure(self) -> Literal["started", "shared"]:
        """After this the server answers, and stays up at least until `release()` or the end of this process."""
        self._make_folders()
        with self._alone():
            how: Literal["started", "shared"] = "shared"
            if not self.answers():
                if not (self.data / "PG_VERSION").exists():
                    self._make_data()
                self.start()
                how = "started"
            self._take_part()
        return how

    def revive(self) -> None:
        """Bring it back when it was killed. One that is merely busy is left alone."""
        try:
            os.kill(int((self.data / "postmaster.pid").read_text().split()[0]), 0)
        except (OSError, ValueError, IndexError):
            self.ensure()

    def release(self) -> bool:
        """We no longer need it. True when we were the last and it has stopped."""
        if self._in_use is None:
            return False
        with self._alone():
            fd, self._in_use = self._in_use, None
            try:
                # Turning our shared hold into an exclusive one works only when nobody else holds on.
                fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            else:
                self.stop()
                return True
            finally:
                os.close(fd)

    def stop(self, mode: Literal["fast", "immediate"] = "fast") -> None:
        """Stop it now, whoever uses it."""
        if (self.data / "postmaster.pid").exists():
            command: list[str | Path] = [self.bindir / "pg_ctl", "-D", self.data, "-m", mode, "-w", "-t", "60", "stop"]
            run_program(command, self.account, capture_output=True)
        with contextlib.suppress(OSError):
            self._socket_folder().rmdir()

    def admin(self, dbname: str = "postgres") -> str:
        """How the superuser connects; for provisioning only."""
        password = self._password_file.read_text().strip()
        return make_conninfo(
            host=self.host, port=PORT, user=SUPERUSER, dbname=dbname, password=password, connect_timeout=5
        )

    @property
    def host(self) -> str:
        """The folder of the socket: where a running server says it is, else where ours will be."""
        with contextlib.suppress(OSError, IndexError):
            said = (self.data / "postmaster.pid").read_text().splitlines()[4]
            if said:
                return said
        return str(self._socket_folder())

    @property
    def port(self) -> int:
        return PORT

    def answers(self) -> bool:
        """Really connected, with the password, to the server of this data folder."""
        if not (self.data / "PG_VERSION").exists() or not (self.data / "postmaster.pid").exists():
            return False
        try:
            with psycopg.connect(self.admin(), autocommit=True) as connection:
                row = connection.execute("select current_setting('data_directory')").fetchone()
        except psycopg.Error as error:
            self.why_not = error
            return False
        return row is not None and Path(row[0]).resolve() == self.data.resolve()

    def __enter__(self) -> Self:
        self.ensure()
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    # ---------- who uses it

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """One process at a time decides about starting and stopping."""
        fd = os.open(self.home / "pg" / "lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(fd, fcntl.LOCK_EX)
            yield
        finally:
            os.close(fd)

    def _take_part(self) -> None:
        """Hold a shared lock as long as we use the server; the kernel lets go of it when we die."""
        if self._in_use is None:
            self._in_use = os.open(self.home / "pg" / "users", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
            fcntl.flock(self._in_use, fcntl.LOCK_SH)

    def in_use_elsewhere(self) -> bool:
        """Does another process hold on to the server of this home? Ask it only where nobody can start or stop."""
        fd = os.open(self.home / "pg" / "users", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        else:
            return False
        finally:
            os.close(fd)

    # ---------- folders

    @property
    def _password_file(self) -> Path:
        return self.home / "pg.password"

    def _make_folders(self) -> None:
        """The account may walk through our folders to its own, and read nothing on the way."""
        mode = 0o711 if self.account else 0o700
        place = self.home / "pg"
        for folder in reversed([p for p in (place, *place.parents) if not p.exists()]):
            folder.mkdir(exist_ok=True)
            folder.chmod(mode)
        if self.account and self.home.stat().st_uid == os.geteuid():
            self.home.chmod(self.home.stat().st_mode | stat.S_IXOTH)
        self.log.parent.mkdir(mode=0o700, exist_ok=True)

    def _own(self, folder: Path) -> None:
        """Make a folder that is the account's alone; a folder somebody else put there is refused."""
        owner = self.account.uid if self.account else os.geteuid()
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
        except PermissionError:
            place = folder.parent
            raise RunningError(f"Maak {place} schrijfbaar voor je. / Make {place} writable for you.") from None
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {owner, os.geteuid()}:
            raise RunningError(f"{folder} is van een ander. / That folder belongs to somebody else.")
        if self.account and found.st_uid != owner:
            os.chown(folder, self.account.uid, self.account.gid)
        folder.chmod(0o700)

    def _socket_folder(self) -> Path:
        """A short path (a socket's name may not exceed 107 characters), the same for every process of this home."""
        base = Path("/run") if os.geteuid() == 0 and os.access("/run", os.W_OK) else Path("/tmp")
        name = hashlib.sha256(os.fsencode(self.data.resolve())).hexdigest()[:10]
        return base / f"gb-{os.geteuid()}-{name}"

    # ---------- making and starting

    def _make_data(self) -> None:
        """A new data folder, whole or not at all; filled from an older version's data when that lies beside it."""
        from running import upgrade  # it starts servers itself, so it needs this module first

        older = upgrade.older_data(self)
        if older:
            upgrade.upgrade(self, older)
            return
        self.init(self.data)

    def init(self, target: Path) -> None:
        """initdb under another name first, so that a half-made folder is never taken for a whole one."""
        if not self._password_file.exists():
            write_secret(self._password_file, secrets.token_urlsafe(24).encode())
        half = target.with_name(f"{target.name}.half")
        shutil.rmtree(half, ignore_errors=True)
        self._own(half)
        read, write = os.pipe()
        try:
            if self.account:
                os.fchown(read, self.account.uid, self.account.gid)  # else it may not reopen root's pipe by name
            os.write(write, self._password_file.read_bytes())
            os.close(write)
            command: list[str | Path] = [self.bindir / "initdb", "-D", half, "-U", SUPERUSER, "--auth=scram-sha-256"]
            command += [f"--pwfile=/dev/fd/{read}", "-E", "UTF8", "--locale=C.UTF-8", "--no-instructions"]
            command += [] if self.durable else ["--no-sync"]
            made = run_program(command, self.account, capture_output=True, pass_fds=[read])
        finally:
            os.close(read)
        if made.returncode:
            raise RunningError(self._unreachable() or f"initdb: {made.stderr.decode(errors='replace')}")
        half.rename(target)

    def _unreachable(self) -> str | None:
        """The usual cause when root chose a home inside its own closed folder."""
        for folder in reversed(self.data.parents):
            if self.account and folder.exists() and not folder.stat().st_mode & stat.S_IXOTH:
                return (
                    f"Account {self.account} kan niet door {folder} heen. Kies een andere map met --home. "
                    "/ PostgreSQL's account cannot pass that folder: choose another with --home."
                )
        return None

    def start(self) -> None:
        """Start it without asking who else is there; `ensure()` does."""
        self._own(self._socket_folder())
        if self.log.exists() and self.log.stat().st_size > LONGEST_LOG:
            self.log.replace(self.log.with_suffix(".log.1"))
        command: list[str | Path] = [self.bindir / "pg_ctl", "-D", self.data, "-w", "-t", "60"]
        command += ["-o", self._options(), "start"]
        descriptor = os.open(self.log, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "ab") as log:
            for _ in range(START_TRIES):
                # After kill -9 the old server's children need a moment to notice; until then starting is refused.
                if run_program(command, self.account, stdout=log, stderr=log).returncode == 0:
                    break
                time.sleep(0.2)
        if not self.answers():
            tail = self.log.read_text(errors="replace")[-1500:]
            raise RunningError(f"PostgreSQL start niet. / PostgreSQL does not start: {self.why_not or ''}\n{tail}")

    def _options(self) -> str:
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(self._socket_folder()),
            "unix_socket_permissions": "0700",
            **QUIET,
            **({} if self.durable else FORGETFUL),
        }
        return " ".join([f"-p {PORT}", *(f"-c {name}={value}" for name, value in settings.items())])


def write_secret(path: Path, secret: bytes) -> None:
    """Write a file only its owner may read, whole or not at all."""
    half = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(secret)
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)
