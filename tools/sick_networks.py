"""The networks behind utils/sick/cases.json: in which order, and what is measured on them.

`python -m tools.sick_networks` trains them and rewrites the file, with the kinds in ORDER; the
hidden tests of source/scale_and_depth hold the same order (tests/test_sick.py). How a network of
each kind starts and trains is in utils/patients.py.
"""

import json

import numpy as np

from tests.support.grading import ROOT
from utils import depth, network, patients

FILE = ROOT / "utils" / "sick" / "cases.json"
EVERY = 5
UNITS, SHOWN = 6, 24

#: The order in cases.json: shuffled by hand, so that it says nothing.
ORDER = (
    "overshooting", "copies", "zeros", "waiting", "dead", "healthy", "saturated", "vanishing",
    "exploding", "mirrored",
)  # fmt: skip


def main() -> None:
    """Measure every network and write the file."""
    kinds = [[measured(name, one) for one in range(patients.VARIANTS)] for name in ORDER]
    FILE.write_text(json.dumps(kinds, separators=(",", ":")).replace("},{", "},\n{") + "\n")


def measured(name: str, variant: int) -> dict:
    """Start a network, look at it, train it; every number to three digits."""
    rng = np.random.default_rng([variant, *name.encode()])
    X, Y = patients.data(rng=rng)
    one = patients.start(name, variant, rng=rng)
    hidden = depth.forward(one.weights[:-1], X, one.hidden, biases=one.biases[:-1])
    arrays = {
        "costs": patients.train([one], X, Y)[::EVERY, 0],
        "signal": depth.sizes(hidden.A),
        "gradients": depth.sizes(gradients(one, hidden, Y)),
        "units": hidden.A[0][:UNITS, :SHOWN],
    }
    numbers = {name: rounded(array) for name, array in arrays.items()}
    return {"hidden": one.hidden, "steps": EVERY} | numbers


def gradients(one: patients.Patient, hidden: depth.Signal, Y: np.ndarray) -> list[np.ndarray]:
    """Return dZ, the gradient of the cost with respect to every layer's pre-activations."""
    Z = one.weights[-1] @ hidden.A[-1] + one.biases[-1]
    dZ = (network.sigmoid(Z) - Y) / Y.shape[1]
    below = depth.backward(one.weights[:-1], hidden, one.weights[-1].T @ dZ, one.hidden)
    return [*below, dZ]


def rounded(array: np.ndarray) -> list:
    """Return nested lists of numbers with three significant digits."""
    if np.ndim(array):
        return [rounded(each) for each in array]
    return float(f"{array:.3g}")


if __name__ == "__main__":
    main()
