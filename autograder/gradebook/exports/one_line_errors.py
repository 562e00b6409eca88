"""Ends `nbgrader export` with a message, where nbgrader would print a traceback."""

import functools
import sys
from collections.abc import Callable
from typing import Any

from autograder.errors import AutograderError


def plainly(export: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """Let an exporter's method log what went wrong, and exit with 1."""

    @functools.wraps(export)
    def logged(self, gradebook):
        try:
            export(self, gradebook)
        except AutograderError as error:
            self.log.error(str(error))
            sys.exit(1)

    return logged
