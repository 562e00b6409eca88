"""Escapes that others have collected, told in our own words: what each tries, and what must come.

Read for them: the tests of codejail (openedx/codejail), the list of those of DMOJ's judge
(DMOJ/judge-server), a collection of breakouts of sandboxes (N3mes1s/Playground), and the usual ways
out of a Python jail.
"""

from tests.attacks.case import Case, cheat, damage, damage_in_passing, leak
from tests.attacks.walls import attempts

_BUFFER = "at(bytes(256))"

#: Calls of the kernel, most of which once had a hole: name -> what makes them, or fails.
CALLS = {
    "fork": "call(57, -1)",
    "vfork": "call(58, -1)",
    "clone like fork": "call(56, 220, 17, 0, 0, 0, 0)",
    "clone3": f"call(435, 435, {_BUFFER}, 88)",
    "a thread with files of its own": "call(56, 220, 0x10B00, 0, 0, 0, 0)",
    "a table of open files of one's own": "call(436, 436, 100, 101, 2)",
    "spawn": "os.posix_spawn('/bin/true', ['true'], {})",
    "exec": "os.execv('/bin/true', ['true'])",
    "exec of an open file": f"call(322, 281, theirs, {_BUFFER}, 0, 0, 0x1000)",
    "userfaultfd": "call(323, 282, 0)",
    "entering a ring": "call(426, 426, 0, 1, 0, 0, 0, 0)",
    "a ring's buffers": "call(427, 427, 0, 0, 0, 0)",
    "keyctl": "call(250, 219, 0, -3, 1)",
    "add_key": f"call(248, 217, {_BUFFER}, {_BUFFER}, {_BUFFER}, 1, -1)",
    "request_key": f"call(249, 218, {_BUFFER}, {_BUFFER}, 0, -1)",
    "bpf": f"call(321, 280, 0, {_BUFFER}, 64)",
    "perf_event_open": f"call(298, 241, {_BUFFER}, 0, -1, -1, 0)",
    "personality": "call(135, 92, 0x0040000)",
    "personality, only asked": "call(135, 92, 0xFFFFFFFF)",
    "ptrace": "call(101, 117, 0, 0, 0, 0)",
    "another's memory": f"call(310, 270, os.getppid(), {_BUFFER}, 1, {_BUFFER}, 1, 0)",
    "writing another's memory": f"call(311, 271, os.getppid(), {_BUFFER}, 1, {_BUFFER}, 1, 0)",
    "comparing with another": "call(312, 272, os.getpid(), os.getppid(), 0, 0, 0)",
    "another's open file": "call(438, 438, 3, 0, 0)",
    "advice on another's memory": f"call(440, 440, 3, {_BUFFER}, 1, 4, 0)",
    "chroot": "os.chroot('.')",
    "pivot_root": f"call(155, 41, {_BUFFER}, {_BUFFER})",
    "mount": f"call(165, 40, {_BUFFER}, {_BUFFER}, {_BUFFER}, 4096, 0)",
    "umount": f"call(166, 39, {_BUFFER}, 2)",
    "setns": "call(308, 268, theirs, 0)",
    "unshare": "call(272, 97, 0x10000000)",
    "unshare of nothing": "call(272, 97, 0)",
    "open_tree": f"call(428, 428, -100, {_BUFFER}, 1)",
    "move_mount": f"call(429, 429, -100, {_BUFFER}, -100, {_BUFFER}, 0)",
    "fsopen": f"call(430, 430, {_BUFFER}, 0)",
    "fsmount": "call(432, 432, 3, 0, 0)",
    "mount_setattr": f"call(442, 442, -100, {_BUFFER}, 0, {_BUFFER}, 32)",
    "a handle of a file": f"call(303, 264, -100, {_BUFFER}, {_BUFFER}, {_BUFFER}, 0)",
    "a file by its handle": f"call(304, 265, -100, {_BUFFER}, 0)",
    "root": "os.setuid(0)",
    "root's group": "os.setgid(0)",
    "root's groups": "os.setgroups([0])",
    "capabilities": f"call(126, 91, {_BUFFER}, {_BUFFER})",
    "ambient capabilities": "call(157, 167, 47, 2, 21, 0, 0)",
    "being traced by all": "call(157, 167, 0x59616D61, -1, 0, 0, 0)",
    "a domain of its own": f"call(444, 444, {_BUFFER}, 8, 0)",
    "locked memory": f"call(149, 228, {_BUFFER}, 1)",
    "all memory locked": "call(151, 230, 1)",
    "shared memory": "call(29, 194, 0, 4096, 0o1600)",
    "semaphores": "call(64, 190, 0, 1, 0o1600)",
    "a named queue": f"call(240, 180, {_BUFFER}, 0o102, 0o600, 0)",
    "a timer as a file": "call(283, 85, 0, 0)",
    "signals as a file": f"call(289, 74, -1, {_BUFFER}, 8, 0)",
    "a watch over a disk": "call(300, 262, 0, 0)",
    "the kernel's log": "call(103, 116, 10, 0, 0)",
    "the kernel's clock": f"call(159, 171, {_BUFFER})",
    "swap": f"call(167, 224, {_BUFFER}, 0)",
    "accounting": f"call(163, 89, {_BUFFER})",
    "a module of the kernel": f"call(175, 105, {_BUFFER}, 1, {_BUFFER})",
    "another kernel": "call(246, 104, 0, 0, 0, 0)",
    "ports": "call(172, -1, 3)",
    "a segment": f"call(154, -1, 1, {_BUFFER}, 16)",
    "space on the disk": "os.posix_fallocate(os.open('mine', os.O_CREAT | os.O_RDWR), 0, 2**40)",
    "more files than its limit": (
        "import struct; call(302, 261, 0, 7, at(struct.pack('QQ', 9999, 9999)), 0)"
    ),
    "more memory than its limit": (
        "import struct; call(302, 261, 0, 9, at(struct.pack('QQ', 2**45, 2**45)), 0)"
    ),
    **{f"a socket of family {family}": f"socket.socket({family}, {kind})"
       for family, kind in ((1, 1), (1, 2), (2, 1), (2, 2), (2, 3), (10, 1), (16, 3), (17, 3),
                            (38, 5), (40, 1))},
}  # fmt: skip

#: Files that lead out: name -> what opens or changes them, or fails.
FILES = {
    **{f"opening {path}": f"open({path!r}, 'rb').read(1)" for path in (
        "/proc/self/mem", "/proc/self/maps", "/proc/self/environ", "/proc/self/root/etc/passwd",
        "/proc/1/environ", "/proc/1/root/etc/passwd", "/proc/kcore", "/proc/kallsyms",
        "/proc/self/status", "/proc/mounts", "/proc/net/tcp", "/sys/kernel/notes", "/dev/mem",
        "/dev/kmsg", "/dev/tty", "/dev/ptmx", "/dev/kvm", "/dev/fuse", "/dev/net/tun", "/dev/shm/x",
        "/etc/shadow", "/etc/hosts", "/var/run/docker.sock", "/root/.ssh/id_rsa",
    )},
    **{f"writing {path}": f"open({path!r}, 'r+b')" for path in (
        "/proc/self/mem", "/proc/sys/kernel/core_pattern", "/proc/sysrq-trigger",
        "/proc/self/oom_score_adj", "/proc/self/uid_map", "/sys/power/state", "/etc/passwd",
    )},
    **{f"listing {path}": f"os.listdir({path!r})" for path in (
        "/var", "/sys", "/proc/self/fd", "/proc/self/task", "/proc/self/root",
        "/proc/self/cwd/../..",
    )},
    "Python's program": "open(sys.executable, 'r+b')",
    "a module that all import": "open(np.__file__, 'a')",
    "a new module beside it": "open(os.path.dirname(np.__file__) + '/evil.py', 'w')",
    "a folder of compiled modules": "os.mkdir(os.path.dirname(np.__file__) + '/evil')",
    "a file over a module": "open('f', 'w').close(); os.replace('f', np.__file__)",
    "a hard link to a module": "os.link(np.__file__, 'linked')",
    "a module gone": "os.unlink(np.__file__)",
    "a module elsewhere": "os.rename(np.__file__, 'mine.py')",
    "a link out": "os.path.lexists('l') or os.symlink('/etc/passwd', 'l'); open('l').read()",
    "a link to a folder": "os.path.lexists('r') or os.symlink('/etc', 'r'); open('r/passwd')",
    "a link that changes": (
        "os.path.lexists('now') or os.symlink('mine', 'now'); os.path.lexists('n2') or "
        "os.symlink('/etc/passwd', 'n2'); os.rename('n2', 'now'); open('now').read()"
    ),
    "a step up": "open('../../../../../../etc/passwd').read()",
    "a folder kept open": "os.open('passwd', os.O_RDONLY, dir_fd=os.open('/etc', os.O_PATH))",
    "a path only": "os.open('/proc/self/fd/%d' % os.open('/etc/passwd', os.O_PATH), os.O_RDONLY)",
    "a shared map that can be written": (
        "import mmap; mmap.mmap(theirs, 0, mmap.MAP_SHARED, mmap.PROT_WRITE | mmap.PROT_READ)"
    ),
}  # fmt: skip

_READERS = """
import codecs, ctypes, fileinput, importlib.machinery, io, linecache, os, shutil, sqlite3
path = '/etc/passwd'
libc, shell = ctypes.CDLL(None), get_ipython()
(wrapped,) = [c for c in ().__class__.__base__.__subclasses__() if c.__name__ == '_wrap_close']
for read in (
    lambda: wrapped.__init__.__globals__['popen']('cat ' + path).read(),
    lambda: linecache.getlines(path),
    lambda: io.FileIO(path).read(),
    lambda: codecs.open(path).read(),
    lambda: list(fileinput.input(path)),
    lambda: np.fromfile(path, 'u1').tobytes(),
    lambda: np.genfromtxt(path, str),
    lambda: np.memmap(path, 'u1', 'r').tobytes(),
    lambda: importlib.machinery.SourceFileLoader('x', path).get_data(path),
    lambda: shutil.copy(path, 'p') and open('p').read(),
    lambda: os.read(libc.open(path.encode(), 0), 9999),
    lambda: shell.run_line_magic('cat', path),
    lambda: shell.getoutput('cat ' + path),
    lambda: shell.run_line_magic('pfile', path),
    lambda: shell.run_line_magic('load', path),
    lambda: __builtins__.open(path).read(),
    lambda: print(license.__class__('x', path, files=[path])),
    lambda: sqlite3.connect(path).execute('select 1').fetchall(),
    lambda: open(os.open(path, 0)).read(),
):
    try: print(read())
    except BaseException as error: print(type(error))
"""
_ENVIRONMENT = """
import ctypes, os
libc = ctypes.CDLL(None)
libc.getenv.restype = ctypes.c_char_p
print(libc.getenv(b'COURSE_SECRET'), os.environb)
pointers = ctypes.POINTER(ctypes.c_char_p).in_dll(libc, 'environ')
at = 0
while pointers[at]: print(pointers[at]); at += 1
"""

ATTEMPTS = {"calls of the kernel": attempts(CALLS), "files that lead out": attempts(FILES)}
CASES: dict[str, Case] = {
    **ATTEMPTS,
    "nineteen ways to read a file": leak(_READERS, "root:x:0"),
    "the environment in the memory": leak(_ENVIRONMENT, "pssst-7d1f"),
    "a million small files": damage_in_passing(
        "for n in range(10**6): open(str(n), 'w').close()", harmful=True
    ),
    "folders in folders": damage_in_passing(
        "import os\nwhile True: os.mkdir('d'); os.chdir('d')", harmful=True
    ),
    "files of no size": damage_in_passing(
        "for n in range(99):\n    with open(str(n), 'wb') as file: file.truncate(2**50)",
        harmful=True,
    ),
    "all descriptors": damage_in_passing(
        "import os\nkept = []\nwhile True: kept += os.pipe()", harmful=True
    ),
    "no end of CPU time": damage(
        "for s in (signal.SIGXCPU, signal.SIGTERM, signal.SIGALRM, signal.SIGHUP):\n"
        "    signal.signal(s, lambda *_: None)\nwhile True: pass"
    ),
    "a storm of timers": damage(
        "signal.signal(signal.SIGALRM, lambda *_: None)\n"
        "signal.setitimer(signal.ITIMER_REAL, 1e-6, 1e-6)\nwhile True: pass"
    ),
    "no end of random bytes": damage("return open('/dev/urandom', 'rb').read()", harmful=True),
    "instructions that there are not": damage(
        "code = compute_cost.__code__\n"
        "code = code.replace(co_code=b'd\\xff' * 99, co_consts=(), co_stacksize=9)\n"
        "return type(compute_cost)(code, {})()"
    ),
    "a search without end": damage("import re\nreturn bool(re.match('(a+)+$', 'a' * 99 + 'b'))"),
    "processes by every name": damage_in_passing(
        "import multiprocessing, os, pty, subprocess\n"
        "for start in (\n"
        "    os.fork, os.forkpty, pty.fork,\n"
        "    lambda: os.system('true'), lambda: os.popen('sleep 99'),\n"
        "    lambda: subprocess.Popen('sleep 99', shell=True),\n"
        "    lambda: os.spawnlp(os.P_NOWAIT, 'sleep', 'sleep', '99'),\n"
        "    lambda: multiprocessing.Process(target=print).start(),\n"
        "):\n"
        "    try: start()\n    except OSError: pass",
        harmful=True,
    ),
    "a checker replaced by its name": cheat(
        "import sys, types\nsys.modules['utils.checks'] = types.ModuleType('utils.checks')\n"
        "sys.modules['numpy.testing'] = types.ModuleType('numpy.testing')"
    ),
}
