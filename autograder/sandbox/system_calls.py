"""The allow-list of system calls for learners' code (pure); `seccomp.py` makes a filter of it.

The list was measured, not guessed: `strace -f` on what a learner's process does once the filter is
on, for every answer of the three banks and for what else an honest notebook may try (figures in
five formats, threads, files, archives, sqlite, asyncio, IPython's magics). A call is listed because
something named next to it was seen to make it, or because another libc or machine (musl, aarch64)
makes it instead.

A call not on the list fails with EPERM, "Operation not permitted". Calls newer than the list, and
those that libraries have a fallback for, fail with the error that triggers the fallback. A call for
another architecture (32-bit, x32) kills the process. Where only some uses of a call are harmless,
its argument is compared as the kernel reads it: the low 32 bits, whatever the others are.
"""

import errno

from autograder.inside.confine import OWN
from autograder.sandbox.bpf import ALL, ALLOW, Compared, Rule, error

#: Group -> its calls; each comment names what was seen to need them. The banks' own answers make 18
#: calls, all in the groups marked * or `ioctl`.
ALLOWED = {
    # *Python's imports and io; numpy.save, load, memmap; matplotlib's fonts and savefig; shutil,
    # tempfile, zipfile, sqlite3, IPython's %save, %%writefile, %run. Nothing but /scratch is
    # writable, and no listed call makes a FIFO, a device or a watch.
    "files": (
        "open", "openat", "creat", "close", "read", "write", "readv", "writev",
        "pread64", "pwrite64", "lseek", "stat", "lstat", "fstat", "newfstatat", "statx", "access",
        "faccessat", "faccessat2", "readlink", "readlinkat", "getdents64", "getcwd", "chdir",
        "fchdir", "mkdir", "mkdirat", "rmdir", "unlink", "unlinkat", "rename", "renameat",
        "renameat2", "link", "linkat", "symlink", "symlinkat", "chmod", "fchmod", "fchmodat",
        "truncate", "ftruncate", "utimensat", "umask", "fsync", "fdatasync", "fadvise64",
        "statfs", "fstatfs", "dup", "dup2", "dup3", "pipe", "pipe2",
    ),
    # *Python's and numpy's allocators, late imports of extensions, ctypes' callbacks; mmap is below
    "memory": ("brk", "munmap", "mremap", "mprotect", "madvise", "msync"),
    # *threading, concurrent.futures, asyncio.to_thread, IPython's %%script; clone is below
    "threads": (
        "futex", "set_robust_list", "set_tid_address", "rseq", "gettid", "sched_yield",
        "sched_getaffinity", "getcpu", "exit", "exit_group",
    ),
    # signal, faulthandler, learners' own time limits; kill and tgkill are below
    "signals": (
        "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "rt_sigpending", "rt_sigtimedwait",
        "rt_sigsuspend", "sigaltstack", "pause", "alarm", "setitimer", "getitimer",
        "restart_syscall",
    ),
    # time, timeit, IPython's %time and %prun; clock_gettime is seldom a system call
    "time": (
        "clock_gettime", "clock_getres", "clock_nanosleep", "nanosleep", "gettimeofday", "time",
        "times", "getrusage",
    ),
    # select, selectors, asyncio.run, Condition.wait, the connection to the grader
    "waiting": (
        "poll", "ppoll", "select", "pselect6", "epoll_create1", "epoll_ctl", "epoll_wait",
        "epoll_pwait",
    ),
    # *the connection to the grader; multiprocessing.Pipe, asyncio's wake-up pair. Without
    # sendmsg no file descriptor can be sent; socketpair and getsockopt are below.
    "conversation": ("sendto", "recvfrom", "shutdown", "getsockname", "getpeername"),
    # *random and secrets; os, platform, tempfile, getpass, subprocess' attempts to wait
    "itself": (
        "getrandom", "getpid", "getppid", "getuid", "geteuid", "getgid", "getegid", "getresuid",
        "getresgid", "getgroups", "getpgrp", "getpgid", "getsid", "uname", "sysinfo", "wait4",
        "waitid",
    ),
}  # fmt: skip

#: A thread's flags in glibc and musl. Without CLONE_THREAD it would be a process, and
#: without CLONE_FILES it would have a table of open files of its own: refused.
_THREAD, _OF_A_THREAD = 0x10400, 0x7D0F00

#: os.fork and posix_spawn in glibc and musl: a process like its parent, with all its walls.
_FORKS = [[(0, ALL, 0x01200011)], [(0, ALL, 0x11)], [(0, ALL, 0x4111)]]
#: A number of a process, not of a group; the highest that Linux gives has 22 bits.
_A_PROCESS = [[(0, ALL & ~(2**22 - 1) | 1 << bit, 1 << bit)] for bit in range(22)]

#: Where tests run together with the learner's code, in a process namespace of its own: copies of
#: the process, and programs that are on the machine; what lies in /scratch cannot be executed.
#: Whatever they are, they have the filter, the limits and the mounts of the process.
PROGRAMS = {
    "clone": _FORKS,
    "vfork": [[]],
    "execve": [[]],
    "arch_prctl": [[(0, ALL, 0x1002)]],  # where a thread's own data are: each program sets it
    "kill": _A_PROCESS,
}

#: Call -> the uses that are allowed; each use is a list of (argument, mask, value).
USES = {
    # only a thread: no process, no namespace, no death signal to the parent
    "clone": [[(0, ALL & ~_OF_A_THREAD | _THREAD, _THREAD)]],
    # not memory that is shared and has no file: it stays when it is unmapped but for a page, and
    # then no limit and no count of a process's memory has it
    "mmap": [[(3, 0x20, 0)], [(3, 0x21, 0x20)]],
    # not CLOSE_RANGE_UNSHARE: a thread with a table of its own would escape the limit of files
    "close_range": [[(2, 2, 0)]],
    # raise, abort, os.kill(os.getpid(), ...): a learner's process is 1 in its own namespace.
    # 0 and below are groups, and a group reaches beyond the namespace.
    "kill": [[(0, ALL, 1)]],
    "tgkill": [[(0, ALL, 1)]],
    # resource.getrlimit and setrlimit, on the process itself
    "prlimit64": [[(0, ALL, 0)]],
    # set and get a thread's name
    "prctl": [[(0, ALL, option)] for option in (15, 16)],
    # is it a terminal, its size, bytes waiting, blocking, close-on-exec. All others are
    # refused: TIOCSTI and TIOCLINUX type into the terminal of whoever started the grader.
    "ioctl": [
        [(1, ALL, command)]
        for command in (0x5401, 0x802C542A, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)
    ],
    # duplicates, flags, and who holds a lock. Not leases, which block readers on the host; not
    # owners and their signals; not F_NOTIFY; not pipe sizes, whose limit is shared per user.
    "fcntl": [[(1, ALL, command)] for command in (0, 1, 2, 3, 4, 5, 36, 1030)],
    # AF_UNIX streams; a datagram socket could write to any named socket
    "socketpair": [[(0, ALL, 1), (1, 0xF, 1)]],
    # SO_TYPE, SO_ERROR, SO_PROTOCOL, SO_DOMAIN: not SO_PEERPIDFD, a handle to the grader
    "getsockopt": [[(1, ALL, 1), (2, ALL, option)] for option in (3, 4, 38, 39)],
}

#: Call -> the error on which its callers use a fallback instead of failing.
WITHOUT = {
    "clone3": errno.ENOSYS,  # libc then uses clone, whose flags a filter can inspect
    "sendfile": errno.ENOTSOCK,  # shutil then reads and writes; sendfile is a splice
    "copy_file_range": errno.EXDEV,
    # shutil.copy2 and copytree copy attributes only if supported
    **dict.fromkeys(
        ("listxattr", "llistxattr", "flistxattr", "getxattr", "lgetxattr", "fgetxattr"),
        errno.EOPNOTSUPP,
    ),
}

#: fcntl's locking commands: they report success and lock nothing. Nobody else uses a learner's
#: /scratch (but sqlite3 locks anyway); elsewhere a lock would be on the host's files.
_LOCKS = (6, 7, 37, 38)
_REFLINK = 0x40049409  # pathlib copies the data if a file system has no reflinks

#: Since Linux 5.1, new calls have the same number on all architectures. A libc newer than the list
#: tries them, and falls back on ENOSYS (the kernel lacks the call), but not on EPERM.
NEWER = range(424, 512)


Uses = list[list[tuple[int, int, int]]]
_ITSELF: Uses = [[(0, ALL, OWN)]]
_ITSELF_OR_0: Uses = [[(0, ALL, 0)], *_ITSELF]
_READ_OR_WRITE: Uses = [[(0, 3, 0)], [(0, 3, 1)], [(0, 3, 2)]]
_NO_EMPTYING: Uses = [[(0, 0o1003, 0)], *_READ_OR_WRITE[1:]]

#: Where a learner's process shares the numbers of processes with the machine: itself alone.
_SHARING_NUMBERS = {
    "kill": _ITSELF,
    "tgkill": _ITSELF,
    "getpgid": _ITSELF_OR_0,
    "getsid": _ITSELF_OR_0,
    "sched_getaffinity": _ITSELF_OR_0,
}

#: Where it shares the machine's files, and Landlock does not cover the call: it reports success and
#: changes nothing, because shutil and tarfile would fail otherwise, and learners' code rarely
#: depends on the result.
_PRETENDED = ("chmod", "fchmod", "fchmodat", "utimensat")

#: If a file is opened neither to read nor to write (3), the kernel asks only its driver, and not
#: Landlock. Before ABI 3, Landlock does not check either whether a file opened to read may be
#: truncated.
_OPENING = {"open": 1, "openat": 2}  # call -> the argument with O_TRUNC and O_ACCMODE


def rules(
    *, shared: bool = False, truncate: bool = True, programs: bool = False
) -> dict[str, list[Rule]]:
    """Return the rules of each call that is treated in a way of its own, by name.

    Args:
        shared: whether the process shares files and process numbers with the machine.
        truncate: whether something else decides which files may be emptied.
        programs: whether it may make processes, and these too.
    """
    allowed = {name: [Rule(ALLOW)] for group in ALLOWED.values() for name in group}
    allowed |= {name: _any_of(uses) for name, uses in USES.items()}
    if programs:
        for name, uses in PROGRAMS.items():
            allowed[name] = [*allowed.get(name, ()), *_any_of(uses)]
    if shared:
        allowed |= {name: _any_of(uses) for name, uses in _SHARING_NUMBERS.items()}
        allowed |= {name: [Rule(error(0))] for name in _PRETENDED}
        uses = _READ_OR_WRITE if truncate else _NO_EMPTYING
        allowed |= {name: _any_of(_at(place, uses)) for name, place in _OPENING.items()}
    if not truncate:
        allowed["truncate"] = [Rule(error(errno.EPERM))]
    allowed["fcntl"] += [Rule(error(0), _compared([(1, ALL, command)])) for command in _LOCKS]
    allowed["ioctl"] += [Rule(error(errno.EOPNOTSUPP), _compared([(1, ALL, _REFLINK)]))]
    return allowed | {name: [Rule(error(number))] for name, number in WITHOUT.items()}


def names() -> list[str]:
    """Return every call of which at least some uses are allowed."""
    return [name for group in ALLOWED.values() for name in group] + list(USES)


def _any_of(uses):
    return [Rule(ALLOW, _compared(use)) for use in uses]


def _at(place, uses):
    return [[(place + argument, mask, value) for argument, mask, value in use] for use in uses]


def _compared(use):
    return tuple(Compared(*each) for each in use)
