"""The trusted fork server: imports the checks once, and forks a checker per submission.

`Engine` starts it; it ends when the engine closes its socket, and takes its checkers with it.
"""

import json
import os
import resource
import signal
import socket
import sys
from functools import partial

from autograder.engine import checker, conduct, probing
from autograder.errors import AutograderError
from autograder.inside import confine
from autograder.sandbox import choose
from autograder.wire.channel import Channel, ClosedError
from autograder.wire.protocol import Fault, sent


def main() -> None:
    """Import, test the sandbox, report ready, and fork per request until the socket closes."""
    control = socket.socket(fileno=int(sys.argv[1]))
    sandboxed = sys.argv[2] == "sandbox"
    try:
        walls = choose.walls(sandbox=sandboxed)
        checker.import_checks()
        wall = walls.proven(probing.refused if sandboxed else lambda box: [])
    except AutograderError as error:
        control.send(json.dumps({"refused": str(error)}).encode())
        return
    control.send(json.dumps({"isolation": wall.isolation, "probes": wall.probes}).encode())
    confine.reap_children()
    _forks(control, wall.box)
    wall.box.end()


def _forks(control, box):
    while True:
        message, ends, _, _ = socket.recv_fds(control, 16, 1)
        if not message:
            return
        channel = Channel(socket.socket(fileno=ends[0]))
        if confine.fork_or(partial(_refuse, channel)) == 0:
            try:
                confine.own_session()
                confine.die_with_parent()
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                control.close()
                checker.check(channel, box.ask, _limit)
            except ClosedError:
                pass  # the grader was killed: there is nobody to report to
            finally:
                os._exit(0)
        channel.close()


def _refuse(channel, error):
    """Say that only this submission has no result."""
    channel.send(sent(Fault(f"{type(error).__name__}: {error}", lost=False)))


def _limit(limits):
    """Bound what one submission costs the grader: memory, CPU time, wall-clock time.

    A signal handler turns a reached limit into this submission's result. If the handler cannot run,
    because one call in C takes all the time, the kernel kills this checker a few seconds later.
    """
    most = confine.address_space() + checker.MEMORY_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    seconds = int(checker.CPU_SECONDS + limits.total_seconds / 4)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    signal.signal(signal.SIGXCPU, _too_costly(f"{seconds} s of CPU time"))
    signal.signal(signal.SIGALRM, _too_costly("time"))
    signal.alarm(int(limits.total_seconds + checker.WALL_SECONDS))


def _too_costly(what):
    def stop(number, frame):
        signal.signal(number, signal.SIG_IGN)
        raise conduct.TooCostly(what)

    return stop


if __name__ == "__main__":
    main()
