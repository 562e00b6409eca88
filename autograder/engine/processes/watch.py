"""Bounds what one submission costs a checker where nothing can be forked, on any system.

That is memory, CPU time and wall-clock time. A thread looks at them, and interrupts the main
thread, which makes a reached limit the submission's result. If the main thread cannot be
interrupted, because one call in C takes all the time, the engine kills the checker later.
"""

import _thread
import signal
import threading
import time

import psutil

from autograder.engine.one_submission import TooCostly
from autograder.engine.processes import checker
from autograder.model import Limits

POLL_SECONDS = 0.25
_SIGNAL = signal.SIGTERM  # every system has it, and nobody sends it for another reason


def limit(limits: Limits) -> None:
    """Start to watch this process; TooCostly is raised in its main thread, which calls this."""
    watch = _Watch(limits)
    signal.signal(_SIGNAL, watch.stop)
    threading.Thread(target=watch.run, daemon=True).start()


class _Watch:
    def __init__(self, limits):
        self._process = psutil.Process()
        self._deadline = time.monotonic() + limits.total_seconds + checker.WALL_SECONDS
        self._cpu_seconds = checker.CPU_SECONDS + limits.total_seconds / 4
        self._cpu_end = time.process_time() + self._cpu_seconds
        self._most = self._process.memory_info().rss + checker.MEMORY_BYTES
        self._reason = ""

    def run(self):
        while not self._reason:
            time.sleep(POLL_SECONDS)
            self._reason = self._exceeded()
        _thread.interrupt_main(_SIGNAL)

    def stop(self, number, frame):
        signal.signal(number, signal.SIG_IGN)
        raise TooCostly(self._reason)

    def _exceeded(self):
        if time.monotonic() > self._deadline:
            return "time"
        if time.process_time() > self._cpu_end:
            return f"{self._cpu_seconds:.0f} s of CPU time"
        return "memory" if self._process.memory_info().rss > self._most else ""
