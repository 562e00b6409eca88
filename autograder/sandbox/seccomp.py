"""The allow-list of system calls for learners' code, as a compiled filter; others fail.

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
import tempfile

#: Group -> its calls; each comment names what was seen to need them. The banks' own answers make 18
#: calls, all in the groups marked * or `ioctl`.
ALLOWED = {
    # *Python's imports and io; numpy.save, load, memmap; matplotlib's fonts and savefig; shutil,
    # tempfile, zipfile, sqlite3, IPython's %save, %%writefile, %run. Nothing but /scratch is
    # writable, and no listed call makes a FIFO, a device or a watch.
    "files": (
        "open", "openat", "creat", "close", "close_range", "read", "write", "readv", "writev",
        "pread64", "pwrite64", "lseek", "stat", "lstat", "fstat", "newfstatat", "statx", "access",
        "faccessat", "faccessat2", "readlink", "readlinkat", "getdents64", "getcwd", "chdir",
        "fchdir", "mkdir", "mkdirat", "rmdir", "unlink", "unlinkat", "rename", "renameat",
        "renameat2", "link", "linkat", "symlink", "symlinkat", "chmod", "fchmod", "fchmodat",
        "truncate", "ftruncate", "utimensat", "umask", "fsync", "fdatasync", "fadvise64",
        "statfs", "fstatfs", "dup", "dup2", "dup3", "pipe", "pipe2",
    ),
    # *Python's and numpy's allocators, np.memmap, late imports of extensions, ctypes' callbacks
    "memory": ("brk", "mmap", "munmap", "mremap", "mprotect", "madvise", "msync"),
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

#: A thread's flags in glibc and musl. Without CLONE_THREAD it would be a process: refused.
_THREAD, _OF_A_THREAD = 0x10000, 0x7D0F00
_ALL = 2**32 - 1

#: Call -> the uses that are allowed; each use is a list of (argument, mask, value).
USES = {
    # only a thread: no process, no namespace, no death signal to the parent
    "clone": [[(0, _ALL & ~_OF_A_THREAD | _THREAD, _THREAD)]],
    # raise, abort, os.kill(os.getpid(), ...): a learner's process is 1 in its own namespace.
    # 0 and below are groups, and a group reaches beyond the namespace.
    "kill": [[(0, _ALL, 1)]],
    "tgkill": [[(0, _ALL, 1)]],
    # resource.getrlimit and setrlimit, on the process itself
    "prlimit64": [[(0, _ALL, 0)]],
    # set and get a thread's name
    "prctl": [[(0, _ALL, option)] for option in (15, 16)],
    # is it a terminal, its size, bytes waiting, blocking, close-on-exec. All others are
    # refused: TIOCSTI and TIOCLINUX type into the terminal of whoever started the grader.
    "ioctl": [
        [(1, _ALL, command)]
        for command in (0x5401, 0x802C542A, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)
    ],
    # duplicates, flags, and who holds a lock. Not leases, which block readers on the host; not
    # owners and their signals; not F_NOTIFY; not pipe sizes, whose limit is shared per user.
    "fcntl": [[(1, _ALL, command)] for command in (0, 1, 2, 3, 4, 5, 36, 1030)],
    # AF_UNIX streams; a datagram socket could write to any named socket
    "socketpair": [[(0, _ALL, 1), (1, 0xF, 1)]],
    # SO_TYPE, SO_ERROR, SO_PROTOCOL, SO_DOMAIN: not SO_PEERPIDFD, a handle to the grader
    "getsockopt": [[(1, _ALL, 1), (2, _ALL, option)] for option in (3, 4, 38, 39)],
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


def compiled() -> bytes:
    """Return the filter as BPF for this machine.

    Raises:
        OSError, ImportError: libseccomp or pyseccomp is missing.
    """
    import pyseccomp as seccomp

    rules = seccomp.SyscallFilter(seccomp.ERRNO(errno.EPERM))
    rules.set_attr(seccomp.Attr.ACT_BADARCH, seccomp.KILL_PROCESS)
    _allow(seccomp, rules)
    _do_without(seccomp, rules)
    with tempfile.TemporaryFile() as file:
        rules.export_bpf(file)
        file.seek(0)
        return file.read()


def names() -> list[str]:
    """Return every call of which at least some uses are allowed."""
    return [name for group in ALLOWED.values() for name in group] + list(USES)


def _allow(seccomp, rules):
    for group in ALLOWED.values():
        for name in filter(_known, group):
            rules.add_rule(seccomp.ALLOW, name)
    for name, uses in USES.items():
        for use in uses:
            rules.add_rule(seccomp.ALLOW, name, *(_compared(seccomp, *each) for each in use))


def _do_without(seccomp, rules):
    for name in filter(_known, WITHOUT):
        rules.add_rule(seccomp.ERRNO(WITHOUT[name]), name)
    for command in _LOCKS:
        rules.add_rule(seccomp.ERRNO(0), "fcntl", _compared(seccomp, 1, _ALL, command))
    reflink = _compared(seccomp, 1, _ALL, _REFLINK)
    rules.add_rule(seccomp.ERRNO(errno.EOPNOTSUPP), "ioctl", reflink)
    ours = {seccomp.resolve_syscall(seccomp.Arch.NATIVE, name) for name in [*names(), *WITHOUT]}
    for number in NEWER:
        if number not in ours:
            rules.add_rule(seccomp.ERRNO(errno.ENOSYS), number)


def _compared(seccomp, argument, mask, value):
    return seccomp.Arg(argument, seccomp.MASKED_EQ, mask, value)


def _known(name):
    """Whether this machine and libseccomp have the call: aarch64 has openat but not open."""
    import pyseccomp as seccomp

    return seccomp.resolve_syscall(seccomp.Arch.NATIVE, name) >= 0
