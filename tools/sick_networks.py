"""The networks behind utils/sick/cases.json: what is wrong with each, and how it was made.

`python -m tools.sick_networks` trains them and rewrites the file, with the kinds in the order of
KINDS; the hidden tests of source/scale_and_depth hold the same order (tests/test_sick.py).
"""

import json
from typing import NamedTuple

import numpy as np

from tests.support.grading import ROOT
from utils import datasets, depth, network
from utils.initializers import initialize_layers

FILE = ROOT / "utils" / "sick" / "cases.json"
VARIANTS = 4
STEPS, EVERY = 300, 5
UNITS, EXAMPLES = 6, 24


class Kind(NamedTuple):
    """How networks of one kind start and train; the defaults are those of a healthy one."""

    hidden_layers: tuple[int, ...] = (1, 2, 3, 4)
    scheme: str = "xavier"
    factor: tuple[float, ...] = (1.0,) * VARIANTS
    hidden: str = "tanh"
    learning_rate: float = 0.2
    tied: bool = False


#: The order in cases.json: shuffled by hand, so that it says nothing.
KINDS = {
    "overshooting": Kind(hidden_layers=(2, 3, 4, 5), learning_rate=20.0),
    "copies": Kind(hidden_layers=(1, 1, 2, 2), factor=(2.5, 2.0, 1.5, 1.0), tied=True),
    "zeros": Kind(factor=(0.0,) * VARIANTS),
    "waiting": Kind((1, 1, 1, 1), "normal", (1e-5, 1e-6, 1e-7, 1e-8), learning_rate=0.6),
    "exploding": Kind((4, 5, 5, 6), "he", (4.0, 3.5, 4.0, 3.0), hidden="relu"),
    "healthy": Kind(),
    "saturated": Kind((1, 2, 3, 3), "normal", (30.0, 15.0, 10.0, 20.0)),
    "vanishing": Kind((4, 5, 5, 6), "normal", (0.02, 0.03, 0.015, 0.03)),
}


def main() -> None:
    """Measure every network and write the file."""
    kinds = [[measured(name, number) for number in range(VARIANTS)] for name in KINDS]
    FILE.write_text(json.dumps(kinds, separators=(",", ":")).replace("},{", "},\n{") + "\n")


def measured(name: str, number: int) -> dict:
    """Start a network, look at it, train it; every number to three digits."""
    kind, rng = KINDS[name], np.random.default_rng([number, *name.encode()])
    X, Y = datasets.moons(rng=rng, m=200)
    X = X - X.mean(axis=1, keepdims=True)
    weights = start(kind, number, rng=rng)
    hidden = depth.forward(weights[:-1], X, kind.hidden)
    with np.errstate(over="ignore"):
        trained = depth.train(
            weights, X, Y, num_iterations=STEPS, learning_rate=kind.learning_rate,
            hidden=kind.hidden,
        )  # fmt: skip
    arrays = {
        "costs": trained.costs[::EVERY],
        "signal": depth.sizes(hidden.A),
        "slopes": depth.sizes(slopes(weights, hidden, Y, kind.hidden)),
        "units": hidden.A[0][:UNITS, :EXAMPLES],
    }
    return {"steps": EVERY} | {name: rounded(array) for name, array in arrays.items()}


def start(kind: Kind, number: int, *, rng: np.random.Generator) -> list[np.ndarray]:
    """Draw the weights; tied ones have every unit of a layer equal to its first."""
    sizes = [2] + [10] * kind.hidden_layers[number] + [1]
    scale = 1.0 if kind.scheme == "normal" else 0.01
    weights = initialize_layers(sizes, kind.scheme, scale=scale, rng=rng)
    weights = [kind.factor[number] * W for W in weights]
    return [tie(W, first=place == 0) for place, W in enumerate(weights)] if kind.tied else weights


def tie(W: np.ndarray, *, first: bool) -> np.ndarray:
    """Make every row the first, and, behind the first layer, every column as well."""
    W = np.repeat(W[:1], len(W), axis=0)
    return W if first else np.full_like(W, W[0, 0])


def slopes(weights, hidden, Y, activation):
    """Return the slope of the cost in every layer's pre-activations."""
    Z = weights[-1] @ hidden.A[-1]
    dZ = (network.sigmoid(Z) - Y) / Y.shape[1]
    below = depth.backward(weights[:-1], hidden, weights[-1].T @ dZ, activation)
    return [*below, dZ]


def rounded(array: np.ndarray) -> list:
    """Return nested lists of numbers with three significant digits."""
    if np.ndim(array):
        return [rounded(each) for each in array]
    return float(f"{array:.3g}")


if __name__ == "__main__":
    main()
