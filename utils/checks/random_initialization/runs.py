"""Short runs of `nn_model` at the edges of what its task allows; each can be undone exactly."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from utils.checks import samples
from utils.checks.random_initialization.updating import DEFAULT_RATE


class Run(NamedTuple):
    """How a network is trained: the arguments of a call of `nn_model`."""

    X: np.ndarray
    Y: np.ndarray
    n_h: int
    keywords: dict

    @property
    def steps(self) -> int:
        """Return how many steps the run takes."""
        return self.keywords["num_iterations"]

    @property
    def rate(self) -> float:
        """Return the learning rate of the run, which is the default where none was given."""
        return self.keywords.get("learning_rate", DEFAULT_RATE)


def sizes_of(X: np.ndarray, Y: np.ndarray, n_h: int) -> samples.Sizes:
    """Return the sizes of a network with n_h hidden units for X and Y."""
    return samples.Sizes(len(X), n_h, len(Y), X.shape[1])


def at_the_edges(rng: np.random.Generator) -> Iterator[tuple[str, Run]]:
    """Yield what is special about some data, and a short run on it."""
    for says, (n_x, n_h, _, m) in samples.edge_sizes(rng).items():
        if "outputs" in says or "all sizes" in says:
            continue  # one output, since compute_cost is for one
        steps, rate = rng.integers(2, 5), rng.uniform(0.05, 0.15)
        yield says, _run(*any_data(rng, n_x, m), n_h, steps, rate)
    for says, change in samples.VALUES.items():
        X, Y = any_data(rng, 2, 7)
        yield f"where X is {says}", _run(change(X), Y, 3, 2, 0.03)
    for label in (0.0, 1.0):
        X, Y = any_data(rng, 2, 7)
        yield f"where every label is {label:g}", _run(X, 0 * Y + label, 3, 3, 0.1)
    X, Y = any_data(rng, 3, 7)
    X *= 0.3  # so that a step of 1.2 can be undone
    yield "where no step is asked for", _run(X, Y, 2, 0)
    yield "where one step is asked for", _run(X, Y, 2, 1)
    yield "with the default learning_rate", _run(X, Y, 2, 4)
    yield "with a small learning_rate", _run(X, Y, 3, 3, 0.004)
    yield "with as many units and examples as inputs", _run(X[:, :3], Y[:, :3], 3, 2)
    yield "with as many steps as inputs and units", _run(X, Y, 3, 3)
    yield "with as many steps as examples", _run(X, Y, 2, 7, 0.2)
    # so many that the weights pass 1, and few enough that rounding is still small when undone
    near = np.linspace(0.3, 1.5, 6)
    X, Y = np.concatenate([near, -near])[None] + 0.6, np.repeat([[1.0, 0.0]], 6, axis=1)
    X = X * rng.choice([-1.0, 1.0])
    yield "over many steps", _run(X, Y, 1, 120, 0.2)


def _run(X, Y, n_h, steps, rate=None):
    keywords = {} if rate is None else {"learning_rate": float(rate)}
    return Run(X, Y, n_h, {"num_iterations": int(steps)} | keywords)


def any_data(rng: np.random.Generator, n_x: int, m: int) -> tuple[np.ndarray, np.ndarray]:
    """Draw data with more of one label, so that the output's bias moves."""
    Y = rng.permuted((np.arange(m)[None] % 4 > 0) * 1.0, axis=1)
    return rng.standard_normal((n_x, m)), Y


def opposites(
    rng: np.random.Generator,
) -> list[tuple[np.ndarray, np.ndarray, samples.Sizes]]:
    """Return two data sets of the same sizes: a rule that separates one is wrong for the other.

    Each is X, Y and the sizes: two groups of equal size on either side of a random plane through
    0, with a gap; in the other data set they have changed sides.
    """
    sizes = samples.Sizes(n_x=int(rng.integers(2, 5)), n_h=int(rng.integers(4, 8)), n_y=1, m=60)
    normal = rng.standard_normal((sizes.n_x, 1))
    normal /= np.linalg.norm(normal)
    return [(*_two_groups(side, rng, sizes.m), sizes) for side in (normal, -normal)]


def _two_groups(normal, rng, m):
    Y = rng.permuted(np.arange(m) % 2 * 1.0)[None, :]
    X = rng.standard_normal((len(normal), m))
    return X - normal * (normal.T @ X) + normal * (2 * Y - 1) * rng.uniform(1, 2, Y.shape), Y
