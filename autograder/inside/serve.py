"""The conversation of one sandbox: run a cell, call a function, until the grader hangs up."""

import contextlib
import random
import sys
import warnings

import numpy as np
import numpy.random  # numpy itself imports it late: here once, not once a learner

from autograder import wire
from autograder.channel import Channel, ClosedError


def serve(channel: Channel, shell, names: list[str], room: int) -> None:
    """Answer requests until the other side hangs up.

    Args:
        channel: to the grader.
        shell: runs the cells.
        names: what the grader may ask for after each cell.
        room: how many characters the cells may print.
    """
    random.seed()
    np.random.seed()
    with contextlib.suppress(ClosedError):
        while True:
            kind, *request = channel.receive()
            answer = {"run": _run, "call": _call}[kind](channel, shell, names, room, *request)
            _send(channel, answer)


def _send(channel, answer):
    try:
        channel.send(answer)
    except (ValueError, MemoryError) as error:
        reason = f"{type(error).__name__}: {error}"
        channel.send(["raised", ["ValueError"], f"the answer cannot be sent: {reason}"])


def _run(channel, shell, names, room, source):
    outputs = shell.run(source, room=room)
    return ["ran", outputs, {name: _seen(shell.user_ns[name]) for name in names
                             if name in shell.user_ns}]  # fmt: skip


def _seen(value):
    return ["function"] if callable(value) else ["value", value]


def _call(channel, shell, names, room, name, sent):
    """Call a learner's function; its answer goes back with the arguments that it changed."""
    arguments, keywords = wire.unpack(sent)
    over_there = _Functions(channel)
    arguments, keywords = over_there.put_into([arguments, keywords])
    try:
        with _quiet():
            value = shell.user_ns[name](*arguments, **keywords)
    except ClosedError:
        raise
    except BaseException as error:
        return ["raised", [each.__name__ for each in type(error).__mro__], _text(error)]
    after = wire.pack([arguments, keywords], over_there.number)
    return ["returned", value, None if after == sent else after]


def _text(error):
    try:
        return str(error)[:2000]
    except Exception as broken:
        return f"its message cannot be read: {type(broken).__name__}"


@contextlib.contextmanager
def _quiet():
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        yield


class _Functions:
    """The functions that a test handed over: here each is a call back to the grader."""

    def __init__(self, channel):
        self._channel = channel
        self._numbers = {}

    def put_into(self, value):
        """Return the value with a callable in the place of each function's number."""
        if isinstance(value, wire.Function):
            return self._caller(value)
        if isinstance(value, list | tuple):
            return type(value)(map(self.put_into, value))
        if isinstance(value, dict):
            return {key: self.put_into(item) for key, item in value.items()}
        return value

    def number(self, function):
        """Return what stands for a function on the way back."""
        return self._numbers.get(function, wire.Unsendable(type(function).__name__))

    def _caller(self, stands_for):
        def function(*arguments, **keywords):
            self._channel.send(["callback", stands_for.number, arguments, keywords])
            kind, *answer = self._channel.receive()
            if kind == "raised":
                raise RuntimeError(answer[0])
            return answer[0]

        self._numbers[function] = stands_for
        return function


def refuse(channel: Channel, error: BaseException) -> None:
    """Tell the grader that the sandbox could not be made."""
    channel.send(["refused", f"{type(error).__name__}: {error}"])
    sys.exit(1)
