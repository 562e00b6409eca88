"""A connection between a process and one that it started, on any system: loopback TCP and a secret.

The starting process listens on a port of its own, and writes the port and a secret to the standard
input of the other, which connects and sends the secret and its process id. Standard input then
stays open, and says when the starting process has ended.
"""

import os
import secrets
import socket
import sys
import threading
import time
from collections.abc import Callable
from typing import BinaryIO

HOST = "127.0.0.1"
HELLO_SECONDS = 5.0  # for whoever connects, to say the secret
POLL_SECONDS = 0.2
_LETTERS, _DIGITS = 64, 10


class Door:
    """Where one started process connects: the starting process's side."""

    def __init__(self):
        self._server = socket.create_server((HOST, 0), backlog=1)
        self._secret = secrets.token_hex(_LETTERS // 2)

    def invite(self, standard_input: BinaryIO) -> None:
        """Tell the started process where to connect, and with which secret."""
        port = self._server.getsockname()[1]
        standard_input.write(f"{port} {self._secret}\n".encode())
        standard_input.flush()

    def opened(self, seconds: float, lives: Callable[[], bool]) -> tuple[socket.socket, int]:
        """Wait for the started process; return the connection, and the id of that process.

        Args:
            seconds: how long it may take.
            lives: whether it is still running.

        Raises:
            TimeoutError: it did not connect in time.
            ConnectionError: it ended before it connected.
        """
        deadline = time.monotonic() + seconds
        self._server.settimeout(POLL_SECONDS)
        with self._server:
            while time.monotonic() < deadline:
                try:
                    end, _ = self._server.accept()
                except TimeoutError:
                    if not lives():
                        raise ConnectionError("it ended while starting") from None
                    continue
                if number := self._greeted(end):
                    return end, number
        raise TimeoutError(f"it did not connect within {seconds:g} s")

    def close(self) -> None:
        """Listen no longer."""
        self._server.close()

    def _greeted(self, end):
        """Return the process id of whoever connected, if it knows the secret; else hang up."""
        end.settimeout(HELLO_SECONDS)
        try:
            said = _exactly(end, _LETTERS + _DIGITS)
        except OSError:
            said = b""
        if not secrets.compare_digest(said[:_LETTERS], self._secret.encode()):
            end.close()
            return None
        _prepare(end)
        return int(said[_LETTERS:])


class Invitation:
    """The started process's side: read it first of all, because it ends with its parent then."""

    def __init__(self):
        port, self._secret = sys.stdin.buffer.readline().split()
        self._port = int(port)
        parent = os.dup(0)
        _nothing_at(0)
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()

    def accepted(self) -> socket.socket:
        """Connect, and return the connection."""
        end = socket.create_connection((HOST, self._port), timeout=HELLO_SECONDS)
        end.sendall(self._secret + f"{os.getpid():{_DIGITS}d}".encode())
        _prepare(end)
        return end


def hide_errors() -> None:
    """Let standard error go nowhere: what is written there was for a failed start only."""
    _nothing_at(2)


def _prepare(end):
    end.settimeout(None)
    end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # a small answer must not wait


def _exactly(end, size):
    data = b""
    while len(data) < size:
        part = end.recv(size - len(data))
        if not part:
            raise ConnectionError("the other side hung up")
        data += part
    return data


def _nothing_at(descriptor):
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, descriptor)
    os.close(nothing)


def _end_with(parent):
    """Wait until the parent has ended, which closes its end of this pipe; then end."""
    while os.read(parent, 1):
        pass
    os._exit(1)
