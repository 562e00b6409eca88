"""Whatever happens on a connection to a learner's process is that submission's result."""

import contextlib
import socket
import struct
import threading
from dataclasses import asdict

import nbformat
import pytest

from autograder.engine import replayed, sandbox_connection
from autograder.engine.engine import _as_arrays
from autograder.engine.processes import checker
from autograder.model import Limits
from autograder.notebook import intake
from autograder.wire.channel import Channel, ClosedError
from autograder.wire.protocol import Done, Fault, Job, Progress, Ready, received, sent
from tests.support.plain_notebooks import hidden, notebook, plain, solution, visible

LIMITS = Limits(call_seconds=0.05, total_seconds=0.5)
FILES = {"data/a.csv": bytes(2**20), "b.csv": b"b"}  # the first does not fit into a socket's buffer
WAIT = 30
GARBAGE = struct.pack("<I", 3) + b"\xc1\xc1\xc1"


def source(way):
    answer = solution("f", "def f():\n    return 1")
    tests = visible("f-shown", "assert f() == 1"), hidden("f-hidden", "assert f() == 1")
    made = notebook(plain("import math"), answer, *tests, way=way)
    return intake.place(nbformat.writes(made).encode(), made).notebook


def hangs_up(end):
    end.close()


def lies(end):
    end.sendall(GARBAGE * 20)
    end.shutdown(socket.SHUT_WR)


def stops_halfway(end):
    end.sendall(GARBAGE[:5])
    end.shutdown(socket.SHUT_WR)


def is_silent(end):
    pass


BEHAVIOURS = [hangs_up, lies, stops_halfway, is_silent]


class Learners:
    """Makes processes that take some messages, and then behave badly."""

    def __init__(self, takes, behaves):
        self._takes, self._behaves, self._ends = takes, behaves, []

    def ask(self, request, copies=()):
        ours, theirs = socket.socketpair()
        self._ends.append(theirs)
        threading.Thread(target=self._live, args=(theirs,), daemon=True).start()
        return ours

    def _live(self, end):
        channel = Channel(end)
        with contextlib.suppress(OSError):
            channel.send(sent(Ready()))
            for _ in range(self._takes):
                channel.receive()
            self._behaves(end)

    def close(self):
        for end in self._ends:
            end.close()


def outcome(ask, made):
    ours, theirs = map(Channel, socket.socketpair())
    with contextlib.closing(ours), contextlib.closing(theirs):
        return _outcome(ours, theirs, ask, made)


def _outcome(ours, theirs, ask, made):
    job = theirs, ask, lambda limits: None
    threading.Thread(target=checker.check, args=job, daemon=True).start()
    ours.send(sent(Job(made, asdict(LIMITS), _as_arrays(FILES))), seconds=WAIT)
    while True:
        message = received(ours.receive(seconds=WAIT), Progress, Done, Fault)
        if not isinstance(message, Progress):
            return message


@pytest.mark.parametrize("way", ["together", "in order", "split"])
@pytest.mark.parametrize("behaves", BEHAVIOURS, ids=lambda each: each.__name__)
@pytest.mark.parametrize("takes", [0, 2])  # while files are placed, and at the first cell
def test_a_learners_process_costs_its_own_points(takes, behaves, way, monkeypatch):
    monkeypatch.setattr(sandbox_connection, "START_SECONDS", 0.05)
    monkeypatch.setattr(replayed, "GRACE", 0.05)
    learners = Learners(takes, behaves)
    try:
        done = outcome(learners.ask, source(way))
    finally:
        learners.close()
    assert isinstance(done, Done), done
    assert {each["points"] for each in done.results} == {0.0}
    assert {each["grade_id"] for each in done.results} == {"f-shown", "f-hidden"}


@pytest.mark.parametrize("error", [OSError, ClosedError, TimeoutError, BrokenPipeError])
def test_only_what_makes_the_processes_can_lose_the_engine(error, monkeypatch):
    def fails(*arguments):
        raise error("no")

    lost = outcome(fails, source("together"))
    assert isinstance(lost, Fault) and lost.lost
    monkeypatch.setattr(checker.one_submission, "run", fails)
    fault = outcome(fails, source("together"))
    assert isinstance(fault, Fault) and not fault.lost
