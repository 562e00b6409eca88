"""Whatever a class hands in, honest learners keep their points, and nothing is left behind."""

import json
import sys
import tempfile
from pathlib import Path

import pytest

from autograder.notebook import metadata
from autograder.sandbox import choose
from tests.attacks import damaging, escapes, hostile_class, lab, leaking, runtime, walls
from tests.attacks.case import EXTRA
from tests.attacks.hostile_class import Graded, Stage
from tests.support import users
from tests.support.cluster import cluster
from tests.support.grading import ASSIGNMENT


def total(graded, student):
    """Return a learner's points, None where there is no result."""
    return graded.notebooks[student].report.score if student in graded.notebooks else None


def spared(stage: Stage, members, *options: str) -> Graded:
    """Grade a class and hold the law: honest ones have all points, each other one an outcome."""
    before = stage.outside()
    graded = stage.grade(members, *options)
    points = {each.student: total(graded, each.student) for each in members}
    honest = [each.student for each in members if not each.case]
    assert {student: points[student] for student in honest} == dict.fromkeys(
        honest, lab.points()
    ), graded.said
    unnamed = [student for student in points if points[student] is None]
    assert [student for student in unnamed if student not in graded.said] == []
    assert stage.still_running() == []
    assert stage.outside() == before
    assert not Path("/tmp/owned").exists()
    return graded


#: What a wall decides; what hangs on the checks and the messages is the same behind each wall.
CASES = damaging.CASES | leaking.CASES | walls.CASES | escapes.CASES
ON_WALLS = {name: case for name, case in CASES.items() if name not in hostile_class.ENDLESS}
#: Forbids namespaces, as container engines do by default: there Landlock is the strongest wall.
CONTAINER = (sys.executable, "-m", "tests.support.container")

#: By wall: the attacks that are made one by one, and in what the grader runs.
ATTACKED = {"namespaces": (runtime.CASES, ()), "landlock": (ON_WALLS, CONTAINER)}


@pytest.fixture
def open_folder():
    """Make a folder that other users can reach: pytest's own are closed to them."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        yield folder


@pytest.mark.parametrize("wall", ATTACKED)
def test_each_attack_has_the_expected_outcome_and_affects_nobody_else(open_folder, wall):
    cases, within = ATTACKED[wall]
    members = hostile_class.one_attack_each(cases)
    stage = Stage(open_folder, user=users.USERS[-1], within=within)
    graded = spared(stage, members)
    wrong = {each.case: unexpected(graded.notebooks[each.student], cases[each.case])
             for each in members if each.case}  # fmt: skip
    assert {name: found for name, found in wrong.items() if found} == {}
    assert len(wrong) == len(cases)
    assert graded.code == 0
    isolations = {each.report.isolation for each in graded.notebooks.values()}
    assert isolations == {choose.WALLS[wall].isolation()}
    the_doctor_and_a_learner_get(wall, stage, members[0], total(graded, members[0].student))


def unexpected(notebook, case):
    """Return what of an attack's outcome is not as expected."""
    points = {result.grade_id: result.points for result in notebook.report.exercises}
    text = (notebook.folder / f"{ASSIGNMENT}.ipynb").read_text("utf-8")
    return runtime.wrong(case, points, text)


def the_doctor_and_a_learner_get(wall, stage, member, points):
    """The doctor finds the same wall, and `check` gives the same points."""
    doctor = stage.run("doctor")
    assert doctor.returncode == 0, doctor.stdout
    assert f"sandbox: {wall}, the strongest wall that stands here" in doctor.stdout
    own = stage.submitted / member.student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    check = stage.run("check", str(own), "--json")
    assert json.loads(check.stdout)["score"] == points


def test_as_root_behind_landlock_too(tmp_path, monkeypatch):
    monkeypatch.setenv(choose.WALL, "landlock")
    graded = spared(Stage(tmp_path), hostile_class.crowded(ON_WALLS))
    isolations = {each.report.isolation for each in graded.notebooks.values()}
    assert isolations == {choose.WALLS["landlock"].isolation()}


def test_as_root_over_a_cluster_too(tmp_path):
    with cluster(tmp_path) as (address, _):
        spared(Stage(tmp_path), hostile_class.crowded(), "--scheduler", address)


def test_without_a_sandbox_too_except_for_attacks_on_the_machine(tmp_path):
    graded = spared(Stage(tmp_path), hostile_class.crowded(harmful=False), "--no-sandbox")
    assert {each.report.isolation for each in graded.notebooks.values()} == {
        "none: --no-sandbox, this code ran with the grader's permissions"
    }


def test_each_attack_is_made_once_by_a_crowded_class():
    made = [(place, text) for cells in hostile_class.together(runtime.CASES)
            for place, text in cells.items()]  # fmt: skip
    cases = {name: each for name, each in runtime.CASES.items()
             if name not in hostile_class.ENDLESS}  # fmt: skip
    for name, case in cases.items():
        for text in case.cells.values():
            found = [place for place, own in made if own == hostile_class.moved(text, place)]
            assert len(found) == 1, name
            assert (found[0] in lab.TESTED) == (EXTRA not in case.cells), name
    assert len(made) == len(cases) == len(runtime.CASES) - len(hostile_class.ENDLESS)


def test_an_attack_in_an_answer_is_an_answer_to_the_exercise_that_it_is_moved_to():
    for cells in hostile_class.together(damaging.CASES):
        for place in cells.keys() & {*lab.TESTED}:
            assert f"def {place}(A2=None, *_, **__):" in cells[place]


def test_the_lab_has_what_attacks_look_for():
    hidden = [cell.source for cell in lab.source().cells if metadata.is_hidden(cell)]
    assert any(leaking.HIDDEN in source for source in hidden)
    assert tuple(metadata.exercises(lab.source())) == lab.TESTED
