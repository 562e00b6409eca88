"""Grades every attack of tests/attacks in both ways, in classes with honest learners."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from autograder.notebook import cell_kinds
from autograder.notebook.split_or_together import Way
from tests.attacks import blast, cheating, hostile_class, lab, plain_lab, runtime
from tests.attacks.case import Case
from tests.attacks.hostile_class import Graded, Member, Stage
from tests.support import users
from tests.support.grading import ASSIGNMENT
from tools.parity import placed

#: Honest learners lose no point because the machine is busy.
PATIENT = ("--timeout", "300")
OTHERS = {name: case for name, case in runtime.CASES.items() if name not in cheating.CASES}


class Outcome(NamedTuple):
    """What came of one attack: its author's points beside those that the work deserves."""

    attack: str
    points: float | None  # None: no result, and a message names the learner
    deserved: float
    told: tuple[str, ...]  # secrets that the graded notebook shows


class Classroom(NamedTuple):
    """A class that was graded: what came of each attack, and who else was touched."""

    outcomes: list[Outcome]
    honest: int
    touched: list[str]


def cheats(way: Way, cases: dict[str, Case]) -> Classroom:
    """Grade a class in which each hostile learner tries to cheat the course's own tests."""
    members = hostile_class.one_attack_each(cases, hostile_class.handed_in)
    return _graded(way, members, cases, placed.stating(lab.source(), way), own=True)


def others(way: Way, cases: dict[str, Case]) -> Classroom:
    """Grade a class in which each hostile learner makes one other attack, in a plain notebook."""
    members = hostile_class.one_attack_each(cases, plain_lab.handed_in)
    return _graded(way, members, cases, plain_lab.source(way))


def crowded(way: Way) -> Classroom:
    """Grade a class in which each hostile learner makes as many attacks as have room."""
    members = hostile_class.crowded(hand_in=plain_lab.handed_in)
    return _graded(way, members, {}, plain_lab.source(way))


def _graded(way, members, cases, source, *, own=False) -> Classroom:
    """Grade a class; `own` says whether the tests are the course's own."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)  # another user grades
        stage = Stage(folder, user=users.USERS[-1], source=source)
        if own:
            placed.write(stage.beside, way)
        before = stage.outside()
        graded = stage.grade(members, *PATIENT)
        touched = [*_others(graded, members, source), *_changed(before, stage.outside())]
        touched += [f"still running: {each}" for each in stage.still_running()]
        outcomes = [
            _outcome(graded, each, cases[each.case], source)
            for each in members if each.case in cases
        ]  # fmt: skip
    return Classroom(outcomes, sum(not each.case for each in members), touched)


def _others(graded: Graded, members: list[Member], source) -> Iterator[str]:
    """Yield each honest learner without all points, and each other one without any outcome."""
    if graded.code:
        yield f"the grader ended with {graded.code}: {graded.said[-300:]}"
    for each in members:
        points = blast.total(graded, each.student)
        if not each.case and points != lab.points(source):
            yield f"{each.student}, who is honest, has {points}"
        if each.case and points is None and each.student not in graded.said:
            yield f"{each.student} has no outcome"


def _changed(before, after) -> Iterator[str]:
    """Yield the files that the grader may not write and that are not as they were."""
    for path in sorted(before.keys() | after.keys()):
        if before.get(path) != after.get(path):
            yield f"changed: {path}"
    if Path("/tmp/owned").exists():
        yield "changed: /tmp/owned"


def _outcome(graded: Graded, member: Member, case: Case, source) -> Outcome:
    exercise = cell_kinds.exercise_of(source)
    tests = map(cell_kinds.about, filter(cell_kinds.is_test, source.cells))
    deserved = sum(test["points"] for test in tests
                   if exercise.get(test["grade_id"]) not in case.lost)  # fmt: skip
    told: tuple[str, ...] = ()
    if member.student in graded.notebooks:
        path = graded.notebooks[member.student].folder / f"{ASSIGNMENT}.ipynb"
        shown = runtime.shown(path.read_text("utf-8"))
        told = tuple(each for each in (*case.secrets, plain_lab.SECRET) if each in shown)
    return Outcome(member.case, blast.total(graded, member.student), deserved, told)
