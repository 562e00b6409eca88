"""Where the machine has no room for a process, one request is refused, and the server goes on."""

import errno
import os
import socket
from functools import partial

import pytest

from autograder.engine.processes import limited_checkers
from autograder.inside import confine, loop
from autograder.wire.channel import Channel
from autograder.wire.protocol import Fault, Refused, received


@pytest.fixture
def no_room(monkeypatch):
    def fork():
        raise OSError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", fork)


@pytest.mark.usefixtures("no_room")
@pytest.mark.parametrize(
    ("refuse", "kind"),
    [(loop.refuse, Refused), (limited_checkers._refuse, Fault)],
    ids=["inside", "engine"],
)
def test_one_request_is_refused_with_the_reason(refuse, kind):
    ours, theirs = map(Channel, socket.socketpair())
    assert confine.fork_or(partial(refuse, ours)) == -1
    assert "Resource temporarily unavailable" in received(theirs.receive(seconds=5), kind).reason
    theirs.close()
    assert confine.fork_or(partial(refuse, ours)) == -1  # nobody is there to be told
    ours.close()
