"""Diagnoses under another's id: whatever sets it, the note compares what the tests received."""

import io

import nbformat
import pytest

from autograder.engine import runner
from autograder.engine.engine import Engine
from autograder.grading import grader
from autograder.model import Limits, Submission
from autograder.notebook import cell_kinds
from tests.support import grading
from utils import sick

ASSIGNMENT, OWN, OTHER = "scale_and_depth", "s042", "s007"
LIMITS = Limits(call_seconds=3, total_seconds=60)
TESTED = ("learner_id", *(f"diagnosis-{number}" for number in (1, 2, 3, 4)))
SOURCE = grading.testing(grading.source_notebook(ASSIGNMENT), TESTED, ASSIGNMENT)
KEY = "overshooting copies zeros waiting dead healthy saturated vanishing exploding mirrored"
#: The learner's cell, and a cell of their own before all others.
DODGES = {
    "as it is": 'learner_id = "s007"',
    "a number": "learner_id = 7",
    "a magic line in front": '%matplotlib inline\nlearner_id = "s007"',
    "a cell magic": '%%capture\nlearner_id = "s007"',
    "a block": 'if True:\n    learner_id = "s007"',
    "a try": 'try:\n    learner_id = "s007"\nfinally:\n    pass',
    "a tuple": '(learner_id, _) = ("s007", 0)',
    "a starred list": '[learner_id, *_] = ["s007"]',
    "a walrus": '(learner_id := "s007")',
    "a loop": 'for learner_id in ["s042", "s007"]: pass',
    "a with": "import contextlib\nwith contextlib.nullcontext('s007') as learner_id: pass",
    "an import": "import sys\nsys.modules['s7'] = 's007'\nimport s7 as learner_id",
    "a match": "match 's007':\n    case learner_id: pass",
    "globals": "globals()['learner_id'] = 's007'",
    "exec": "exec('learner_id = \"s007\"')",
    "the shell": "get_ipython().push({'learner_id': 's007'})",
    "own first, then another": 'learner_id = "s042"\nglobals().update(learner_id="s007")',
    "a deleted own one": 'learner_id = "s042"\ndel learner_id\nexec("learner_id = \'s007\'")',
    "hidden letters": 'learner_id = "s007"  # \u200bs042',
    "after the cell, by a hook": (
        "def later(*a): get_ipython().user_ns['learner_id'] = 's007'\n"
        "get_ipython().events.register('post_run_cell', later)"
    ),
}
#: What has two faces: the tests receive one of them.
SLY = (
    "class Sly(str):\n    __str__ = __repr__ = lambda self: 's042'\n"
    "    __eq__ = lambda self, other: True\n    __hash__ = str.__hash__\n"
    'learner_id = Sly("s007")'
)
HUGE = "learner_id = 10**400"


@pytest.fixture(scope="module")
def engine():
    with Engine(sandbox=True) as engine:
        yield engine


def graded(engine, cell, words_of, student=OWN, limits=LIMITS, extra=""):
    """Grade a hand-in with this cell, and the right words for somebody's networks."""
    answers = {"learner_id": cell} | {
        f"diagnosis_{number}": f'diagnosis_{number} = "{KEY.split()[sick.kind(words_of, number)]}"'
        for number in (1, 2, 3, 4)
    }
    notebook = grading.testing(grading.handed_in({}, ASSIGNMENT), TESTED, ASSIGNMENT)
    for each in notebook.cells:
        name = cell_kinds.about(each).get("grade_id", "")
        each.source = answers.get(name.replace("-", "_"), each.source)
    if extra:
        notebook.cells.append(nbformat.v4.new_code_cell(extra))
    file = io.StringIO()
    nbformat.write(notebook, file)
    one = Submission(ASSIGNMENT, student, "", file.getvalue().encode(), "")
    source = nbformat.writes(SOURCE)
    run = lambda made: runner.run(made, limits=limits, engine=engine)  # noqa: E731
    return grader.grade(one, source, grader.Settings(), run).report


def diagnoses(report):
    return sum(r.points for r in report.exercises if r.grade_id.startswith("diagnosis"))


def about_the_id(report):
    return [note for note in report.review if "learner_id" in note]


@pytest.mark.parametrize("dodge", DODGES)
def test_points_for_anothers_networks_come_with_a_note_that_names_both(engine, dodge):
    other = 7 if dodge == "a number" else OTHER
    report = graded(engine, DODGES[dodge], other)
    assert diagnoses(report) == 12
    (note,) = about_the_id(report)
    assert OWN in note
    assert str(other) in note


@pytest.mark.parametrize(
    "cell",
    ['learner_id = "s042"', 'learner_id = " S042 "', 'learner_id = "s0" + str(42)',
     'if True: learner_id = "s042"', 'x = learner_id = "s042"'],
)  # fmt: skip
def test_ones_own_id_however_it_is_written_gives_no_note(engine, cell):
    report = graded(engine, cell, OWN)
    assert diagnoses(report) == 12
    assert about_the_id(report) == []


def test_ones_own_number_gives_no_note(engine):
    assert about_the_id(graded(engine, "learner_id = 42", 42, student="42")) == []


@pytest.mark.parametrize("cell", [HUGE, "learner_id = []", "learner_id = lambda: 's042'", "pass"])
def test_an_invalid_id_has_no_points_and_stops_nothing(engine, cell):
    report = graded(engine, cell, OWN)
    assert diagnoses(report) == 0
    assert (about_the_id(report) == []) == (cell == "pass")


def test_an_id_with_two_faces_has_points_for_the_noted_one_alone(engine):
    for words_of in (OWN, OTHER):
        report = graded(engine, SLY, words_of)
        assert diagnoses(report) == 0 or words_of == OWN or about_the_id(report)


def test_a_later_cell_cannot_put_another_id_in_its_place(engine):
    report = graded(engine, 'learner_id = "s042"', OWN, extra='learner_id = "s007"')
    assert diagnoses(report) == 12
    assert [note for note in about_the_id(report) if OTHER in note] == []
