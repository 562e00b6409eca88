"""What honest notebooks use of Python, numpy, matplotlib and IPython, a few lines each.

Each either works in the sandbox or, where it says so, fails with an error that names the reason.
The list of allowed system calls was measured on these (autograder/sandbox/seccomp.py).
"""

WORKS = {
    "figures in every format": """
        for kind in ("png", "svg", "pdf", "ps", "jpg"):
            figure, axes = plt.subplots(1, 2)
            axes[0].plot([1, 2], label="a"); axes[0].legend(); axes[1].imshow(np.eye(9))
            figure.savefig(f"figure.{kind}"); plt.close(figure)""",
    "an animation": """
        from matplotlib import animation
        figure, axes = plt.subplots()
        film = animation.FuncAnimation(figure, lambda i: axes.plot([i]), frames=2)
        film.save("film.gif", writer="pillow"); plt.close(figure)""",
    "arrays in files": """
        numbers = np.arange(3e5)
        np.save("n.npy", numbers); np.load("n.npy", mmap_mode="r+")[0] = 1
        mapped = np.memmap("m", dtype="f8", mode="w+", shape=9); mapped[:] = 1; mapped.flush()
        np.savez_compressed("n.npz", a=numbers[:9]); np.load("n.npz")["a"]
        np.savetxt("n.txt", numbers[:9]); np.loadtxt("n.txt"); numbers.tofile("raw")""",
    "linear algebra": """
        x = np.random.randn(300, 300)
        x @ x, np.linalg.svd(x), np.fft.fft2(x), np.zeros((3000, 1500)) + 1""",
    "threads": """
        from concurrent.futures import ThreadPoolExecutor
        with ThreadPoolExecutor(3) as pool: assert sum(pool.map(abs, range(9))) == 36
        import threading; threading.stack_size(2**20)
        one = threading.Timer(0.01, print); one.start(); one.join(); threading.stack_size(0)""",
    "asyncio": """
        import asyncio, time
        async def go(): return await asyncio.to_thread(time.sleep, 0.01)
        one = threading.Thread(target=lambda: asyncio.run(go())); one.start(); one.join()""",
    "files and folders": """
        import glob, os, pathlib, shutil, tempfile
        pathlib.Path("d/e").mkdir(parents=True); pathlib.Path("d/e/f").write_text("x" * 10**5)
        shutil.copytree("d", "d2"); shutil.copy2("d/e/f", "g"); shutil.move("g", "h")
        os.symlink("h", "l"); os.link("h", "k"); os.chmod("h", 0o600); os.utime("h")
        os.truncate("h", 9); os.access("h", os.R_OK, effective_ids=True); os.replace("h", "i")
        list(os.walk(".")), glob.glob("**/*", recursive=True), shutil.disk_usage(".")
        shutil.rmtree("d2")
        with tempfile.TemporaryDirectory(), tempfile.NamedTemporaryFile() as file: file.write(b"")
        os.closerange(50, 60)""",
    "archives": """
        shutil.make_archive("a", "zip", "d"); shutil.unpack_archive("a.zip", "u")
        shutil.make_archive("a", "gztar", "d"); shutil.unpack_archive("a.tar.gz", "v")""",
    "a database": """
        import shelve, sqlite3
        for mode in ("delete", "wal"):
            one, two = (sqlite3.connect("x.db") for _ in range(2))
            one.execute(f"pragma journal_mode={mode}")
            one.execute("create table if not exists t (a)")
            one.execute("insert into t values (1)"); one.commit()
            assert two.execute("select count(*) from t").fetchone()[0]
            one.close(); two.execute("vacuum"); two.close()
        with shelve.open("s") as kept: kept["a"] = 1""",
    "time and chance": """
        import datetime, random, secrets, timeit, uuid
        time.sleep(0.01); datetime.datetime.now().astimezone(); timeit.timeit("1", number=9)
        random.seed(); secrets.token_hex(); uuid.uuid4(); np.random.default_rng(); os.times()""",
    "signals to itself": """
        import faulthandler, signal
        heard = []
        before = signal.signal(signal.SIGUSR1, lambda *_: heard.append(1))
        os.kill(os.getpid(), signal.SIGUSR1); signal.raise_signal(signal.SIGUSR1)
        signal.pthread_kill(threading.get_ident(), signal.SIGUSR1); os.kill(os.getpid(), 0)
        signal.setitimer(signal.ITIMER_REAL, 60); signal.alarm(0)
        signal.signal(signal.SIGUSR1, before); assert len(heard) == 3
        with open("trace", "w") as file: faulthandler.dump_traceback(file)""",
    "pipes and waiting": """
        import multiprocessing, select, selectors, socket
        r, w = os.pipe(); os.set_blocking(w, False); os.set_inheritable(r, True); os.write(w, b"x")
        select.select([r], [], [], 1); poll = select.poll(); poll.register(r); poll.poll(1)
        epoll = select.epoll(); epoll.register(r); epoll.poll(1); epoll.close(); os.dup2(r, 40)
        selectors.DefaultSelector().close(); a, b = socket.socketpair(); a.sendall(b"x"); b.recv(1)
        a, b = multiprocessing.Pipe(); a.send(1); b.recv()""",
    "memory": """
        import ctypes, mmap
        m = mmap.mmap(-1, 2**20, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS); m.flush(); m.resize(2**21)
        m.madvise(mmap.MADV_DONTNEED); assert open("/dev/zero", "rb").read(3) == bytes(3)
        assert ctypes.CFUNCTYPE(ctypes.c_int)(lambda: 7)() == 7""",
    "the system": """
        import locale, logging, platform, resource, sysconfig
        platform.platform(), os.cpu_count(), os.sched_getaffinity(0), os.getgroups(), os.umask(0o22)
        locale.setlocale(locale.LC_ALL, ""); resource.getrlimit(resource.RLIMIT_AS)
        resource.getrusage(0); logging.basicConfig(filename="log"); os.path.expanduser("~")""",
    "magics": """
        for magic in ("%time 1", "%timeit -n1 -r1 1", "%prun 1", "%%writefile f.py\\nx = 1",
                      "%run f.py", "%pwd", "%config InlineBackend.figure_format = 'svg'",
                      "%load_ext autoreload", "%%capture\\n1", "%cd .", "%env", "%xmode Plain"):
            assert get_ipython().run_cell(magic).success, magic""",
}

#: What is refused, and the words that say so.
REFUSED = {
    "import os; os.fork()": "Operation not permitted",
    "import subprocess; subprocess.run(['ls'])": "Operation not permitted",
    "import os; os.posix_spawn('/bin/ls', ['ls'], {})": "Operation not permitted",
    "import os; os.execv('/bin/ls', ['ls'])": "Operation not permitted",
    "import socket; socket.socket()": "Operation not permitted",
    "import getpass; getpass.getpass()": "",
    "import multiprocessing; multiprocessing.Process(target=print).start()": "not permitted",
}
