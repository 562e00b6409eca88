"""Makes the filter of `system_calls.py` for this machine, as BPF that the kernel takes.

Nothing is needed for it but Python; a test compares the result with libseccomp's, call by call.
"""

import errno
import platform

from autograder.errors import SandboxUnavailable
from autograder.sandbox import bpf
from autograder.sandbox.call_numbers import numbers
from autograder.sandbox.system_calls import NEWER, rules


def compiled(
    machine: str = "", *, shared: bool = False, truncate: bool = True, programs: bool = False
) -> bytes:
    """Return the filter.

    Args:
        machine: x86_64 or aarch64; "" is the one it runs on.
        shared: whether the process shares files and process numbers with the machine; its own
            number then stands as `confine.OWN` in the program.
        truncate: whether something else decides which files may be emptied.
        programs: whether the process may make others, and start programs.

    Raises:
        SandboxUnavailable: no list of calls for this machine.
    """
    machine = machine or platform.machine()
    if machine not in bpf.AUDIT:
        raise SandboxUnavailable(
            f"no system-call filter for the processor {machine!r}, expected one of "
            f"{', '.join(bpf.AUDIT)}. Fix: grade on such a machine"
        )
    known = numbers(machine)
    by_number = {number: [bpf.Rule(bpf.error(errno.ENOSYS))] for number in NEWER}
    by_name = rules(shared=shared, truncate=truncate, programs=programs).items()
    by_number |= {known[name]: each for name, each in by_name if name in known}
    return bpf.assembled(by_number, bpf.error(errno.EPERM), machine)
