"""The instructor's whole path through nbgrader's own commands, on answers of the bank.

Each submission carries one answer for every function; what stock `nbgrader autograde` gives it,
cell by cell, must be what the bank promises.
"""

import csv
from itertools import groupby, zip_longest

import nbformat
from nbgrader.api import Gradebook
from nbgrader.utils import is_solution

from tests import bank, grading
from tests.grading import ASSIGNMENT, ROOT

#: Put before every answer, so that both graders see the same draws: a wrong start, such as one row
#: repeated, has the right spread by chance now and then.
SAME_DRAWS = "np.random.seed(1)\n"


def classes() -> dict[str, dict[str, str]]:
    """Deal the bank out: student -> {function: source}, so that every answer is dealt once."""
    dealt = {"model": {}, "untouched": grading.solutions(released())}
    model = SAME_DRAWS + grading.solutions(grading.source_notebook())["nn_model"]
    for right in (True, False):
        answers = [answer for answer in bank.answers() if answer.right == right]
        hands = [list(hand) for _, hand in groupby(answers, key=lambda a: a.function)]
        for number, hand in enumerate(zip_longest(*hands)):
            student = f"{'right' if right else 'wrong'}{number:02d}"
            drawn = {answer.function: SAME_DRAWS + answer.source for answer in hand if answer}
            dealt[student] = {"nn_model": model} | drawn
    return dealt


def released() -> nbformat.NotebookNode:
    """Read the notebook that learners get."""
    return nbformat.read(ROOT / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb", as_version=4)


def write_submission(answers: dict[str, str], folder) -> None:
    """Write the released notebook, with these answers and else the source's, into a folder."""
    notebook = released()
    filled = grading.solutions(grading.source_notebook()) | answers
    for cell in filter(is_solution, notebook.cells):
        cell.source = filled[cell.metadata.nbgrader.grade_id]
    folder.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, folder / f"{ASSIGNMENT}.ipynb")


def scores(database, student: str) -> dict[str, float]:
    """Read what stands in nbgrader's gradebook: points by test cell."""
    with Gradebook(f"sqlite:///{database}") as gradebook:
        notebook = gradebook.find_submission_notebook(ASSIGNMENT, ASSIGNMENT, student)
        return {grade.name: grade.score for grade in notebook.grades}


def test_autograde_gives_the_bank_the_scores_it_promises(course):
    dealt = classes()
    course("generate_assignment", ASSIGNMENT)
    for student, answers in dealt.items():
        write_submission(answers, course.state / "submitted" / student / ASSIGNMENT)
    course("autograde", ASSIGNMENT)
    for student, answers in dealt.items():
        promised = {result.grade_id: result.points for result in grading.run(answers)}
        assert scores(course.state / "gradebook.db", student) == promised, student
    assert sum(scores(course.state / "gradebook.db", "model").values()) == 100
    assert sum(scores(course.state / "gradebook.db", "untouched").values()) == 0


def test_a_new_instructor_walks_the_whole_way(course):
    course("generate_assignment", ASSIGNMENT)
    course("release_assignment", ASSIGNMENT)
    course("fetch_assignment", ASSIGNMENT)
    write_submission({}, course.state / "fetched" / ASSIGNMENT)
    course("submit", str(course.state / "fetched" / ASSIGNMENT))
    for step in ("collect", "autograde", "generate_feedback", "release_feedback"):
        course(step, ASSIGNMENT)
    course("export", "--to", str(course.state / "grades.csv"))
    (row,) = csv.DictReader((course.state / "grades.csv").read_text("utf-8").splitlines())
    assert (float(row["score"]), float(row["max_score"])) == (100.0, 100.0)
    assert list((course.state / "feedback").rglob("*.html"))
