"""One sandbox: the connection to a learner's process, and those to the waiting copies of it."""

import contextlib
import socket
import time
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from autograder.engine.split.callbacks import Functions
from autograder.errors import WorkerError
from autograder.wire import codec
from autograder.wire.channel import Channel, ClosedError
from autograder.wire.protocol import Callback, Place, Ready, Refused, received, sent

START_SECONDS = 30.0
MOST_COPIES = 128  # as many connections as a fork server hands on at a time


class Sandbox:
    """A process of a learner, or a waiting copy of one."""

    def __init__(self, channel: Channel, copies: Mapping[int, Channel]):
        self._channel, self._copies = channel, dict(copies)

    def converse(
        self, request: tuple, awaited: Sequence[type], deadline: float, functions: Functions | None
    ) -> Any:
        """Send a request, serve the callbacks meanwhile, and return the answer.

        Args:
            request: a message.
            awaited: the messages that may answer it.
            deadline: by `time.monotonic`.
            functions: those that a test has passed.

        Raises:
            TimeoutError, ClosedError, MalformedFrame: there is no answer in time, or of its form.
        """
        self._channel.send(sent(request), seconds=deadline - time.monotonic())
        while True:
            answer = self._channel.receive(seconds=deadline - time.monotonic())
            answer = received(answer, *awaited)
            if not isinstance(answer, Callback) or functions is None:
                return answer
            back = sent(functions.called(answer))
            self._channel.send(back, seconds=deadline - time.monotonic())

    def place(self, files: Mapping[str, bytes], seconds: float) -> None:
        """Write files beside the notebook.

        Raises:
            TimeoutError, ClosedError: they were not all read in time.
        """
        deadline = time.monotonic() + seconds
        for path, content in files.items():
            packed = np.frombuffer(content, np.uint8)
            self._channel.send(sent(Place(path, packed)), seconds=deadline - time.monotonic())

    def copy(self, number: int) -> "Sandbox | None":
        """Hand over a waiting copy; None if it was not made or is taken."""
        channel = self._copies.pop(number, None)
        return Sandbox(channel, {}) if channel else None

    def close(self) -> None:
        """End the process, with its copies; a copy alone ends when it next listens."""
        for each in (self._channel, *self._copies.values()):
            each.close()


def opened(ask: Any, request: dict, copies: Sequence[int]) -> Sandbox:
    """Open a new, empty sandbox.

    Args:
        ask: returns a socket to it for a request.
        request: what the process is told first.
        copies: numbers for the copies that it will be asked to make.

    Raises:
        WorkerError: it did not start.
    """
    numbers = list(copies)[:MOST_COPIES]
    pairs = [socket.socketpair() for _ in numbers]
    with contextlib.ExitStack() as unused:
        for own, _ in pairs:
            unused.callback(own.close)
        try:
            channel = Channel(ask(request, [theirs for _, theirs in pairs]))
        except OSError as error:
            raise WorkerError(f"no sandbox can be started: {error}") from error
        finally:
            for _, theirs in pairs:
                theirs.close()
        unused.callback(channel.close)
        _wait_until_ready(channel)
        unused.pop_all()
    ours = (Channel(own) for own, _ in pairs)
    return Sandbox(channel, dict(zip(numbers, ours, strict=True)))


def _wait_until_ready(channel):
    try:
        said = received(channel.receive(seconds=START_SECONDS), Ready, Refused)
    except (ClosedError, TimeoutError, codec.MalformedFrame) as error:
        raise WorkerError(f"a sandbox did not start: {error}") from error
    if isinstance(said, Refused):
        raise WorkerError(f"a sandbox did not start: {said.reason}")
