"""The page that a learner reads: it teaches, it leaks nothing, it needs nothing."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import nbformat
import numpy as np
import pytest
from click.testing import CliRunner

from autograder import cli
from autograder.engine import runner
from autograder.engine.messages import lost_answers
from autograder.engine.split import graded_cell
from autograder.files import distrusted
from autograder.gradebook import course as gradebook
from autograder.grading import batch, grader
from autograder.model import Limits, Marks, Status
from autograder.notebook import markers, owner
from autograder.notebook.cell_kinds import about, is_hidden, is_test
from autograder.notebook.intake import LEARNERS
from autograder.reports import feedback, graded_notebooks, render
from tests.support import classes, grading
from tests.support.grading import ASSIGNMENT
from tests.support.hands import write_submission
from tests.support.page_text import plain

SOURCE = grading.source_notebook()
LOG2 = {
    "compute_cost": "def compute_cost(A2, Y):\n"
    "    return -np.mean(Y * np.log2(A2) + (1 - Y) * np.log2(1 - A2))"
}
COST = grading.worth("compute_cost")


def hidden_lines(source):
    return markers.lines_between(source, markers.HIDDEN)


HIDDEN = [line for cell in SOURCE.cells for line in hidden_lines(cell.source)]
SEEDS = {number for line in HIDDEN for number in re.findall(r"\d{4}", line)}


def page_of(graded, marks=None) -> str:
    notebook = nbformat.reads(graded.notebook, as_version=4)
    report = graded_notebooks.report_of(
        notebook, assignment=ASSIGNMENT, student=graded.report.student
    )
    return feedback.page(notebook, report, marks)


def leaks(page: str) -> list[str]:
    """Every hidden line and every hidden number that a page shows."""
    text = plain(page)
    lines = [line for line in HIDDEN if len(line) > 8 and line in text]
    return lines + [seed for seed in SEEDS if re.search(rf"(?<![\d.]){seed}(?!\d)", text)]


def test_the_report_in_a_notebook_is_the_graders():
    graded = classes.graded("ada", LOG2)
    notebook = nbformat.reads(graded.notebook, as_version=4)
    assert (
        graded_notebooks.report_of(notebook, assignment=ASSIGNMENT, student="ada") == graded.report
    )


def test_a_failed_exercise_shows_its_points_the_mistake_and_the_learners_code():
    text = plain(page_of(classes.graded("ada", LOG2)))
    assert f"{100 - COST:g} of 100 points" in text
    assert f"Exercise 5: the cost\n0 of {COST:g}" in text
    assert "return -np.mean(Y * np.log2(A2)" in text
    said = text.count("the logarithm is np.log2, expected np.log") + text.count(feedback.SAME)
    assert said == len(grading.exercises()["compute_cost"])
    assert "Repeated data costs the same." in text
    assert "CheckFailed" not in text


def test_a_right_submission_is_complete_and_keeps_its_figure():
    page = page_of(classes.graded("ada", {}))
    assert page.count("✓ complete") == 11
    assert f'<img src="data:image/png;base64,{classes.FIGURE}" alt="Two line plots">' in page
    assert '<section class="text">' in page
    assert page.count("<math") > 3


def test_no_hidden_line_number_or_solution_is_in_anybodys_feedback():
    assert len(SEEDS) > 40
    solution = [line.strip() for cell in SOURCE.cells if "BEGIN SOLUTION" in cell.source
                for line in cell.source.splitlines() if len(line.strip()) > 30]  # fmt: skip
    blank = grading.solutions(grading.released())
    for student, answers in classes.dealt(8, rng=np.random.default_rng(3)).items():
        page = page_of(classes.graded(student, blank | dict(list(answers.items())[::2])))
        assert not leaks(page), student
        own = "\n".join(answers.values()) + "\n".join(c.source for c in grading.released().cells)
        assert not [line for line in solution if line in plain(page) and line not in own]


HOSTILE = {
    "frames": "def compute_cost(A2, Y):\n    import sys\n    seen, frame = [], sys._getframe()\n"
    "    while frame:\n        seen.append(str(frame.f_locals))\n        frame = frame.f_back\n"
    "    raise ValueError(' '.join(seen))",
    "files": "import glob\nfor depth in range(1, 5):\n"
    "    for path in glob.glob('/[!pu]*' + '/*' * depth + '.ipynb'):\n"
    "        print(open(path).read())\n"
    "def compute_cost(A2, Y):\n    return open('/proc/self/maps')",
    "tells": "def compute_cost(A2, Y):\n    raise ValueError(f'{A2!r} {Y!r}')",
    "hangs": "def compute_cost(A2, Y):\n    while True: pass",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_hostile_answer_gets_a_hidden_line_through_the_engine(kind):
    limits = Limits(call_seconds=3.0, total_seconds=30.0)
    one = classes.submission("eve", {"compute_cost": HOSTILE[kind]})
    graded = grader.grade(one, classes.SOURCE, grader.Settings(limits=limits))
    assert graded.report.isolation.startswith("sandboxed")
    assert graded.report.score == pytest.approx(100 - COST)
    assert not leaks(page_of(graded))


def test_the_engines_figure_is_on_the_page_with_its_words():
    graded = grader.grade(classes.submission("ada", {}), classes.SOURCE, grader.Settings())
    page = page_of(graded)
    assert "100 of 100 points" in plain(page)
    (alt,) = re.findall(r'<img src="data:image/png;base64,[A-Za-z0-9+/=]+" alt="([^"]*)">', page)
    assert alt.startswith("Cost and symmetry defect")


def test_the_leak_search_finds_a_leak():
    notebook = nbformat.reads(classes.graded("ada", {}).notebook, as_version=4)
    line = next(line for line in HIDDEN if "5113" in line)
    assert set(leaks(f"<p>{line}</p>")) >= {line, "5113", "8287", "6029"}
    (test,) = (each for each in notebook.cells if each.id == "initialize_zeros-zeros")
    assert leaks(render.code(test.source))  # a test cell shown as it is


def test_a_page_does_not_depend_on_what_the_hidden_lines_are():
    """Else a learner prints guesses, and reads from the page which of them are right."""
    guesses = "\n".join(HIDDEN) + "\n" + " ".join(sorted(SEEDS))
    assert _page_with(guesses, SOURCE) == _page_with(guesses, _with_other_hidden_lines(SOURCE))


def _page_with(text, source):
    """Return the page of a submission with a text wherever a learner may place one."""
    graded = classes.graded("eve", {"compute_cost": f"print({text!r})"}, {"setup": text})
    notebook = nbformat.reads(graded.notebook, as_version=4)
    tests = {about(cell)["grade_id"]: cell.source for cell in source.cells if about(cell)}
    for cell in filter(is_test, notebook.cells):
        cell.source = tests[about(cell)["grade_id"]]
    own = next(cell for cell in notebook.cells if cell.id == "learner-1")
    own.outputs = [
        nbformat.v4.new_output("stream", text=text),
        nbformat.v4.new_output("error", ename="E", evalue="", traceback=text.splitlines()),
        nbformat.v4.new_output("execute_result", {"text/plain": text}),
    ]
    lines = HIDDEN * len(graded.report.exercises)  # a message each, as long ones are cut
    results = [
        replace(each, status=Status.ERROR, message=line, details={"found": f"{line} {text}"})
        for each, line in zip(graded.report.exercises, lines, strict=False)
    ]
    return feedback.page(notebook, replace(graded.report, exercises=results, review=[text]))


def _with_other_hidden_lines(source):
    changed = nbformat.from_dict(source)
    for cell in filter(is_hidden, changed.cells):
        for line in hidden_lines(cell.source):
            cell.source = cell.source.replace(line, "pass")
    assert not [
        line for cell in changed.cells for line in hidden_lines(cell.source) if line != "pass"
    ]
    return changed


def test_nothing_that_a_learner_writes_runs_in_the_page():
    bad = '<script>alert(1)</script><img src="http://a.example/x.png" onerror="alert(1)">'
    graded = classes.graded("eve", {"compute_cost": f"# {bad}\nraise ValueError('{bad}')"})
    notebook = nbformat.reads(graded.notebook, as_version=4)
    words = f"{bad} $\\text{{{bad}}}$ [x](javascript:a)"
    notebook.cells.append(nbformat.v4.new_markdown_cell(words, id=f"{LEARNERS}8"))
    shown = nbformat.v4.new_output("display_data", {"text/html": bad, "image/png": '"><b>'})
    notebook.cells.append(nbformat.v4.new_code_cell("1", outputs=[shown], id=f"{LEARNERS}9"))
    page = feedback.page(notebook, replace(graded.report, student=bad, review=[bad]))
    assert "<script" not in page
    assert '<img src="http' not in page
    assert 'href="javascript' not in page
    assert "default-src 'none'" in page


def test_points_comments_and_lateness_of_the_gradebook_are_on_the_page():
    graded = classes.graded("ada", LOG2)
    points = {each.grade_id: each.points for each in graded.report.exercises}
    points["compute_cost-visible"] = 1.5
    marks = Marks(points, {"compute_cost": "Nearly: which logarithm?"}, frozenset(), 91.5, 100, 10)
    text = plain(page_of(graded, marks))
    assert "81.5 of 100 points" in text
    assert "91.5 points for the work, less 10 for handing in late" in text
    assert "Nearly: which logarithm?" in text
    assert f"1.5 of {COST:g}" in text


def test_an_answer_in_words_has_the_points_and_the_comment_of_its_reader():
    words = nbformat.v4.new_markdown_cell("Because rows are **equal**. <b>bold</b>")
    words.metadata["nbgrader"] = {"grade_id": "why", "solution": True, "grade": True, "points": 5}
    task = nbformat.v4.new_markdown_cell("## Question 7 (5 points)\nWhy?")
    task.metadata["nbgrader"] = {"grade_id": "why-task", "solution": False, "grade": False}
    graded = classes.graded("ada", {})
    notebook = classes.read(graded)
    notebook.cells += [task, words]
    marks = Marks({"why": 3.5}, {"why": "And the columns?"}, frozenset(["why"]), 103.5, 105)
    page = feedback.page(notebook, graded.report, marks)
    assert "3.5 of 5 points, given by a person." in page
    assert "And the columns?" in page
    assert "<strong>equal</strong>. &lt;b&gt;" in page
    assert "Question 7</a></td>" in page
    assert 'id="exercise-12"' in page


def test_a_task_that_a_person_grades_shows_its_points():
    task = nbformat.v4.new_markdown_cell("## An essay")
    task.metadata["nbgrader"] = {"grade_id": "essay", "task": True, "points": 5}
    graded = classes.graded("ada", {})
    notebook = classes.read(graded)
    notebook.cells.append(task)
    page = feedback.page(notebook, graded.report, Marks({"essay": 4.0}, score=104, max_score=105))
    assert "4 of 5 points" in page


def test_the_page_needs_no_network():
    page = page_of(classes.graded("ada", {}))
    assert not re.findall(r"(?:src|href)=[\"'](?!data:|#|https://|\.)", page)
    assert not re.findall(r"<(?:script|link|iframe|object)|@import|url\(", page)


def test_a_learner_is_told_that_their_file_could_not_be_read():
    one = replace(classes.submission("eve", {}), data=b"no JSON")
    text = plain(page_of(grader.grade(one, classes.SOURCE, grader.Settings(), classes.run)))
    assert "None of your notebook could be graded." in text
    assert "the file is not JSON" in text
    assert "ask for it again" not in text
    assert "cell by cell" not in text


NOTES = [
    graded_cell.finding("compute_cost-values", "it uses a Fraction from the learner's code"),
    lost_answers.program(1),
    lost_answers.cell(2, "x = 1", lost_answers.late(lost_answers.CELL, 20).reason),
    *owner.notes({"learner_id": ["s007"]}, "s042"),
    runner.GIVEN_UP,
    distrusted.UnreadableError("a.csv is a hard link to another file; ask for a copy"),
    "the folder cannot be trusted or read: Permission denied; check it by hand",
]


def test_no_note_or_message_to_the_instructor_is_on_a_learners_page():
    graded = classes.graded("s042", LOG2)
    late = lost_answers.late("compute_cost", 20).message
    first, *others = graded.report.exercises
    results = [replace(first, points=0.0, status=Status.TIMEOUT, message=late), *others]
    marks = Marks(score=80, max_score=100, late_penalty=10, times="Due then. Submitted late.")
    long = f"{NOTES[0][:-5]}"  # cut short
    report = replace(graded.report, exercises=results, review=[*map(str, NOTES), long])
    page = feedback.page(nbformat.reads(graded.notebook, as_version=4), report, marks)
    text = plain(page)
    for words in ("python -m", "by hand", "check it", "ask for", "metadata", "s007"):
        assert words not in text, words
    hidden = [about(cell)["grade_id"] for cell in SOURCE.cells if is_hidden(cell)]
    assert [name for name in hidden if name in page] == []
    assert "could not judge this answer: it uses a Fraction" in text
    assert "`learner_id` differs from s042" in text
    assert "did not return within 20 s" in text


def test_a_course_cell_that_failed_shows_why_and_no_half_drawn_figure():
    notebook = nbformat.reads(classes.graded("ada", {}).notebook, as_version=4)
    cell = next(c for c in notebook.cells if about(c).get("grade_id") == "experiment-figure")
    cell.outputs.append(
        nbformat.v4.new_output("error", ename="E", evalue="", traceback=["a\n", "b\n"])
    )
    page = feedback.page(notebook, classes.graded("ada", {}).report)
    assert "<img" not in page
    assert "a\nb" in page


@pytest.mark.parametrize(
    ("latex", "shown"),
    [
        (r"\frac{1}{m}", "<mfrac>"),
        (r"\text{learning\_rate}", "<mtext>learning_rate</mtext>"),
        (r"\frac{1", "1"),
        (r"a & \b<script>", "&lt;script&gt;"),
    ],
)
def test_mathematics_is_mathml_or_its_own_source(latex, shown):
    assert shown in render.mathematics(latex)


def test_a_message_that_floods_is_cut():
    graded = classes.graded(
        "eve", {"compute_cost": "def compute_cost(A2, Y):\n    return 'x' * 9999"}
    )
    flood = replace(graded.report.exercises[0], status=Status.FAIL, message="y" * 5000)
    notebook = classes.read(graded)
    page = feedback.page(notebook, replace(graded.report, exercises=[flood]))
    assert "y" * feedback.MAX_MESSAGE + " …" in page
    assert "y" * (feedback.MAX_MESSAGE + 1) not in page


def test_a_long_output_is_cut_and_says_so():
    long = nbformat.v4.new_output("stream", text="x" * 30_000)
    assert "and 10,000 characters more" in render.output(long)


def test_nbgrader_hands_the_pages_back(course, monkeypatch):
    course("generate_assignment", ASSIGNMENT)
    course("release_assignment", ASSIGNMENT)
    course("fetch_assignment", ASSIGNMENT)
    write_submission(LOG2, course.state / "fetched" / ASSIGNMENT)
    course("submit", str(course.state / "fetched" / ASSIGNMENT))
    course("collect", ASSIGNMENT)
    write_submission({}, course.state / "submitted" / "by_mail" / ASSIGNMENT)
    monkeypatch.setenv("NBGRADER_STATE", str(course.state))
    monkeypatch.chdir(course.root)
    plan = batch.Plan(gradebook.course(course.root), ASSIGNMENT)
    with ThreadPoolExecutor(1) as executor:
        assert len(list(batch.run(plan, executor, work=classes.work))) == 2
    done = CliRunner().invoke(cli.main, ["feedback", ASSIGNMENT])
    assert done.exit_code == 0, done.output
    assert done.stderr == ""
    assert "1 of 2 learners (by_mail) did not submit by `nbgrader submit`" in done.stdout
    assert f"Hand them back with: nbgrader release_feedback {ASSIGNMENT}" in done.stdout
    assert f"2 pages in {course.state / 'feedback'}" in done.stdout
    course("release_feedback", ASSIGNMENT)
    course("fetch_feedback", ASSIGNMENT)
    (page,) = (course.state / "fetched" / ASSIGNMENT / "feedback").rglob("*.html")
    assert f"{100 - COST:g} of 100 points" in plain(page.read_text("utf-8"))


def test_feedback_before_grading_says_what_to_do(course, monkeypatch):
    monkeypatch.setenv("NBGRADER_STATE", str(course.state))
    monkeypatch.chdir(course.root)
    done = CliRunner().invoke(cli.main, ["feedback", ASSIGNMENT])
    assert done.exit_code == 1
    assert f"First: python -m autograder grade {ASSIGNMENT}" in done.stderr
