"""What known mistakes make of the gradients in `backward_propagation`."""

import numpy as np

from utils import network
from utils.checks.diagnosis import Mistake
from utils.checks.samples import Sizes

Arrays = dict[str, np.ndarray]


def mistakes(
    name: str, parameters: Arrays, cache: Arrays, X: np.ndarray, Y: np.ndarray
) -> tuple[Mistake, ...]:
    """Return what known mistakes make of the gradient with this name."""
    dZ2, W2 = cache["A2"] - Y, parameters["W2"]
    if name in ("dW2", "db2"):
        dZ2s = _output_mistakes(cache, Y) | _joined_outputs(dZ2)
        inputs = {"Z1 where A1 belongs": cache["Z1"]}
        return _averaged(name, cache["A1"], dZ2s) + _wrong_inputs(name, dZ2, inputs)
    dA1, slope = W2.T @ dZ2, 1 - cache["A1"] ** 2
    slopes = {says: dA1 * wrong for says, wrong in _slope_mistakes(cache).items()}
    outputs = {says: (W2.T @ wrong) * slope for says, wrong in _output_mistakes(cache, Y).items()}
    ways = {says: wrong * slope for says, wrong in _ways_back(W2, dZ2).items()}
    return _averaged(name, X, slopes | outputs | ways)


def _ways_back(W2, dZ2):
    """Return wrong W2^T dZ2."""
    found = {
        "it has the first output's weights alone, times the sum of dZ2; expected W2^T dZ2.": W2[
            :1
        ].T
        * dZ2.sum(axis=0),
        "it has the first output alone, expected all of them: W2^T dZ2.": W2[:1].T * dZ2[:1],
    }
    if W2.shape[0] == W2.shape[1]:
        found["it has W2 dZ2 without the transpose, expected W2^T dZ2."] = W2 @ dZ2
    return found if len(W2) > 1 else {}


def _joined_outputs(dZ2):
    """Return dZ2 whose outputs are joined, which is right for one output alone."""
    if len(dZ2) == 1:
        return {}
    return {
        "every output has the sum over all outputs, expected its own.": np.ones_like(dZ2)
        * dZ2.sum(axis=0),
        "every output has the mean over all outputs, expected its own.": np.ones_like(dZ2)
        * dZ2.mean(axis=0),
        "every output has what belongs to the first one.": np.ones_like(dZ2) * dZ2[:1],
    }


def _output_mistakes(cache, Y):
    A2 = cache["A2"]
    return {
        "dZ2 has the factor A2 (1 - A2) of a squared error; with the cross-entropy it "
        "cancels: dZ2 = A2 - Y.": (A2 - Y) * A2 * (1 - A2),
        "dZ2 is A2 alone: Y is missing.": A2,
        "dZ2 has no 1 - Y part: it must be A2 - Y.": -Y / A2,
        "dZ2 uses rounded answers, expected A2 itself.": (A2 > 0.5) - Y,
        "it is the gradient in A2 that is used, expected that in Z2: A2 - Y.": (A2 - Y)
        / (A2 * (1 - A2)),
        "dZ2 uses Z2 where A2 belongs.": cache["Z2"] - Y,
        "dZ2 uses abs or a square: it must keep the sign of A2 - Y.": np.abs(A2 - Y),
    }


def _slope_mistakes(cache):
    Z1, A1 = cache["Z1"], cache["A1"]
    return {
        "the derivative of tanh, 1 - A1^2, is missing.": np.ones_like(A1),
        "it uses a sigmoid's derivative A1 (1 - A1); tanh's is 1 - A1^2.": A1 * (1 - A1),
        "it uses a sigmoid's derivative of Z1; tanh's is 1 - A1^2.": network.sigmoid(Z1)
        * (1 - network.sigmoid(Z1)),
        "it uses Z1 in the derivative of tanh, 1 - Z1^2, expected 1 - A1^2.": 1 - Z1**2,
        "the derivative of tanh lacks the square: 1 - A1, expected 1 - A1^2.": 1 - A1,
        "the derivative of tanh is taken of A1 again, 1 - tanh(A1)^2: tanh is applied twice; "
        "expected 1 - A1^2.": 1 - np.tanh(A1) ** 2,
        "the derivative of tanh has the wrong sign inside: 1 + A1^2, expected 1 - A1^2.": 1 + A1**2,
        "the derivative of tanh is (1 - A1)^2, expected 1 - A1^2.": (1 - A1) ** 2,
        "it uses a relu's derivative; tanh's is 1 - A1^2.": (Z1 > 0) * 1.0,
        "it multiplies by A1, expected the derivative of tanh, 1 - A1^2.": A1,
        "it multiplies by A1^2, expected the derivative of tanh, 1 - A1^2.": A1**2,
        "it multiplies by tanh(Z1) Z1, expected the derivative of tanh, 1 - A1^2.": A1 * Z1,
        "it multiplies by 1 - Z1, expected the derivative of tanh, 1 - A1^2.": 1 - Z1,
        "the derivative of tanh is applied twice.": (1 - A1**2) ** 2,
        "it multiplies by Z1, expected the derivative of tanh, 1 - A1^2.": Z1,
    }


def _averaged(name, inputs, dZs):
    bias, m = name.startswith("db"), inputs.shape[1]
    return tuple(
        Mistake(says, dZ.mean(axis=1, keepdims=True) if bias else dZ @ inputs.T / m)
        for says, dZ in dZs.items()
    )


def _wrong_inputs(name, dZ, inputs):
    if name.startswith("db"):
        return ()
    m = dZ.shape[1]
    return tuple(Mistake(f"it uses {says}.", dZ @ A.T / m) for says, A in inputs.items())


def factors(sizes: Sizes) -> tuple[tuple[float, str], ...]:
    """Return what it means if a gradient is one of these multiples of the right one."""
    n_h, n_y, m = sizes.n_h, sizes.n_y, sizes.m
    of_outputs = (
        (1 / n_y, f"That is 1/n_y = 1/{n_y}: is it divided by Y.size, which is n_y m?"),
        (float(n_y), f"That is n_y = {n_y}: is it summed over the outputs once more?"),
    )
    of_units = ((1 / n_h, f"That is 1/n_h = 1/{n_h}: is it divided by the number of units?"),)
    less = (
        ((m / (m - 1), f"That is m/(m - 1): is it divided by m - 1 = {m - 1}?"),) if m > 1 else ()
    )
    return (
        (of_outputs if n_y > 1 else ())
        + less
        + (of_units if n_h > 1 else ())
        + (
            (float(m), f"That is m = {m}: is 1/m missing?"),
            (-float(m), f"That is -m = {-m}: is 1/m missing, and the sign wrong?"),
            (1 / m, f"That is 1/m = 1/{m}: is it divided by m twice?"),
            (2.0, "That is 2: a squared error's factor? The cross-entropy has none."),
            (0.5, "That is 1/2: is it divided by 2m? It must be 1/m."),
            (-1.0, "The sign is wrong: dZ2 = A2 - Y, not Y - A2."),
        )
    )
