"""Starts the sandbox's warm process: the one place that knows bubblewrap's arguments.

The arguments are the policy. Inside there is Python, its packages and of the course what a learner
may see, all read-only; no network, no other process, no home, no course folder, no environment.
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

ROOT = Path(__file__).resolve().parents[2]
INSIDE = "/course"  # where the sandbox has what it may see of the course
SECONDS = 60.0
_OURS = ("__init__.py", "wire", "inside")
_SINGLE = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
_DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random", "/dev/full")
_MENDS = (
    ("Operation not permitted", "this machine forbids user namespaces. On Ubuntu 24.04: "
     "sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0; in Docker: start the container "
     "with --security-opt seccomp=unconfined --security-opt apparmor=unconfined"),
    ("No space left", "free the disk, or raise user.max_user_namespaces"),
    ("ModuleNotFoundError", "install the course's packages: pip install -r requirements.txt"),
)  # fmt: skip


class Sandbox:
    """The running warm process, and the socket that asks it for a learner's own sandbox."""

    def __init__(self, *, walls: bool):
        """Start it; `warm` waits until it is ready.

        Args:
            walls: whether to isolate. Without, learners' code may do what this user may.

        Raises:
            SandboxUnavailable: the machine lacks a part; the message says how to install it.
        """
        system_calls = _filter() if walls else b""
        command = _bubblewrap() if walls else []
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115, read when the start fails
        settings = json.dumps({"system_calls": system_calls.hex()})
        with theirs:
            self._process = subprocess.Popen(
                [*command, sys.executable, "-c", _start(walls), str(theirs.fileno()), settings],
                pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=self._errors, env=None if walls else os.environ | _environment("/tmp"),
                start_new_session=True,  # a learner's signal to a group must not reach the grader
            )  # fmt: skip

    def warm(self) -> None:
        """Wait until it can fork.

        Raises:
            SandboxUnavailable: it did not start.
        """
        self.control.settimeout(SECONDS)
        try:
            ready = self.control.recv(16)
        except OSError as error:
            ready = str(error).encode()
        if ready != b"warm":
            raise SandboxUnavailable(self._why())
        self.control.settimeout(None)

    def ask(self, request: dict) -> socket.socket:
        """Return the end of a socket whose other end a new, empty sandbox holds."""
        ours, theirs = socket.socketpair()
        with theirs:
            socket.send_fds(self.control, [json.dumps(request).encode()], [theirs.fileno()])
        return ours

    def end(self) -> None:
        """Hang up and wait until it has ended."""
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
        mend = next((mend for sign, mend in _MENDS if sign in said), "run it by hand to see more")
        return f"the sandbox did not start: {said or 'no message'}. Mend: {mend}"


def _filter():
    if sys.platform != "linux":
        raise SandboxUnavailable(
            f"bubblewrap needs Linux and this is {sys.platform}; grade in Docker, Podman or WSL2, "
            "or go on unprotected with --no-sandbox"
        )
    try:
        from autograder.sandbox import seccomp

        return seccomp.compiled()
    except (ImportError, OSError, RuntimeError) as error:
        raise SandboxUnavailable(
            f"no system call filter ({error}). Install it with: pip install pyseccomp, and "
            "libseccomp itself with: sudo apt install libseccomp2"
        ) from error


def _bubblewrap():
    if shutil.which("bwrap") is None:
        raise SandboxUnavailable(
            "bubblewrap is not installed. Install it with: sudo apt install bubblewrap "
            "(Fedora: sudo dnf install bubblewrap), or go on unprotected with --no-sandbox"
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
    """Have a /tmp, for code that names it, unless Python itself lies in one."""
    lies_there = any(Path(each).is_relative_to("/tmp") for each in (sys.prefix, sys.base_prefix))
    return [] if lies_there else ["--symlink", "scratch", "/tmp"]


def _rights():
    """Root keeps just what it takes to become nobody; anyone else has a user namespace."""
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
        for parent in reversed(Path(path).parents[:-1]):  # bubblewrap's own would be root's alone
            arguments += ["--perms", "0755", "--dir", str(parent)]
        arguments += ["--ro-bind", path, path]
    return arguments


def _hidden(*bound):
    """Cover the course where it lies in a folder that is bound: it holds the hidden tests."""
    return ["--tmpfs", str(ROOT)] if any(ROOT.is_relative_to(folder) for folder in bound) else []


def _course():
    """Bind of the course what a learner's code may read."""
    arguments = []
    for folder in ("", "/utils", "/autograder"):
        arguments += ["--perms", "0755", "--dir", f"{INSIDE}{folder}"]
    visible = [_module(f"utils/{name}") for name in stubs.ALLOWED]
    for name in visible + [f"autograder/{name}" for name in _OURS]:
        arguments += ["--ro-bind", str(ROOT / name), f"{INSIDE}/{name}"]
    return arguments


def _module(name):
    """Return where a module of the course lies: a file, or a folder of files."""
    return name if (ROOT / name).is_dir() else f"{name}.py"


def _fonts():
    """Bind matplotlib's list of fonts, which takes seconds to make."""
    import matplotlib as mpl
    from matplotlib import font_manager  # noqa: F401, makes the list where there is none

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


def _start(walls):
    """Return the program that finds the course at its place inside and becomes the zygote."""
    place = INSIDE if walls else str(ROOT)
    return (
        f"import sys; sys.path.insert(0, {place!r}); "
        "from autograder.inside.forkserver import main; main()"
    )
