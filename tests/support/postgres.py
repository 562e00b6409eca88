"""A PostgreSQL server of a test's own: it lies in a folder, and is reached by a socket in it.

It listens on no network, and no server of this machine is touched. Debian's package `postgresql`
has the programs.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tests.support.users import NOBODY

USER = "grader"
_OPTIONS = "-c listen_addresses= -c fsync=off -c full_page_writes=off -k {folder}"
_OTHERS = (
    "select pg_terminate_backend(pid) from pg_stat_activity"
    " where backend_type = 'client backend' and pid <> pg_backend_pid()"
)


class Server:
    """A running server. `url` is its database's address."""

    def __init__(self, folder: Path):
        self._folder, self.url = folder, f"postgresql://{USER}@/postgres?host={folder}"
        self._run("initdb", f"--username={USER}", "--auth=trust", "--encoding=UTF8", "--no-sync")

    def start(self) -> None:
        """Start the server, and wait until it answers."""
        options, log = _OPTIONS.format(folder=self._folder), self._folder / "log"
        self._run("pg_ctl", "start", "--wait", f"--options={options}", f"--log={log}")

    def stop(self) -> None:
        """Stop the server as a crash of the machine would."""
        self._run("pg_ctl", "stop", "--wait", "--mode=immediate")

    def ensure_started(self) -> None:
        """Start the server if it does not run."""
        if not self._runs():
            self.start()

    def end(self) -> None:
        """Stop the server if it runs."""
        if self._runs():
            self.stop()

    def _runs(self):
        return (self._folder / "data" / "postmaster.pid").exists()

    def cut(self) -> int:
        """End all connections; return how many there were."""
        engine = create_engine(self.url)
        with engine.connect() as mine:
            ended = len(mine.execute(text(_OTHERS)).all())
        engine.dispose()
        return ended

    def _run(self, program, *arguments):
        command = [_found(program), *arguments]
        if not os.getuid():  # they refuse to run as root
            command = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups",
                       *command]  # fmt: skip
        # Into a file: a server would keep a pipe open for as long as it runs.
        with (self._folder / "said").open("w") as said:
            done = subprocess.run(
                command, check=False, stdout=said, stderr=said, cwd=self._folder,
                env=os.environ | {"PGDATA": str(self._folder / "data"), "LC_ALL": "C"},
            )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{program} failed: {(self._folder / 'said').read_text()}")


@contextmanager
def server() -> Iterator[Server]:
    """Start a server, and stop it at the end."""
    if not _found("initdb"):
        missing()
    # Not pytest's folder: an ordinary user cannot reach it, and its name is too long for a socket.
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        if not os.getuid():
            os.chown(folder, NOBODY, NOBODY)
        made = Server(Path(folder))
        try:
            made.start()
            yield made
        finally:
            made.end()


def missing() -> None:
    """Skip the test; where CI is set, fail."""
    say = pytest.fail if os.environ.get("CI") else pytest.skip
    say("PostgreSQL is missing: sudo apt install postgresql")


def _found(program):
    """Return where a program is: Debian keeps the server's own out of PATH."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version)
    places = os.pathsep.join([*map(str, reversed(versions)), os.environ.get("PATH", "")])
    return shutil.which(program, path=places)


def _version(folder):
    return int(folder.parent.name) if folder.parent.name.isdecimal() else 0
