"""Starts the sandbox's fork server: the only module that knows bubblewrap's arguments.

The arguments are the policy. Inside are Python, its packages and the parts of the course that a
learner may read, all read-only; no network, no other process, no home or course folder, no
environment variables.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from autograder.errors import SandboxUnavailable
from autograder.inside import stubs
from autograder.sandbox import seccomp

ROOT = Path(__file__).resolve().parents[2]
INSIDE = "/course"  # where the visible parts of the course are inside the sandbox
SECONDS = 60.0
_OURS = ("__init__.py", "wire", "inside")
_SINGLE = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
_DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random", "/dev/full")
_FIXES = (
    ("Operation not permitted", "this machine forbids user namespaces. On Ubuntu 24.04: "
     "sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0; in Docker: start the container "
     "with --security-opt seccomp=unconfined --security-opt apparmor=unconfined"),
    ("No space left", "free disk space, or raise user.max_user_namespaces"),
    ("ModuleNotFoundError", "install the course's packages: pip install -r requirements.txt"),
)  # fmt: skip


class Sandbox:
    """The running fork server, and the socket that requests a learner's own sandbox from it."""

    def __init__(self, *, isolated: bool):
        """Start it; `wait_until_ready` waits for it.

        Args:
            isolated: whether to isolate; if not, learners' code has this user's permissions.

        Raises:
            SandboxUnavailable: the machine lacks a part; the message says how to install it.
        """
        system_calls = _filter() if isolated else b""
        command = _bubblewrap() if isolated else []
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115, read if the start fails
        settings = json.dumps({"system_calls": system_calls.hex()})
        with theirs:
            self._process = subprocess.Popen(
                [*command, sys.executable, "-c", _start(isolated), str(theirs.fileno()), settings],
                pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=self._errors, env=None if isolated else os.environ | _environment("/tmp"),
                start_new_session=True,  # a learner's signal to its group must not reach the grader
            )  # fmt: skip

    def wait_until_ready(self) -> None:
        """Wait until it is ready to fork.

        Raises:
            SandboxUnavailable: it did not start.
        """
        self.control.settimeout(SECONDS)
        try:
            ready = self.control.recv(16)
        except OSError as error:
            ready = str(error).encode()
        if ready != b"ready":
            raise SandboxUnavailable(self._why())
        self.control.settimeout(None)

    def ask(self, request: dict) -> socket.socket:
        """Return one end of a socket; a new, empty sandbox holds the other."""
        ours, theirs = socket.socketpair()
        with theirs:
            socket.send_fds(self.control, [json.dumps(request).encode()], [theirs.fileno()])
        return ours

    def end(self) -> None:
        """Close the socket and wait until it has ended."""
        self.control.close()
        try:
            self._process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def _why(self):
        self._process.kill()
        self._process.wait()
        self._errors.seek(0)
        said = self._errors.read().decode("utf-8", "replace").strip()[-600:]
        fix = next((fix for sign, fix in _FIXES if sign in said), "run bwrap by hand to see more")
        return f"the sandbox did not start: {said or 'no message'}. Fix: {fix}"


def _filter():
    if sys.platform != "linux":
        raise SandboxUnavailable(
            f"bubblewrap needs Linux and this is {sys.platform}; grade in Docker, Podman or WSL2, "
            "or go on without isolation: --no-sandbox"
        )
    return seccomp.compiled()


def _bubblewrap():
    if shutil.which("bwrap") is None:
        raise SandboxUnavailable(
            "bubblewrap is not installed. Install it with: sudo apt install bubblewrap "
            "(Fedora: sudo dnf install bubblewrap), or go on without isolation: --no-sandbox"
        )
    arguments = [
        "bwrap", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts",
        "--unshare-cgroup-try", "--die-with-parent", "--new-session", "--clearenv",
        "--hostname", "sandbox", "--proc", "/proc",
        *_rights(), *_system(), *_hidden("/usr"), *_python(), *_hidden(sys.prefix, sys.base_prefix),
        *_course(), "--tmpfs", "/scratch", *_fonts(),
        *_tmp(), "--chdir", "/scratch", "--remount-ro", "/",
    ]  # fmt: skip
    for name, value in _environment("/scratch").items():
        arguments += ["--setenv", name, value]
    return arguments


def _tmp():
    """Provide /tmp for code that names it, unless Python itself is installed there."""
    lies_there = any(Path(each).is_relative_to("/tmp") for each in (sys.prefix, sys.base_prefix))
    return [] if lies_there else ["--symlink", "scratch", "/tmp"]


def _rights():
    """As root, keep only SETUID and SETGID, to drop to `nobody`; otherwise a user namespace."""
    if os.getuid():
        return ["--unshare-user"]
    return [*["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]]


def _system():
    arguments = ["--ro-bind", "/usr", "/usr", "--dir", "/dev"]
    for name in ("bin", "sbin", "lib", "lib32", "lib64"):
        folder = Path("/", name)
        if folder.is_symlink():
            arguments += ["--symlink", str(folder.readlink()), str(folder)]
        elif folder.is_dir():
            arguments += ["--ro-bind", str(folder), str(folder)]
    for device in _DEVICES:
        arguments += ["--dev-bind", device, device]
    arguments += ["--perms", "0755", "--dir", "/etc"]
    return [*arguments, "--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache"]


def _python():
    folders = dict.fromkeys((sys.base_prefix, sys.prefix))
    arguments = []
    for path in folders:
        for parent in reversed(
            Path(path).parents[:-1]
        ):  # bubblewrap would make them readable by root only
            arguments += ["--perms", "0755", "--dir", str(parent)]
        arguments += ["--ro-bind", path, path]
    return arguments


def _hidden(*bound):
    """Hide the course, which holds the hidden tests, if it lies in a bound folder."""
    return ["--tmpfs", str(ROOT)] if any(ROOT.is_relative_to(folder) for folder in bound) else []


def _course():
    """Bind the parts of the course that a learner's code may read."""
    arguments = []
    for folder in ("", "/utils", "/autograder"):
        arguments += ["--perms", "0755", "--dir", f"{INSIDE}{folder}"]
    visible = [_module(f"utils/{name}") for name in stubs.ALLOWED]
    for name in visible + [f"autograder/{name}" for name in _OURS]:
        arguments += ["--ro-bind", str(ROOT / name), f"{INSIDE}/{name}"]
    return arguments


def _module(name):
    """Return the path of a module of the course: a file, or a folder for a package."""
    return name if (ROOT / name).is_dir() else f"{name}.py"


def _fonts():
    """Bind matplotlib's font cache, which takes seconds to build."""
    import matplotlib as mpl
    from matplotlib import font_manager  # noqa: F401, builds the cache if missing

    lists = sorted(Path(mpl.get_cachedir()).glob("fontlist-*.json"))
    return [each for path in lists
            for each in ("--ro-bind", str(path), f"/scratch/matplotlib/{path.name}")]  # fmt: skip


def _environment(scratch):
    single = dict.fromkeys(_SINGLE, "1")
    inside = {
        "HOME": scratch,
        "TMPDIR": scratch,
        "IPYTHONDIR": f"{scratch}/ipython",
        "LANG": "C.UTF-8",
    }
    if scratch == "/scratch":
        inside["MPLCONFIGDIR"] = f"{scratch}/matplotlib"
    return inside | single | {"PYTHONDONTWRITEBYTECODE": "1"}


def _start(isolated):
    """Return the program that puts the course on the path and becomes the fork server."""
    place = INSIDE if isolated else str(ROOT)
    return (
        f"import sys; sys.path.insert(0, {place!r}); "
        "from autograder.inside.forkserver import main; main()"
    )
