"""The points that stock nbgrader gives, in golden/, and where they are not the fair ones."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.constructs import crowd
from tests.constructs.course import Graded
from tests.constructs.words import Answer, Construct

FOLDER = Path(__file__).with_name("golden")
BANK, OWN = FOLDER / "constructs.json", FOLDER / "nbgraders_own.json"
#: Points by cell; None where a person is to give them. None for a hand-in that was not graded.
Scores = Mapping[str, float | None] | None
OfConstructs = Mapping[str, Mapping[str, Scores]]


def constructs() -> OfConstructs:
    """Return the points of stock nbgrader, by construct and answer."""
    return _read(BANK)


def own() -> Graded:
    """Return the points of stock nbgrader for its own notebooks, by assignment and learner."""
    return _read(OWN)


def _read(path: Path) -> dict:
    return json.loads(path.read_text("utf-8")) if path.exists() else {}


def write(path: Path, points: Mapping) -> None:
    """Write points of two levels, one answer per line."""
    blocks = [f"{json.dumps(name)}: {_block(points[name])}" for name in sorted(points)]
    path.parent.mkdir(exist_ok=True)
    path.write_text("{\n" + ",\n".join(blocks) + "\n}\n", "utf-8")


def _block(answers: Mapping) -> str:
    lines = [f"{json.dumps(name)}: {json.dumps(scores)}" for name, scores in answers.items()]
    return "{\n" + ",\n".join(lines) + "\n}"


def earned(construct: Construct, scores: Scores) -> float | None:
    """Return the points of the test cells; None for a hand-in that was not graded."""
    tests = [cell.ident for cell in construct.cells if cell.kind == "test"]
    return None if scores is None else sum(scores[ident] or 0 for ident in tests)


def counted(construct: Construct, scores: Scores) -> Scores:
    """Return scores as they count: a test that is not in the hand-in, and so has none, gives 0."""
    tests = {cell.ident for cell in construct.cells if cell.kind == "test"}
    if scores is None:
        return None
    return {cell: 0.0 if each is None and cell in tests else each for cell, each in scores.items()}


def is_fair(construct: Construct, answer: Answer, scores: Scores) -> bool:
    """Return whether an answer was given what it deserves."""
    return earned(construct, scores) == answer.earns


def deviations(points: OfConstructs) -> Iterator[str]:
    """Yield where stock's points are unfair and the bank does not say why, or says so wrongly."""
    for construct in crowd.constructs():
        for name, scores in points.get(construct.name, {}).items():
            answer = construct.answers[name]
            if is_fair(construct, answer, scores) is bool(answer.stock_wrong):
                got = earned(construct, scores)
                yield f"{construct.name} {name}: stock {got}, deserved {answer.earns:g}"
