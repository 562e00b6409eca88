"""One submission: the learner's cells in the sandbox, then the tests in this trusted process.

All of the learner's cells run before the first test, in the notebook's order, so that no cell can
show what a test passed in, or change a function between two tests. Then all visible tests run, and
all hidden ones after them: a visible test's message is shown in full, so the learner's process must
not have seen a hidden test's inputs by then. Points need positive evidence: a test cell passes only
when its last line has run here.

That is how tests run split from the learner's code. Those that run together with it, in the
sandbox, are in `together/`.
"""

from collections.abc import Callable
from typing import NamedTuple

from nbformat import NotebookNode

from autograder.engine.cells_and_tests import CellsAndTests, not_run
from autograder.engine.messages import lost_answers
from autograder.engine.order_of_tests import visible_first
from autograder.engine.session import Learner
from autograder.engine.split.raised import TooCostly
from autograder.model import Limits, Result
from autograder.notebook import outputs, owner


class Conducted(NamedTuple):
    """A result per test cell, notes for review, and the ids that tests received, by name."""

    results: list[Result]
    review: list[str]
    owners: dict[str, list[str]]


def run(
    notebook: NotebookNode,
    learner: Learner,
    limits: Limits,
    tell: Callable[[Result], object] = lambda result: None,
) -> Conducted:
    """Run a notebook's cells, then its tests, and fill in their outputs.

    Args:
        notebook: the instructor's, with a learner's cells in it; its outputs are filled in.
        learner: the sandbox for this submission.
        limits: `output_kb` bounds the text of all cells together.
        tell: is called with each result as soon as it is known.

    Returns:
        A result per test cell, and notes for a person.
    """
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for count, cell in enumerate(cells, 1):
        cell.outputs, cell.execution_count = [], count
    run = CellsAndTests(learner, notebook, cells, limits)
    results = _Results(tell, run.runs_again)
    try:
        _conduct(run, cells, results)
    except (TooCostly, MemoryError) as error:
        _leave_out(cells, results, too_costly(error))
    run.close()
    owners = owner.received(notebook, run.received())
    review = [*lost_answers.notes(learner.missing), *run.review]
    return Conducted(results.in_order(), review, owners)


class _Results:
    """The results of tests by their cells' numbers: those that count, and those of a first run."""

    def __init__(self, tell, runs_again):
        self._tell, self._runs_again = tell, runs_again
        self.first: dict[int, Result] = {}
        self._count: dict[int, Result] = {}

    def __contains__(self, number):
        return number in self._count or number in self.first

    def once(self, number, result):
        """Take a result of the first run, which counts unless its test runs again."""
        if self._runs_again(number):
            self.first[number] = result
        else:
            self.counts(number, result)

    def counts(self, number, result):
        self._count[number] = result
        self._tell(result)

    def missing(self, numbers):
        return [number for number in numbers if number not in self._count]

    def in_order(self):
        return [self._count[number] for number in sorted(self._count)]


def _conduct(run, cells, results):
    run.cells(results.once)
    for number in visible_first(cells):
        if number not in results and not run.runs_once_later(number):
            results.once(number, run.test(number))
    run.end_first()
    for number in filter(run.runs_again, range(len(cells))):
        results.counts(number, run.again(number, results.first.get(number)))


def too_costly(reason: object) -> str:
    """Return the message to the learner of a submission that cost too much."""
    what = f" ({reason})" if str(reason) else ""
    return f"this submission reached a limit{what}; its remaining tests did not run"


def _leave_out(cells, results, message):
    for number in results.missing(visible_first(cells)):
        cells[number].outputs = [outputs.error("NOT_RUN", message)]
        results.counts(number, not_run(cells[number], message))
