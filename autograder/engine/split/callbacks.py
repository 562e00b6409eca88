"""Functions that a test passes to a learner's function: they stay here, called by number.

A `Portable` holds no secret and is called often, so it is sent as source, and runs in the learner's
process.
"""

from collections.abc import Callable

from autograder.wire import codec
from autograder.wire.protocol import Answered, Callback, Failed
from utils.portable import Portable


class Functions:
    """The functions passed in one call to a learner's function."""

    def __init__(self):
        self._functions: list[Callable] = []

    def number(self, function: Callable) -> codec.Function | codec.Source:
        """Keep a function, and return what is sent instead."""
        if isinstance(function, Portable):
            return codec.Source(function.source, function.__name__, function.constants)
        self._functions.append(function)
        return codec.Function(len(self._functions) - 1)

    def called(self, asked: Callback) -> Answered | Failed:
        """Call one and return its answer; of an error, the learner's code only learns the class."""
        try:
            return Answered(self._functions[asked.number](*asked.arguments, **asked.keywords))
        except Exception as error:
            return Failed(f"{type(error).__name__} in the function that was given")
