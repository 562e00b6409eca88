"""What every wall needs around one process: limits, no privileges, the system-call filter.

What a process gives up here, code that runs in it cannot take back. The constants are from Linux
(linux/prctl.h, capability.h, seccomp.h).
"""

import contextlib
import ctypes
import os
import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path

NOBODY = 65534
OWN = 2**31 - 1  # stands in a filter for the number of the process; no process has it
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 4, 22, 38
_SECCOMP_MODE_FILTER = 2
_CAPABILITIES_V3 = 0x20080522
_OWN = OWN.to_bytes(4, "little")

_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def become_nobody() -> None:
    """Give up root's identity: its files, its processes and the right to come back."""
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)
    kernel("prctl", _PR_SET_DUMPABLE, 1, 0, 0, 0)  # else its /proc/self would still be root's


def without_privileges() -> None:
    """Give up all capabilities, and the right to gain any by starting a program."""
    header = (ctypes.c_uint32 * 2)(_CAPABILITIES_V3, 0)
    kernel("capset", header, (ctypes.c_uint32 * 6)())
    kernel("prctl", _PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def only(system_calls: bytes) -> None:
    """Allow from here on only what a filter allows.

    Args:
        system_calls: compiled BPF, in which OWN is replaced by the id of this process.
    """
    steps = [system_calls[at : at + 8] for at in range(0, len(system_calls), 8)]
    own = b"".join(step[:4] + (os.getpid().to_bytes(4, "little") if step[4:] == _OWN else step[4:])
                   for step in steps)  # fmt: skip
    program = _Program(len(steps), own)
    kernel("prctl", _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0)


def limit(limits: dict) -> None:
    """Limit memory, threads, open files, file size and CPU seconds.

    Args:
        limits: memory_mb (beyond what is in use now), threads, disk_mb, total_seconds; `copies`
            of the process may wait, each with a connection.
    """
    copies = limits.get("copies", 0)
    now = address_space()
    seconds = int(limits["total_seconds"]) + 5
    for name, value in {
        "AS": now + limits["memory_mb"] * 2**20, "NPROC": limits["threads"] + copies,
        "NOFILE": 64 + copies,
        "FSIZE": limits["disk_mb"] * 2**20, "CPU": seconds, "CORE": 0, "MEMLOCK": 0,
        "MSGQUEUE": 0, "SIGPENDING": 64,
    }.items():  # fmt: skip
        kind = getattr(resource, f"RLIMIT_{name}")
        most = resource.getrlimit(kind)[1]  # whoever starts the grader may have set one
        lower = value if most == resource.RLIM_INFINITY else min(value, most)
        resource.setrlimit(kind, (lower, lower))


def address_space() -> int:
    """Return the bytes of address space in use by this process, as RLIMIT_AS counts them."""
    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()


def fork_or(refuse: Callable[[OSError], None]) -> int:
    """Fork; where the machine has no room for a process, refuse this one request, and return -1."""
    try:
        return os.fork()
    except OSError as error:
        with contextlib.suppress(ConnectionError):  # whoever asked has gone
            refuse(error)
        return -1


def own_session() -> None:
    """Start a new session: `os.kill(0, ...)` reaches the whole group across pid namespaces."""
    os.setsid()


def end_group(child: int) -> None:
    """Kill a child that leads its own session, with everything it started there; reap it."""
    for end in (os.killpg, os.kill):  # a child just forked may not lead a group yet
        with contextlib.suppress(ProcessLookupError):
            end(child, signal.SIGKILL)
    os.waitpid(child, 0)


def die_with_parent() -> None:
    """Ask the kernel to kill this process when its parent ends."""
    if _libc is not None:
        kernel("prctl", _PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def reap_children() -> None:
    """Reap children as they end, so that `time` counts their CPU time and no zombies remain."""

    def reap(number, frame):
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass

    signal.signal(signal.SIGCHLD, reap)


def kernel(name: str, *arguments: object) -> None:
    """Call a function of libc that returns 0.

    Raises:
        OSError: it returned something else.
    """
    if getattr(_libc, name)(*arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")
