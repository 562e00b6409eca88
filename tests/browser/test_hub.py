"""The recipe for a class on one server, with JupyterHub, a class of two, and their instructor."""

import os
import re

import nbformat
import pytest
from nbgrader.api import Gradebook

from tests.browser import hub as hubs
from tests.browser.lab import COMPLETE, run_cell
from tests.support.grading import ASSIGNMENT, handed_in, source_notebook, worth

NOTEBOOK = f"{ASSIGNMENT}/{ASSIGNMENT}.ipynb"
SWAPPED = {
    "initialize_zeros": "def initialize_zeros(n_x, n_h, n_y):\n    return {'W1': np.zeros((n_x, n_h))}"
}
WORK = {"alice": {}, "bob": SWAPPED}
POINTS = {"alice": 100, "bob": 100 - worth("initialize_zeros")}
NOT_ROOT = "needs root: the hub starts a server as each of its users. Run the tests with sudo."


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return the folder of the server; without root, skip on a user's machine and fail in CI."""
    if os.getuid():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(NOT_ROOT)
    return tmp_path_factory.mktemp("hub")


@pytest.fixture(scope="module")
def hub(folder):
    """Set up the server and hold a class on it: from the release to the feedback."""
    with hubs.hub(folder) as running:
        learners = [running.person(name) for name in WORK]
        release, grade = hubs.steps_of("Teach")
        running.machine.user("teacher", release)
        for learner in learners:
            _learns(learner)
        running.machine.user("teacher", grade)
        for learner in learners:
            learner.assignment("fetch_feedback", ASSIGNMENT)
        running.learners = {each.name: each for each in learners}
        yield running


def _learns(learner):
    """Fetch the assignment, fill it in, and submit it."""
    learner.wait()
    learner.assignment("fetch", ASSIGNMENT)
    work = {"type": "notebook", "content": handed_in(WORK[learner.name])}
    learner.asks("PUT", f"api/contents/{NOTEBOOK}", json=work)
    learner.assignment("submit", ASSIGNMENT)


@pytest.fixture
def enter(browser, hub):
    """Return a function that logs a user in, in a browser of their own, and opens an address."""
    opened = []

    def entered(name, address):
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        opened.append(page)
        page.set_default_timeout(180_000)
        page.goto(f"{hub.address}/hub/{address}")
        page.get_by_label("Username").fill(name)
        page.get_by_label("Password").fill(hubs.PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        return page

    yield entered
    for page in opened:
        page.close()


def test_each_learner_gets_their_own_points_and_feedback(hub, folder):
    database = folder / "home/teacher/random-initialization/state/gradebook.db"
    with Gradebook(f"sqlite:///{database}") as gradebook:
        scores = {each.student.id: each.score for each in gradebook.assignment_submissions(ASSIGNMENT)}
    assert scores == POINTS
    for name, points in POINTS.items():
        (page,) = folder.glob(f"home/{name}/{ASSIGNMENT}/feedback/*/*.html")
        assert f"{points:g}" in page.read_text("utf-8")


def test_formgrader_shows_the_class_in_a_tab_of_its_own(enter):
    page = enter("teacher", "user-redirect/formgrader")
    page.get_by_role("link", name="2", exact=True).wait_for()
    assert page.get_by_role("link", name=ASSIGNMENT).count()
