"""Measures for the lessons: how hidden units differ and saturate, and how long a plateau lasts.

Functions take one network, or K of them with a leading axis of K, as `utils.network` does.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from utils import network, require

#: Activations with g(-z) = -g(z).
ODD = ("tanh", "linear")


def row_spread(parameters: Mapping[str, np.ndarray]) -> np.ndarray:
    """Return the largest difference between any hidden unit and the first: 0 if all are copies.

    A unit is its row of W1, its entry of b1 and its column of W2.

    Args:
        parameters: W1 (n_h, n_x), b1 (n_h, 1), W2 (n_y, n_h), b2 (n_y, 1), or K of each.

    Returns:
        A number, or an array of shape (K,).

    Raises:
        ValueError: the parameters' shapes do not match.
    """
    units = _units(parameters)
    return np.max(np.abs(units - units[..., :1, :]), axis=(-2, -1))


def distinct_units(
    parameters: Mapping[str, np.ndarray], *, hidden: str = "tanh", tolerance: float = 1e-6
) -> np.ndarray:
    """Count hidden units that differ: units no further apart than `tolerance` count as one.

    A unit is (w, b, v): its row of W1, its entry of b1 and its column of W2. Where the activation
    is odd, g(-z) = -g(z), the units (w, b, v) and (-w, -b, -v) compute the same,
    v g(w x + b) = (-v) g(-w x - b), and their gradients are opposite too: they count as one.
    A unit is counted if no earlier unit is the same, or the opposite, up to the tolerance.

    Args:
        parameters: as for `row_spread`.
        hidden: the hidden activation: "tanh" and "linear" are odd, "sigmoid" and "relu" are not.
        tolerance: largest difference, in any weight or bias, between two copies.

    Returns:
        A whole number from 1 to n_h, or an array of shape (K,).

    Raises:
        ValueError: the parameters' shapes do not match, the tolerance is negative, or `hidden` is
            unknown.

    Source: Sussmann, "Uniqueness of the weights for minimal, feedforward nets with a given
    input-output map" (1992): for tanh, sign changes and permutations are the only such symmetries.
    """
    require.choice("hidden", hidden, (*network.ACTIVATIONS, "linear"))
    require.at_least_zero(tolerance=tolerance)
    units = _units(parameters)
    one, other = units[..., :, None, :], units[..., None, :, :]
    apart = np.max(np.abs(one - other), axis=-1)
    if hidden in ODD:
        apart = np.minimum(apart, np.max(np.abs(one + other), axis=-1))
    copy_of_an_earlier = np.tril(apart <= tolerance, k=-1)
    return np.sum(~np.any(copy_of_an_earlier, axis=-1), axis=-1)


def saturation(A: np.ndarray, *, threshold: float = 0.99) -> np.ndarray:
    """Return the fraction of tanh activations with |a| above the threshold.

    Args:
        A: activations, (n_h, m) or (K, n_h, m).
        threshold: where saturation begins.

    Returns:
        A number from 0 to 1, or an array of shape (K,).
    """
    return np.mean(np.abs(A) > threshold, axis=(-2, -1))


def mean_tanh_slope(Z1: np.ndarray) -> np.ndarray:
    """Return the mean derivative of tanh, 1 - tanh(Z1)^2: 1 if it is linear, 0 if it saturates.

    Args:
        Z1: pre-activations, (n_h, m) or (K, n_h, m).

    Returns:
        A number from 0 to 1, or an array of shape (K,).
    """
    return np.mean(1.0 - np.tanh(Z1) ** 2, axis=(-2, -1))


def plateau_length(X: np.ndarray, Y: np.ndarray, *, scale: float, learning_rate: float) -> float:
    """Predict in how many steps small initial weights grow from `scale` to 1.

    ln(1 / scale) / ln(1 + learning_rate * |c|),  c = mean of (y - mean of y) x

    While the weights are small, tanh is linear: z2 = W2 W1 x + b2. The output bias settles first,
    at a2 = mean of y, and leaves dW1 = -W2^T c^T and dW2 = -(W1 c)^T. For a unit with weights w
    and v, a step maps (w.c / |c|, v) by a matrix with the eigenvalues 1 +- learning_rate * |c|.

    The step at which a run leaves its plateau also depends on the draw and on how b2 settles. Only
    the difference between two scales is predicted: how much longer the smaller start waits.

    Args:
        X: inputs, (n_x, m).
        Y: labels, (1, m).
        scale: standard deviation of the initial weights, below 1.
        learning_rate: of gradient descent.

    Returns:
        A number of steps; infinite where the factor is 1, for example where c is 0. There terms of
        higher order decide, which this prediction leaves out.

    Raises:
        ValueError: the shapes do not match, scale is not between 0 and 1, or the rate is negative.
    """
    require.data(X, np.shape(X)[0])
    require.labels(Y, 1, np.shape(X)[1])
    require.at_least_zero(scale=scale, learning_rate=learning_rate)
    if not 0 < scale < 1:
        raise ValueError(f"scale is {scale!r}, expected a number between 0 and 1.")
    c = np.mean((Y - np.mean(Y)) * X, axis=1)
    growth = np.log1p(learning_rate * np.linalg.norm(c))
    return float(np.log(1 / scale) / growth) if growth > 0 else np.inf


def tied_start(
    n_x: int, n_h: int, n_y: int, *, value: float, free: tuple[str, ...] = (),
    rng: np.random.Generator, scale: float = 0.01,
) -> network.Arrays:  # fmt: skip
    """Initialize all weights to one value and biases to 0, except for the parts in `free`.

    Args:
        n_x: number of inputs.
        n_h: number of hidden units.
        n_y: number of outputs.
        value: every tied weight.
        free: which of "W1", "b1", "W2" are drawn from N(0, scale^2) instead.
        rng: where the randomness comes from.
        scale: standard deviation of the free parts.

    Returns:
        W1 (n_h, n_x), b1 (n_h, 1), W2 (n_y, n_h), b2 (n_y, 1).

    Raises:
        ValueError: a size is below 1, or a free part is not one of the three.
    """
    require.sizes(n_x=n_x, n_h=n_h, n_y=n_y)
    require.generator(rng)
    for part in free:
        require.choice("free", part, ("W1", "b1", "W2"))
    parameters = {
        "W1": np.full((n_h, n_x), float(value)),
        "b1": np.zeros((n_h, 1)),
        "W2": np.full((n_y, n_h), float(value)),
        "b2": np.zeros((n_y, 1)),
    }
    drawn = {part: scale * rng.standard_normal(parameters[part].shape) for part in sorted(free)}
    return parameters | drawn


def mirrored(parameters: Mapping[str, np.ndarray], units: Sequence[int]) -> network.Arrays:
    """Change the sign of some hidden units: (w, b, v) becomes (-w, -b, -v), in new arrays.

    Args:
        parameters: W1 (n_h, n_x), b1 (n_h, 1), W2 (n_y, n_h), b2 (n_y, 1).
        units: which units, numbered from 0.

    Returns:
        The new parameters. With an odd activation the network computes what it did before.

    Raises:
        ValueError: the parameters' shapes do not match.
    """
    require.parameters(parameters)
    sign = np.ones((np.shape(parameters["b1"])[0], 1))
    sign[list(units)] = -1.0
    flipped = {name: sign * parameters[name] for name in ("W1", "b1")}
    return {**parameters, **flipped, "W2": parameters["W2"] * sign.T}


def _units(parameters):
    """Return every hidden unit as one row: (..., n_h, n_x + 1 + n_y)."""
    require.parameters(parameters)
    parts = (parameters["W1"], parameters["b1"], np.asarray(parameters["W2"]).mT)
    return np.concatenate(parts, axis=-1)
