"""A PostgreSQL server of the tests' own: from Debian's packages, in a new folder, reached through a socket in it."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

QUICK = ("fsync=off", "full_page_writes=off", "listen_addresses=")


class NoServer(Exception):
    """No server can be started here; the message says why."""


@contextmanager
def server() -> Iterator[str]:
    """The URL of an empty database of a server that runs meanwhile."""
    programs = _programs()
    user = _user()
    folder = Path(tempfile.mkdtemp(prefix="pg"))  # pytest's own folders are closed to other users
    try:
        if user is not None:
            shutil.chown(folder, user)
        _run(programs / "initdb", "-D", folder / "data", "-A", "trust", "-U", "teacher", "--no-sync", user=user)
        settings = [part for setting in QUICK for part in ("-c", setting)]
        command = [str(programs / "postgres"), "-D", str(folder / "data"), "-k", str(folder), *settings]
        nowhere = subprocess.DEVNULL
        with subprocess.Popen(command, user=user, cwd=folder, stdout=nowhere, stderr=nowhere) as running:
            try:
                _wait(programs, folder)
                _run(programs / "createdb", "-h", folder, "-U", "teacher", "gradebook")
                yield f"postgresql+psycopg://teacher@/gradebook?host={folder}"
            finally:
                running.send_signal(signal.SIGINT)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    if not found:
        raise NoServer("Debian's package postgresql is not installed")
    return found[-1].parent


def _user() -> str | None:
    """Whom the server runs as, where that has to be somebody else: it refuses root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise NoServer("PostgreSQL refuses to run as root, and there is no other user")


def _run(*command: object, user: str | None = None) -> None:
    done = subprocess.run([*map(str, command)], user=user, cwd="/", capture_output=True, text=True, check=False)
    if done.returncode:
        raise NoServer(f"{command[0]}: {done.stderr}")


def _wait(programs: Path, folder: Path) -> None:
    for _ in range(300):
        if not subprocess.run([programs / "pg_isready", "-h", folder, "-q"], check=False).returncode:
            return
        time.sleep(0.1)
    raise NoServer("the server does not answer within 30 s")
