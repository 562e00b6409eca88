"""A class in which each hostile learner makes one attack, graded by another user."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.attacks import blast, hostile_class, lab, runtime
from tests.attacks.case import Case
from tests.attacks.hostile_class import Member, Stage
from tests.support import users
from tests.support.grading import ASSIGNMENT


class Attacked(NamedTuple):
    """The stage of a graded class, and one of its members with the points that it has."""

    stage: Stage
    member: Member
    points: float | None


@contextmanager
def expected(
    cases: dict[str, Case], wall: str, within: tuple[str, ...] = (), *, whole: bool = False
) -> Iterator[Attacked]:
    """Hold that each attack has its outcome and affects nobody else; yield what is left.

    Args:
        cases: the attacks.
        wall: the one that stands there.
        within: a program in which the grader is to run, with its arguments.
        whole: whether the lab has the tests of many calls too.
    """
    hand_in = hostile_class.handed_in if whole else hostile_class.quickly_handed_in
    members = hostile_class.one_attack_each(cases, hand_in)
    source = lab.source() if whole else lab.quick_source()
    with _open_folder() as folder:
        stage = Stage(folder, user=users.USERS[-1], within=within, source=source)
        graded = blast.spared(stage, members)
        _have_the_expected_outcome(graded, members, cases, source)
        assert blast.isolations(graded) == blast.behind(wall)
        yield Attacked(stage, members[0], blast.total(graded, members[0].student))


def _have_the_expected_outcome(graded, members, cases, source):
    wrong = {each.case: _unexpected(graded.notebooks[each.student], cases[each.case], source)
             for each in members if each.case}  # fmt: skip
    assert {name: found for name, found in wrong.items() if found} == {}
    assert len(wrong) == len(cases)
    assert graded.code == 0


@contextmanager
def _open_folder() -> Iterator[Path]:
    """Make a folder that other users can reach: pytest's own are closed to them."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        yield folder


def _unexpected(notebook, case, source):
    """Return what of an attack's outcome is not as expected."""
    points = {result.grade_id: result.points for result in notebook.report.exercises}
    text = (notebook.folder / f"{ASSIGNMENT}.ipynb").read_text("utf-8")
    return runtime.wrong(case, points, text, source)


def the_doctor_and_a_learner_get(wall: str, attacked: Attacked) -> None:
    """Hold that the doctor finds the same wall, and `check` gives the same points."""
    stage, member, points = attacked
    doctor = stage.run("doctor")
    assert doctor.returncode == 0, doctor.stdout
    assert f"sandbox: {wall}, the strongest that works here" in doctor.stdout
    own = stage.submitted / member.student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    check = stage.run("check", str(own), "--json")
    assert json.loads(check.stdout)["score"] == points
