"""Small two-class data sets in the plane: X (2, m), a column per example, and Y (1, m) of 0 and 1.

Each takes an explicit `rng`, so that a picture is reproducible. The classes are balanced;
`without` takes examples away from one of them.
"""

from collections.abc import Callable

import numpy as np

from utils import require

Data = tuple[np.ndarray, np.ndarray]


def flower(*, rng: np.random.Generator, m: int = 400, noise: float = 0.2) -> Data:
    """Draw a rose of four petals in each class: r = 4 sin(4 t), at t and at t + pi.

    X = (r sin t, r cos t), with t and r blurred by normal noise.

    Args:
        rng: where the randomness comes from.
        m: number of examples, even; half of them in each class.
        noise: standard deviation of the noise on t (radians) and on r.

    Returns:
        X (2, m) and Y (1, m).

    Raises:
        ValueError: m is below 2 or odd, noise is negative, or rng is not a Generator.
    """
    half = _half(rng, m, noise)
    parts = []
    for label in (0, 1):
        t = np.linspace(3.12 * label, 3.12 * (label + 1), half)
        t = t + noise * rng.standard_normal(half)
        r = 4 * np.sin(4 * t) + noise * rng.standard_normal(half)
        parts.append(np.array([r * np.sin(t), r * np.cos(t)]))
    return _labelled(*parts)


def moons(*, rng: np.random.Generator, m: int = 400, noise: float = 0.2) -> Data:
    """Draw two interleaved half circles of radius 1; arguments as for `flower`."""
    half = _half(rng, m, noise)
    t = np.linspace(0, np.pi, half)
    upper = np.array([np.cos(t), np.sin(t)])
    lower = np.array([1 - np.cos(t), 0.5 - np.sin(t)])
    return _blurred(rng, noise, upper, lower)


def circles(
    *, rng: np.random.Generator, m: int = 400, noise: float = 0.1, inner: float = 0.5
) -> Data:
    """Draw a circle of radius 1 and, in class 1, one of radius `inner` inside; as for `flower`."""
    half = _half(rng, m, noise)
    t = np.linspace(0, 2 * np.pi, half, endpoint=False)
    ring = np.array([np.cos(t), np.sin(t)])
    return _blurred(rng, noise, ring, inner * ring)


def xor(*, rng: np.random.Generator, m: int = 400, noise: float = 0.3) -> Data:
    """Draw four groups at (+-1, +-1), labelled 1 where the signs differ; as for `flower`."""
    half = _half(rng, m, noise)
    sign = np.where(np.arange(half) % 2, 1.0, -1.0)
    return _blurred(rng, noise, np.array([sign, sign]), np.array([sign, -sign]))


def blobs(*, rng: np.random.Generator, m: int = 400, noise: float = 0.6) -> Data:
    """Draw two round groups at (-1, -1) and (1, 1), which a line separates; as for `flower`."""
    half = _half(rng, m, noise)
    return _blurred(rng, noise, -np.ones((2, half)), np.ones((2, half)))


def spirals(*, rng: np.random.Generator, m: int = 400, noise: float = 0.05) -> Data:
    """Draw two spirals of one and a half turns around each other; as for `flower`."""
    half = _half(rng, m, noise)
    t = np.linspace(0.25, 3 * np.pi, half)
    arm = t / (3 * np.pi) * np.array([np.cos(t), np.sin(t)])
    return _blurred(rng, noise, 2 * arm, -2 * arm)


#: Every data set by its name, as the lessons' choices list them.
DATASETS: dict[str, Callable[..., Data]] = {
    function.__name__: function for function in (flower, moons, circles, xor, blobs, spirals)
}


def without(X: np.ndarray, Y: np.ndarray, *, label: int, count: int) -> Data:
    """Leave out the last `count` examples of one class, so that the classes are unbalanced.

    Args:
        X: inputs, (2, m).
        Y: labels, (1, m).
        label: the class to take from, 0 or 1.
        count: how many examples to leave out.

    Returns:
        X (2, m - count) and Y (1, m - count).

    Raises:
        ValueError: the label is not 0 or 1, or the class has fewer examples than `count`.
    """
    if label not in (0, 1):
        raise ValueError(f"label is {label!r}, expected 0 or 1, the class to take from.")
    of_class = np.flatnonzero(Y[0] == label)
    if not 0 <= count <= of_class.size:
        raise ValueError(f"count is {count!r}, expected 0 to {of_class.size}, the class's size.")
    keep = np.setdiff1d(np.arange(Y.shape[1]), of_class[of_class.size - count :])
    return X[:, keep], Y[:, keep]


def _half(rng, m, noise):
    require.generator(rng)
    require.sizes(m=m)
    require.at_least_zero(noise=noise)
    if m % 2:
        raise ValueError(f"m is {m}, expected an even number: half of the examples in each class.")
    return m // 2


def _blurred(rng, noise, *parts):
    return _labelled(*(part + noise * rng.standard_normal(part.shape) for part in parts))


def _labelled(*parts):
    labels = np.repeat([0.0, 1.0], [part.shape[1] for part in parts])
    return np.concatenate(parts, axis=1), labels[None, :]
