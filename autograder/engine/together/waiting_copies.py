"""Hidden tests that run after all cells, each in the world of its place: a copy that has waited.

At a hidden test the learner's process makes a copy of itself, which waits until all cells have run.
Where no copy can be made, a new sandbox runs the cells above the test again. So no cell of the
learner's sees a hidden test, and no later cell changes what a test finds. Hidden tests with no cell
in between share a world.
"""

from collections.abc import Mapping, Sequence

from nbformat import NotebookNode

from autograder.engine.messages.lost_answers import Gone, Interrupted
from autograder.engine.sandbox_connection import Sandbox
from autograder.engine.session import Learner
from autograder.notebook import earlier_tests
from autograder.notebook.cell_kinds import about, is_hidden, is_test
from autograder.notebook.split_or_together import Way
from autograder.wire.protocol import Test, Tested


class WaitingCopies:
    """The worlds of one notebook's hidden tests, and what has run in each."""

    def __init__(
        self, world_of: Mapping[int, int], steps: list[earlier_tests.Step], learner: Learner
    ):
        """Store what is needed; copies are made as the cells run.

        Args:
            world_of: the number of each test's world, by the test's position.
            steps: the code cells.
            learner: runs the cells.
        """
        self._world_of, self._steps, self._learner = world_of, steps, learner
        self._marks: dict[int, int] = {}  # how much has run before a world, by its number
        self._open: dict[int, Sandbox] = {}
        self._ran: dict[int, set[int]] = {}  # the tests that have run in a world

    def __contains__(self, number: int) -> bool:
        """Whether the test at this position runs in a world of its place."""
        return number in self._world_of

    def reach(self, number: int) -> None:
        """Make the world of a test, now that the cells above it have run."""
        world = self._world_of[number]
        if world not in self._marks:
            self._marks[world] = self._learner.copy(world)

    def test(self, test: Test) -> Tested:
        """Run a test in its world, after the earlier tests that it needs.

        Raises:
            Gone: it did not come to its end.
        """
        world = self._world_of[test.cell]
        if world not in self._open:
            waiting = self._learner.waiting(world)
            self._open[world] = waiting or self._learner.begun(self._marks[world])
            self._ran[world] = set()
        message = test._replace(before=self._needed(test.cell, self._ran[world]))
        try:
            tested = self._learner.test(message, self._open[world])
        except Interrupted:
            raise
        except Gone:
            del self._open[world]
            raise
        self._ran[world].add(test.cell)
        if not any(self._world_of[at] == world for at in self._world_of if at > test.cell):
            self._open.pop(world).close()  # else as many would wait as there are tests
        return tested

    def close(self) -> None:
        """End all worlds."""
        for box in self._open.values():
            box.close()

    def _needed(self, number, ran):
        steps = [
            earlier_tests.Step(each.source, each.source) if at in ran else each
            for at, each in enumerate(self._steps[: number + 1])
        ]
        return [list(each) for each in earlier_tests.needed(steps, number)]


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
