"""What a test that ran together with a learner's code has earned, by nbgrader's rule (pure).

The first output that is an error, a text on the error stream or the value of the last line decides:
the first two earn nothing, a number earns itself, and everything else, also no output, earns all.
It comes from the learner's process, and may be forged: what it decides is that learner's marks.
"""

from nbformat import NotebookNode

from autograder.engine.messages import of_tests_together
from autograder.engine.messages.lost_answers import Gone
from autograder.engine.split.graded_cell import NO_CREDIT, PART
from autograder.model import Result, Status
from autograder.notebook import outputs, spelt_asserts
from autograder.notebook.cell_kinds import about, is_hidden
from autograder.wire.protocol import Tested

ERRORS = "it wrote to the error stream, which counts as a failure, as with nbgrader: {text}"
LONGEST = 40  # characters of a number


def of(cell: NotebookNode, tested: Tested, public: str, seconds: float, *, private: bool) -> Result:
    """Return the result of a test cell.

    Args:
        cell: the test.
        tested: what the learner's process sent.
        public: what the learner can read anyway, for the message of a hidden test.
        seconds: how long it took.
        private: whether a hidden test's text was in the process by then.
    """
    points = float(about(cell)["points"])
    if tested.kind == "error":
        failed = {"AssertionError", "OutcomeException"} & set(tested.classes)
        status, earned = Status.FAIL if failed else Status.ERROR, 0.0
        message = _error(cell, tested, public, private)
    elif tested.kind == "stderr":
        status, earned = Status.FAIL, 0.0
        message = of_tests_together.PRINTED if private else ERRORS.format(text=tested.text.strip())
    else:
        status, earned, message = _of_value(tested, points, private)
    message = outputs.cut(message, outputs.MAX_MESSAGE)
    return Result(about(cell)["grade_id"], earned, points, status, message, seconds)


def lost(cell: NotebookNode, gone: Gone, seconds: float) -> Result:
    """Return the result of a test that did not come to its end."""
    mark = about(cell)
    return Result(mark["grade_id"], 0.0, float(mark["points"]), gone.status, gone.message, seconds)


def shown(
    cell: NotebookNode, result: Result, tested: Tested | None, budget: outputs.Budget
) -> list[NotebookNode]:
    """Return the outputs of a test cell: of a hidden one nothing but its message."""
    if tested is not None and not is_hidden(cell):
        return outputs.clean(tested.outputs, budget)
    return message(result)


def message(result: Result) -> list[NotebookNode]:
    """Return the outputs of a test of which nothing but its message is shown."""
    return [] if result.status is Status.PASS else [outputs.error(result.status, result.message)]


def _error(cell, tested, public, private):
    if private:
        test = spelt_asserts.public(cell.source)
        return of_tests_together.message(tested.classes, tested.text, test, public)
    if "AssertionError" in tested.classes:
        return tested.text
    return ": ".join(filter(None, [*tested.classes[:1], tested.text]))


def _of_value(tested, points, private):
    """Take the value of a test's last line as the points that it gives, if it is a number."""
    try:
        value = float(tested.text[:LONGEST]) if tested.kind == "result" else points
    except ValueError:
        return Status.PASS, points, ""
    if value > points:
        said = "more" if private else f"{value:g}"
        return Status.ERROR, 0.0, NO_CREDIT.format(value=said, points=points)
    if 0 <= value < points:
        return Status.FAIL, value, PART.format(earned=value, points=points)
    return Status.PASS, points, ""  # also what is no number of points, such as -1
