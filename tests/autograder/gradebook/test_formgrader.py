"""The formgrader's buttons, through nbgrader's own API and the course's settings."""

import pytest
from nbgrader.apps import NbGrader
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory

from autograder.gradebook import formgrader
from tests.support.grading import ASSIGNMENT
from tests.support.hands import write_submission


@pytest.fixture
def api(course, monkeypatch):
    """nbgrader's API as the formgrader makes it, for a course with one hand-in."""
    monkeypatch.setenv("NBGRADER_STATE", str(course.state))
    monkeypatch.chdir(course.root)
    write_submission({}, course.state / "submitted" / "ada" / ASSIGNMENT)
    graded = course.state / "autograded" / "ada" / ASSIGNMENT
    write_submission({}, graded)
    app = NbGrader()
    app.load_cwd_config = True
    app.load_config_file()
    return NbGraderAPI(CourseDirectory(parent=app), parent=app)


def test_its_buttons_run_our_commands_and_nothing_of_nbgraders(api, monkeypatch):
    asked = []

    def run(root, *arguments):
        asked.append(arguments)
        return "what the command said"

    monkeypatch.setattr(formgrader, "_run", run)
    for done in (
        api.autograde(ASSIGNMENT, "ada"),
        api.generate_feedback(ASSIGNMENT, "ada"),
        api.generate_feedback(ASSIGNMENT),
    ):
        assert done["success"], done
        assert "what the command said" in done["log"]
        assert "Converting" not in done["log"]
    assert asked == [
        ("grade", ASSIGNMENT, "--student", "ada"),
        ("feedback", ASSIGNMENT, "--student", "ada"),
        ("feedback", ASSIGNMENT),
    ]


def test_a_command_that_fails_is_shown_and_removes_nothing(api, course, monkeypatch):
    monkeypatch.setattr(formgrader.sys, "executable", "/bin/false")
    done = api.autograde(ASSIGNMENT, "ada")
    assert not done["success"]
    assert f"python -m autograder grade {ASSIGNMENT} --student ada failed" in done["error"]
    assert list((course.state / "autograded" / "ada").rglob("*.ipynb"))
