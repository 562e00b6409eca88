"""A synthetic class: correct, wrong, mixed, hostile and corrupted submissions.

Run it after the assignment was released:
python -m tools.synthetic 200 state/exchange/random-initialization/inbound
Each learner s000, s001, ... submits something drawn from the answer bank, the hostile notebooks and
the corrupted files, in the layout of `nbgrader submit`; collect and grade continue from there. The
same seed gives the same class.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import click
import nbformat
import numpy as np

from tests.attacks import intake_files, runtime
from tests.conftest import Course
from tests.support import bank, grading

#: What a class is made of, and how large a share each kind has.
SHARES = {
    "solved": 0.1, "right": 0.15, "mixed": 0.45, "wrong": 0.1, "untouched": 0.05,
    "hostile": 0.1, "corrupted": 0.05,
}  # fmt: skip
#: Right answers with a loop over every example take seconds in the experiment, in any grader.
SLOW = "loop_over_examples"


class HandIn(NamedTuple):
    """One learner's file, what kind of hand-in it is, and which of the attacks, if any."""

    student: str
    kind: str
    data: bytes
    attack: str = ""


@click.command()
@click.argument("size", type=click.IntRange(min=1))
@click.argument("inbound", type=click.Path(path_type=Path))
@click.option("--seed", default=1, help="Draws the class.")
def main(size: int, inbound: Path, seed: int) -> None:
    """Put the hand-ins of SIZE learners into the exchange's folder INBOUND."""
    counts: Counter = Counter()
    for each in synthetic(size, rng=np.random.default_rng(seed)):
        submit(each, inbound)
        counts[each.kind] += 1
    click.echo(", ".join(f"{count} {kind}" for kind, count in counts.items()))


def submit(hand_in: HandIn, inbound: Path, assignment: str = grading.ASSIGNMENT) -> None:
    """Leave a hand-in in the exchange as `nbgrader submit` does."""
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f UTC")
    folder = inbound / f"{hand_in.student}+{assignment}+{now}+synthetic"
    folder.mkdir(parents=True)
    (folder / f"{assignment}.ipynb").write_bytes(hand_in.data)
    (folder / "timestamp.txt").write_text(now, encoding="utf-8")
    (folder / "submission_secret.txt").write_text(f"secret of {hand_in.student}", encoding="utf-8")


def hand_in_all(course: Course, hand_ins: Iterable[HandIn]) -> None:
    """Release the assignment of a course, and hand everything in."""
    course("generate_assignment", grading.ASSIGNMENT)
    course("release_assignment", grading.ASSIGNMENT)
    for each in hand_ins:
        submit(each, course.state / "exchange" / "random-initialization" / "inbound")


def synthetic(size: int, *, rng: np.random.Generator) -> Iterator[HandIn]:
    """Yield the hand-ins of a class.

    Args:
        size: how many learners.
        rng: draws what each of them hands in.
    """
    kinds = rng.choice(list(SHARES), size=size, p=list(SHARES.values()))
    for number, kind in enumerate(kinds):
        attack = str(rng.choice(list(runtime.CASES))) if kind == "hostile" else ""
        data = _attacking(attack) if attack else _DRAWS[kind](rng)
        yield HandIn(f"s{number:03d}", str(kind), data, attack)


def _solved(rng):
    return _filled({})


def _right(rng):
    return _filled(_answers(rng, 1.0))


def _mixed(rng):
    return _filled(_answers(rng, rng.uniform(0.2, 0.9)))


def _wrong(rng):
    return _filled(_answers(rng, 0.0))


def _untouched(rng):
    return nbformat.writes(grading.released()).encode()


def _attacking(attack):
    return nbformat.writes(runtime.handed_in(runtime.CASES[attack])).encode()


def _corrupted(rng):
    case = intake_files.CASES[rng.choice(list(intake_files.CASES))]
    notebook = json.loads(_filled(_answers(rng, 0.6)))
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"])
    return case.spoil(notebook)


def _answers(rng, skill):
    """Draw an answer of the bank for each exercise, a right one with a probability of `skill`."""
    drawn = {}
    for function in dict.fromkeys(answer.function for answer in bank.answers()):
        right = rng.random() < skill
        choices = [answer.source for answer in bank.answers()
                   if (answer.function, answer.right) == (function, right)
                   and answer.slug != SLOW]  # fmt: skip
        drawn[function] = str(rng.choice(choices))
    return drawn


def _filled(answers):
    return nbformat.writes(grading.handed_in(answers)).encode()


_DRAWS = {
    "solved": _solved, "right": _right, "mixed": _mixed, "wrong": _wrong,
    "untouched": _untouched, "corrupted": _corrupted,
}  # fmt: skip


if __name__ == "__main__":
    main()
