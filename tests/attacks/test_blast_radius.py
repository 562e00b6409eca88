"""Whatever a class hands in, honest learners keep their points, and nothing is left behind."""

import json
import sys
import tempfile
from pathlib import Path

import pytest

from autograder.sandbox import choose, landlock
from tests.attacks import damaging, escapes, hostile_class, leaking, runtime, walls
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
    assert {student: points[student] for student in honest} == dict.fromkeys(honest, 100.0), (
        graded.said
    )
    unnamed = [student for student in points if points[student] is None]
    assert [student for student in unnamed if student not in graded.said] == []
    assert stage.still_running() == []
    assert stage.outside() == before
    assert not Path("/tmp/owned").exists()
    return graded


#: What a wall decides; what hangs on the checks and the messages is the same behind each wall.
ON_WALLS = damaging.CASES | leaking.CASES | walls.CASES | escapes.CASES


@pytest.mark.parametrize(
    ("wall", "cases"), [("namespaces", runtime.CASES), ("landlock", ON_WALLS)], ids=["all", "walls"]
)
def test_each_attack_has_the_expected_outcome_and_affects_nobody_else(
    tmp_path, monkeypatch, wall, cases
):
    monkeypatch.setenv(choose.WALL, wall)
    members = hostile_class.one_attack_each(cases)
    graded = spared(Stage(tmp_path), members)
    wrong = {}
    for each in filter(lambda one: one.case, members):
        notebook = graded.notebooks[each.student]
        points = {result.grade_id: result.points for result in notebook.report.exercises}
        text = (notebook.folder / f"{ASSIGNMENT}.ipynb").read_text("utf-8")
        case = hostile_class.unsolved(cases[each.case])
        wrong[each.case] = runtime.wrong(case, points, text)
    assert {name: found for name, found in wrong.items() if found} == {}
    assert len(wrong) == len(cases)
    assert graded.code == 0
    isolations = {each.report.isolation for each in graded.notebooks.values()}
    assert isolations == {choose.WALLS[wall].isolation()}


def test_as_an_ordinary_user_too():
    with tempfile.TemporaryDirectory() as made:  # pytest's own folders are closed to others
        folder = Path(made)
        folder.chmod(0o755)
        spared(Stage(folder, user=users.USERS[-1]), hostile_class.crowded())


def test_as_an_ordinary_user_in_a_container_too():
    """The wall that needs no namespaces stands there, for the doctor and for a learner too."""
    within = (sys.executable, "-m", "tests.support.container")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        stage = Stage(folder, user=users.USERS[-1], within=within)
        members = hostile_class.crowded()
        graded = spared(stage, members)
        assert {each.report.isolation for each in graded.notebooks.values()} == {
            landlock.isolation()
        }
        doctor = stage.run("doctor")
        assert doctor.returncode == 0, doctor.stdout
        assert "sandbox: landlock, the strongest wall that stands here" in doctor.stdout
        own = folder / "state" / "submitted" / members[0].student / ASSIGNMENT
        check = stage.run("check", str(own / f"{ASSIGNMENT}.ipynb"), "--json")
        assert json.loads(check.stdout)["score"] == total(graded, members[0].student)


def test_over_a_cluster_too(tmp_path):
    with cluster(tmp_path) as (address, _):
        spared(Stage(tmp_path), hostile_class.crowded(), "--scheduler", address)


def test_without_a_sandbox_too_except_for_attacks_on_the_machine(tmp_path):
    graded = spared(Stage(tmp_path), hostile_class.crowded(harmful=False), "--no-sandbox")
    assert {each.report.isolation for each in graded.notebooks.values()} == {
        "none: --no-sandbox, this code ran with the grader's permissions"
    }


def test_the_class_is_large_and_mixed():
    members = hostile_class.crowded()
    assert len(members) >= 40
    assert sum(not each.case for each in members) == hostile_class.HONEST
