"""One line instead of a traceback where a notebook's own placeholder for an answer has run.

A name that a cell above would make is named here too: an IPython has one such way to show errors.
"""

import traceback
from typing import Any

from utils import missing_names

#: What a cell raises as it is released; nbgrader_config.py writes it there.
UNWRITTEN = ("NotImplementedError", "not written yet")
ANSWER = "Not answered yet: write your answer in place of these two lines."
FUNCTION = "{name} is not written yet. Write it, run its cell, and then run this one again."


def watch(shell: Any) -> None:
    """Show one line where an answer is missing, in this IPython; None is no IPython."""
    if shell is not None:
        shell.set_custom_exc((NotImplementedError, NameError), _show)


def line(error: BaseException) -> str:
    """Return what to do about an answer that is missing; "" if it is another exception."""
    if (type(error).__name__, str(error)) != UNWRITTEN:
        return ""
    *_, (frame, _) = traceback.walk_tb(error.__traceback__)
    name = frame.f_code.co_name
    return ANSWER if name.startswith("<") else FUNCTION.format(name=name)


def _show(shell, kind, error, trace, tb_offset=None):
    words = line(error)
    if not words:
        return missing_names.show(shell, kind, error, trace, tb_offset)
    # IPython looks for this method on any exception
    error._render_traceback_ = lambda: [words]
    return shell.showtraceback((kind, error, trace), tb_offset=tb_offset)
