"""Runs tests together with a learner's code, in the sandbox, as nbgrader does.

A visible test runs at its place among the learner's cells. A hidden one runs after all of them, in
a world that has not seen what comes below the test: in a copy of the learner's process that has
waited since then or, where no copy can be made, in a new sandbox that runs the cells above again.
Hidden tests with no cell in between share a world. So no cell of the learner's sees a hidden test,
and no later cell changes what an earlier test finds. Hidden tests that run in order share a second
run of the notebook (`second_run.py`).
"""

import time
from collections.abc import Mapping, Sequence

from nbformat import NotebookNode

from autograder.engine import together_result
from autograder.engine.bindings import Cell
from autograder.engine.lost_answers import Ended, Gone, Interrupted
from autograder.engine.sandbox_connection import Sandbox
from autograder.engine.second_run import SecondRun
from autograder.engine.session import Learner
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
        self._world_of = worlds(cells, ways)
        in_order = [at for at, cell in enumerate(cells) if self._way(cell) is Way.IN_ORDER]
        self._second = SecondRun(learner, [at for at in in_order if is_hidden(cells[at])])
        self._marks: dict[int, int] = {}  # how much has run before a world, by its number
        self._open: dict[int, Sandbox] = {}
        self._ran: dict[int, set[int]] = {}  # the tests that have run in a world

    def __contains__(self, cell: NotebookNode) -> bool:
        """Whether a cell is one of these tests."""
        return self._way(cell) is not Way.SPLIT

    def _way(self, cell):
        return self._ways.get(about(cell)["grade_id"], Way.SPLIT) if is_test(cell) else Way.SPLIT

    def reach(self, number: int) -> Result | None:
        """Go on at a test, once the cells above it have run; a visible test runs now."""
        cell = self._cells[number]
        if not is_hidden(cell):
            return self._result(number)
        world = self._world_of.get(number)
        if world is not None and world not in self._marks:
            self._marks[world] = self._learner.copy(world)
        if shown := self._steps[number].ran:  # later cells may need it, as they do in a release
            self._learner.run(Cell(number, shown), again=True)
        return None

    def hidden(self, number: int) -> Result:
        """Run a hidden test in its world, once all of the learner's cells have run."""
        return self._result(number)

    def close(self) -> None:
        """End all worlds."""
        for box in self._open.values():
            box.close()
        self._second.close()

    def _result(self, number):
        cell, start, tested = self._cells[number], time.monotonic(), None
        try:
            tested = self._tested(number)
            seconds = time.monotonic() - start
            result = together_result.of(cell, tested, self._public, seconds)
        except Gone as gone:
            result = together_result.lost(cell, gone, time.monotonic() - start)
        cell.outputs = together_result.shown(cell, result, tested, self._budget)
        return result

    def _tested(self, number):
        """Run a test; a hidden one that lost its process once more, which may have been killed."""
        if not is_hidden(self._cells[number]):
            return self._learner.test(self._message(number, []))
        run = self._in_world if number in self._world_of else self._in_order
        try:
            return run(number)
        except Ended:
            return run(number)

    def _in_order(self, number):
        return self._second.test(self._message(number, []))

    def _in_world(self, number):
        world = self._world_of[number]
        if world not in self._open:
            waiting = self._learner.waiting(world)
            self._open[world] = waiting or self._learner.begun(self._marks[world])
            self._ran[world] = set()
        message = self._message(number, self._needed(number, self._ran[world]))
        try:
            tested = self._learner.test(message, self._open[world])
        except Interrupted:
            raise
        except Gone:
            del self._open[world]
            raise
        self._ran[world].add(number)
        return tested

    def _message(self, number, before):
        return Test(number, self._cells[number].source, before, self._seconds)

    def _needed(self, number, ran):
        """Return which earlier tests must run before a hidden one, in the form of a message."""
        steps = [
            earlier_tests.Step(each.source, each.source) if at in ran else each
            for at, each in enumerate(self._steps[: number + 1])
        ]
        return [list(each) for each in earlier_tests.needed(steps, number)]

    def _step(self, cell):
        return earlier_tests.step(
            cell.source,
            is_test=is_test(cell),
            is_hidden=is_hidden(cell),
            together=cell in self,
        )


def worlds(cells: Sequence[NotebookNode], ways: Mapping[str, Way]) -> dict[int, int]:
    """Return the world of each hidden test that runs together, by the test's position.

    Args:
        cells: the code cells of a notebook.
        ways: the way of each test, by grade_id.
    """
    found, last, count = {}, -2, -1
    for number, cell in enumerate(cells):
        if not (is_test(cell) and is_hidden(cell)):
            continue
        if ways.get(about(cell)["grade_id"]) is Way.TOGETHER:
            count += number != last + 1
            found[number] = count
            last = number
    return found


def _public(cell):
    return split_or_together.public_part(cell.source) if is_test(cell) else cell.source
