"""Damage, by malice or mistake: it costs at most its own exercise, and the class is graded."""

from tests.attacks.case import damage, damage_in_passing

CASES = {
    "an endless loop": damage("while True: pass"),
    "an endless loop in C": damage("return 7 ** (3 * 10**8)"),
    "an endless sleep that ignores signals": damage(
        "for n in range(1, 65):\n    try: signal.signal(n, signal.SIG_IGN)\n"
        "    except (OSError, ValueError): pass\ntime.sleep(10**6)"
    ),
    "exit": damage("os._exit(0)"),
    "SystemExit": damage("sys.exit(0)"),
    "a crash": damage("ctypes.string_at(0)"),
    "the stack overflows": damage(
        "sys.setrecursionlimit(10**8)\ndef f(n): return f(n + 1) + 1\nreturn f(0)", harmful=True
    ),
    "all files are closed": damage("os.closerange(0, 1000)\nreturn 0"),
    "a signal to all processes": damage("os.kill(-1, signal.SIGKILL)\nreturn 0", harmful=True),
    "more memory than there is": damage("return len(bytearray(2**36))", harmful=True),
    "a fork bomb": damage("while True: os.fork()", harmful=True),
    "threads without end": damage(
        "while True: threading.Thread(target=time.sleep, args=(99,)).start()", harmful=True
    ),
    "an answer of a gigabyte": damage("return np.zeros((2**17, 1000))", harmful=True),
    "an answer that holds itself": damage("loop = {}\nloop['A'] = loop\nreturn loop"),
    "an answer nested a million deep": damage(
        "deep = []\nfor _ in range(10**6): deep = [deep]\nreturn deep", harmful=True
    ),
    "an answer that runs code when copied": damage(
        "class Bomb:\n    def __reduce__(self): return (os.system, ('touch /tmp/owned',))\n"
        "return Bomb()"
    ),
    "the disk is filled": damage_in_passing(
        "with open('big', 'wb') as file:\n    while True: file.write(bytes(2**20))", harmful=True
    ),
    "a flood of output": damage_in_passing("for _ in range(10**5): print('x' * 300)"),
    "a process left behind": damage_in_passing(
        "import subprocess\nsubprocess.Popen(['sleep', '600'])", harmful=True
    ),
    "a thread left behind": damage_in_passing(
        "import threading\ndef chatter():\n    while True: print('again')\n"
        "threading.Thread(target=chatter, daemon=True).start()"
    ),
    "everything is deleted": damage_in_passing(
        "import shutil\nshutil.rmtree('/', ignore_errors=True)", harmful=True
    ),
    "print is gone": damage_in_passing("import builtins\ndel builtins.print"),
    "a socket to the world": damage_in_passing(
        "import socket\nsocket.create_connection(('127.0.0.1', 22), timeout=1)"
    ),
    "a script in the page": damage_in_passing(
        "from IPython.display import HTML\nHTML('<script>document.title = 1</script>')"
    )._replace(secrets=("<script>document",)),
}
