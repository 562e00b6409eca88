"""Connections over loopback: only the started process gets in, and it ends with its parent."""

import io
import socket
import threading

import pytest

from autograder.wire import loopback


@pytest.fixture
def door():
    """A door, and what the started process is told."""
    made, told = loopback.Door(), io.BytesIO()
    made.invite(told)
    port, secret = told.getvalue().split()
    yield made, int(port), secret
    made.close()


def connect(port, said):
    end = socket.create_connection((loopback.HOST, port), timeout=10)
    end.sendall(said)
    return end


def test_a_stranger_is_turned_away_and_the_process_let_in(door, monkeypatch):
    made, port, secret = door
    monkeypatch.setattr(loopback, "HELLO_SECONDS", 0.2)
    strangers = [b"", b"x", b"x" * 74, secret[:-1] + b"?" + b"%10d" % 7]
    ends = []

    def come():
        ends.extend(connect(port, said) for said in strangers)
        ends.append(connect(port, secret + b"%10d" % 4321))

    thread = threading.Thread(target=come)
    thread.start()
    end, number = made.opened(30, lambda: True)
    thread.join()
    assert number == 4321
    end.sendall(b"welcome")
    assert ends[-1].recv(7) == b"welcome"
    assert all(each.recv(7) == b"" for each in ends[:-1])
    for each in (end, *ends):
        each.close()


def test_nobody_is_waited_for_in_vain(door, monkeypatch):
    monkeypatch.setattr(loopback, "POLL_SECONDS", 0.01)
    with pytest.raises(ConnectionError, match="ended while starting"):
        door[0].opened(30, lambda: False)
    with pytest.raises(TimeoutError, match=r"within 0\.05 s"):
        loopback.Door().opened(0.05, lambda: True)


def test_it_listens_to_this_machine_only(door):
    assert door[0]._server.getsockname()[0] == "127.0.0.1"
