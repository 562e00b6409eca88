"""One submission, cell by cell: learner cells in the sandbox, test cells in this trusted process.

Points need positive evidence: a test cell passes when its last line has run here.
"""

import contextlib
import io
import itertools
import time
from collections.abc import Callable

from nbformat import NotebookNode

from autograder import outputs
from autograder.learner import Gone, Learner
from autograder.model import Limits, Result, Status
from autograder.proxies import Proxy


def conduct(
    notebook: NotebookNode,
    learner: Learner,
    limits: Limits,
    tell: Callable[[Result], object] = lambda result: None,
) -> list[Result]:
    """Run a notebook's cells in their order, and fill in what they show.

    Args:
        notebook: the instructor's, with a learner's cells in it; its outputs are filled in.
        learner: the sandbox for this submission.
        limits: `output_kb` bounds the text of all cells together.
        tell: is told of each result as soon as it is there.

    Returns:
        A result for each test cell.
    """
    trusted: dict = {"__name__": "__main__"}
    results, counts = [], itertools.count(1)
    room = 1024 * limits.output_kb
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        if _is_test(cell):
            _bring_in(learner, trusted)
            result, cell.outputs = _test(cell, trusted, learner.too_late())
            results.append(result)
            tell(result)
        else:
            cell.outputs = _learners(cell, learner, trusted, room)
        cell.execution_count = next(counts)
        room -= sum(len(output.get("text", "")) for output in cell.outputs)
    return results


def _is_test(cell):
    about = cell.metadata.get("nbgrader", {})
    return bool(about.get("grade") and not about.get("solution"))


def _learners(cell, learner, trusted, room):
    about = cell.metadata.get("nbgrader", {})
    setup = "setup" in cell.metadata.get("tags", ())
    if setup:
        with _printed():
            exec(compile(cell.source, "<setup>", "exec"), trusted)
    # what an instructor's own demonstration cell shows, no later cell of the learner's needs
    defines = setup or about.get("solution") or not about.get("locked")
    return outputs.clean(learner.run(cell.source, again=bool(defines)), room=room)


def _bring_in(learner, trusted):
    """Put the learner's functions and values where the test cell finds them."""
    for name, (kind, *value) in _exports(learner).items():
        trusted[name] = Proxy(learner, name) if kind == "function" else value[0]


def _exports(learner):
    exports = learner.exports if isinstance(learner.exports, dict) else {}
    known = {"function": 1, "value": 2}
    return {
        name: seen
        for name, seen in exports.items()
        if name in learner.names and isinstance(seen, list) and known.get(seen[0]) == len(seen)
    }


def _test(cell, trusted, too_late):
    """Run a test cell, where there is time left; it passes when it comes to its end."""
    if too_late:
        about = cell.metadata.nbgrader
        missed = Result(about.grade_id, 0.0, float(about.points), Status.NOT_RUN, too_late)
        return missed, [outputs.error("NOT_RUN", too_late)]
    about, start = cell.metadata.nbgrader, time.monotonic()
    status, message, shown = Status.PASS, "", []
    with _printed() as printed:
        try:
            exec(compile(cell.source, f"<{about.grade_id}>", "exec"), trusted)
        except Gone as gone:
            status, message = gone.status, gone.message
        except (Exception, SystemExit) as error:  # what a learner's code makes of a test
            status = Status.FAIL if isinstance(error, AssertionError) else Status.ERROR
            message = str(error) if status is Status.FAIL else f"{type(error).__name__}: {error}"
    if printed.getvalue():
        shown.append(outputs.stream("stdout", printed.getvalue()))
    if message or status is not Status.PASS:
        shown.append(outputs.error(status.value, message))
    points = float(about.points)
    earned = points if status is Status.PASS else 0.0
    seconds = time.monotonic() - start
    return Result(about.grade_id, earned, points, status, message, seconds), shown


@contextlib.contextmanager
def _printed():
    text = io.StringIO()
    with contextlib.redirect_stdout(text), contextlib.redirect_stderr(text):
        yield text
