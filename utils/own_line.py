"""The line of a learner's own code in which what a check called has stopped."""

import linecache
import traceback

from utils import last_run, stopped_cells

#: A grader runs the code elsewhere, and puts the line on the exception under this name.
TOLD = "own_line"


def of(error: BaseException | None) -> str:
    """Return where the learner's code raised an exception or its cause; "" if it did not.

    What is not written yet has no line: there is nothing to look at.
    """
    while error is not None and not isinstance(error, NotImplementedError):
        if line := vars(error).get(TOLD) or _innermost(error):
            return line
        error = error.__cause__
    return ""


def _innermost(error):
    """Return the innermost line in a function of the notebook."""
    walked = traceback.walk_tb(error.__traceback__)
    found = [each for each in walked if _in_a_function_of_the_notebook(each[0])]
    return _line(*found[-1]) if found else ""


def _line(frame, number):
    code = frame.f_code
    source = "".join(linecache.getlines(code.co_filename))
    # the cell as it was typed: what has run lacks the empty lines at its top
    typed = (each for each in last_run.cells().values() if each.strip() == source.strip())
    return stopped_cells.called_line(next(typed, source), number, code.co_name)


def _in_a_function_of_the_notebook(frame):
    in_cell = frame.f_code.co_name.startswith(("<module", "<cell"))
    return frame.f_globals.get("__name__") == "__main__" and not in_cell
