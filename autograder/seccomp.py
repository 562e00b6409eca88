"""The system calls that no learner's code needs and every escape wants, as a compiled filter.

Python, numpy and matplotlib keep files, memory, threads and time. Gone are new processes and
programs, sockets, namespaces and mounts, other processes' memory, shared memory that no limit
counts, keys, kernel interfaces with a long list of past holes. A foreign architecture's call kills.
"""

import errno

REFUSED = (
    # processes and programs: threads come by clone with CLONE_THREAD, below
    "fork", "vfork", "execve", "execveat",
    # the network, and sockets of any family; a socketpair reaches no one else
    "socket", "connect", "bind", "listen", "accept", "accept4",
    # walls
    "unshare", "setns", "mount", "umount", "umount2", "pivot_root", "chroot", "open_tree",
    "move_mount", "fsopen", "fsconfig", "fsmount", "fspick", "mount_setattr",
    # other processes
    "ptrace", "process_vm_readv", "process_vm_writev", "pidfd_open", "pidfd_getfd", "kcmp",
    # memory beyond the limits
    "memfd_create", "memfd_secret", "shmget", "shmat", "shmctl", "msgget", "semget", "mq_open",
    "mlock", "mlockall", "mlock2",
    # kernel interfaces
    "bpf", "perf_event_open", "userfaultfd", "io_uring_setup", "io_uring_enter",
    "io_uring_register", "io_setup", "keyctl", "add_key", "request_key", "personality",
    "fanotify_init", "inotify_init", "inotify_init1", "open_by_handle_at", "name_to_handle_at",
    "init_module", "finit_module", "delete_module", "kexec_load", "kexec_file_load", "reboot",
    "swapon", "swapoff", "syslog", "acct", "quotactl", "vhangup", "nfsservctl", "lookup_dcookie",
    "setuid", "setgid", "setreuid", "setregid", "setresuid", "setresgid", "setgroups", "capset",
    "sethostname", "setdomainname", "iopl", "ioperm", "modify_ldt", "adjtimex", "clock_adjtime",
    "settimeofday", "clock_settime", "landlock_create_ruleset", "setpriority",
)  # fmt: skip
_CLONE_THREAD = 0x10000
_PR_SET_PDEATHSIG = 1
_TERMINAL_INPUT = 0x5412  # TIOCSTI types into the terminal of whoever started the grader


def compiled() -> bytes:
    """Return the filter as BPF.

    Raises:
        OSError, ImportError: libseccomp or pyseccomp is missing.
    """
    import tempfile

    import pyseccomp as seccomp

    rules = seccomp.SyscallFilter(seccomp.ALLOW)
    denied = seccomp.ERRNO(errno.EPERM)
    for name in REFUSED:
        if _known(seccomp, name):
            rules.add_rule(denied, name)
    rules.add_rule(denied, "clone", seccomp.Arg(0, seccomp.MASKED_EQ, _CLONE_THREAD, 0))
    rules.add_rule(seccomp.ERRNO(errno.ENOSYS), "clone3")  # libc then falls back on clone
    rules.add_rule(denied, "prctl", seccomp.Arg(0, seccomp.EQ, _PR_SET_PDEATHSIG))
    rules.add_rule(denied, "ioctl", seccomp.Arg(1, seccomp.MASKED_EQ, 2**32 - 1, _TERMINAL_INPUT))
    with tempfile.TemporaryFile() as file:
        rules.export_bpf(file)
        file.seek(0)
        return file.read()


def _known(seccomp, name):
    """Whether this libseccomp and machine have the call: one that is not there harms nobody."""
    return seccomp.resolve_syscall(seccomp.Arch.NATIVE, name) >= 0
