"""Makes the course's own code see another system; Python runs this at its start, in each process.

With this folder on PYTHONPATH, and COURSE_SYSTEM set to "win32" or "darwin", `autograder` and
`utils` find `sys.platform` so, and none of what that system lacks. Packages see the real system:
they have their own code for each. COURSE_SYSTEM=bare is a Linux on which no wall works.
"""

import builtins
import os
import sys
import types

OURS = ("autograder", "utils")
SYSTEM = os.environ.get("COURSE_SYSTEM", "")
NOT_ON_WINDOWS = {
    "os": (
        "fork forkpty getuid geteuid getgid getegid getgroups getpgid getpgrp setpgid setsid "
        "setuid setgid setgroups setresuid setresgid killpg pidfd_open statvfs mkfifo mknod chown "
        "lchown fchmod nice uname wait waitid WNOHANG WIFEXITED O_CLOEXEC O_NONBLOCK O_NOFOLLOW "
        "O_DIRECTORY sched_getaffinity sched_setaffinity posix_spawn getloadavg sysconf "
        "pread pwrite set_blocking get_blocking openpty ttyname fchdir chroot sync"
    ),
    "socket": "AF_UNIX send_fds recv_fds SCM_RIGHTS MSG_DONTWAIT",
    "signal": (
        "SIGKILL SIGALRM SIGXCPU SIGXFSZ SIGCHLD SIGHUP SIGPROF SIGUSR1 SIGUSR2 SIGPIPE SIGSTOP "
        "SIGCONT SIGQUIT alarm setitimer getitimer pause pthread_kill pthread_sigmask sigwait "
        "ITIMER_REAL ITIMER_PROF"
    ),
    "select": "poll epoll kqueue POLLIN POLLRDHUP",
    "time": "tzset clock_gettime",
}
NOT_ON_A_MAC = {
    "os": (
        "pidfd_open sched_getaffinity sched_setaffinity memfd_create unshare setns setresuid "
        "setresgid getresuid posix_fadvise"
    ),
    "socket": "SOCK_SEQPACKET SOCK_CLOEXEC AF_NETLINK",
    "signal": "SIGPWR SIGSTKFLT",
    "select": "epoll POLLRDHUP",
}
NO_MODULES = {
    "win32": {
        "fcntl",
        "resource",
        "pwd",
        "grp",
        "termios",
        "tty",
        "pty",
        "syslog",
        "spwd",
        "posix",
    },
    "darwin": {"spwd", "ossaudiodev"},
}


class Seen(types.ModuleType):
    """A module of the standard library, as that system has it."""

    def __init__(self, real, missing, **changed):
        super().__init__(real.__name__)
        self.__dict__.update({"_real": real, "_missing": frozenset(missing.split())}, **changed)

    def __getattr__(self, name):
        if name in self._missing:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r} on {SYSTEM}")
        return getattr(self._real, name)

    def __setattr__(self, name, value):
        setattr(self._real, name, value)


def windows_open(path, flags, mode=0o777, *, dir_fd=None):
    if dir_fd is not None:
        raise NotImplementedError("dir_fd unavailable on this platform")
    return os.open(path, flags, mode)


def no_descriptor(path="."):
    if isinstance(path, int):
        raise TypeError("scandir: path should be string, bytes, os.PathLike or None, not int")
    return os.scandir(path)


def other(name):
    """Return a module as it is there, or None where nothing of it is different."""
    lacking = (NOT_ON_WINDOWS if SYSTEM == "win32" else NOT_ON_A_MAC).get(name)
    if name == "sys":
        return Seen(sys, "", platform=SYSTEM)
    if lacking is None:
        return None
    if name == "os" and SYSTEM == "win32":
        nothing = {"supports_dir_fd": set(), "supports_fd": set(), "name": "nt"}
        return Seen(os, lacking, open=windows_open, scandir=no_descriptor, **nothing)
    return Seen(sys.modules.get(name) or REAL(name), lacking)


def importing(name, globals=None, locals=None, fromlist=(), level=0):
    importer = (globals or {}).get("__name__", "").partition(".")[0]
    if importer in OURS and not level:
        if name in NO_MODULES[SYSTEM]:
            raise ModuleNotFoundError(f"No module named {name!r} on {SYSTEM}", name=name)
        if name not in KNOWN:
            KNOWN[name] = other(name)
        if KNOWN[name] is not None:
            return KNOWN[name]
    return REAL(name, globals, locals, fromlist, level)


def without_walls(name, *rest, **named):
    """Let the sandbox's fork server refuse, as it does where nothing isolates."""
    found = REAL(name, *rest, **named)
    forks = sys.modules.get("autograder.engine.processes.start_checkers")
    if hasattr(forks, "Forks") and not hasattr(forks, "bare"):
        forks.bare, start = True, forks.Forks.start

        def refuse(self):
            if self._sandboxed:
                raise forks.SandboxUnavailable("no wall works on this machine")
            start(self)

        forks.Forks.start = refuse
    return found


REAL, KNOWN = builtins.__import__, {}
if SYSTEM == "bare":
    builtins.__import__ = without_walls
elif SYSTEM:
    builtins.__import__ = importing
