"""The recipe for a class on one server, with JupyterHub, a class of two, and their instructor."""

import os
import re
import shlex
from concurrent.futures import ThreadPoolExecutor

import pytest
from nbgrader.api import Gradebook

from tests.browser import hub as hubs
from tests.browser.notebook_page import COMPLETE, run_cell
from tests.support.grading import ASSIGNMENT, handed_in, source_notebook, worth

NOTEBOOK = f"{ASSIGNMENT}/{ASSIGNMENT}.ipynb"
SWAPPED = "def initialize_zeros(n_x, n_h, n_y):\n    return {'W1': np.zeros((n_x, n_h))}"
WORK = {"alice": {}, "bob": {"initialize_zeros": SWAPPED}}
POINTS = {"alice": 100, "bob": 100 - worth("initialize_zeros")}
COURSE = "/home/teacher/random-initialization"
SOURCE = f"{COURSE}/source/{NOTEBOOK}"
EXCHANGE = "/srv/nbgrader/exchange/random-initialization"
#: What bob hands in as alice's newest: a link to the solution, which he cannot read himself.
FORGED = f"""
forged='{EXCHANGE}/inbound/alice+{ASSIGNMENT}+2099-01-01 00:00:00.000000 UTC+x'
mkdir "$forged"
ln -s {SOURCE} "$forged"
"""
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
        release, grade = hubs.steps_of("Teach")
        with ThreadPoolExecutor() as pool:
            released = pool.submit(running.machine.user, "teacher", release)
            learners = list(pool.map(running.person, WORK))
            released.result()
        for learner in learners:
            _learns(learner)
        running.machine.user("bob", FORGED)
        running.machine.user("teacher", grade)
        for learner in learners:
            learner.assignment("fetch_feedback", ASSIGNMENT)
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
        scores = {
            each.student.id: each.score for each in gradebook.assignment_submissions(ASSIGNMENT)
        }
    assert scores == POINTS
    for name, points in POINTS.items():
        (page,) = folder.glob(f"home/{name}/{ASSIGNMENT}/feedback/*/*.html")
        assert f"{points:g}" in page.read_text("utf-8")


def test_formgrader_shows_the_class_in_a_tab_of_its_own(enter):
    page = enter("teacher", "user-redirect/formgrader")
    page.get_by_role("link", name="2", exact=True).wait_for()
    assert page.get_by_role("link", name=ASSIGNMENT).count()


def test_a_learner_presses_grade_me(enter):
    page = enter("alice", f"user-redirect/lab/tree/{NOTEBOOK}")
    page.wait_for_function(COMPLETE, arg=NOTEBOOK)
    run_cell(page, "grade-me")
    panel = page.locator(".grade-me")
    panel.get_by_role("button", name="Grade me").click()
    panel.locator("table").wait_for()
    assert "only the visible tests were run" in panel.inner_text()
    assert panel.locator("tbody tr").filter(has_text="not yet right").count() == 0


def test_a_link_brings_the_lessons(enter, folder):
    readme = (hubs.RECIPE / "README.md").read_text("utf-8")
    page = enter("bob", re.search(r"`HUB/hub/(\S+repo=file\S+)`", readme)[1])
    page.wait_for_function(COMPLETE, arg="random-initialization/notebooks/00_start_here.ipynb")
    got = {each.name for each in (folder / "home/bob/random-initialization").iterdir()}
    assert {"notebooks", "release", "utils"} < got
    assert not got & {"source", "answer_bank", "tests", "state"}


@pytest.mark.parametrize(
    "what",
    [
        pytest.param(f"cat {SOURCE}", id="hidden tests"),
        pytest.param(f"cksum {COURSE}/state/gradebook.db", id="gradebook"),
        pytest.param(f"ls {COURSE}/state/submitted", id="collected work"),
        pytest.param(f"cat /home/bob/{NOTEBOOK}", id="another's work"),
        pytest.param(f"ls {EXCHANGE}/inbound", id="submitted work"),
        pytest.param(f"ls {EXCHANGE}/feedback", id="others' feedback"),
        pytest.param("cksum /srv/jupyterhub/jupyterhub.sqlite", id="the hub's database"),
        pytest.param("cat /srv/jupyterhub/cookie_secret", id="the hub's secret"),
        pytest.param("tr '\\0' ' ' < /proc/$(pgrep -ou bob)/environ", id="another's token"),
    ],
)
def test_a_learner_cannot_read(hub, what):
    assert hub.machine.root(what)
    assert not hub.machine.may("alice", what)


def test_a_learner_finds_no_hidden_line(hub):
    found = f"grep -rlF {shlex.quote(_hidden_line())} /etc /home /srv 2>/dev/null || true"
    assert SOURCE in hub.machine.root(found).split()
    assert hub.machine.user("alice", found) == ""


def _hidden_line():
    """Return the longest line of the source's hidden tests that needs no escape in JSON."""
    cells = "".join(cell.source for cell in source_notebook().cells)
    hidden = re.findall(r"### BEGIN HIDDEN TESTS\n(.*?)### END HIDDEN TESTS", cells, re.S)
    lines = [line.strip() for each in hidden for line in each.splitlines()]
    return max((line for line in lines if line.isascii() and '"' not in line), key=len)


def test_a_learner_cannot_change_what_others_hand_in_or_fetch(hub):
    (submitted,) = hub.machine.root(f"ls -d {EXCHANGE}/inbound/bob+*").splitlines()
    moved = f"mv '{submitted}' '{submitted}x' && mv '{submitted}x' '{submitted}'"
    assert hub.machine.may("bob", moved)
    assert not hub.machine.may("alice", moved)
    for folder in (EXCHANGE, f"{EXCHANGE}/outbound/{ASSIGNMENT}", "/srv/random-initialization"):
        assert not hub.machine.may("alice", f"touch {folder}/new")


def test_a_submission_cannot_be_a_link_to_the_instructors_files(hub):
    name = f"{EXCHANGE}/inbound/alice+link"
    hub.machine.user("alice", f"mkdir {name} && chmod 755 {name} && ln -s {SOURCE} {name}/it")
    assert hub.machine.may("teacher", f"cat {SOURCE}")
    assert not hub.machine.may("teacher", f"cat {name}/it")


def test_a_learner_cannot_use_anothers_server(hub):
    hub.person("teacher").wait()
    alice = hub.person("alice")
    assert (alice.status("alice"), alice.status("bob"), alice.status("teacher")) == (200, 403, 403)
