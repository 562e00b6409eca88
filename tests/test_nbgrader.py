"""The instructor's whole path through nbgrader's own commands, on answers of the bank.

Each submission carries one answer to every exercise; what stock `nbgrader autograde` gives it,
cell by cell, must be what the bank promises. That takes four seconds a submission, so these go this
way: per assignment one hand of right answers, one of wrong ones, and the untouched release; every
test cell passes once and fails once. tests/bank has every hand. The exchange and the feedback treat
all assignments alike, so only one goes through them.
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
HANDS = ("right00", "wrong00", "untouched")
#: Handed in by the instructor's own steps, so nbgrader names it after their account.
OWN = "right00"

each_assignment = pytest.mark.parametrize("assignment", ASSIGNMENTS)


def failing(assignment: str, student: str) -> set[str]:
    """Return the test cells that a hand loses points in."""
    points, most = promised(assignment, student), promised(assignment, "model")
    return {name for name in most if points[name] < most[name]}


@each_assignment
def test_every_test_cell_passes_once_and_fails_once(assignment):
    worth = {name for name, points in promised(assignment, "model").items() if points}
    assert failing(assignment, "wrong00") | failing(assignment, "untouched") == worth
    assert failing(assignment, "wrong00")
    assert not failing(assignment, "right00")


@each_assignment
def test_a_class_goes_the_whole_way_and_has_the_scores_that_the_bank_promises(course, assignment):
    everybody = classes(assignment, most=1)
    dealt = {student: everybody[student] for student in HANDS}
    course("generate_assignment", assignment)
    hand_in = _exchanged if assignment == EXCHANGED else _put_down
    own = hand_in(course, assignment, dealt)
    course("autograde", assignment)
    if assignment == EXCHANGED:
        course("generate_feedback", assignment)
        course("release_feedback", assignment)
        assert len(list((course.state / "feedback").rglob("*.html"))) == len(dealt)
    course("export", "--to", str(course.state / "grades.csv"))
    for student in dealt:
        got = scores(course.state / "gradebook.db", assignment, _name(student, own))
        assert got == promised(assignment, student), student
    lines = (course.state / "grades.csv").read_text("utf-8").splitlines()
    exported = {row["student_id"]: row for row in csv.DictReader(lines)}
    assert {float(row["max_score"]) for row in exported.values()} == {100.0}
    totals = {student: float(row["score"]) for student, row in exported.items()}
    assert (totals[own], totals["untouched"]) == (100.0, 0.0)


def _put_down(course, assignment, dealt):
    """Put a class where `nbgrader collect` leaves it; return the id of the right hand."""
    for student, hand in dealt.items():
        write_submission(hand, course.state / "submitted" / student / assignment)
    return OWN


def _exchanged(course, assignment, dealt):
    """Hand in a class, the right hand by the instructor's own steps; return the id it is given."""
    for step in ("release_assignment", "fetch_assignment"):
        course(step, assignment)
    write_submission(dealt[OWN], course.state / "fetched" / assignment)
    course("submit", str(course.state / "fetched" / assignment))
    inbound = course.state / "exchange" / "random-initialization" / "inbound"
    for student in dealt.keys() - {OWN}:
        data = nbformat.writes(grading.handed_in(dealt[student], assignment)).encode()
        synthetic.submit(synthetic.HandIn(student, "dealt", data), inbound, assignment)
    course("collect", assignment)
    (own,) = {path.name for path in (course.state / "submitted").iterdir()} - dealt.keys()
    return own


def _name(student, own):
    return own if student == OWN else student
