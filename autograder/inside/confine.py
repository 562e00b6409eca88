"""Confines one learner's process: namespaces, mounts, limits, the system call filter.

A process calls `own_namespaces` and forks; its child calls `close`, after which code running in it
cannot undo any of this. The constants are from Linux (linux/sched.h, mount.h, prctl.h).
"""

import contextlib
import ctypes
import os
import resource
import signal
import sys
from pathlib import Path

NOBODY = 65534
OWN = 2**31 - 1  # stands in a filter for the number of the process; no process has it
SCRATCH = "/scratch"
_NAMESPACES = {
    "CLONE_NEWUSER": 0x10000000, "CLONE_NEWNS": 0x00020000, "CLONE_NEWPID": 0x20000000,
    "CLONE_NEWIPC": 0x08000000, "CLONE_NEWNET": 0x40000000, "CLONE_NEWUTS": 0x04000000,
}  # fmt: skip
_NOSUID_NODEV_NOEXEC = 2 | 4 | 8
_READ_ONLY, _REMOUNT, _BIND = 1, 32, 4096
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 4, 22, 38
_SECCOMP_MODE_FILTER = 2
_CAPABILITIES_V3 = 0x20080522

_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def own_namespaces() -> None:
    """Become an unprivileged user in new namespaces; the next child is process 1 there."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
        _do("prctl", _PR_SET_DUMPABLE, 1, 0, 0, 0)  # else only root could write /proc/self/uid_map
    uid, gid = os.getuid(), os.getgid()
    _do("unshare", sum(_NAMESPACES.values()))
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{NOBODY} {uid} 1")
    Path("/proc/self/gid_map").write_text(f"{NOBODY} {gid} 1")


def close(limits: dict, system_calls: bytes) -> None:
    """Finish the confinement: empty scratch folder, no /proc, limits, no privileges, the filter.

    Args:
        limits: as `limit` takes them.
        system_calls: the seccomp filter, as compiled BPF.
    """
    limit(limits)
    size = f"size={limits['disk_mb']}m,nr_inodes=4096,mode=700"
    _mount(SCRATCH, size, 0)
    _mount("/proc", "size=4k,nr_inodes=2", _READ_ONLY)
    _keep_devices()
    os.chdir(SCRATCH)
    _drop_capabilities()
    _do("prctl", _PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    program = _Program(len(system_calls) // 8, system_calls)
    _do("prctl", _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0)


def limit(limits: dict) -> None:
    """Limit memory, threads, open files, file size and CPU seconds.

    Args:
        limits: memory_mb (beyond what is in use now), threads, disk_mb, total_seconds.
    """
    now = address_space()
    seconds = int(limits["total_seconds"]) + 5
    for name, value in {
        "AS": now + limits["memory_mb"] * 2**20, "NPROC": limits["threads"], "NOFILE": 64,
        "FSIZE": limits["disk_mb"] * 2**20, "CPU": seconds, "CORE": 0, "MEMLOCK": 0,
        "MSGQUEUE": 0, "SIGPENDING": 64,
    }.items():  # fmt: skip
        resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (value, value))


def address_space() -> int:
    """Return the bytes of address space in use by this process, as RLIMIT_AS counts them."""
    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()


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
        _do("prctl", _PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def reap_children() -> None:
    """Reap children as they end, so that `time` counts their CPU time and no zombies remain."""

    def reap(number, frame):
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass

    signal.signal(signal.SIGCHLD, reap)


def _mount(target, options, flags):
    _do("mount", b"tmpfs", target.encode(), b"tmpfs", _NOSUID_NODEV_NOEXEC | flags,
        options.encode())  # fmt: skip


def _keep_devices():
    """Mount the devices read-only, which protects their timestamps and modes, not their data.

    Descriptors opened outside would bypass this, so the first three are reopened here.
    """
    for device in Path("/dev").iterdir():
        flags = (
            os.statvfs(device).f_flag & _NOSUID_NODEV_NOEXEC
        )  # flags that are set may not be cleared
        _do("mount", None, os.fsencode(device), None, _REMOUNT | _BIND | _READ_ONLY | flags, None)
    null = os.open("/dev/null", os.O_RDWR)
    for descriptor in range(3):
        os.dup2(null, descriptor)
    os.close(null)


def _drop_capabilities():
    header = (ctypes.c_uint32 * 2)(_CAPABILITIES_V3, 0)
    _do("capset", header, (ctypes.c_uint32 * 6)())


def _do(name, *arguments):
    if getattr(_libc, name)(*arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")
