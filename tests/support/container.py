"""A container's usual walls, as Docker's default profile puts them up: `... COMMAND ARGUMENTS`.

Runs a command under a system-call filter that refuses what Docker refuses without added
capabilities (moby/moby, profiles/seccomp/default.json), among it all that makes namespaces. The
filter is put together by our own assembler, and its numbers come from libseccomp.
"""

import errno
import os
import platform
import sys

from autograder.inside import confine
from autograder.sandbox import bpf

#: What the profile allows only with a capability that containers do not have by default, or never.
REFUSED = (
    "acct", "add_key", "bpf", "clock_settime", "delete_module", "fanotify_init", "finit_module",
    "fsconfig", "fsmount", "fsopen", "fspick", "get_mempolicy", "init_module", "ioperm", "iopl",
    "kcmp", "kexec_file_load", "kexec_load", "keyctl", "lookup_dcookie", "mbind", "mount",
    "mount_setattr", "move_mount", "move_pages", "name_to_handle_at", "nfsservctl",
    "open_by_handle_at", "open_tree", "perf_event_open", "pidfd_getfd", "pivot_root",
    "process_madvise", "quotactl", "quotactl_fd", "reboot", "request_key", "set_mempolicy",
    "set_mempolicy_home_node", "setdomainname", "sethostname", "setns", "settimeofday", "swapoff",
    "swapon", "sysfs", "syslog", "umount2", "unshare", "userfaultfd", "ustat", "vhangup",
)  # fmt: skip
_NAMESPACES = 0x7E020000  # CLONE_NEWNS and the others, of which `clone` may have none
_EPERM, _ENOSYS = bpf.Rule(bpf.error(errno.EPERM)), bpf.Rule(bpf.error(errno.ENOSYS))
_ALLOWED = bpf.Rule(bpf.ALLOW, (bpf.Compared(0, _NAMESPACES, 0),))


def filtered(machine: str = "") -> bytes:
    """Return the filter."""
    from tests.support import libseccomp

    machine = machine or platform.machine()
    rules = {name: [_EPERM] for name in REFUSED}
    rules |= {"clone": [_ALLOWED, _EPERM], "clone3": [_ENOSYS]}
    numbers = {libseccomp.number(name, machine): each for name, each in rules.items()}
    return bpf.assembled({n: each for n, each in numbers.items() if n >= 0}, bpf.ALLOW, machine)


def main(command: list[str]) -> None:
    """Become the command, under the filter and without capabilities."""
    program = filtered()
    confine.without_privileges()
    confine.only(program)
    os.execvp(command[0], command)


if __name__ == "__main__":
    main(sys.argv[1:])
