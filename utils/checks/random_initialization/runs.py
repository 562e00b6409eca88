"""Short runs of `nn_model` at the edges of what its task allows; each can be undone exactly."""

from collections.abc import Iterator

import numpy as np

from utils.checks import samples

#: What is special about a run, X, Y, n_h, and the arguments by keyword.
Run = tuple[str, np.ndarray, np.ndarray, int, dict]


def at_the_edges(rng: np.random.Generator) -> Iterator[Run]:
    """Yield data at the edges, with the arguments of a short run on each."""
    for says, (n_x, n_h, _, m) in samples.edge_sizes(rng).items():
        if "outputs" in says or "all sizes" in says:
            continue  # one output, since compute_cost is for one
        steps, rate = int(rng.integers(2, 5)), float(rng.uniform(0.05, 0.15))
        keywords = {"num_iterations": steps, "learning_rate": rate}
        yield says, *any_data(rng, n_x, 1, m), n_h, keywords
    for says, change in samples.VALUES.items():
        X, Y = any_data(rng, 2, 1, 7)
        yield f"where X is {says}", change(X), Y, 3, {"num_iterations": 2, "learning_rate": 0.03}
    for label in (0.0, 1.0):
        X, Y = any_data(rng, 2, 1, 7)
        yield (
            f"where every label is {label:g}",
            X,
            0 * Y + label,
            3,
            {"num_iterations": 3, "learning_rate": 0.1},
        )
    X, Y = any_data(rng, 3, 1, 7)
    X *= 0.3  # so that a step of 1.2 can be undone
    yield "where no step is asked for", X, Y, 2, {"num_iterations": 0}
    yield "where one step is asked for", X, Y, 2, {"num_iterations": 1}
    yield "with the default learning_rate", X, Y, 2, {"num_iterations": 4}
    yield "with a small learning_rate", X, Y, 3, {"num_iterations": 3, "learning_rate": 0.004}
    yield "with as many units and examples as inputs", X[:, :3], Y[:, :3], 3, {"num_iterations": 2}
    yield "with as many steps as inputs and units", X, Y, 3, {"num_iterations": 3}
    yield "with as many steps as examples", X, Y, 2, {"num_iterations": 7, "learning_rate": 0.2}
    # so many that the weights pass 1, and few enough that rounding is still small when undone
    near = np.linspace(0.3, 1.5, 6)
    X, Y = np.concatenate([near, -near])[None] + 0.6, np.repeat([[1.0, 0.0]], 6, axis=1)
    X = X * rng.choice([-1.0, 1.0])
    yield "over many steps", X, Y, 1, {"num_iterations": 120, "learning_rate": 0.2}


def any_data(rng: np.random.Generator, n_x: int, n_y: int, m: int) -> tuple[np.ndarray, np.ndarray]:
    """Draw data in which every output has more of one label, so that its bias moves."""
    Y = rng.permuted(np.tile((np.arange(m) % 4 > 0) * 1.0, (n_y, 1)), axis=1)
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
