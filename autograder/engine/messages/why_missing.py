"""Says why a name that a test needs has no value, instead of Python's NameError.

A learner reads which cell should define it, and what that cell did. A name that only a test cell
has is never shown: the test that failed to define it has said why.
"""

import difflib
import re
from collections.abc import Iterable, Mapping

from nbformat import NotebookNode

from autograder.engine.messages import lost_answers
from autograder.notebook import newer_exercises
from autograder.notebook.cell_kinds import about, is_solution
from autograder.notebook.definitions import defined_names
from autograder.notebook.placeholders import MISSING
from autograder.text import foreign
from utils import stopped_cells
from utils.check_failed import CheckFailed

UNWRITTEN = ("NotImplementedError", "not written yet")  # what a cell of a release raises
LONGEST = 160  # characters of an error's text or of a line
MOST_NAMES = 200  # of a cell, that are compared with the missing one
_NO_ANSWER = (
    "Is there a loop that does not end, a long training, a very large array, or a call of exit? "
    "Take it out of this cell."
)
_OLDER = "this exercise is newer than the notebook that was submitted"
_COPY = "Copy its cells from a fresh notebook of the assignment."
_USAGE = re.compile(r"^UsageError: (.*)", re.MULTILINE)
_LINE = re.compile(r"Cell In\[(\d+)\], line (\d+)")


class Absent(CheckFailed, NameError):  # noqa: N818, as CheckFailed, which a learner reads
    """A name is missing because its cell is wrong; a test may catch it as a NameError."""


class Names(dict):
    """The globals of the tests; a name without a value that a cell should define says why."""

    def __init__(self, defines: Mapping[str, Iterable[str]]):
        super().__init__(__name__="__main__")
        self._cell_of = {name: cell for cell, names in defines.items() for name in names}
        self._ran: dict[str, tuple[str, list]] = {}
        self._reasons: dict[str, CheckFailed] = {}

    def ran(self, cell: NotebookNode) -> None:
        """Record that a cell of the learner's has run: its text, and what it has shown."""
        if is_solution(cell):
            self._ran[about(cell)["grade_id"]] = (cell.source, cell.outputs)

    def failed(self, test: str, message: str, details: Mapping[str, str]) -> None:
        """Record that a test failed: what it did not define by then is missing for this reason."""
        reason = CheckFailed(**details) if details else CheckFailed(message)
        for name in defined_names(test) - self.keys():
            self._reasons.setdefault(name, reason)

    def __missing__(self, name: str):
        """Raise the reason why a name has no value; KeyError if that is not known.

        Raises:
            CheckFailed: a cell of the learner's should define it, or a test that failed.
            KeyError: Python looks for it among its own names.
        """
        if name in self._reasons:
            raise self._reasons[name]
        cell = self._cell_of.get(name, "")
        if cell not in self._ran:
            raise KeyError(name)
        raise self._reasons.setdefault(name, why(name, cell, *self._ran[cell]))


def why(name: str, cell: str, source: str, outputs: list) -> CheckFailed:
    """Return why a name has no value.

    Args:
        name: what the cell should define.
        cell: its grade_id.
        source: its text.
        outputs: what it has shown.
    """
    called = "" if cell == name else f", `{cell}`,"
    absent, stop = f"`{name}` is missing: its cell{called}", stop_of(outputs)
    if source == MISSING:
        return Absent(f"{absent} is not in this notebook", likely=_put_back(name))
    if source == newer_exercises.TEXT:
        return Absent(f"`{name}` is missing: {_OLDER}", likely=_COPY)
    if _is_empty(source) or (stop and stop[:2] == UNWRITTEN):
        words = f"Write `{name}` into the cell `{cell}`, as the task says."
        return CheckFailed("Not answered yet", likely=words)
    if stop and stop.text.startswith(f"{lost_answers.CELL} "):
        reason = stop.text.removeprefix(f"{lost_answers.CELL} ").partition(";")[0]
        return Absent(f"{absent} {reason}", likely=_NO_ANSWER)
    if stop:
        stop = stopped_cells.placed(stop, source)
        line = foreign.shown(stopped_cells.line_of(source, stop.line), LONGEST)
        return Absent(
            f"{absent} {stopped_cells.said(stop)}", "", stopped_cells.remedy(stop), line=line
        )
    return Absent(f"{absent} does not define it", likely=_named_otherwise(name, source))


def stop_of(outputs: list) -> stopped_cells.Stop | None:
    """Return why a cell stopped, by its outputs; None if it came to its end."""
    for output in reversed(outputs):
        if output.output_type == "error":
            text = foreign.shown(output.evalue, LONGEST)
            return stopped_cells.Stop(
                foreign.shown(output.ename, 40), text, _line(output.traceback)
            )
        if output.output_type == "stream" and (usage := _USAGE.search(output.text)):
            return stopped_cells.Stop("UsageError", foreign.shown(usage[1], LONGEST))
    return None


def _line(traceback):
    """Return the innermost line of the cell itself; the outermost line is always its own."""
    found = _LINE.findall("\n".join(traceback))
    return int([line for cell, line in found if cell == found[0][0]][-1][:6]) if found else 0


def _is_empty(source):
    lines = map(str.strip, source.splitlines())
    return all(not line or line.startswith("#") for line in lines)


def _put_back(name):
    return (
        f"Copy the cell from a fresh notebook of the assignment, or define `{name}` in a cell of "
        "your own above the check."
    )


def _named_otherwise(name, source):
    if source.lstrip().startswith("%%"):
        return "A cell that begins with %% keeps its names to itself: delete that first line."
    theirs = [each for each in sorted(defined_names(source))[:MOST_NAMES] if len(each) < LONGEST]
    if near := difflib.get_close_matches(name, theirs, n=1):
        return f"It defines `{near[0]}`: write the name as the task does."
    return f"Define `{name}` there, at the left margin, spelled as in the task."
