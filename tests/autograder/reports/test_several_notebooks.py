"""An assignment of several ordinary notebooks, with answers that a person marks: what is said."""

import copy

import nbformat
import pytest
from nbformat.v4 import new_markdown_cell

from autograder.gradebook import marks
from autograder.grading import grader
from autograder.model import Execution, Result, Status, Submission
from autograder.notebook import score
from autograder.notebook.cell_kinds import about
from autograder.reports import graded_notebooks, insight, insight_page, joined
from tests.support import plain_notebooks as made

ADD = "def add(a, b):\n    return a + b"


def by_hand(name, text="because", points=6.0, **mark):
    """Return a text cell that a person marks."""
    kind = {"grade_id": name, "solution": True, "grade": True, "locked": False, "points": points}
    return new_markdown_cell(text, metadata={"nbgrader": kind | mark})


def source(*cells):
    """Return an instructor's notebook of one exercise with two tests, and more cells."""
    return made.notebook(
        new_markdown_cell("## Adding"),
        made.solution("add", made.marked(ADD)),
        made.visible("add-visible", "assert add(1, 2) == 3", 0),
        made.hidden("add-hidden", "assert add(2, 2) == 4", 2),
        *cells,
    )


SOURCES = {"one": source(), "two": source(by_hand("why"))}


def handed_in(student, name, results=(), **answers):
    """Return a graded notebook; results are the messages of failed tests, by grade_id."""
    notebook = copy.deepcopy(SOURCES[name])
    for cell in notebook.cells:
        cell.source = answers.get(about(cell).get("grade_id"), cell.source)
    failed = dict(results)

    def run(notebook):
        tests = [
            Result(
                each.grade_id,
                0.0 if each.grade_id in failed else each.max_points,
                each.max_points,
                Status.FAIL if each.grade_id in failed else Status.PASS,
                failed.get(each.grade_id, ""),
            )
            for each in score.not_run(notebook)
        ]
        return Execution(notebook, tests, "none: a test", 1.0)

    data = answers.get("data") or nbformat.writes(notebook).encode()
    one = Submission("week1", student, "", data, "", original=name)
    graded = grader.grade(one, nbformat.writes(SOURCES[name]), grader.Settings(), run)
    read = nbformat.reads(graded.notebook, as_version=4)
    report = graded_notebooks.report_of(read, assignment="week1", student=student)
    return graded_notebooks.GradedNotebook(student, read, report, 1.0, None)


def seen_of(given, **parts):
    """Return the insight into a class; what each learner handed in, by notebook."""
    return insight.of(joined.graded(parts), joined.source(SOURCES), given)


WRONG = {"add": "def add(a, b):\n    return a"}
FAILED = {"add-visible": "add(1, 2) is 1, expected 3", "add-hidden": "this hidden test failed"}


def test_all_notes_and_mistakes_of_each_notebook_are_told():
    seen = seen_of(
        {},
        one=[handed_in("ada", "one", FAILED, **WRONG), handed_in("bob", "one", data=b"no JSON")],
        two=[handed_in("ada", "two", data=b"?"), handed_in("bob", "two", data=b"no JSON")],
    )
    notes = {each.student: [note.partition(":")[0] for note in each.notes] for each in seen.review}
    assert notes == {"ada": ["two"], "bob": ["one", "two"]}
    assert [(each.exercise, each.students) for each in seen.mistakes] == [("one/add", ["ada"])]


@pytest.mark.parametrize("tests", [FAILED, {"add-visible": "add(1, 2) is 1, expected 3"}])
def test_the_command_for_a_mistake_names_a_test_that_has_points(tests):
    seen = seen_of({}, one=[handed_in("ada", "one", tests, **WRONG)], two=[])
    (mistake,) = seen.mistakes
    assert "add(1, 2)" in mistake.what
    said = insight_page.command(seen, mistake)
    assert said.startswith("python -m autograder mark week1 one/add-hidden --mistake ")
    assert marks.find(SOURCES, mistake.test) == ("one", "add-hidden")
    assert "--points 1 " in said


def test_where_no_test_has_points_the_command_gives_only_a_comment():
    cells = SOURCES["one"].cells[:3]
    graded = handed_in("ada", "one", FAILED, **WRONG)
    seen = insight.of([graded], made.notebook(*cells), {})
    said = insight_page.command(seen, seen.mistakes[0])
    assert "add-visible --mistake" in said and "--points" not in said
