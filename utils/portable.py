"""Functions that tests hand to an answer, and that may run where the answer runs.

A function that a test hands over usually stays with the grader, because it may know hidden data:
each call then goes from process to process. A cost that is no secret, and that an answer calls
hundreds of times, goes over itself, as its source and its constants.
"""

import functools
import inspect
from collections.abc import Callable
from typing import Any

_source = functools.cache(inspect.getsource)  # one file is read once, and not per cost


class Portable:
    """A function that can be made again from its text."""

    def __init__(self, function: Callable, *constants: object):
        """Keep the function and its first arguments.

        Args:
            function: a `def` that uses its arguments, `np`, builtins and nothing else.
            constants: plain data, which learners may see.
        """
        self._function, self.constants = function, constants
        self.__name__, self.source = function.__name__, _source(function)

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        """Call it with the constants first."""
        return self._function(*self.constants, *arguments, **keywords)
