"""Escape attempts, made in a sandbox before any learner's code runs: each must be refused.

What a wall is told to refuse, a machine may allow. So the grader tests it at every start, and does
not use a wall that lets an attempt succeed.
"""

from collections.abc import Iterator, Mapping

from autograder.errors import SandboxUnavailable
from autograder.sandbox.policy import FILES, ROOT

MEMORY_MB, DISK_MB, THREADS = 256, 2, 16
_HOST = "import numpy, os; file = numpy.__file__; before = os.stat(file)\n"

#: What is attempted -> code that succeeds only if the sandbox does not prevent it.
ATTEMPTS = {
    "read the course": f"open({str(ROOT / 'utils' / 'network' / 'passes.py')!r}).read()",
    "list the hidden tests": f"import os; assert os.listdir({str(ROOT / 'source')!r})",
    "read the machine's accounts": "open('/etc/passwd').read()",
    "import the reference network": "import utils.network",
    "write beside Python": "import numpy, os; open(os.path.dirname(numpy.__file__) + '/x', 'w')",
    "write outside the scratch folder": "open('/x', 'w')",
    "write to shared memory": "open('/dev/shm/x', 'w')",
    "fill the disk": f"open('big', 'wb').write(bytes({DISK_MB + 1} * 2**20))",
    "fill the disk by many files": (
        "import time\n"
        f"for n in range({2 * DISK_MB + 2}): open(f'big{{n}}', 'wb').write(bytes(2**19))\n"
        "time.sleep(1)"
    ),
    "fill the disk without a name": (
        "import os, tempfile, time\n"
        f"kept = [tempfile.TemporaryFile() for n in range({2 * DISK_MB + 2})]\n"
        "for file in kept: file.write(bytes(2**19)); file.flush()\n"
        "time.sleep(1)"
    ),
    "make files without end": (
        f"import os, time\nfor n in range({FILES * DISK_MB + 1}): os.mkdir(str(n))\ntime.sleep(1)"
    ),
    "start threads without end": (
        "import threading, time\n"
        "threading.stack_size(2**16)\n"
        f"for n in range({THREADS + 1}): threading.Thread(target=time.sleep, args=[2]).start()\n"
        "time.sleep(1)"
    ),
    "take memory without end": f"b = bytearray({MEMORY_MB + 64} * 2**20); assert len(b)",
    "open a socket": "import socket; socket.socket()",
    "start a process": "import os; os.fork() or os._exit(0)",
    "start a program": "import os; os.execv('/bin/true', ['true'])",
    "see another process": "import os; assert [p for p in os.listdir('/proc') if p.isdigit()]",
    "read another process": "import os; open(f'/proc/{os.getppid()}/environ').read()",
    "see the program of another": "import os; os.readlink(f'/proc/{os.getppid()}/exe')",
    "signal another process": "import os; os.kill(2, 0)",
    "signal its guardian": "import os; os.kill(os.getppid(), 0)",
    "signal its group": "import os; os.kill(0, 0)",
    "outlive the grader": (
        "import ctypes\nassert ctypes.CDLL(None).prctl(ctypes.c_ulong(2**32 + 1), 0, 0, 0, 0) == 0"
    ),
    "lease a file of the host": "import fcntl, sys; fcntl.fcntl(open(sys.executable), 1024, 0)",
    "lock a file of the host": "import fcntl, sys; fcntl.flock(open(sys.executable), 1)",
    "empty a file of the host": f"{_HOST}os.truncate(file, before.st_size)",
    "change a file of the host": (
        f"{_HOST}os.chmod(file, before.st_mode)\n"
        "assert os.stat(file).st_ctime_ns > before.st_ctime_ns"
    ),
    "touch a device of the host": (
        "import os; before = os.stat('/dev/null').st_mtime_ns; os.utime('/dev/null')\n"
        "assert os.stat('/dev/null').st_mtime_ns > before"
    ),
    "touch what the grader has opened": (
        "import os\n"
        "touched = []\n"
        "for fd in range(3):\n"
        "    try: before = os.stat(fd).st_mtime_ns; os.utime(fd)\n"
        "    except OSError: continue\n"
        "    if os.stat(fd).st_mtime_ns > before: touched.append(fd)\n"
        "assert touched"
    ),
    "make a namespace": "import ctypes; assert ctypes.CDLL(None).unshare(0x10000000) == 0",
    "mount a folder": (
        "import ctypes; assert ctypes.CDLL(None).mount(b'x', b'.', b'tmpfs', 0, None) == 0"
    ),
    "trace a process": "import ctypes; assert ctypes.CDLL(None).ptrace(0, 0, 0, 0) == 0",
    "be root": "import os; os.setuid(0)",
    "hold the grader's sockets": (
        "import os, stat\n"
        "held = []\n"
        "for fd in range(3, 1024):\n"
        "    try:\n"
        "        if stat.S_ISSOCK(os.fstat(fd).st_mode): held.append(fd)\n"
        "    except OSError: pass\n"
        "assert len(held) > 1"  # it needs one, its own connection
    ),
}


#: What a wall may also answer by ending the process: it watches these, where no limit is exact.
WATCHED = frozenset(what for what in ATTEMPTS if what.startswith(("fill the disk", "make files",
                                                                 "start threads")))  # fmt: skip
REACHED = "reached"  # the name that says, after each attempt, whether it succeeded


def sources() -> Iterator[tuple[str, str]]:
    """Yield the name of each attempt, and a cell that makes it and leaves REACHED true or false."""
    for what, attempt in ATTEMPTS.items():
        yield what, f"{REACHED} = False\n{attempt}\n{REACHED} = True"


def verdict(reached: Mapping[str, bool | None]) -> list[str]:
    """Return the names of the attempts that were refused.

    Args:
        reached: whether each attempt succeeded; None if the process did not answer.

    Raises:
        SandboxUnavailable: an attempt succeeded, or could not be made.
    """
    silent = [what for what in ATTEMPTS if reached.get(what) is None and what not in WATCHED]
    if silent:
        raise SandboxUnavailable(
            f"the sandbox did not answer when asked to {silent[0]}. Fix: run the command again"
        )
    succeeded = [what for what in ATTEMPTS if reached.get(what)]
    if succeeded:
        raise SandboxUnavailable(
            f"the sandbox let a probe {', '.join(succeeded)}. Fix: look for what is special about "
            "this machine (an old bubblewrap, a setuid helper, a security module)"
        )
    return list(ATTEMPTS)
