"""The trusted fork server: imports the checks once, and forks a checker per submission.

`Engine` starts it; it ends when the engine closes its socket, and takes its checkers with it.
"""

import gc
import json
import os
import resource
import signal
import socket
import sys
from typing import cast

import matplotlib as mpl
import nbformat
import numpy.random  # noqa: F401, numpy imports it lazily: import it once here, not per learner

from autograder.engine import conduct, proof
from autograder.engine.reseed import Reseeding
from autograder.engine.session import Learner
from autograder.errors import AutograderError, WorkerError
from autograder.inside import confine
from autograder.model import Limits, to_data
from autograder.notebook.metadata import is_test
from autograder.sandbox import choose
from autograder.wire.channel import Channel, ClosedError
from autograder.wire.protocol import Done, Exceeded, Fault, Job, Progress, received, sent

MEMORY_BYTES = 2**30  # per submission, beyond what this process already uses
CPU_SECONDS = 30  # plus a quarter of the submission's own time limit
WALL_SECONDS = 30  # beyond the submission's own time limit


def main() -> None:
    """Import, test the sandbox, report ready, and fork per request until the socket closes."""
    control = socket.socket(fileno=int(sys.argv[1]))
    sandboxed = sys.argv[2] == "sandbox"
    try:
        walls = choose.walls(sandbox=sandboxed)
        _import_checks()
        wall = walls.proven(proof.refused if sandboxed else lambda box: [])
    except AutograderError as error:
        control.send(json.dumps({"refused": str(error)}).encode())
        return
    control.send(json.dumps({"isolation": wall.isolation, "probes": wall.probes}).encode())
    confine.reap_children()
    _forks(control, wall.box)
    wall.box.end()


def _import_checks():
    mpl.use("Agg")
    from utils import cards, checks, datasets, experiment, plots, sick  # noqa: F401, tests need them

    gc.freeze()  # else a collection in a child would touch, and so copy, every page


def _forks(control, box):
    while True:
        message, ends, _, _ = socket.recv_fds(control, 16, 1)
        if not message:
            return
        if os.fork() == 0:
            try:
                confine.own_session()
                confine.die_with_parent()
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                control.close()
                _check(Channel(socket.socket(fileno=ends[0])), box)
            except ClosedError:
                pass  # the grader was killed: there is nobody to report to
            finally:
                os._exit(0)
        os.close(ends[0])


def _check(channel, box):
    job = received(channel.receive(), Job)
    try:
        report = _report(job, box, lambda result: channel.send(sent(Progress(to_data(result)))))
        _send(channel, report)
    except (conduct.TooCostly, MemoryError) as error:
        channel.send(sent(Exceeded(conduct.too_costly(error))))
    except Exception as error:  # the grader's own fault: report it to the engine
        lost = isinstance(error, WorkerError | OSError)  # the sandbox's fork server is gone
        channel.send(sent(Fault(f"{type(error).__name__}: {error}", lost)))


def _send(channel, report):
    try:
        channel.send(sent(report))
    except ValueError as error:  # larger than one frame may be
        raise conduct.TooCostly(error) from None


def _report(job, box, tell):
    notebook = cast(nbformat.NotebookNode, nbformat.from_dict(job.notebook))
    limits = Limits(**job.limits)
    _limit(limits)
    secret = "".join(cell.source for cell in notebook.cells if is_test(cell))
    learner = Learner(box.ask, limits, Reseeding(secret))
    done = conduct.conduct(notebook, learner, limits, tell)
    learner.close()
    results = [to_data(result) for result in done.results]
    cells = [[cell.outputs, cell.execution_count] for cell in notebook.cells if "outputs" in cell]
    return Done(results, cells, done.review, done.owners)


def _limit(limits):
    """Bound what one submission costs the grader: memory, CPU time, wall-clock time.

    A signal handler turns a reached limit into this submission's result. If the handler cannot run,
    because one call in C takes all the time, the kernel kills this checker a few seconds later.
    """
    most = confine.address_space() + MEMORY_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    seconds = int(CPU_SECONDS + limits.total_seconds / 4)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    signal.signal(signal.SIGXCPU, _too_costly(f"{seconds} s of CPU time"))
    signal.signal(signal.SIGALRM, _too_costly("time"))
    signal.alarm(int(limits.total_seconds + WALL_SECONDS))


def _too_costly(what):
    def stop(number, frame):
        signal.signal(number, signal.SIG_IGN)
        raise conduct.TooCostly(what)

    return stop


if __name__ == "__main__":
    main()
