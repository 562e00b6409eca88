"""An assignment of several ordinary notebooks, with answers that a person marks: what is said."""

import copy
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_markdown_cell

from autograder.gradebook import marks
from autograder.grading import grader
from autograder.grading.grader import NOTHING_RAN
from autograder.model import Execution, Marks, Report, Result, Status, Submission
from autograder.notebook import intake, score
from autograder.notebook.cell_kinds import about
from autograder.reports import (
    exercise_rows,
    feedback,
    graded_notebooks,
    handed_back,
    insight,
    insight_page,
    joined,
)
from autograder.reports.handback import Written
from tests.support import plain_notebooks as made
from tests.support.page_text import plain

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
    assert ("--points 1 " in said) == ("add-hidden" in tests)  # else it has all of them


def test_where_no_test_has_points_the_command_gives_only_a_comment():
    cells = SOURCES["one"].cells[:3]
    graded = handed_in("ada", "one", FAILED, **WRONG)
    seen = insight.of([graded], made.notebook(*cells), {})
    said = insight_page.command(seen, seen.mistakes[0])
    assert "add-visible --mistake" in said and "--points" not in said


def test_what_nobody_has_marked_yet_is_in_no_mean():
    classes = {who: [handed_in(who, "two", why=f"{who}'s words")] for who in ("ada", "bob")}
    given = {
        "ada": Marks({"one/add-hidden": 0.0, "two/add-hidden": 2.0, "two/why": 0.0}, score=2.0,
                     max_score=10.0, waiting=frozenset({"two/why"})),
        "bob": Marks({"two/add-hidden": 1.0, "two/why": 3.0}, score=4.0, max_score=10.0),
    }  # fmt: skip
    seen = seen_of(given, one=[], two=[*classes["ada"], *classes["bob"]])
    why = next(each for each in seen.exercises if each.name == "two/why")
    assert (why.waiting, why.part, why.mean) == (1, 1, 3.0)
    assert (seen.automatic, seen.scores, seen.max_score) == (True, [1.0, 2.0], 4.0)
    said = insight_page.summary(seen)
    assert "1.5 of 4 automatic points on average" in said
    assert "The hardest was Adding: 0 of 2" in said
    assert "Not marked yet, and in no mean: Adding: two/why (1 learner)." in said
    assert "waiting to be marked" in insight_page.page(seen).lower()
    marked = given | {"ada": replace(given["ada"], waiting=frozenset())}
    seen = seen_of(marked, one=[], two=[*classes["ada"], *classes["bob"]])
    assert (seen.automatic, seen.scores, seen.max_score) == (False, [2.0, 4.0], 10.0)
    assert "waiting" not in insight_page.page(seen).lower()


@pytest.mark.parametrize(
    ("points", "by_hand", "waiting", "row", "cell"),
    [
        (0, (), ("why",), "– of 6\n… waiting to be marked", "Waiting to be marked; 6 points"),
        (0, (), (), "0 of 6\n✗ not yet", "0 of 6 points: nothing was written here."),
        (0, ("why",), (), "0 of 6\n✗ not yet, marked by a person", "0 of 6 points, given by"),
        (6, ("why",), (), "6 of 6\n✓ complete, marked by a person", "6 of 6 points, given by"),
    ],
)
def test_a_page_says_what_became_of_an_answer_that_a_person_marks(
    points, by_hand, waiting, row, cell
):
    graded = handed_in("ada", "two", why="My words")
    given = Marks({"add-hidden": 2.0, "why": float(points)}, {}, frozenset(by_hand), 2.0 + points,
                  8.0, waiting=frozenset(waiting))  # fmt: skip
    text = plain(feedback.page(graded.notebook, graded.report, given))
    assert f"Adding: why\n{row}" in text and cell in text
    assert ("Waiting to be marked by a person: 6 of these points." in text) == bool(waiting)


def test_a_task_is_in_the_lists_and_its_mark_scheme_on_no_page():
    words = "## Explain (4 points)\nTell a friend.\n=== BEGIN MARK SCHEME ===\n## 2 for the order"
    task = by_hand("tell", words, 4.0, solution=False, grade=False, task=True)
    notebook = source(task)
    report = handed_in("ada", "one").report
    for given in (None, Marks({"add-hidden": 2.0}, score=2, max_score=6, waiting={"tell"})):
        for is_plain in (False, True):
            page = feedback.page(notebook, report, given, plain=is_plain)
            text = plain(page)
            assert "2 of 6 points" in text and "Explain\n– of 4\n… waiting to be marked" in text
            assert "Tell a friend" in text and "2 for the order" not in page and "===" not in page
    assert [each.title for each in exercise_rows.rows(notebook, report, Marks())][1:] == ["Explain"]
    seen = insight.of([replace(handed_in("ada", "one"), notebook=notebook)], notebook, {})
    assert [(each.title, each.waiting) for each in seen.exercises][1:] == [("Explain", 1)]


def test_a_notebook_that_only_a_person_marks_was_graded():
    notebook = made.notebook(by_hand("why", "My words"))
    report = Report("week1", "ada", 0, 0, "sandboxed")
    assert "None of your notebook" not in feedback.page(notebook, report)
    assert "None of your notebook" in feedback.page(
        notebook, replace(report, isolation=NOTHING_RAN)
    )


def test_of_a_class_each_thing_is_said_once():
    pages = [
        Written(who, Path("feedback", who, "week1", f"{name}.html"), "", who == "s01",
                frozenset({"why"} if name == "two" and who != "s02" else ()))
        for who in ("s00", "s01", "s02") for name in ("one", "two")
    ]  # fmt: skip
    assert list(handed_back.problems(pages)) == []
    found, waiting, by_hand, hint = handed_back.summary(pages, "week1")
    assert found == "6 pages in feedback"
    assert waiting.startswith("Not marked yet, in 2 of 3 submissions: why.")
    assert by_hand.startswith("2 of 3 learners (s00, s02) did not submit by `nbgrader submit`")
    assert str(Path("feedback", "LEARNER", "week1", "*.html")) in by_hand
    assert hint.endswith("nbgrader release_feedback week1")
    nobody = [each._replace(is_addressed=False, waiting=frozenset()) for each in pages]
    found, by_hand = handed_back.summary(nobody, "week1")
    assert by_hand.startswith("3 of 3 learners did not submit")


def test_only_what_a_learner_added_or_changed_is_called_their_own():
    given = [new_markdown_cell("Words <b>of</b> the course"), made.plain("given = 1"),
             new_markdown_cell("More words"), made.plain("also_given = 2")]  # fmt: skip
    original = source(*given, by_hand("why"))
    theirs = copy.deepcopy(original)
    theirs.cells[-3].source = "My words <b>instead</b>"
    theirs.cells[-2].source = "mine = 3"
    theirs.cells[-1].source = "My answer"
    theirs.cells += [new_markdown_cell("My notes"), made.plain("extra = 4")]
    placed = intake.place(nbformat.writes(theirs).encode(), original).notebook
    page = feedback.page(placed, handed_in("ada", "one").report)
    assert page.count("Your own cell") == page.count('<div class="own">') == 4
    assert page.count("Your answer") == 2
    own = plain("".join(page.split('<div class="own">')[1:]))
    for words in ("My words", "mine = 3", "My notes", "extra = 4"):
        assert words in own
    before = page.partition('<div class="own">')[0]
    assert "Words <b>of</b> the course" in before and "given</span>" in before
    assert "<b>instead" not in page


@pytest.mark.parametrize(
    ("shown", "title"),
    [
        ("", "A hidden test"),
        ("# 2 points", "A hidden test"),
        ("# Hidden test, 2 points: adds zeros.", "Adds zeros."),
        ("assert add(1, 1) == 2", "A test with hidden lines"),
        ("# Adds zeros\nassert add(0, 0) == 0", "Adds zeros"),
    ],
)
def test_a_test_is_called_hidden_if_all_of_it_is(shown, title):
    test = made.hidden("add-hidden", "assert add(2, 2) == 4", 2, shown=shown)
    report = handed_in("ada", "one", FAILED).report
    page = feedback.page(made.notebook(made.solution("add", ADD), test), report)
    assert f"not yet</span> · {title}</span>" in page
