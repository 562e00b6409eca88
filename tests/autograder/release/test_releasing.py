"""`autograder release`: an assignment is handed out when nothing speaks against it, else not."""

import os
import re
import shutil
import subprocess

import nbformat
import pytest
from click.testing import CliRunner

from autograder import cli
from autograder.grading.grader import Settings
from autograder.release import release
from tests.support import commands
from tests.support.grading import ROOT, released
from tests.support.plain_notebooks import hidden, marked, notebook, solution

ASSIGNMENT = "concept_quiz"  # the one that is judged soonest
PATH = f"{ASSIGNMENT}/{ASSIGNMENT}.ipynb"


@pytest.fixture
def course(tmp_path, monkeypatch):
    """Make a copy of the course that has all that the command looks at."""
    for folder in ("source", "answer_bank", "autograder", "utils"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NBGRADER_STATE", str(tmp_path / "state"))
    return tmp_path


def run(*arguments: str):
    return CliRunner().invoke(cli.main, ["release", *arguments])


@pytest.fixture
def warm_nbgrader(monkeypatch):
    """Start nbgrader's commands with nbgrader imported; our own run cold, in the copy's code."""
    cold = release._run

    def run(course, module, *arguments):
        if module != "nbgrader":
            return cold(course, module, *arguments)
        ended = commands.run(module, *arguments, folder=course.root, environment=dict(os.environ))
        return subprocess.CompletedProcess(arguments, *ended)

    monkeypatch.setattr(release, "_run", run)


def change(course, grade_id, old, new):
    path = course / "source" / PATH
    notebook = nbformat.read(path, as_version=4)
    cell = next(each for each in notebook.cells if each.metadata.nbgrader.grade_id == grade_id)
    assert old in cell.source
    cell.source = cell.source.replace(old, new)
    nbformat.write(notebook, path)


def keep_of_the_bank(course, *exercises):
    """Leave the answers to a few exercises alone: judging all of them takes most of the time."""
    for folder in (course / "answer_bank" / ASSIGNMENT).iterdir():
        if folder.name not in exercises:
            shutil.rmtree(folder)


@pytest.mark.usefixtures("warm_nbgrader")
def test_the_course_is_released(course):
    keep_of_the_bank(course, "sizes")
    done = run(ASSIGNMENT)
    assert done.exit_code == 0, done.output
    assert [line.split()[0] for line in done.output.splitlines()] == [*["ok"] * 5, "released"]
    assert "mutants of the solutions: none, since" in done.output
    assert nbformat.read(course / "release" / PATH, as_version=4) == released(ASSIGNMENT)
    assert list((course / "state" / "exchange").rglob(f"outbound/{PATH}"))


def test_a_wrong_solution_and_a_test_that_catches_nothing_are_refused_with_the_reasons(course):
    keep_of_the_bank(course, "sizes", "seeds")
    change(course, "sizes", '"columns"', '"rows"')
    change(course, "seeds-right", "    checks.", "    pass  # checks.")
    done = run(ASSIGNMENT)
    assert done.exit_code == 1
    said = done.output
    assert "refused nbgrader validates the source" in said
    assert "`sizes-right` takes points off the model solution" in said
    assert "`seeds-right` gives 4 points for the untouched release" in said
    assert re.search(r"seeds.* passes", said)  # an answer of the bank that should not
    assert f"{ASSIGNMENT} was not released" in said
    assert not (course / "release").exists()


@pytest.mark.parametrize("reasons", [[], ["a reason"]])
def test_where_it_is_only_checked_nothing_is_released(course, monkeypatch, reasons):
    steps = [release.Step("the laws of the course hold", reasons)]
    monkeypatch.setattr(release, "examine", lambda *_: steps)
    monkeypatch.setattr(release, "hand_out", lambda *_: pytest.fail("it is handed out"))
    assert run(ASSIGNMENT, "--check").exit_code == bool(reasons)


def test_an_unknown_assignment_is_refused(course):
    done = run("nothing")
    assert done.exit_code == 1
    assert "the assignments are:" in done.output
    assert not (course / "release").exists()


@pytest.mark.parametrize("names", [["week2"], ["part1", "part2"]])
def test_an_ordinary_assignment_is_refused_with_the_option_for_it_alone(course, names):
    (course / "source" / "week2").mkdir()
    ordinary = notebook(solution("f", marked("f = 1")), hidden("t", "assert f"), way="")
    for name in names:
        nbformat.write(ordinary, course / "source" / "week2" / f"{name}.ipynb")
    done = run("week2")
    assert done.exit_code == 1
    (said,) = done.output.splitlines()
    assert "release week2 --plain" in said


def test_the_source_earns_points_in_the_way_that_lint_lets_its_tests_run():
    ordinary = notebook(
        solution("f", marked("class A: pass")), hidden("t", "assert A() != A()"), way=""
    )
    of = release.source_earns(nbformat.writes(ordinary), {}, Settings())
    assert [each.points for each in of(ordinary).exercises] == [2]


def test_of_a_command_that_stopped_its_error_is_told_and_no_line_of_its_code(monkeypatch):
    text = 'Traceback (most recent call last):\n  File "a.py", line 1\n    f(1)\nValueError: why\n'
    monkeypatch.setattr(release, "_run", lambda *_: subprocess.CompletedProcess([], 1, text))
    _, reasons = release._mutants(None, ASSIGNMENT)
    assert reasons[1:] == ["ValueError: why"]


def test_mutants_of_which_nothing_is_said_are_a_reason_against_a_release(monkeypatch):
    silent = subprocess.CompletedProcess([], 0, "")
    monkeypatch.setattr(release, "_run", lambda *_: silent)
    _, reasons = release._mutants(None, ASSIGNMENT)
    assert reasons
