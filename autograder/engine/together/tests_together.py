"""Runs tests together with a learner's code, in the sandbox, as nbgrader does.

A visible test runs at its place among the learner's cells. A hidden one runs after all of them, in
the world of its place (`waiting_copies.py`). In order, all tests run in a second run of the
notebook (`second_run.py`), visible ones once more.
"""

import time
from collections.abc import Sequence

from nbformat import NotebookNode

from autograder.engine.bindings import Cell
from autograder.engine.messages.lost_answers import Gone
from autograder.engine.replayed import twice
from autograder.engine.session import Learner
from autograder.engine.together import together_result
from autograder.engine.together.second_run import SecondRun
from autograder.engine.together.waiting_copies import WaitingCopies, worlds
from autograder.model import Limits, Result
from autograder.notebook import earlier_tests, outputs, split_or_together
from autograder.notebook.cell_kinds import about, is_hidden, is_solution, is_test
from autograder.notebook.split_or_together import AGAIN, Way
from autograder.wire.protocol import Test


class TestsTogether:
    """The tests of one notebook that run together with the learner's code."""

    def __init__(
        self,
        notebook: NotebookNode,
        cells: Sequence[NotebookNode],
        learner: Learner,
        limits: Limits,
        budget: outputs.Budget,
    ):
        """Args: notebook: states the way of each test; cells: its code cells."""
        ways = split_or_together.stated(notebook)
        self._cells, self._ways, self._learner, self._budget = cells, ways, learner, budget
        known = notebook.metadata.get("autograder", {})
        self.tells_all = bool(known.get("is_model"))
        self._seconds = float(limits.call_seconds)
        self._steps = [self._step(cell) for cell in cells]
        names = [name for each in known.get("defines", {}).values() for name in each]
        self.public = "\n".join([*map(_public, cells), *names])
        self._copies = WaitingCopies(worlds(cells, ways), self._steps, learner)
        self._second = SecondRun(learner, filter(self.runs_again, range(len(cells))))

    def __contains__(self, cell: NotebookNode) -> bool:
        """Whether a cell is a test that runs together with the learner's code, and not split."""
        return self.way(cell) in (Way.TOGETHER, Way.IN_ORDER)

    def runs_again(self, number: int) -> bool:
        """Whether a cell is a test that runs in the second run."""
        return self.way(self._cells[number]) in AGAIN

    def way(self, cell: NotebookNode) -> Way | None:
        """Return the way of a test; None for another cell."""
        return self._ways.get(about(cell)["grade_id"], Way.SPLIT) if is_test(cell) else None

    def reach(self, number: int) -> Result | None:
        """Go on at a test, once the cells above it have run; a visible test runs now."""
        if not is_hidden(self._cells[number]):
            return self._shown(number, *self._result(number, self._learner.test, private=False))
        if number in self._copies:
            self._copies.reach(number)
        if shown := self._steps[number].ran:  # later cells may need it, as they do in a release
            self._learner.run(Cell(number, shown), again=True, of_a_test=True)
        return None

    def hidden(self, number: int) -> Result:
        """Run a hidden test in the world of its place, once all of the learner's cells have run."""
        return self._shown(number, *self._result(number, self._copies.test, private=True))

    def again(self, number: int) -> Result:
        """Run a test in the second run; the tests come in the notebook's order."""
        return self._result(number, self._second.test, private=True)[0]

    def close(self) -> None:
        """End all sandboxes that hidden tests have used."""
        self._copies.close()
        self._second.close()

    def _result(self, number, run, *, private):
        private = private and not self.tells_all
        cell, start = self._cells[number], time.monotonic()
        test = Test(number, cell.source, [], self._seconds)
        try:
            tested = twice(lambda: run(test))
        except Gone as gone:
            return together_result.lost(cell, gone, time.monotonic() - start), None
        seconds = time.monotonic() - start
        return together_result.of(cell, tested, self.public, seconds, private=private), tested

    def _shown(self, number, result, tested):
        cell = self._cells[number]
        cell.outputs = together_result.shown(cell, result, tested, self._budget)
        return result

    def _step(self, cell):
        return earlier_tests.step(
            cell.source,
            is_test=is_test(cell),
            is_hidden=is_hidden(cell),
            together=cell in self,
        )


def _public(cell):
    """Return what a release shows of an instructor's cell; "" of one that a learner may write."""
    if is_test(cell):
        return split_or_together.public_part(cell.source)
    return cell.source if about(cell).get("locked") and not is_solution(cell) else ""
