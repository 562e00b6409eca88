"""Functions that tests hand to an answer, and that may run where the answer runs.

A function that a test hands over usually stays with the grader, because it may know hidden data:
each call then goes from process to process. A cost that is not secret, and that an answer calls
hundreds of times, is sent itself, as its source and its constants.
"""

import functools
import inspect
from collections.abc import Callable
from typing import Any


class Portable:
    """A function whose first arguments are given, and its text, from which it can be made again."""

    def __init__(self, function: Callable, source: str, *constants: object):
        self._function, self.source, self.constants = function, source, constants
        self.__name__ = function.__name__

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        """Call it with the constants first."""
        return self._function(*self.constants, *arguments, **keywords)


def portable(function: Callable) -> Callable[..., Portable]:
    """Return what makes a `Portable` of a function and its first arguments, a decorator.

    The function uses its arguments, `np`, builtins and nothing else. The arguments are plain data,
    which learners may see.
    """
    text = inspect.getsource(function)  # now: a file that is edited later has other lines
    return functools.partial(Portable, function, text[text.index("def ") :])
