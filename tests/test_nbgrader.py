"""The instructor's whole path through nbgrader's own commands, on answers of the bank.

Each submission carries one answer to every exercise; what stock `nbgrader autograde` gives it,
cell by cell, must be what the bank promises. That takes four seconds a submission, so these go this
way: per assignment two hands of right answers, and as few hands of wrong answers as make every test
cell fail at least once. tests/autograder/engine/test_parity.py has every hand.
"""

import csv
from functools import cache

import nbformat
import pytest

from tests.support import grading
from tests.support.grading import ASSIGNMENTS
from tests.support.hands import classes, scores, write_submission
from tools import synthetic

#: So many hands of right answers go through stock nbgrader.
STOCK_RIGHT = 2

each_assignment = pytest.mark.parametrize("assignment", ASSIGNMENTS)


@cache
def promised(assignment: str) -> dict[str, dict[str, float]]:
    """Grade every hand without nbgrader: student -> points by test cell."""
    return {
        student: {each.grade_id: each.points for each in grading.run(hand, assignment=assignment)}
        for student, hand in classes(assignment).items()
    }


def failing(assignment: str, student: str) -> set[str]:
    """Return the test cells that a hand loses points in."""
    points, most = promised(assignment)[student], promised(assignment)["model"]
    return {name for name in most if points[name] < most[name]}


def stock_class(assignment: str) -> dict[str, dict[str, str]]:
    """Choose the hands that go through stock nbgrader."""
    everybody = classes(assignment)
    wrong = [name for name in everybody if name.startswith("wrong")]
    right = [name for name in everybody if name.startswith("right")]
    chosen, unseen = [], {name for name, most in promised(assignment)["model"].items() if most}
    while unseen:
        best = max(wrong, key=lambda student: len(unseen & failing(assignment, student)))
        assert unseen & failing(assignment, best), f"no wrong answer fails {unseen}"
        chosen.append(best)
        unseen -= failing(assignment, best)
    names = ["model", "untouched", *right[:STOCK_RIGHT], *chosen]
    return {name: everybody[name] for name in names}


@each_assignment
def test_a_class_goes_the_whole_way_and_has_the_scores_that_the_bank_promises(course, assignment):
    """The model solution is fetched and handed in by nbgrader's commands, the rest as they do."""
    dealt = stock_class(assignment)
    model = _handed_in(course, assignment, dealt)
    for step in ("autograde", "generate_feedback", "release_feedback"):
        course(step, assignment)
    course("export", "--to", str(course.state / "grades.csv"))
    for student in dealt:
        got = scores(course.state / "gradebook.db", assignment, _name(student, model))
        assert got == promised(assignment)[student], student
    lines = (course.state / "grades.csv").read_text("utf-8").splitlines()
    exported = {row["student_id"]: row for row in csv.DictReader(lines)}
    assert {float(row["max_score"]) for row in exported.values()} == {100.0}
    totals = {student: float(row["score"]) for student, row in exported.items()}
    assert (totals[model], totals["untouched"]) == (100.0, 0.0)
    assert len(list((course.state / "feedback").rglob("*.html"))) == len(dealt)


def _handed_in(course, assignment, dealt):
    """Hand in a class, the model by the instructor's own steps; return the id it is given."""
    for step in ("generate_assignment", "release_assignment", "fetch_assignment"):
        course(step, assignment)
    write_submission(dealt["model"], course.state / "fetched" / assignment)
    course("submit", str(course.state / "fetched" / assignment))
    inbound = course.state / "exchange" / "random-initialization" / "inbound"
    for student in dealt.keys() - {"model"}:
        data = nbformat.writes(grading.handed_in(dealt[student], assignment)).encode()
        synthetic.submit(synthetic.HandIn(student, "dealt", data), inbound, assignment)
    course("collect", assignment)
    (model,) = {path.name for path in (course.state / "submitted").iterdir()} - dealt.keys()
    return model


def _name(student, model):
    return model if student == "model" else student
