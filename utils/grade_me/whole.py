"""The panel at the end of an assignment: grades the whole notebook, and shows how far it is."""

from pathlib import Path

from IPython.display import display

from utils import exercises, record
from utils.grade_me import asleep, next_up, onward, results, shared_grader
from utils.grade_me.widget import HERE, Grading
from utils.widgets.card import script

IDLE = "Saves this notebook and grades it with all tests. Nothing leaves your machine."
AGAIN = "To grade, run this cell: click into it, and press Shift+Enter."
AS_YOURS = "Your code runs without a sandbox, as it does in the cells above."


class GradeMe(Grading):
    """The button for all exercises, and a row of results for each."""

    _esm = script(HERE / "grading.js", HERE / "rows.js", HERE / "panel.js")

    def __init__(self, graded_at: shared_grader.SharedGrader, **keywords):
        """Make the panel.

        Args:
            graded_at: where the notebook is graded.
            keywords: as for any widget.
        """
        super().__init__(graded_at, onward.so_far(graded_at.path, IDLE), AGAIN, **keywords)
        self._points: dict[str, float] = {}  # by exercise, when it was last graded here

    def _asked(self, widget, message, buffers):
        """Send a link to what comes next, which the browser follows; the rest is about grading."""
        if message["kind"] == "onward":
            link = next_up.link(next_up.after(record.read(say=False)), Path.cwd())
            self.send({"link": link})
        else:
            super()._asked(widget, message, buffers)

    def done(self, report: dict, notes: list[str], seconds: float) -> dict:
        """Keep the score, and return the state that shows it."""
        news = onward.keep(report, self.shared_grader.path)
        rows = results.rows(report["exercises"], _known(self.shared_grader.path), self._points)
        self._points = {row["name"]: row["points"] for row in rows}
        how = f"Isolation: {report['isolation']}." if self.shared_grader.sandboxed else AS_YOURS
        return news.state | {
            "phase": "done",
            "words": f"{results.total(report)}, in {seconds:.1f} s",
            "score": report["score"],
            "most": report["max_score"],
            "rows": rows,
            "notes": [*notes, *news.notes, *report["review"], how],
        }


def panel(path: str | None = None) -> None:
    """Show the button that grades this notebook.

    Args:
        path: the notebook, if Jupyter does not say which one it is.
    """
    one = shared_grader.of(Path(path).resolve() if path else None)
    display(GradeMe(one))
    asleep.show(AGAIN, one.path.name if one.path else "", _known(one.path).values())


def _known(path):
    return exercises.read(path) if path else {}
