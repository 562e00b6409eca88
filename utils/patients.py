"""Networks with one thing wrong, by its name: how they start, and how they train on the moons.

tools/sick_networks.py measures one set of them for `utils.sick`; the checks of the cures draw
fresh ones. In addition to the glossary of `utils.depth`:

    word     what is wrong, one of `KINDS`
    variant  which of the four networks of its kind: 0, 1, 2 or 3
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from utils import datasets, depth, require
from utils.initializers import initialize_layers

VARIANTS = 4
#: Units in each hidden layer, unless told otherwise; steps of training; examples.
WIDTH, STEPS, EXAMPLES = 10, 300, 100
#: Shallow networks learn slowly, so they need a larger rate: by the number of hidden layers.
SHALLOW_RATES = {1: 2.0, 2: 1.0}


class Kind(NamedTuple):
    """How networks of one kind start and train; the defaults are those of a healthy one.

    Attributes:
        hidden_layers: number of hidden layers of each variant.
        scheme: of the weights' draw; "normal" has standard deviation 1 here.
        factor: what each variant's weights are multiplied by.
        hidden: the activation of the hidden layers.
        learning_rate: of gradient descent; None for 0.5, and more in a shallow network.
        tied: "copies" makes all units of a layer equal, "mirrored" equal up to their sign.
        bias: the biases of the first hidden layer, and of the hidden layers behind it.
    """

    hidden_layers: tuple[int, ...] = (1, 2, 3, 4)
    scheme: str = "xavier"
    factor: tuple[float, ...] = (1.0,) * VARIANTS
    hidden: str = "tanh"
    learning_rate: float | None = None
    tied: str = ""
    bias: tuple[float, float] = (0.0, 0.0)


#: In alphabetical order.
KINDS = {
    "copies": Kind((1, 1, 2, 2), factor=(2.5, 2.0, 1.5, 1.0), tied="copies"),
    "dead": Kind((2, 3, 3, 4), "he", hidden="relu", learning_rate=0.2, bias=(-1.0, -4.0)),
    "exploding": Kind((4, 5, 5, 6), "he", (4.0, 3.5, 4.0, 3.0), hidden="relu", learning_rate=0.2),
    "healthy": Kind(),
    "mirrored": Kind((1, 1, 2, 2), factor=(1.5, 2.5, 1.0, 2.0), tied="mirrored"),
    "overshooting": Kind((2, 3, 4, 5), learning_rate=20.0),
    "saturated": Kind((1, 2, 3, 3), "normal", (100.0, 40.0, 20.0, 30.0)),
    "vanishing": Kind((4, 5, 5, 6), "normal", (0.02, 0.03, 0.015, 0.03)),
    "waiting": Kind((1, 1, 1, 1), "normal", (1e-7, 1e-8, 1e-9, 1e-10), learning_rate=1.5),
    "zeros": Kind(factor=(0.0,) * VARIANTS),
}


class Patient(NamedTuple):
    """A network before its training: L weights, L biases, the rate and the hidden activation."""

    weights: list[np.ndarray]
    biases: list[np.ndarray]
    learning_rate: float
    hidden: str


def start(word: str, variant: int, *, rng: np.random.Generator, width: int = WIDTH) -> Patient:
    """Draw a network of one kind.

    Args:
        word: what is wrong with it.
        variant: 0, 1, 2 or 3.
        rng: where the weights come from.
        width: number of units in each hidden layer, even.

    Raises:
        ValueError: an unknown word or variant, or `rng` is not a generator.
    """
    require.choice("word", word, KINDS)
    require.choice("variant", variant, range(VARIANTS))
    kind = KINDS[word]
    layers = kind.hidden_layers[variant]
    sizes = [2] + [width] * layers + [1]
    scale = 1.0 if kind.scheme == "normal" else 0.01
    weights = initialize_layers(sizes, kind.scheme, scale=scale, rng=rng)
    weights = [kind.factor[variant] * W for W in weights]
    if kind.tied:
        weights = [_tie(W, first=place == 0) for place, W in enumerate(weights)]
    if kind.tied == "mirrored":
        weights = _mirror(weights, rng)
    shifts = [kind.bias[0]] + [kind.bias[1]] * (layers - 1) + [0.0]
    biases = [np.full((len(W), 1), shift) for W, shift in zip(weights, shifts, strict=True)]
    rate = kind.learning_rate or SHALLOW_RATES.get(layers, 0.5)
    return Patient(weights, biases, rate, kind.hidden)


def data(*, rng: np.random.Generator) -> datasets.Data:
    """Draw the moons, centred: X (2, m), Y (1, m)."""
    X, Y = datasets.moons(rng=rng, m=EXAMPLES)
    return X - X.mean(axis=1, keepdims=True), Y


def train(patients: Sequence[Patient], X: np.ndarray, Y: np.ndarray) -> np.ndarray:
    """Train networks of the same sizes and activation, and return their costs.

    Args:
        patients: K networks, each with a learning rate of its own; not modified.
        X: inputs, (n_0, m).
        Y: labels, (1, m).

    Returns:
        Costs in nats before each update and after the last, (STEPS + 1, K); infinite where a
        network overflowed.
    """
    weights, biases = (
        [np.array(layer, float) for layer in zip(*(each[part] for each in patients), strict=True)]
        for part in (0, 1)
    )
    rates = np.array([each.learning_rate for each in patients])[:, None, None]
    with np.errstate(over="ignore", invalid="ignore"):
        costs = depth.train(
            weights, X, Y, num_iterations=STEPS, learning_rate=rates,
            hidden=patients[0].hidden, biases=biases,
        ).costs  # fmt: skip
    return np.where(np.isfinite(costs), costs, np.inf)


def _tie(W, *, first):
    """Make every row the first, and, behind the first layer, every column as well."""
    W = np.repeat(W[:1], len(W), axis=0)
    return W if first else np.full_like(W, W[0, 0])


def _mirror(weights, rng):
    """Change the sign of half of the units in each hidden layer: (w, v) becomes (-w, -v)."""
    signs = [rng.permutation(np.tile([1.0, -1.0], len(W) // 2)) for W in weights[:-1]]
    rows, columns = [*signs, np.ones(1)], [np.ones(2), *signs]
    return [r[:, None] * W * c for r, W, c in zip(rows, weights, columns, strict=True)]
