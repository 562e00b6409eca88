"""A server to set up as root, with accounts, /etc, /home, /opt and /srv of its own.

It is this machine in a mount and a process namespace: nothing of it is left when it ends, and no
account, file or process of this machine is changed.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support import users

CLEAN = {
    "HOME": "/root",
    "LANG": "C.UTF-8",
    "PATH": "/opt/hub/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "PYTHONDONTWRITEBYTECODE": "1",
}

#: The environment of the recipe, and what of it is started by name.
HUB = "/opt/hub"
COURSE = "/srv/random-initialization"
SCRIPTS = ("jupyterhub", "jupyterhub-singleuser", "nbgrader", "alembic")
OWN = ("etc", "home", "opt", "srv")


class Machine:
    """A running server. `root` and `user` run commands in it."""

    def __init__(self, pid: int):
        self._enter = ["nsenter", f"--target={pid}", "--mount", "--pid", "--", "env", "-C"]

    def start(self, command: list[str], folder: str, log: Path) -> subprocess.Popen:
        """Start a service as root, which ends with the server."""
        with log.open("w") as said:
            return subprocess.Popen(
                [*self._enter, folder, *command], env=CLEAN, stdout=said, stderr=said
            )

    def root(self, script: str, text: str = "") -> str:
        """Run a script as root; return what it said."""
        return self._run(["sh", "-euc", script], text)

    def user(self, name: str, script: str) -> str:
        """Run a script as a user's login shell does; return what it said."""
        return self._run(_login(name, script))

    def may(self, name: str, script: str) -> bool:
        """Return whether a script of a user's succeeds."""
        return self.attempt(name, script)[0] == 0

    def attempt(self, name: str, script: str) -> tuple[int, str]:
        """Run a script as root or as a user's login shell; return its exit code and output."""
        done = self._done(_login(name, script))
        return done.returncode, done.stdout

    def _run(self, command, text=""):
        done = self._done(command, text)
        assert done.returncode == 0, f"{command[-1]}\n{done.stdout}"
        return done.stdout

    def _done(self, command, text=""):
        return subprocess.run(
            [*self._enter, "/", *command], env=CLEAN, input=text,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
            check=False,
        )  # fmt: skip


def _login(name, script):
    """Return the command that runs a script as root or as a user's login shell does."""
    shell = ["runuser", "-l", name, "-c"] if name != "root" else ["sh", "-c"]
    return [*shell, f"set -e\n{script}"]


@contextmanager
def machine(folder: Path) -> Iterator[Machine]:
    """Make a server whose own folders lie in a folder of root's."""
    shutil.copytree("/etc", folder / "etc", symlinks=True)
    for name in OWN:
        (folder / name).mkdir(exist_ok=True)
    binds = [each for name in OWN for each in ("--bind", str(folder / name), f"/{name}")]
    binds += [*_environment(folder), *users.opened()]
    with _namespace(binds) as inside:
        yield Machine(inside)


@contextmanager
def _namespace(binds):
    """Run a process that does nothing, behind these mounts; yield its id."""
    read, write = os.pipe()
    command = ["bwrap", "--dev-bind", "/", "/", "--cap-add", "ALL", "--unshare-pid", "--proc",
               "/proc", *binds, "--info-fd", str(write),
               "sh", "-c", "echo up; exec sleep infinity"]  # fmt: skip
    with subprocess.Popen(command, pass_fds=[write], stdout=subprocess.PIPE) as outside:
        os.close(write)
        assert outside.stdout.readline() == b"up\n", "bwrap failed"
        with os.fdopen(read) as told:
            inside = json.load(told)["child-pid"]
        try:
            yield inside
        finally:
            os.kill(inside, signal.SIGKILL)  # and with it everything in its namespace


def _environment(folder):
    """Mount this Python's packages where `pip install` would put them; the course is in /srv."""
    site, scripts = (Path(sysconfig.get_path(name)) for name in ("purelib", "scripts"))
    mine = folder / "bin"
    mine.mkdir()
    for name in ("python", "python3"):
        (mine / name).symlink_to((scripts / "python").resolve())
    for name in SCRIPTS:
        _, script = (scripts / name).read_text().split("\n", 1)
        (mine / name).write_text(f"#!{HUB}/bin/python\n{script}")
        (mine / name).chmod(0o755)
    (folder / "course.pth").write_text(f"{COURSE}\n")
    (link,) = site.glob("__editable__.random_initialization_course*.pth")
    places = {Path(sys.prefix).resolve(): HUB, mine: f"{HUB}/bin",
              folder / "course.pth": Path(HUB, link.relative_to(sys.prefix))}  # fmt: skip
    return [each for what, place in places.items() for each in ("--ro-bind", str(what), str(place))]
