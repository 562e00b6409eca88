"""The data that answers are checked on: O(1) weights, non-zero biases, sizes all different.

A cache comes from one consistent forward pass of the reference network, so that a right answer
that recomputes a part of it gets the same numbers.
"""

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

import numpy as np

from utils import network

T = TypeVar("T")

#: Standard deviations of weights and biases. Biases well below the weights let every hidden unit
#: take both signs, where tanh, relu and no activation at all differ.
SPREAD = {"W": 0.9, "b": 0.3}


class Sizes(NamedTuple):
    """Numbers of inputs, hidden units, outputs and examples."""

    n_x: int
    n_h: int
    n_y: int
    m: int


class Problem(NamedTuple):
    """One network on one data set, with what the reference computes there."""

    sizes: Sizes
    X: np.ndarray
    Y: np.ndarray
    parameters: dict[str, np.ndarray]
    cache: dict[str, np.ndarray]


def sizes(rng: np.random.Generator, n_y: int | None = None) -> Sizes:
    """Draw sizes that all differ, so that a swapped axis cannot fit by accident."""
    n_x, n_h, outputs = rng.permutation([2, 3, 4, 5])[:3]
    return Sizes(int(n_x), int(n_h), int(outputs) if n_y is None else n_y, int(rng.integers(7, 12)))


def problem(rng: np.random.Generator, *, n_y: int | None = None, m: int | None = None) -> Problem:
    """Draw a network and data for it; both labels occur if m is large enough."""
    drawn = sizes(rng, n_y)
    return _problem(rng, drawn._replace(m=m or drawn.m))


def _problem(rng, drawn):
    X = rng.standard_normal((drawn.n_x, drawn.m))
    Y = rng.permuted(np.tile((np.arange(drawn.m) % 3 > 0) * 1.0, (drawn.n_y, 1)), axis=1)
    parameters = weights(rng, drawn)
    return Problem(drawn, X, Y, parameters, network.forward(parameters, X))


def twins(
    rng: np.random.Generator, *, n_y: int | None = None, m: int | None = None
) -> tuple[Problem, Problem]:
    """Draw two problems of the same sizes: an answer based on shapes alone is wrong for one."""
    first = problem(rng, n_y=n_y, m=m)
    return first, _problem(rng, first.sizes)


def in_any_order(rng: np.random.Generator, cases: Iterable[T]) -> list[T]:
    """Return the cases in a random order, which a counter of calls cannot foresee."""
    known = list(cases)
    return [known[place] for place in rng.permutation(len(known))]


def weights(rng: np.random.Generator, sizes: Sizes) -> dict[str, np.ndarray]:
    """Draw weights and biases so that no unit saturates, none is one-sided, and no bias is zero."""
    shapes = parameter_shapes(sizes)
    return {
        name: SPREAD[name[0]] * rng.standard_normal(shape) for name, (_, shape) in shapes.items()
    }


def parameter_shapes(sizes: Sizes) -> dict[str, tuple[str, tuple[int, int]]]:
    """Return each parameter's shape, in symbols and in numbers."""
    n_x, n_h, n_y, _ = sizes
    return {
        "W1": ("(n_h, n_x)", (n_h, n_x)),
        "b1": ("(n_h, 1)", (n_h, 1)),
        "W2": ("(n_y, n_h)", (n_y, n_h)),
        "b2": ("(n_y, 1)", (n_y, 1)),
    }
