"""A class that nobody is in, to try the whole path on: right, wrong, mixed, hostile and spoilt.

Run: python -m tests.synthetic 200 state/submitted
Every learner s000, s001, ... gets a hand-in drawn from the answer bank, the hostile notebooks and
the spoilt files; the list of who got what is printed. The same seed gives the same class.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click
import nbformat
import numpy as np
from nbgrader.utils import is_solution

from tests import bank, grading
from tests.attacks import intake_files, runtime

#: What a class is made of, and how large a share each kind has.
SHARES = {
    "solved": 0.1, "right": 0.15, "mixed": 0.45, "wrong": 0.1, "untouched": 0.05,
    "hostile": 0.1, "spoilt": 0.05,
}  # fmt: skip
#: Right answers with a loop over every example take seconds in the experiment, in any grader.
SLOW = "loop_over_examples"


class HandIn(NamedTuple):
    """One learner's file, and what kind of hand-in it is."""

    student: str
    kind: str
    data: bytes


@click.command()
@click.argument("size", type=click.IntRange(min=1))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--seed", default=1, help="Draws the class.")
def main(size: int, folder: Path, seed: int) -> None:
    """Write the hand-ins of SIZE learners into FOLDER, laid out as nbgrader's submitted/."""
    counts: Counter = Counter()
    for each in synthetic(size, rng=np.random.default_rng(seed)):
        target = folder / each.student / grading.ASSIGNMENT / f"{grading.ASSIGNMENT}.ipynb"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(each.data)
        counts[each.kind] += 1
    click.echo(", ".join(f"{count} {kind}" for kind, count in counts.items()))


def synthetic(size: int, *, rng: np.random.Generator) -> Iterator[HandIn]:
    """Yield the hand-ins of a class.

    Args:
        size: how many learners.
        rng: draws what each of them hands in.
    """
    kinds = rng.choice(list(SHARES), size=size, p=list(SHARES.values()))
    for number, kind in enumerate(kinds):
        yield HandIn(f"s{number:03d}", str(kind), _DRAWS[kind](rng))


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


def _hostile(rng):
    case = runtime.CASES[rng.choice(list(runtime.CASES))]
    return nbformat.writes(runtime.handed_in(case)).encode()


def _spoilt(rng):
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
    notebook = grading.released()
    filled = grading.solutions(grading.source_notebook()) | answers
    for cell in filter(is_solution, notebook.cells):
        cell.source = filled[cell.metadata.nbgrader.grade_id]
    return nbformat.writes(notebook).encode()


_DRAWS = {
    "solved": _solved, "right": _right, "mixed": _mixed, "wrong": _wrong,
    "untouched": _untouched, "hostile": _hostile, "spoilt": _spoilt,
}  # fmt: skip


if __name__ == "__main__":
    main()
