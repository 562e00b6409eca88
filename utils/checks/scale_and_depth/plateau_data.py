"""The data of the checks of `plateau_length`: X (n_x, m), Y (1, m) with both classes."""

import numpy as np

from utils.checks.scale_and_depth.plateau_mistakes import centred

SIGNAL = 0.25
#: Examples of the measured run; 40 of 60 in class 1, and inputs whose mean is not 0, so that
#: y - 1/2 predicts another wait than y - mean(y).
EXAMPLES, ONES, MIDDLE = 60, 40, 1.5
#: A |c| below which an answer may take it for a 0 with rounding errors, as np.isclose does.
SMALL = 3e-8
#: A learning_rate |c| above the 1e-9 of the task, and below where learners are tempted to cut.
SLOW = 5e-9


def weak_signal(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray, float]:
    """Draw two groups so close that |c| is SIGNAL: the plateau is long enough to count steps."""
    direction = rng.standard_normal((2, 1))
    direction /= np.linalg.norm(direction)
    Y = rng.permuted((np.arange(EXAMPLES) < ONES) * 1.0)[None, :]
    label = Y - np.mean(Y)
    X = rng.standard_normal((2, EXAMPLES))
    X += MIDDLE * direction - X.mean(axis=1, keepdims=True)
    signal = np.mean(label * X, axis=1, keepdims=True)
    X = X + label / np.var(Y) * (SIGNAL * direction - signal)
    return X, Y, float(rng.uniform(0.4, 0.8))


def classes(rng: np.random.Generator, n_x: int, m: int, ones: int) -> tuple[np.ndarray, np.ndarray]:
    """Draw two groups, `ones` of the m examples in class 1, and inputs whose mean is not 0."""
    Y = rng.permuted((np.arange(m) < ones) * 1.0)[None, :]
    return rng.standard_normal((n_x, m)) + 0.5 + 1.5 * Y * rng.standard_normal((n_x, 1)), Y


def unusual(rng: np.random.Generator, m: int) -> list[tuple[np.ndarray, np.ndarray, float]]:
    """Return data and learning rates that are small, large, square, wide or of one sign."""
    X, Y = classes(rng, 3, m, m - 3)
    above = X - X.min() + rng.uniform(1, 2)
    usual = [(above, Y, 1.0), (-above, Y, 1.0), (1e-3 * X, Y, 1.0)]
    shapes = [(*classes(rng, n_x, m, 3), 1.0) for n_x in (m, 7)]
    rates = [(X, Y, float(times * rng.uniform(1, 3))) for times in (1e-6, 1e-3, 7.0)]
    # so slow that 1 + learning_rate |c| is nearly 1, and yet logarithms know it from 1
    slow = SLOW / float(np.linalg.norm(centred(X, Y).mean(axis=1)))
    return [*usual, *shapes, *rates, (X, Y, slow)]


def equal_means(rng: np.random.Generator, n_x: int, times: int) -> tuple[np.ndarray, np.ndarray]:
    """Draw classes of 4 and 4 * times examples with equal means.

    Integers, and powers of 2 for m, so that c is exactly 0 in whatever order the terms are added.
    """
    few = rng.integers(-9, 10, size=(n_x, 4)).astype(float)
    return np.hstack([few] * (1 + times)), np.repeat([[0.0, 1.0]], [4, 4 * times], axis=1)


def hardly_apart(
    X: np.ndarray, apart: np.ndarray, Y: np.ndarray, rng: np.random.Generator
) -> tuple[np.ndarray, ...]:
    """Return inputs all of which, one of which, and all but one of which tell the classes apart.

    In the last inputs |c| is SMALL: so little is not 0, and is more than rounding makes of 0.
    """
    one = (np.arange(len(X)) == rng.integers(len(X)))[:, None]
    c = np.linalg.norm(centred(apart - X, Y).mean(axis=1))
    return apart, np.where(one, apart, X), np.where(one, X, apart), SMALL / c * (apart - X)
