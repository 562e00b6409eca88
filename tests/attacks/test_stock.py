"""The attack table reads what stock nbgrader gave from its gradebook."""

import nbformat
import pytest
from nbgrader.api import Gradebook

from tests.attacks import cheating, lab
from tests.attacks.stock import Stock
from tests.support.grading import ASSIGNMENT

CHEAT = cheating.CASES["NaN"]
TEST = "symmetry_defect-visible"


def graded(stock, score):
    """Leave what `nbgrader autograde` leaves of one test."""
    folder = stock._state / "autograded" / "eve00" / ASSIGNMENT
    folder.mkdir(parents=True)
    nbformat.write(lab.quick_source(), folder / f"{ASSIGNMENT}.ipynb")
    with Gradebook(f"sqlite:///{stock._state / 'gradebook.db'}") as gradebook:
        gradebook.add_assignment(ASSIGNMENT)
        gradebook.add_notebook(ASSIGNMENT, ASSIGNMENT)
        gradebook.add_grade_cell(TEST, ASSIGNMENT, ASSIGNMENT, max_score=2, cell_type="code")
        gradebook.add_student("eve00")
        gradebook.add_submission(ASSIGNMENT, "eve00")
        gradebook.find_grade(TEST, ASSIGNMENT, ASSIGNMENT, "eve00").auto_score = score
        gradebook.db.commit()


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")  # nbgrader's own
def test_the_points_that_a_cheat_gets_are_found(tmp_path, monkeypatch):
    monkeypatch.setattr(Stock, "_nbgrader", lambda *_: [])
    stock = Stock(tmp_path)
    graded(stock, 2)
    assert f"{TEST}: 2.0 for 0" in stock.outcome(0, CHEAT)
