"""The strongest wall: bubblewrap, with namespaces for each learner's process inside it.

The only module that knows bubblewrap's arguments. They enforce the policy on the fork server;
`inside/namespaced.py` encloses each learner's process further.
"""

import os
import shutil
import sys
from pathlib import Path

from autograder.errors import SandboxUnavailable
from autograder.inside.namespaced import MEMORY
from autograder.sandbox import advice, fonts, policy, seccomp
from autograder.sandbox.learner_processes import Box, Command

NAME = "namespaces"
INSIDE = "/course"  # where the visible parts of the course are inside the sandbox
SCRATCH = "/scratch"
_FORBIDDEN = ("Operation not permitted", "No permissions to create", "Permission denied")


def isolation() -> str:
    """Return what a report says of it."""
    return "sandboxed: bubblewrap, seccomp, own namespaces"


def start() -> Box:
    """Start the fork server.

    Raises:
        SandboxUnavailable: the machine lacks a part; the message says how to install it.
    """
    if sys.platform != "linux":
        raise SandboxUnavailable(advice.to_go_elsewhere())
    if shutil.which("bwrap") is None:
        raise SandboxUnavailable(
            f"bubblewrap is not installed. Fix: {advice.to_install(advice.here())}"
        )
    settings = {
        "wall": NAME, "files": policy.FILES,
        "system_calls": seccomp.compiled().hex(),
        "with_programs": seccomp.compiled(programs=True).hex(),
    }  # fmt: skip
    return Box(Command(_bubblewrap(), INSIDE, settings, dict(os.environ), fix))


def fix(said: str) -> str:
    """Return what to do about what bubblewrap or the fork server said when it did not start."""
    if "ModuleNotFoundError" in said:
        return "install the course's packages: pip install -r requirements.txt"
    if "No space left" in said:
        return "free disk space, or raise user.max_user_namespaces"
    if any(sign in said for sign in _FORBIDDEN):
        machine = advice.here()
        return f"this machine forbids user namespaces; {advice.of(advice.NAMESPACES, machine)}"
    return f"update bubblewrap: {advice.to_install(advice.here())}"


def _bubblewrap():
    arguments = [
        "bwrap", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts",
        "--unshare-cgroup-try", "--die-with-parent", "--new-session", "--clearenv",
        "--hostname", "sandbox", "--proc", "/proc",
        *_rights(), *_system(), *_hidden("/usr"), *_python(), *_hidden(*policy.python()),
        *_course(), "--tmpfs", SCRATCH, *_fonts(),
        *_tmp(), "--chdir", SCRATCH, "--remount-ro", "/",
    ]  # fmt: skip
    for name, value in policy.environment(SCRATCH, f"{SCRATCH}/matplotlib").items():
        arguments += ["--setenv", name, value]
    return arguments


def _tmp():
    """Provide /tmp for code that names it, unless Python itself is installed there."""
    lies_there = any(Path(each).is_relative_to("/tmp") for each in policy.python())
    return [] if lies_there else ["--symlink", "scratch", "/tmp"]


def _rights():
    """As root, keep only SETUID and SETGID, to drop to `nobody`; otherwise a user namespace."""
    if os.getuid():
        return ["--unshare-user"]
    return [*["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]]


def _system():
    arguments = ["--dir", "/dev", "--perms", "0755", "--dir", MEMORY]
    for folder in map(Path, policy.SYSTEM):
        if folder.is_symlink():
            arguments += ["--symlink", str(folder.readlink()), str(folder)]
        elif folder.is_dir():
            arguments += ["--ro-bind", str(folder), str(folder)]
    for device in policy.DEVICES:
        arguments += ["--dev-bind", device, device]
    arguments += ["--dev-bind", "/dev/full", policy.ZERO]  # it reads alike, and cannot be mapped
    arguments += ["--perms", "0755", "--dir", "/etc"]
    return [*arguments, "--ro-bind-try", policy.LOADER, policy.LOADER]


def _python():
    arguments = []
    for path in policy.python():
        for parent in reversed(
            Path(path).parents[:-1]
        ):  # bubblewrap would make them readable by root only
            arguments += ["--perms", "0755", "--dir", str(parent)]
        arguments += ["--ro-bind", path, path]
    return arguments


def _hidden(*bound):
    """Hide the course if it lies in a bound folder."""
    return ["--tmpfs", str(policy.ROOT)] if policy.hides_course(*bound) else []


def _course():
    """Bind the parts of the course that a learner's code may read."""
    arguments = []
    for folder in ("", "/utils", "/autograder"):
        arguments += ["--perms", "0755", "--dir", f"{INSIDE}{folder}"]
    for name in policy.course():
        arguments += ["--ro-bind", str(policy.ROOT / name), f"{INSIDE}/{name}"]
    return arguments


def _fonts():
    """Bind matplotlib's lists of fonts."""
    return [each for path in fonts.lists()
            for each in ("--ro-bind", str(path), f"{SCRATCH}/matplotlib/{path.name}")]  # fmt: skip
