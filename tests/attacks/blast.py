"""What must hold of every class with hostile learners in it, wherever it is graded."""

from pathlib import Path

from autograder.sandbox import choose
from tests.attacks import damaging, escapes, hostile_class, lab, leaking, walls
from tests.attacks.hostile_class import Graded, Member, Stage

#: What a wall decides; what hangs on the checks and the messages is the same behind each wall.
CASES = damaging.CASES | leaking.CASES | walls.CASES | escapes.CASES
ON_WALLS = {name: case for name, case in CASES.items()
            if name not in hostile_class.ENDLESS or name in hostile_class.ENDED}  # fmt: skip


def total(graded: Graded, student: str) -> float | None:
    """Return a learner's points, None where there is no result."""
    return graded.notebooks[student].report.score if student in graded.notebooks else None


def spared(stage: Stage, members: list[Member], *options: str) -> Graded:
    """Grade a class and hold the law: honest ones have all points, each other one an outcome."""
    before = stage.outside()
    graded = stage.grade(members, *options)
    points = {each.student: total(graded, each.student) for each in members}
    honest = [each.student for each in members if not each.case]
    assert {student: points[student] for student in honest} == dict.fromkeys(
        honest, lab.points(stage.source)
    ), graded.said
    unnamed = [student for student in points if points[student] is None]
    assert [student for student in unnamed if student not in graded.said] == []
    assert stage.still_running() == []
    assert stage.outside() == before
    assert not Path("/tmp/owned").exists()
    return graded


def isolations(graded: Graded) -> set[str]:
    """Return the isolation that the reports name."""
    return {each.report.isolation for each in graded.notebooks.values()}


def behind(wall: str) -> set[str]:
    """Return the isolation that each report names behind one wall."""
    return {choose.WALLS[wall].isolation()}
