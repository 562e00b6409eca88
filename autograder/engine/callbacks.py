"""The functions that a test hands over with a call: they stay here and are called by number."""

from collections.abc import Callable

from autograder.wire import codec
from autograder.wire.protocol import Answered, Callback, Failed


class Functions:
    """Those of one call to a learner's function."""

    def __init__(self):
        self._functions: list[Callable] = []

    def number(self, function: Callable) -> codec.Function:
        """Keep a function, and return what is sent in its place."""
        self._functions.append(function)
        return codec.Function(len(self._functions) - 1)

    def called(self, asked: Callback) -> Answered | Failed:
        """Call one, and return the answer; a learner's code learns no more of what went wrong."""
        try:
            return Answered(self._functions[asked.number](*asked.arguments, **asked.keywords))
        except Exception as error:
            return Failed(f"{type(error).__name__} in the function that was given")
