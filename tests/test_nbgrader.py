"""The instructor's whole path through nbgrader's own commands, on answers of the bank.

Each submission carries one answer to every exercise; what stock `nbgrader autograde` gives it,
cell by cell, must be what the bank promises. That takes four seconds a submission, so these go this
way: per assignment one hand of right answers, and two hands of wrong ones in which every test cell
fails at least once. tests/bank has every hand. The exchange and the
feedback treat all assignments alike, so only one goes through them, and with it the model solution
and the untouched release.
"""

import csv

import nbformat
import pytest

from tests.support import grading
from tests.support.grading import ASSIGNMENTS
from tests.support.hands import classes, promised, scores, write_submission
from tools import synthetic

#: Its hands go through the exchange; those of the others are put where it would leave them.
EXCHANGED = "concept_quiz"
TRIED = 20  # wrong hands, in search of the second one

each_assignment = pytest.mark.parametrize("assignment", ASSIGNMENTS)


def failing(assignment: str, student: str) -> set[str]:
    """Return the test cells that a hand loses points in."""
    points, most = promised(assignment, student), promised(assignment, "model")
    return {name for name in most if points[name] < most[name]}


def stock_class(assignment: str) -> dict[str, dict[str, str]]:
    """Choose the hands that go through stock nbgrader.

    The wrong ones are the first of the bank, and the one that fails most of what it leaves.
    """
    everybody = classes(assignment)
    unseen = failing(assignment, "untouched") - failing(assignment, "wrong00")
    others = [f"wrong{number:02d}" for number in range(1, TRIED)] if unseen else []
    for student in others:
        if unseen <= failing(assignment, student):
            break
    else:
        student = "right00"
        assert not unseen, f"none of {others} fails all of {unseen}: try more of them"
    names = dict.fromkeys(["right00", "wrong00", student])
    if assignment == EXCHANGED:
        names |= dict.fromkeys(["model", "untouched"])
    return {name: everybody[name] for name in names}


@each_assignment
def test_a_class_goes_the_whole_way_and_has_the_scores_that_the_bank_promises(course, assignment):
    dealt = stock_class(assignment)
    course("generate_assignment", assignment)
    hand_in = _exchanged if assignment == EXCHANGED else _put_down
    model = hand_in(course, assignment, dealt)
    course("autograde", assignment)
    if assignment == EXCHANGED:
        course("generate_feedback", assignment)
        course("release_feedback", assignment)
        assert len(list((course.state / "feedback").rglob("*.html"))) == len(dealt)
    course("export", "--to", str(course.state / "grades.csv"))
    for student in dealt:
        got = scores(course.state / "gradebook.db", assignment, _name(student, model))
        assert got == promised(assignment, student), student
    lines = (course.state / "grades.csv").read_text("utf-8").splitlines()
    exported = {row["student_id"]: row for row in csv.DictReader(lines)}
    assert {float(row["max_score"]) for row in exported.values()} == {100.0}
    totals = {student: float(row["score"]) for student, row in exported.items()}
    right = {totals[_name(student, model)] for student in dealt.keys() & {"model", "right00"}}
    assert (right, totals.get("untouched", 0.0)) == ({100.0}, 0.0)


def _put_down(course, assignment, dealt):
    """Put a class where `nbgrader collect` leaves it; return the model's id."""
    for student, hand in dealt.items():
        write_submission(hand, course.state / "submitted" / student / assignment)
    return "model"


def _exchanged(course, assignment, dealt):
    """Hand in a class, the model by the instructor's own steps; return the id it is given."""
    for step in ("release_assignment", "fetch_assignment"):
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
