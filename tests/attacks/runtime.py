"""Grades a hostile notebook, and describes the outcome."""

import nbformat
from nbgrader.utils import is_solution

from autograder.grading import grader
from autograder.model import Limits, Submission
from autograder.notebook import cell_kinds
from tests.attacks import budget, cheating, damaging, escapes, lab, leaking, walls
from tests.attacks.case import EXTRA, Case
from tests.support import grading

CASES: dict[str, Case] = (
    cheating.CASES | leaking.CASES | damaging.CASES | walls.CASES | escapes.CASES | budget.CASES
)
LIMITS = Limits(call_seconds=2, total_seconds=30)
SETTINGS = grader.Settings(limits=LIMITS)


def handed_in(case: Case) -> nbformat.NotebookNode:
    """Return the released notebook, solved but for the case's cells."""
    notebook = grading.handed_in(case.cells)
    position = next(i for i, cell in enumerate(notebook.cells) if is_solution(cell))
    notebook.cells[position:position] = [
        nbformat.v4.new_code_cell(text, id=place)
        for place, text in case.cells.items()
        if place.startswith(EXTRA)
    ]
    return notebook


def ours(case: Case, settings: grader.Settings = SETTINGS, *, quick: bool = False) -> list[str]:
    """Grade a case in the lab, or in the quick one; return what is not as it should be."""
    source = lab.quick_source() if quick else lab.source()
    notebook = lab.smaller(handed_in(case))
    data = nbformat.writes(lab.quick(notebook) if quick else notebook).encode()
    one = Submission(grading.ASSIGNMENT, "eve", "x.ipynb", data, "digest")
    graded = grader.grade(one, nbformat.writes(source), settings)
    points = {result.grade_id: result.points for result in graded.report.exercises}
    return wrong(case, points, graded.notebook, source)


def wrong(
    case: Case, points: dict[str, float], notebook: str, source: nbformat.NotebookNode
) -> list[str]:
    """Return what came of a case and should not: points lost or won, secrets told.

    Args:
        case: the attack.
        points: of each test.
        notebook: the text of the graded notebook.
        source: the lab in which it was graded.
    """
    text = shown(notebook)
    found = [f"tells {text[text.index(secret) :][:80]!r}" for secret in case.secrets
             if secret in text]  # fmt: skip
    exercise = cell_kinds.exercise_of(source)
    for cell in filter(cell_kinds.is_test, source.cells):
        about = cell_kinds.about(cell)
        test, due = about["grade_id"], about["points"]
        due = 0 if exercise.get(test) in case.lost else due
        got = points.get(test) or 0
        if got > due or (got < due and not case.harms_itself):
            found.append(f"{test}: {got} for {due}")
    return found


def shown(notebook: str) -> str:
    """Return all that the cells of a graded notebook show."""
    cells = nbformat.reads(notebook, as_version=4).cells
    return "\n".join(str(cell.get("outputs", "")) for cell in cells)
