"""Attacks on the sandbox itself: signals and system calls that reach outside it.

Each notebook repeats many attempts for a while, and prints the names of those that succeed, so that
they can run next to honest submissions (tests/attacks/beside.py).
"""

from tests.attacks.case import EXTRA, Case, damage

REACHED = "got-out-with"
_HELP = """
import ctypes, fcntl, os, platform, signal, socket, sys, time
libc = ctypes.CDLL(None, use_errno=True)

def call(on_x86, on_arm, *arguments):
    number = on_arm if platform.machine() == "aarch64" else on_x86
    done = libc.syscall(*(ctypes.c_long(each) for each in (number, *arguments)))
    if done == -1: raise OSError(ctypes.get_errno(), "refused")
    return done

kept = []

def at(data):
    # where these bytes are, behind CPython's header; freed memory would soon hold something else
    kept.append(data)
    return id(data) + 32

def changed(call, where, *arguments):
    # what reports success may still have changed nothing
    before = os.stat(where)
    call(where, *arguments)
    if os.stat(where).st_ctime_ns == before.st_ctime_ns: raise OSError("it changed nothing")

def attempt(name, code):
    try: exec(code, globals())
    except OSError: return
    print("got-out" + "-with", name)

theirs = os.open(np.__file__, os.O_RDONLY)  # a file of the host, that all learners read
"""
HIGH = 2**32  # what the kernel does not read of an int

#: Every way to signal a group or all: name -> what sends signal `s`, or fails.
SIGNALS = {
    "kill 0": "os.kill(0, s)",
    "kill all": "os.kill(-1, s)",
    "killpg 0": "os.killpg(0, s)",
    "killpg of its own": "os.killpg(os.getpgrp() or 1, s)",
    "kill 2**32": f"call(62, 129, {HIGH}, s)",
    "kill -2**32": f"call(62, 129, -{HIGH}, s)",
    "kill 2**32 - 1": f"call(62, 129, {HIGH - 1}, s)",
    "kill -own": "call(62, 129, -os.getpgrp() or -1, s)",
    "kill of its parent": "os.kill(os.getppid(), s)",
    "tkill": "call(200, 130, 0, s)",
    "tgkill": "call(234, 131, -1, 0, s)",
    "tgkill with a high half": f"call(234, 131, {HIGH}, 0, s)",
    "rt_sigqueueinfo": "call(129, 138, 0, s, at(bytes(128)))",
    "rt_tgsigqueueinfo": "call(297, 240, 0, 0, s, at(bytes(128)))",
    "pidfd_open of another": "call(434, 434, 2, 0)",
    "pidfd_send_signal": "call(424, 424, theirs, s, 0, 0)",
    "a handle on the grader": "socket.socket(fileno=os.dup(3)).getsockopt(1, 77)",
    "an owner to be signalled": "fcntl.fcntl(theirs, fcntl.F_SETOWN, 0)",
    "a group as the owner": "fcntl.fcntl(theirs, fcntl.F_SETOWN, -1)",
    "an owner, extended": "fcntl.fcntl(theirs, 15, bytes(8))",
    "another signal of an owner": "fcntl.fcntl(theirs, fcntl.F_SETSIG, s)",
    "another session": "os.setsid()",
    "another group": "os.setpgid(0, 0)",
}

#: What stays after a learner, or stops others: name -> what does it, or fails.
MACHINE = {
    "no death with its parent": f"call(157, 167, {HIGH + 1}, 0, 0, 0, 0)",
    "death by another signal": "call(157, 167, 1, 17, 0, 0, 0)",
    "a filter of its own": f"call(157, 167, {5 * HIGH + 22}, 2, 0, 0, 0)",
    "typing into the terminal": f"call(16, 29, 0, {HIGH + 0x5412}, at(b'x'))",
    "a read lease": "fcntl.fcntl(theirs, fcntl.F_SETLEASE, fcntl.F_RDLCK)",
    "a write lease": "fcntl.fcntl(theirs, fcntl.F_SETLEASE, fcntl.F_WRLCK)",
    "a lease with a high half": f"call(72, 25, theirs, {HIGH + 1024}, 0)",
    "a lease on its own file": "fcntl.fcntl(open('mine', 'w'), fcntl.F_SETLEASE, fcntl.F_WRLCK)",
    "a lock on a file": "fcntl.flock(theirs, fcntl.LOCK_EX)",
    "a shared lock": "fcntl.flock(theirs, fcntl.LOCK_SH)",
    "a notice": "fcntl.fcntl(os.open('/usr', os.O_RDONLY), fcntl.F_NOTIFY, 1)",
    "a watch": "call(294, 26, 0)",
    "a FIFO": "os.mkfifo('fifo')",
    "a device": "os.mknod('device', 0o20600, os.makedev(1, 3))",
    "a pipe of a megabyte": "fcntl.fcntl(os.pipe()[1], 1031, 2**20)",
    "the priority of others' reads": "call(251, 30, 3, 0, 1 << 13)",
    "being nice to no one": "os.setpriority(os.PRIO_USER, 0, 19)",
    "a processor of its own": "os.sched_setaffinity(0, {0})",
    "another scheduler": "os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))",
    "another scheduler, newer": "call(314, 274, 0, at(bytes(64)), 0)",
    "writing all disks": "libc.syncfs(theirs) and call(306, 267, -1)",
    "writing all disks at once": "call(162, 81)",
    "splice": "r, w = os.pipe(); call(275, 76, theirs, 0, w, 0, 1, 0)",
    "sendfile into a pipe": "os.sendfile(os.pipe()[1], theirs, 0, 1)",
    "tee": "a, b = os.pipe(); os.write(b, b'x'); call(276, 77, a, os.pipe()[1], 1, 0)",
    "vmsplice": "call(278, 75, os.pipe()[1], 0, 0, 0)",
    "the machine's mounts": "call(458, 458, at(bytes(64)), at(bytes(64)), 1, 0)",
    "a mount's path": "call(457, 457, at(bytes(64)), at(bytes(512)), 512, 0)",
    "memory that no limit counts": "os.memfd_create('x')",
    "anonymous shared memory": "__import__('mmap').mmap(-1, 4096)",
    "shared memory of a device": ("__import__('mmap').mmap(os.open('/dev/zero', os.O_RDWR), 4096)"),
    "secret memory": "call(447, 447, 0)",
    "a timer of the kernel": "call(222, 107, 0, 0, at(bytes(8)))",
    "an event": "call(290, 19, 0, 0)",
    "datagrams": "socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)",
    "files in flight": "socket.send_fds(socket.socketpair()[0], [b'x'], [theirs])",
    **{
        f"the times of {name}": f"changed(os.utime, '/dev/{name}')"
        for name in ("null", "zero", "full", "random", "urandom")
    },
    "the times of an open device": "changed(os.utime, os.open('/dev/null', os.O_WRONLY))",
    "the times of input": "changed(os.utime, 0)",
    "the times of output": "changed(os.utime, 1)",
    "the times of errors": "changed(os.utime, 2)",
    "the times, without a name": "changed(lambda fd: call(280, 88, fd, 0, 0, 0), 0)",
    "the mode of a device": "changed(os.chmod, '/dev/null', 0o666)",
    "the mode of what is open": "changed(os.fchmod, 0, 0o666)",
    "the times of the host's file": "changed(os.utime, theirs)",
    "the times of the host's folder": "changed(os.utime, '/usr/bin')",
    "the mode of the host's file": "changed(os.fchmod, theirs, 0o644)",
    "the mode by name": "changed(os.chmod, np.__file__, 0o644)",
    "the size of the host's file": "os.truncate(np.__file__, os.path.getsize(np.__file__))",
    "an attribute of a device": "os.setxattr('/dev/null', 'user.x', b'x')",
    "an attribute": "os.setxattr('.', 'user.x', b'x')",
    "another owner": "os.chown('.', os.getuid(), os.getgid())",
    "a message queue": "call(68, 186, 0, 0o1600)",
    "asynchronous reads": "call(206, 0, 1, at(bytes(8)))",
    "a ring": "call(425, 425, 1, at(bytes(128)))",
    "a limit of another's": f"call(302, 261, {HIGH - 1}, 7, 0, 0)",
    "cached pages": "call(27, 232, id(np) & ~4095, 1, at(bytes(8)))",
    "a number above the known": "call(470, 470, 0) and call(511, 511, 0)",
    "a number far above": "call(512, 512, 0) and call(99999, 99999, 0)",
    "another's rights": "call(317, 277, 1, 0, 0)",
}


def attempts(what: dict[str, str], *, seconds: float = 0.3) -> Case:
    """Make a case that tries all of it, again and again, beside honest work.

    It goes on for longer than two honest notebooks take, so that it meets one beside it.
    """
    again = f"until = time.monotonic() + {seconds}\nwhile time.monotonic() < until:\n"
    code = f"{_HELP}\n{again}    for each in {what!r}.items(): attempt(*each)"
    return Case({EXTRA: code}, secrets=(REACHED,), harmful=True)


def signals(*numbers: str) -> Case:
    """Make a case that sends signals wherever it may not."""
    return attempts(
        {f"{name}, {s}": code.replace(" s", f" signal.{s}")
         for name, code in SIGNALS.items() for s in numbers}
    )  # fmt: skip


CASES = {
    "the whole group is stopped": signals("SIGSTOP", "SIGTSTP"),
    "the whole group is killed": signals("SIGKILL", "SIGTERM", "SIGINT", "SIGHUP", "SIGUSR1"),
    "it stops itself": attempts({"": "os.kill(os.getpid(), signal.SIGSTOP); raise OSError"}),
    "calls that stay or stop others": attempts(MACHINE),
    "a call of x32": damage("return ctypes.CDLL(None).syscall(0x40000000 + 39)", harmful=True),
    "a call of a 32-bit program": damage(
        "import mmap\ncode = mmap.mmap(-1, 4096, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, 7)\n"
        "code.write(bytes.fromhex('b814000000cd80c3'))  # getpid by interrupt 128\n"
        "address = ctypes.addressof(ctypes.c_char.from_buffer(code))\n"
        "return float(ctypes.CFUNCTYPE(ctypes.c_int)(address)())",
        harmful=True,
    ),
}

#: All that the class is promised by a grader without a sandbox.
BARE = {
    f"{name} with {s}": damage(f"{code.replace(' s', f' signal.{s}')}\nreturn 0", harmful=True)
    for name, code, s in (
        ("kill 0", "os.kill(0, s)", "SIGSTOP"),
        ("kill 0", "os.kill(0, s)", "SIGHUP"),
        ("killpg", "os.killpg(os.getpgrp(), s)", "SIGKILL"),
    )
}
