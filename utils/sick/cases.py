"""Which networks a learner gets, and what was measured on them.

cases.json holds four networks of each of ten kinds, in an order that tells nothing. Its readers
learn which cases are alike, but not what is wrong with them: only the hidden tests say that.
tools/sick_networks.py makes the file.
"""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from utils import learner_id

#: The possible diagnoses, in alphabetical order.
WORDS = (
    "copies", "dead", "exploding", "healthy", "mirrored", "overshooting", "saturated", "vanishing",
    "waiting", "zeros",
)  # fmt: skip
NUMBERS = (1, 2, 3, 4)


class Case(NamedTuple):
    """What was measured on one network.

    Attributes:
        hidden: the activation of the hidden layers, "tanh" or "relu".
        steps: number of steps between two costs.
        costs: the cost during training, in nats.
        signal: root mean square of the activations of each hidden layer, before training.
        gradients: root mean square of dZ, the cost's gradient with respect to each layer's
            pre-activations, before training; the last is the output layer's.
        units: six units of the first hidden layer on 24 examples, before training, (6, 24).
    """

    hidden: str
    steps: int
    costs: np.ndarray
    signal: np.ndarray
    gradients: np.ndarray
    units: np.ndarray


def kind(learner: str | int, number: int) -> int:
    """Return the index of the kind of a learner's case; a learner's four are of different kinds.

    Raises:
        ValueError: the learner's id is empty, or the number is not 1, 2, 3 or 4.
    """
    return _drawn(learner, number)[0]


def case(learner: str | int, number: int) -> Case:
    """Return what was measured on a learner's network.

    Raises:
        ValueError: as for `kind`.
    """
    which, one = _drawn(learner, number)
    return _all()[which][one]


def variant(learner: str | int, number: int) -> int:
    """Return which of the four networks of its kind a learner's case is: 0, 1, 2 or 3.

    Raises:
        ValueError: as for `kind`.
    """
    return _drawn(learner, number)[1]


def _drawn(learner, number):
    name = learner_id.normal(str(learner)) if isinstance(learner, str | int) else ""
    if not name:
        raise ValueError(f"the learner's id is {learner!r}, expected a string such as 's042'.")
    if number not in NUMBERS:
        raise ValueError(f"number is {number!r}, expected one of 1, 2, 3, 4.")
    # drawn by hashes, because a generator's stream may change between versions of numpy
    kinds = sorted(range(len(_all())), key=lambda which: _lot(name, which))
    chosen = kinds[number - 1]
    return chosen, _lot(name, chosen) % len(_all()[chosen])


def _lot(name, which):
    return int.from_bytes(hashlib.sha256(f"{which} {name}".encode()).digest())


@cache
def _all():
    """Read cases.json: the variants of each kind."""
    kinds = json.loads((Path(__file__).parent / "cases.json").read_text("utf-8"))
    return [[_case(**one) for one in variants] for variants in kinds]


def _case(hidden, steps, **arrays):
    return Case(hidden, steps, **{name: np.array(values) for name, values in arrays.items()})
