"""Whether a person must look at a cell: because of a note, or as a mark is of another answer.

nbgrader keeps a manual score when a learner hands in again, and does not keep what it was for. So
the journal keeps of each graded cell what was found there: a digest of the answer, and what its
test gave. A mark is of what was there when it was entered.
"""

from typing import Any

from autograder.notebook.graded_work import GradedWork


def entered(
    grade: Any, cell: str, points: float | None, before: GradedWork, now: GradedWork
) -> str:
    """Enter what a test gave, and whether a person must look; return what a mark is of, or "".

    Args:
        grade: the gradebook's row; nbgrader's tables have no types.
        cell: its name.
        points: None if a person must give them.
        before: what was graded the last time.
        now: what is graded.
    """
    old, new = before.found(cell, grade.auto_score), now.found(cell, points)
    grade.auto_score = points
    if grade.manual_score is None:
        grade.needs_manual_grade = points is None or _is_flagged(grade, cell, before, now, old, new)
        return ""
    again = grade.needs_manual_grade is not False  # nobody has marked it since the last time
    of = before.marked.get(cell, old) if again else old
    changed = not of or of != new
    grade.needs_manual_grade = changed and grade.manual_score != points  # else nothing to decide
    return of


def _is_flagged(grade, cell, before, now, old, new):
    """Whether a note is about a cell, and nobody has looked since it was first there."""
    notes = [note for note, cells in now.flags.items() if cell in cells]
    known = all(cell in before.flags.get(note, ()) for note in notes)
    if notes and known and old == new:
        return grade.needs_manual_grade is not False
    return bool(notes)
