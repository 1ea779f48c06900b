"""A PostgreSQL server for the tests: the one of ALLEGEDLY_TEST_POSTGRES, or one of our own in a temporary folder."""

from __future__ import annotations

import fcntl
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

GIVEN = "ALLEGEDLY_TEST_POSTGRES"
DEBIAN = Path("/usr/lib/postgresql")
OLDEST = 15
# Nothing here has to outlive a power cut.
SETTINGS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=", "max_connections=60")


def programs() -> Path | None:
    """The folder of the newest PostgreSQL on this machine, None where there is none that is new enough."""
    found = [path for path in DEBIAN.glob("*/bin") if path.parent.name.isdigit() and int(path.parent.name) >= OLDEST]
    if found:
        return max(found, key=lambda path: int(path.parent.name))
    postgres = shutil.which("postgres")
    return Path(postgres).resolve().parent if postgres and shutil.which("initdb") else None


@contextmanager
def running(shared: Path) -> Iterator[str]:
    """The URL of a server that all processes of a test run share, by files in their folder; the last one stops it."""
    if GIVEN in os.environ:
        yield os.environ[GIVEN]
        return
    users, place = shared / "postgres.users", shared / "postgres.place"
    with _locked(users) as count:
        if count.read() == 0:
            place.write_text(str(_start()))
        count.add(1)
    folder = place.read_text()
    try:
        yield f"postgresql://postgres@/postgres?host={folder}"
    finally:
        with _locked(users) as count:
            count.add(-1)
            if count.read() == 0:
                _stop(Path(folder))


class _Count:
    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> int:
        return int(self.path.read_text() or 0)

    def add(self, number: int) -> None:
        self.path.write_text(str(self.read() + number))


@contextmanager
def _locked(path: Path) -> Iterator[_Count]:
    path.touch()
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield _Count(path)


def _start() -> Path:
    # pytest's folders cannot be entered by the user that the server runs as, and a socket's path must be short.
    folder = Path(tempfile.mkdtemp(prefix="allegedly-pg-", dir="/tmp"))
    user = _user()
    if user is not None:
        shutil.chown(folder, user.pw_uid, user.pw_gid)
    data = folder / "data"
    _run(
        user, "initdb", "-D", str(data), "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8"
    )
    options = " ".join(f"-c {setting}" for setting in (*SETTINGS, f"unix_socket_directories={folder}"))
    _run(user, "pg_ctl", "-D", str(data), "-l", str(folder / "log"), "-o", options, "-w", "start")
    return folder


def _stop(folder: Path) -> None:
    _run(_user(), "pg_ctl", "-D", str(folder / "data"), "-m", "immediate", "-w", "stop")
    shutil.rmtree(folder, ignore_errors=True)


def _user() -> pwd.struct_passwd | None:
    """Whom to run the server as: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _run(user: pwd.struct_passwd | None, program: str, *arguments: str) -> None:
    folder = programs()
    assert folder is not None
    command = [str(folder / program), *arguments]
    as_user = {} if user is None else {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    # Not into a pipe, which the server that pg_ctl leaves behind would keep open.
    with tempfile.TemporaryFile("w+") as said:
        result = subprocess.run(command, stdout=said, stderr=said, stdin=subprocess.DEVNULL, cwd="/", **as_user)
        said.seek(0)
        output = said.read()
    if result.returncode:
        raise RuntimeError(f"{program}: {output}")
