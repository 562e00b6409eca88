"""The request loop of one sandbox: run a cell, call a function, until the socket closes.

All this runs in the learner's own process. The functions it uses are bound before the learner's
code runs, and their modules are removed from `sys.modules`, so that patching a module changes
nothing; code that searches frames or the garbage collector's objects can still find them. So the
grader believes what is sent from here only about the learner's own answers.
"""

import contextlib
import functools
import random
import sys
import warnings
from typing import Any

import numpy as np
import numpy.random  # numpy imports it lazily: import it once here, not per learner

from autograder.inside.run_tests import Together
from autograder.inside.snapshots import Worlds
from autograder.wire import codec
from autograder.wire.channel import Channel, ClosedError
from autograder.wire.protocol import (
    Answered,
    Call,
    Callback,
    Copy,
    Failed,
    Place,
    Raised,
    Ran,
    Refused,
    Returned,
    Run,
    Test,
    received,
    sent,
)

BACK_BYTES = 2**20  # arguments up to this size are always sent back, larger ones only if changed


def serve(channel: Channel, shell, request: dict, copies: dict[int, Channel]) -> None:
    """Answer requests until the other side closes the socket.

    Args:
        channel: to the grader.
        shell: runs the cells.
        request: `room` is how many characters each cell may show, `together` whether tests run
            here too, `seed` that of the global random generators, None for any.
        copies: the connections of the waiting copies to be made, by number.
    """
    random.seed(request.get("seed"))  # else all would have the state of the process they fork from
    np.random.seed(request.get("seed"))
    room = request["room"]
    tests = Together(shell, room, copies) if request.get("together") else None
    session = _Session(channel, shell, room, tests)
    for name in [name for name in sys.modules if name.partition(".")[0] == "autograder"]:
        del sys.modules[name]
    with contextlib.suppress(ClosedError):
        while True:
            session.answer()


class _Session:
    """One learner's channel, shell, and names after each cell."""

    def __init__(self, channel, shell, room, tests):
        self._channel, self._shell, self._room, self._tests = channel, shell, room, tests
        self._kinds = (Run, Call, Place, Test, Copy) if tests else (Run, Call)
        self._worlds = Worlds(shell.user_ns)
        self._pack = codec.pack
        self._unpack = functools.partial(codec.unpack, functions=True)
        self._packed, self._unsendable, self._functions = codec.Packed, codec.Unsendable, _Callers
        self._quiet, self._tracers = _quiet, (sys.settrace, sys.setprofile)

    def answer(self):
        request = received(self._channel.receive(), *self._kinds)
        if isinstance(request, Place):
            self._tests.place(request)
        elif isinstance(request, Copy):
            self._copy(request.number)
        else:
            self._send(request, self._answer(request))

    def _answer(self, request):
        if isinstance(request, Test):
            return self._tests.test(request)
        return self._run(*request) if isinstance(request, Run) else self._call(*request)

    def _copy(self, number):
        was = self._channel
        answer, self._channel = self._tests.copied(number, was)
        if self._channel is was:
            was.send(sent(answer))

    def _send(self, request, answer):
        try:
            self._channel.send(sent(answer))
        except (ValueError, MemoryError) as error:
            self._channel.send(sent(self._too_large(request, answer, error)))

    def _run(self, number, source, names, seconds):
        outputs = self._shell.run(source, room=self._room, seconds=seconds)
        bound = self._worlds.keep(number, names)
        return Ran(outputs, {name: self._seen(value) for name, value in bound.items()})

    def _seen(self, value):
        return ["function"] if callable(value) else ["value", self._as_bytes(value)]

    def _as_bytes(self, value):
        try:
            return self._packed(self._pack(value))
        except (ValueError, MemoryError) as error:
            what = f"{type(value).__name__} that cannot be sent ({error})"
            return self._packed(self._pack(self._unsendable(what)))

    def _call(self, number, name, sent):
        """Call a learner's function; send back its answer, and its arguments after the call."""
        functions = self._functions(self._channel)
        arguments, keywords = functions.put_into(self._unpack(sent))
        try:
            for each in self._tracers:
                each(None)  # a tracer set by a later cell must not see an earlier function's calls
            function = self._worlds.enter(number)[name]
            with self._quiet():
                value = function(*arguments, **keywords)
        except ClosedError:
            raise
        except BaseException as error:
            classes = [each.__name__ for each in type(error).__mro__]
            return Raised(classes, _text(error), _line(sys.exc_info()[2], name))
        after = self._pack([arguments, keywords], functions.number)
        back = len(after) < BACK_BYTES or after != sent
        try:
            value = self._packed(self._pack(value))
        except (ValueError, MemoryError) as error:
            return Raised(["ValueError"], f"the answer cannot be sent: {error}")
        return Returned(value, self._packed(after) if back else None)

    def _too_large(self, request, answer, error):
        reason = f"the answer cannot be sent: {type(error).__name__}: {error}"
        if isinstance(request, Call):
            return Raised(["ValueError"], reason)
        said = {"ename": "TooLarge", "evalue": reason, "traceback": [reason]}
        shown = [{"output_type": "error"} | said]
        return Ran(shown, {}) if isinstance(request, Run) else answer._replace(outputs=shown)


def _text(error):
    try:
        return str(error)[:2000]
    except Exception as broken:
        return f"its message cannot be read: {type(broken).__name__}"


def _line(trace, name):
    """Return the innermost line in the file of the function of this name; 0 if it did not run."""
    file, line = None, 0
    while trace is not None:
        code = trace.tb_frame.f_code
        if file is None and code.co_name == name:
            file = code.co_filename
        if code.co_filename == file:
            line = trace.tb_lineno or 0
        trace = trace.tb_next
    return line


@contextlib.contextmanager
def _quiet():
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        yield


@functools.lru_cache(maxsize=32)
def _compiled(source):
    return compile(source, "<given>", "exec")


class _Callers:
    """The functions that a test passed in: each calls back to the grader, or came as text."""

    def __init__(self, channel):
        self._channel = channel
        self._numbers = {}

    def put_into(self, value: Any) -> Any:
        """Return the value with each function's number replaced by a callable."""
        if isinstance(value, codec.Function):
            return self._caller(value)
        if isinstance(value, codec.Source):
            return self._made(value)
        if isinstance(value, list | tuple):
            return type(value)(map(self.put_into, value))
        if isinstance(value, dict):
            return {key: self.put_into(item) for key, item in value.items()}
        return value

    def number(self, function):
        """Return the placeholder that is sent back for a function."""
        return self._numbers.get(function, codec.Unsendable(type(function).__name__))

    def _made(self, given):
        names: dict[str, Any] = {"np": np}
        exec(_compiled(given.source), names)
        made, constants = names[given.name], given.constants

        def function(*arguments, **keywords):
            return made(*constants, *arguments, **keywords)

        function.__name__ = given.name
        self._numbers[function] = given
        return function

    def _caller(self, placeholder):
        def function(*arguments, **keywords):
            self._channel.send(sent(Callback(placeholder.number, arguments, keywords)))
            answer = received(self._channel.receive(), Answered, Failed)
            if isinstance(answer, Failed):
                raise RuntimeError(answer.reason)
            return answer.value

        self._numbers[function] = placeholder
        return function


def refuse(channel: Channel, error: BaseException) -> None:
    """Tell the grader that the sandbox could not be set up."""
    channel.send(sent(Refused(f"{type(error).__name__}: {error}")))
