"""One learner's process in namespaces of its own, inside bubblewrap's.

The constants are from Linux (linux/sched.h, mount.h).
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from autograder.inside import confine, copies, scratch

SCRATCH = "/scratch"
MEMORY = "/dev/shm"  # where libc keeps shared memory and semaphores
_NAMESPACES = {
    "CLONE_NEWUSER": 0x10000000, "CLONE_NEWNS": 0x00020000, "CLONE_NEWPID": 0x20000000,
    "CLONE_NEWIPC": 0x08000000, "CLONE_NEWNET": 0x40000000, "CLONE_NEWUTS": 0x04000000,
}  # fmt: skip
_NOSUID_NODEV_NOEXEC = 2 | 4 | 8
_READ_ONLY, _REMOUNT, _BIND = 1, 32, 4096


class Namespaced:
    """The wall `namespaces`, as `walls.Wall` describes it."""

    programs = True

    def __init__(self, settings: dict):
        """Take the settings that `sandbox/namespaces.py` has made."""
        self._system_calls = bytes.fromhex(settings["system_calls"])
        self._with_programs = bytes.fromhex(settings["with_programs"])
        self._files = settings["files"]

    def begin(self) -> None:
        """Do nothing: bubblewrap has isolated the fork server."""

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Become an unprivileged user in new namespaces; the next child is process 1 there."""
        if os.getuid() == 0:
            confine.become_nobody()
        self._processes = os.open("/proc", os.O_RDONLY | os.O_DIRECTORY)  # the child mounts over it
        uid, gid = os.getuid(), os.getgid()
        confine.kernel("unshare", sum(_NAMESPACES.values()))
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{confine.NOBODY} {uid} 1")
        Path("/proc/self/gid_map").write_text(f"{confine.NOBODY} {gid} 1")
        yield

    def close(self, limits: dict) -> None:
        """Close the wall: an empty scratch folder, no /proc, limits, no privileges, the filter."""
        confine.limit(limits)
        size = limits["disk_mb"]
        _mount(SCRATCH, f"size={size}m,nr_inodes={size * self._files},mode=700", 0)
        _mount("/proc", "size=4k,nr_inodes=2", _READ_ONLY)
        if limits.get("programs"):
            _share_memory()
        _keep_devices()
        scratch.enter(SCRATCH)
        confine.without_privileges()
        confine.only(self._with_programs if limits.get("programs") else self._system_calls)

    def over(self, child: int, limits: dict) -> Callable[[], bool] | None:
        """Watch the memory of processes; the namespaces and mounts limit everything else."""
        if not limits.get("programs"):
            return None
        return copies.Watch(child, limits["memory_mb"], self._processes)


def _mount(target, options, flags):
    confine.kernel("mount", b"tmpfs", target.encode(), b"tmpfs", _NOSUID_NODEV_NOEXEC | flags,
                   options.encode())  # fmt: skip


def _share_memory():
    """Let processes share memory by files in the scratch folder, whose size is limited.

    `multiprocessing`'s pools, queues and locks need it.
    """
    Path(f"{SCRATCH}/shm").mkdir()
    confine.kernel("mount", f"{SCRATCH}/shm".encode(), MEMORY.encode(), None, _BIND, None)


def _keep_devices():
    """Mount the devices read-only, which protects their timestamps and modes, not their data.

    Descriptors opened outside would bypass this, so the first three are reopened here.
    """
    for device in Path("/dev").iterdir():
        if str(device) == MEMORY:
            continue
        flags = (
            os.statvfs(device).f_flag & _NOSUID_NODEV_NOEXEC
        )  # flags that are set may not be cleared
        remount = _REMOUNT | _BIND | _READ_ONLY | flags
        confine.kernel("mount", None, os.fsencode(device), None, remount, None)
    null = os.open("/dev/null", os.O_RDWR)
    for descriptor in range(3):
        os.dup2(null, descriptor)
    os.close(null)
