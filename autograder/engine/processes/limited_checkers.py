"""What the trusted fork server does: a checker per submission, each with limits of its own."""

import os
import resource
import signal
import socket
from functools import partial

from autograder.engine.processes import checker, probing
from autograder.engine.split.raised import TooCostly
from autograder.inside import confine
from autograder.sandbox import choose
from autograder.sandbox.learner_processes import Box
from autograder.wire.channel import Channel, ClosedError
from autograder.wire.protocol import Fault, sent


def proven(walls: choose.Choice, *, sandboxed: bool) -> choose.Standing:
    """Import what tests need, and return the wall that holds.

    Raises:
        SandboxUnavailable: none does.
    """
    checker.import_checks()
    return walls.proven(probing.refused if sandboxed else lambda box: [])


def serve(control: socket.socket, box: Box) -> None:
    """Fork a checker per request, until the engine closes the socket."""
    confine.reap_children()
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
        raise TooCostly(what)

    return stop
