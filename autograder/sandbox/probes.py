"""Escape attempts, made in a sandbox before any learner's code runs: each must be refused.

The arguments of the sandbox are its policy, but a machine may ignore one of them. So the grader
tests it at every start, and refuses to continue if an attempt succeeds.
"""

from collections.abc import Iterator

from autograder.errors import SandboxUnavailable
from autograder.sandbox.namespaces import ROOT

MEMORY_MB, DISK_MB = 256, 2

#: What is attempted -> code that succeeds only if the sandbox does not prevent it.
ATTEMPTS = {
    "read the course": f"open({str(ROOT / 'utils' / 'network' / 'passes.py')!r}).read()",
    "list the hidden tests": f"import os; assert os.listdir({str(ROOT / 'source')!r})",
    "read the machine's accounts": "open('/etc/passwd').read()",
    "import the reference network": "import utils.network",
    "write beside Python": "import numpy, os; open(os.path.dirname(numpy.__file__) + '/x', 'w')",
    "write outside the scratch folder": "open('/x', 'w')",
    "fill the disk": f"open('/scratch/big', 'wb').write(bytes({DISK_MB + 1} * 2**20))",
    "take memory without end": f"b = bytearray({MEMORY_MB + 64} * 2**20); assert len(b)",
    "open a socket": "import socket; socket.socket()",
    "start a process": "import os; os.fork() or os._exit(0)",
    "start a program": "import os; os.execv('/bin/true', ['true'])",
    "see another process": "import os; assert [p for p in os.listdir('/proc') if p.isdigit()]",
    "signal another process": "import os; os.kill(2, 0)",
    "signal its group": "import os; os.kill(0, 0)",
    "outlive the grader": (
        "import ctypes\nassert ctypes.CDLL(None).prctl(ctypes.c_ulong(2**32 + 1), 0, 0, 0, 0) == 0"
    ),
    "lease a file of the host": "import fcntl, sys; fcntl.fcntl(open(sys.executable), 1024, 0)",
    "lock a file of the host": "import fcntl, sys; fcntl.flock(open(sys.executable), 1)",
    "touch a device of the host": "import os; os.utime('/dev/null')",
    "touch what the grader has opened": (
        "import os\n"
        "for fd in range(3):\n"
        "    try: os.utime(fd)\n"
        "    except OSError: continue\n"
        "    touched.append(fd)\n"
        "assert touched"
    ),
    "make a namespace": "import ctypes; assert ctypes.CDLL(None).unshare(0x10000000) == 0",
    "mount a folder": (
        "import ctypes; assert ctypes.CDLL(None).mount(b'x', b'/scratch', b'tmpfs', 0, None) == 0"
    ),
    "trace a process": "import ctypes; assert ctypes.CDLL(None).ptrace(0, 0, 0, 0) == 0",
    "be root": "import os; os.setuid(0)",
    "hold the grader's sockets": (
        "import os, stat\n"
        "for fd in range(3, 1024):\n"
        "    try:\n"
        "        if stat.S_ISSOCK(os.fstat(fd).st_mode): held.append(fd)\n"
        "    except OSError: pass\n"
        "assert len(held) > 1"  # it needs one, its own connection
    ),
}


REACHED = "reached"  # the name of the list of attempts that succeeded


def sources() -> Iterator[str]:
    """Yield the cells to run, one attempt each; they leave those that succeeded in `reached`."""
    yield f"held, touched, {REACHED} = [], [], []"
    for what, attempt in ATTEMPTS.items():
        yield f"{attempt}\n{REACHED}.append({what!r})  # not prevented"


def verdict(reached: list[str] | None) -> list[str]:
    """Return the names of the attempts that were refused.

    Args:
        reached: the attempts that succeeded; None if the sandbox did not answer.

    Raises:
        SandboxUnavailable: an attempt succeeded, or could not be made.
    """
    if reached is None:
        raise SandboxUnavailable("the sandbox did not answer its probes; run the command again")
    if reached:
        raise SandboxUnavailable(
            f"the sandbox let a probe {', '.join(reached)}. Nothing was graded. Look for what is "
            "special about this machine (an old bubblewrap, a setuid helper, a security module)"
        )
    return list(ATTEMPTS)
