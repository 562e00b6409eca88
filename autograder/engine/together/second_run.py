"""A second run of a notebook in which all tests run at their places, as with nbgrader.

There a test finds what the tests above it, hidden ones too, did to objects and files, and what no
copy of a process holds, such as a thread. All of the learner's cells have run once by then, with no
hidden test, and what they showed there is kept. What a cell does or shows in this run reaches
nobody, so a cell that reads a hidden test above it can change that learner's own marks alone.
"""

from collections.abc import Iterable

from autograder.engine.messages.lost_answers import Gone, Interrupted
from autograder.engine.sandbox_connection import Sandbox
from autograder.engine.session import Learner
from autograder.wire.protocol import Run, Test, Tested


class SecondRun:
    """The sandbox of the second run, which goes on from one test to the next."""

    def __init__(self, learner: Learner, tests: Iterable[int]):
        """Store what is needed to start; the sandbox starts with the first test.

        Args:
            learner: has run the notebook's cells once.
            tests: the positions of the tests that run here.
        """
        self._learner, self._tests = learner, frozenset(tests)
        self._box: Sandbox | None = None
        self._at = -1  # the position of what ran last
        self._tested: list[Test] = []

    def test(self, test: Test) -> Tested:
        """Run the cells above a test that have not run yet, and the test.

        Raises:
            Gone: it, or a cell above it, did not come to its end.
        """
        box = self._box or self._learner.begun(0)
        self._box = box
        try:
            for each in self._above(test):
                self._learner.again(each, box)
                self._at = each.cell
            tested = self._learner.test(test, box)
        except Interrupted:
            raise
        except Gone:
            self._box, self._at = None, -1
            raise
        self._at = test.cell
        self._tested.append(test)
        return tested

    def close(self) -> None:
        """End the sandbox and everything in it."""
        if self._box is not None:
            self._box.close()

    def _above(self, test):
        """Return what is left to run: of these tests the whole, as they have run here."""
        ran = [each for each in self._learner.history if isinstance(each, Run | Test)]
        whole = [each for each in ran if each.cell not in self._tests]
        steps = sorted([*whole, *self._tested], key=lambda each: each.cell)
        return [each for each in steps if self._at < each.cell < test.cell]
