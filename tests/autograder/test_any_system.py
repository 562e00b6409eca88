"""The whole way of a learner and of a class where nothing of POSIX is there, and where no wall is.

`autograder` and `utils` see the other system in every process; see tests/support/elsewhere.
"""

import json

import nbformat
import pytest

from autograder.release import in_process
from tests.attacks import lab
from tests.support import grading, systems
from tests.support.grading import ASSIGNMENT, ROOT
from tests.support.hands import classes, promised, scores

#: Blanks, letters beyond ASCII, and longer than the 260 characters of old Windows programs.
FOLDER = "/".join(["Mes études, β & Übung", *["a folder with a long name " * 3] * 3])
AS_YOURS = "Your code runs without a sandbox, as it does in the cells above."
ODD_WORDS = 'def initialize_zeros(n_x, n_h, n_y):\n    raise ValueError("σ ≤ 1 ✓")\n'
LOOPS = "def initialize_zeros(n_x, n_h, n_y):\n    while True: pass\n"
QUIZ = "concept_quiz"  # graded in a moment
#: It trains from draws that each grader makes in an order of its own.
DRAWN = "nn_model"


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / FOLDER
    made.mkdir(parents=True)
    return made


def written(path, answers, assignment=ASSIGNMENT, *, crlf=False):
    """Write a notebook, perhaps with the line ends of an editor on Windows."""
    text = nbformat.writes(grading.handed_in(answers, assignment))
    if crlf:
        text = text.replace("\\n", "\\r\\n").replace("\n", "\r\n")
    path.write_bytes(text.encode())
    return path


def in_few_exercises(answers):
    """Return a notebook of the small lab: starting a process each time costs enough."""
    return lab.quick(lab.smaller(grading.handed_in(answers)))


def hand_in(course, student, answers):
    folder = course.state / "submitted" / student / ASSIGNMENT
    folder.mkdir(parents=True)
    nbformat.write(in_few_exercises(answers), folder / f"{ASSIGNMENT}.ipynb")


@pytest.fixture
def small_course(course):
    """Make a copy of the course with the small lab in place of the whole one."""
    lab.put_into(course.root, lab.quick_source())
    return course


def without_draws(points):
    return {name: each for name, each in points.items() if not name.startswith(DRAWN)}


def test_a_notebook_is_checked_on_a_console_of_few_letters(folder, small_course):
    wrong = folder / "σ.ipynb"
    nbformat.write(in_few_exercises({"initialize_zeros": ODD_WORDS}), wrong)
    done = systems.run("win32", "-m", "autograder", "check", wrong, folder=small_course.root,
        PYTHONIOENCODING="cp1252", PYTHONUTF8="0")  # fmt: skip
    said = done.stdout.decode("cp1252")
    assert done.returncode == 0, said + done.stderr.decode("cp1252")
    assert said.startswith("Your code runs without a sandbox, as it does in a notebook.")
    most = lab.points(lab.quick_source())
    assert f"{most - grading.worth('initialize_zeros'):g} of {most:g} points" in said
    assert "stopped with ValueError: ? ? 1 ?" in " ".join(said.split())


def test_each_test_has_the_points_that_the_cells_have_on_their_own(folder):
    mine = written(folder / "mine.ipynb", classes()["wrong02"], crlf=True)
    done = systems.run("darwin", "-m", "autograder", "check", mine, "--json")
    report = json.loads(done.stdout)
    points = {each["grade_id"]: each["points"] for each in report["exercises"]}
    assert without_draws(points) == without_draws(promised(ASSIGNMENT, "wrong02"))
    assert report["isolation"].startswith("none: a process of its own")


def test_the_panel_grades_without_asking_and_keeps_the_score(folder):
    mine = written(folder / "mine.ipynb", {"breakers": "breakers = 'σ'"}, QUIZ)
    (state,), kept = pressed("win32", mine, "grade")
    score = 100 - grading.worth("breakers", QUIZ)
    assert score < 100
    assert state["words"].startswith(f"{score:g} of 100 points")
    assert state["notes"][-1] == AS_YOURS
    assert kept["scores"][QUIZ] == {"score": score, "max_score": 100}


def test_where_no_wall_works_the_panel_offers_to_go_on(folder):
    mine = written(folder / "mine.ipynb", {}, QUIZ)
    (offer, done), kept = pressed("bare", mine, "grade", "offer")
    assert offer["offer"] == "Grade without a sandbox"
    assert "no wall works on this machine" in offer["words"]
    assert done["words"].startswith("100 of 100 points")
    assert done["notes"][-1] == AS_YOURS
    assert kept["scores"][QUIZ]["score"] == 100


def test_where_no_wall_works_check_says_which_option_goes_on():
    source = ROOT / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    done = systems.run("bare", "-m", "autograder", "check", source)
    assert done.returncode == 1
    assert b"no wall works on this machine" in done.stderr
    assert b"graded without a sandbox, as it runs in Jupyter: --no-sandbox" in done.stderr


def test_a_class_is_graded_and_gets_its_pages(small_course):
    course, wrong = small_course, classes()["wrong02"]
    hand_in(course, "wrong", wrong)
    hand_in(course, "loops", classes()["untouched"] | {"initialize_zeros": LOOPS})
    broken = course.state / "submitted" / "broken" / ASSIGNMENT
    broken.mkdir(parents=True)
    (broken / f"{ASSIGNMENT}.ipynb").write_bytes(b"no JSON \xff")

    def command(*arguments):
        return systems.run("win32", "-m", "autograder", *arguments, folder=course.root,
                           NBGRADER_STATE=str(course.state))  # fmt: skip

    refused = command("grade", ASSIGNMENT)
    assert (refused.returncode, b"this is win32" in refused.stderr) == (1, True)
    done = command("grade", ASSIGNMENT, "--no-sandbox", "--timeout", 3)
    assert done.returncode == 0, done.stdout + done.stderr
    assert b"isolation: none: a process of its own" in b" ".join(done.stdout.split())
    assert b"timed out after 3 s" in b" ".join(done.stdout.split())
    alone = {each.grade_id: each.points for each in in_process.run(lab.quick_source(), {
        name: wrong[name] for name in lab.TESTED})}  # fmt: skip
    assert 0 < sum(alone.values()) < lab.points(lab.quick_source())
    assert scores(course.state / "gradebook.db", ASSIGNMENT, "wrong") == alone
    assert sum(scores(course.state / "gradebook.db", ASSIGNMENT, "broken").values()) == 0
    made = command("feedback", ASSIGNMENT)
    assert made.returncode == 0, made.stdout + made.stderr
    assert len(list((course.state / "feedback").rglob("*.html"))) == 3


def pressed(system, notebook, *presses):
    """Press the panel's button; return what the browser saw, and the record that was kept."""
    record = notebook.parent / "record.json"
    done = systems.run(
        system, "-c", systems.PANEL, notebook, *presses, COURSE_RECORD=str(record), MPLBACKEND="Agg"
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1]), json.loads(record.read_text("utf-8"))
