"""Checks of `initialize_zeros`: the right arrays, and nothing but zeros in them."""

from collections.abc import Callable
from typing import Any

import numpy as np

from utils.checks import calling, ladder, samples

NAME = "initialize_zeros"
KEYS = ("W1", "b1", "W2", "b2")


def initialize_zeros_gives_the_shapes(initialize_zeros: Callable, *, rng: np.random.Generator):
    """Four arrays whose shapes follow from the sizes; other arrays of these shapes earn nothing."""
    for _ in range(2):
        _are_zeros(_start(initialize_zeros, samples.sizes(rng)))


def initialize_zeros_gives_zeros(initialize_zeros: Callable, *, rng: np.random.Generator):
    """Every entry is 0, for many sizes."""
    for says, sizes in samples.in_any_order(rng, samples.edge_sizes(rng).items()):
        with samples.on(says):
            _are_zeros(_start(initialize_zeros, sizes))


def _are_zeros(start):
    for name, got in start.items():
        wrong = int(np.count_nonzero(got))
        ladder.require(
            wrong == 0,
            f"{name} has {wrong} of {got.size} entries that are not 0",
            likely="Here every weight and every bias starts at 0; random weights come in "
            "exercise 3. Look for np.zeros.",
        )


def parameters_of(got: object, what: str, sizes: samples.Sizes) -> dict[str, np.ndarray]:
    """Check an answer that is a dict of parameters, rung by rung."""
    got = ladder.dictionary(got, what, KEYS)
    return {
        name: ladder.array(got[name], name, symbols, shape)
        for name, (symbols, shape) in samples.parameter_shapes(sizes).items()
    }


def _start(initialize_zeros, sizes):
    got: Any = calling.call(NAME, initialize_zeros, *sizes[:3])
    start = parameters_of(got, f"What {NAME} returns", sizes)
    for name in KEYS:
        _holds_floats(name, dict.__getitem__(got, name))
    return start


def _holds_floats(name, array):
    kind = np.asarray(array).dtype
    ladder.require(
        kind.kind == "f",
        f"{name} holds {kind} values",
        expected="floats",
        likely="An array of whole numbers cannot hold a weight of 0.5: leave the dtype out.",
    )
