"""The button below a card: grades one exercise, with its hidden tests."""

from collections.abc import Callable
from pathlib import Path

from IPython.display import display

from utils.grade_me import asleep, notebook, results, shared_grader
from utils.grade_me.widget import HERE, Grading
from utils.widgets.card import script

AGAIN = (
    "To grade, run the cell with the imports at the top, then your own, then this one: each by "
    "Shift+Enter."
)
OLDER = "Your code has changed since then: press the button again."
PARTIAL = "These are the visible tests alone: the hidden tests are not on this machine."


class GradeOne(Grading):
    """The button for one exercise."""

    _esm = script(HERE / "grading.js", HERE / "one.js")

    def __init__(
        self,
        graded_at: shared_grader.SharedGrader,
        exercise: str,
        tell: Callable[[str, str], object] = lambda exercise, source: None,
        **keywords,
    ):
        """Make the button.

        Args:
            graded_at: where the notebook is graded.
            exercise: the grade_id of its solution cell.
            tell: is called with the exercise and the source that is graded.
            keywords: as for any widget.
        """
        super().__init__(graded_at, "", AGAIN, **keywords)
        self.exercise, self._graded, self._tell = exercise, "", tell

    def ran(self, source: str) -> None:
        """Record that the exercise's cell ran; tell if it is not the code that was graded."""
        if self.state["phase"] == "done":
            older = OLDER if source.strip() != self._graded else ""
            self.state = self.state | {"older": older}

    def takes(self, file: Path) -> None:
        """Remember the code that is graded."""
        self._graded = notebook.source_of(file, self.exercise).strip()
        self._tell(self.exercise, self._graded)

    def done(self, report: dict, notes: list[str], seconds: float) -> dict:
        """Return the state that shows the exercise's points and messages."""
        which = " of the visible test" if report["partial"] else ""
        (row,) = results.rows(report["exercises"], {}, {})
        return {
            "phase": "done",
            "words": f"{results.total(report)}{which}: {row['words']}, in {seconds:.1f} s",
            "row": row,
            "notes": [*notes, *self._review(report), *([PARTIAL] if report["partial"] else [])],
        }

    def _review(self, report):
        """Return the notes about this exercise, such as that its cell is there twice."""
        return [note for note in report["review"] if f"`{self.exercise}`" in note]


_shown: dict[str, GradeOne] = {}


def below(exercise: str, tell: Callable[[str, str], object]) -> GradeOne:
    """Show the button below an exercise's card, and return it; one of an earlier run is closed.

    Args:
        exercise: the grade_id of its solution cell.
        tell: is called with the exercise and the source that is graded.
    """
    if exercise in _shown:
        _shown.pop(exercise).close()
    _shown[exercise] = GradeOne(shared_grader.of(), exercise, tell)
    display(_shown[exercise])
    asleep.show(AGAIN)
    return _shown[exercise]
