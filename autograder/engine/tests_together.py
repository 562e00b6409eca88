"""Runs tests together with a learner's code, in the sandbox, as nbgrader does.

A visible test runs at its place among the learner's cells. A hidden one runs after all of them: in
the world of its place (`waiting_copies.py`) or, in order, in a second run of the notebook
(`second_run.py`).
"""

import time
from collections.abc import Mapping, Sequence

from nbformat import NotebookNode

from autograder.engine import together_result
from autograder.engine.bindings import Cell
from autograder.engine.lost_answers import Gone
from autograder.engine.replayed import twice
from autograder.engine.second_run import SecondRun
from autograder.engine.session import Learner
from autograder.engine.waiting_copies import WaitingCopies, worlds
from autograder.model import Limits, Result
from autograder.notebook import earlier_tests, outputs, split_or_together
from autograder.notebook.cell_kinds import about, is_hidden, is_test
from autograder.notebook.split_or_together import Way
from autograder.wire.protocol import Test


class TestsTogether:
    """The tests of one notebook that run together with the learner's code."""

    def __init__(
        self,
        cells: Sequence[NotebookNode],
        ways: Mapping[str, Way],
        learner: Learner,
        limits: Limits,
        budget: outputs.Budget,
    ):
        """Args: cells: the code cells; ways: the way of each test, by grade_id."""
        self._cells, self._ways, self._learner, self._budget = cells, ways, learner, budget
        self._seconds = float(limits.call_seconds)
        self._steps = [self._step(cell) for cell in cells]
        self._public = "\n".join(map(_public, cells))
        self._copies = WaitingCopies(worlds(cells, ways), self._steps, learner)
        in_order = [at for at, cell in enumerate(cells) if self._way(cell) is Way.IN_ORDER]
        self._second = SecondRun(learner, [at for at in in_order if is_hidden(cells[at])])

    def __contains__(self, cell: NotebookNode) -> bool:
        """Whether a cell is one of these tests."""
        return self._way(cell) is not Way.SPLIT

    def reach(self, number: int) -> Result | None:
        """Go on at a test, once the cells above it have run; a visible test runs now."""
        if not is_hidden(self._cells[number]):
            return self._result(number, self._learner.test)
        if number in self._copies:
            self._copies.reach(number)
        if shown := self._steps[number].ran:  # later cells may need it, as they do in a release
            self._learner.run(Cell(number, shown), again=True)
        return None

    def hidden(self, number: int) -> Result:
        """Run a hidden test, once all of the learner's cells have run."""
        place = self._copies if number in self._copies else self._second
        return self._result(number, lambda test: twice(lambda: place.test(test)))

    def close(self) -> None:
        """End all sandboxes that hidden tests have used."""
        self._copies.close()
        self._second.close()

    def _result(self, number, run):
        cell, start, tested = self._cells[number], time.monotonic(), None
        try:
            tested = run(Test(number, cell.source, [], self._seconds))
            seconds = time.monotonic() - start
            result = together_result.of(cell, tested, self._public, seconds)
        except Gone as gone:
            result = together_result.lost(cell, gone, time.monotonic() - start)
        cell.outputs = together_result.shown(cell, result, tested, self._budget)
        return result

    def _way(self, cell):
        return self._ways.get(about(cell)["grade_id"], Way.SPLIT) if is_test(cell) else Way.SPLIT

    def _step(self, cell):
        return earlier_tests.step(
            cell.source,
            is_test=is_test(cell),
            is_hidden=is_hidden(cell),
            together=cell in self,
        )


def _public(cell):
    return split_or_together.public_part(cell.source) if is_test(cell) else cell.source
