"""The data that answers are checked on: O(1) weights, non-zero biases, sizes all different.

A cache comes from one consistent forward pass of the reference network, so that a right answer
that recomputes a part of it gets the same numbers.
"""

import contextlib
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar

import numpy as np

from utils import network
from utils.check_failed import CheckFailed

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


#: The edges of what an array may hold. The largest entry of large ones is 6: they saturate tanh and
#: the sigmoid, whose answer is not rounded to 1 yet, since 6 * 5 + 6 < 37.
VALUES: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "0 everywhere": np.zeros_like,
    "nowhere negative": np.abs,
    "nowhere positive": lambda values: -np.abs(values),
    "large": lambda values: 6 * values / np.max(np.abs(values)),
    "tiny": lambda values: 1e-3 * values,
}


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
    return Problem(drawn, X, Y, parameters, shuffled(rng, network.forward(parameters, X)))


def twins(
    rng: np.random.Generator, *, n_y: int | None = None, m: int | None = None
) -> tuple[Problem, Problem]:
    """Draw two problems of the same sizes: an answer based on shapes alone is wrong for one."""
    first = problem(rng, n_y=n_y, m=m)
    return first, _problem(rng, first.sizes)


def edge_sizes(rng: np.random.Generator) -> dict[str, Sizes]:
    """Draw sizes at the edges of what a task allows, each with its name."""
    n_x, n_h, n_y, m = sizes(rng)
    same = int(rng.integers(6, 9))
    return {
        "with one input": Sizes(1, n_h, n_y, m),
        "with one hidden unit": Sizes(n_x, 1, n_y, m),
        "with one output": Sizes(n_x, n_h, 1, m),
        "with one example": Sizes(n_x, n_h, n_y, 1),
        "with one input, one hidden unit, one output and one example": Sizes(1, 1, 1, 1),
        "with as many hidden units as inputs": Sizes(n_x, n_x, n_y, m),
        "with as many outputs as hidden units": Sizes(n_x, n_h, n_h, m),
        "with as many outputs as inputs": Sizes(n_x, n_h, n_x, m),
        "with all sizes equal": Sizes(same, same, same, same),
        "with wide layers": Sizes(*map(int, rng.permutation([6, 7, 8, 9, 12])[:4])),
    }


def edges(rng: np.random.Generator, *, n_y: int | None = None) -> list[tuple[str, Problem]]:
    """Draw problems with sizes, values and labels at the edges, each named, in any order."""
    found = []
    for says, drawn in edge_sizes(rng).items():
        found.append((says, _problem(rng, drawn._replace(n_y=n_y or drawn.n_y))))
    for says, change in VALUES.items():
        each = problem(rng, n_y=n_y)
        found.append((f"where X is {says}", changed(each, X=change(each.X))))
        each = problem(rng, n_y=n_y)
        parameters = {name: change(value) for name, value in each.parameters.items()}
        found.append((f"where the parameters are {says}", changed(each, parameters=parameters)))
    each = problem(rng, n_y=n_y)
    large = {"W2": VALUES["large"](each.parameters["W2"])}
    found.append(("where only W2 is large", changed(each, parameters=each.parameters | large)))
    for bias, says in ((-6.0, "every output is near 0"), (6.0, "every output is near 1")):
        each = problem(rng, n_y=n_y)
        sure = {"W2": 0.1 * each.parameters["W2"], "b2": 0 * each.parameters["b2"] + bias}
        found.append((f"where {says}", changed(each, parameters=each.parameters | sure)))
    for label in (0, 1):
        each = problem(rng, n_y=n_y)
        found.append(
            (f"where every label is {label}", changed(each, Y=np.full_like(each.Y, label)))
        )
    return in_any_order(rng, found)


@contextlib.contextmanager
def on(says: str) -> Iterator[None]:
    """Let the message of a failed check say on which kind of data it failed."""
    try:
        yield
    except CheckFailed as failure:
        if failure.unwritten:
            raise
        found = f"{says[0].upper()}{says[1:]}, {_inside(failure.found)}"
        fields = (found, failure.expected, failure.likely, failure.look, failure.joint)
        raise CheckFailed(*fields) from failure.__cause__


def _inside(found):
    """Return what was found, to stand inside of a sentence: W1 keeps its capital letter."""
    first = found.split(" ")[0]
    return (
        found[:1].lower() + found[1:]
        if first.istitle() and first.isalpha() and len(first) > 1
        else found
    )


def changed(given: Problem, **fields: dict | np.ndarray) -> Problem:
    """Return the problem with other fields, and the reference cache that belongs to them."""
    new = given._replace(**fields)
    cache = network.forward(new.parameters, new.X)
    return new._replace(cache={name: cache[name] for name in given.cache})


def in_any_order(rng: np.random.Generator, cases: Iterable[T]) -> list[T]:
    """Return the cases in a random order, which a counter of calls cannot foresee."""
    known = list(cases)
    return [known[place] for place in rng.permutation(len(known))]


def shuffled(rng: np.random.Generator, named: dict[str, T]) -> dict[str, T]:
    """Return the dict with its keys in a random order, on which no right answer depends."""
    return dict(in_any_order(rng, named.items()))


def in_order(given: Problem) -> Problem:
    """Return the problem with the keys of its dicts in the order of the task's table."""
    return given._replace(
        parameters={name: given.parameters[name] for name in ("W1", "b1", "W2", "b2")},
        cache={name: given.cache[name] for name in ("Z1", "A1", "Z2", "A2")},
    )


def weights(rng: np.random.Generator, sizes: Sizes) -> dict[str, np.ndarray]:
    """Draw weights and biases so that no unit saturates, none is one-sided, and no bias is zero.

    Their keys come in any order.
    """
    shapes = parameter_shapes(sizes)
    drawn = {
        name: SPREAD[name[0]] * rng.standard_normal(shape) for name, (_, shape) in shapes.items()
    }
    return shuffled(rng, drawn)


def parameter_shapes(sizes: Sizes) -> dict[str, tuple[str, tuple[int, int]]]:
    """Return each parameter's shape, in symbols and in numbers."""
    n_x, n_h, n_y, _ = sizes
    return {
        "W1": ("(n_h, n_x)", (n_h, n_x)),
        "b1": ("(n_h, 1)", (n_h, 1)),
        "W2": ("(n_y, n_h)", (n_y, n_h)),
        "b2": ("(n_y, 1)", (n_y, 1)),
    }
