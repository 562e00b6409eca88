"""One fault costs the points of the tests that ask for it, not those of the whole exercise."""

import numpy as np
import pytest

from utils import checks, network
from utils.check_failed import CheckFailed

LAYERS = {
    "output": (checks.backward_propagation_output_layer, ("dW2", "db2")),
    "hidden": (checks.backward_propagation_hidden_layer, ("dW1", "db1")),
}
NAMES = ("W1", "b1", "W2", "b2")
FAULTS = {"flat": np.ravel, "twice as large": lambda value: 2 * value, "of text": str}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("faulty", NAMES)
def test_a_wrong_gradient_costs_its_own_layer_alone(faulty, fault):
    def answer(*given):
        right = network.backward(*given)
        return right | {f"d{faulty}": FAULTS[fault](right[f"d{faulty}"])}

    for check, names in LAYERS.values():
        if f"d{faulty}" not in names:
            check(answer, rng=np.random.default_rng(0))
            continue
        with pytest.raises(CheckFailed, match=f"d{faulty}"):
            check(answer, rng=np.random.default_rng(0))


@pytest.mark.parametrize("missing", NAMES)
def test_a_missing_gradient_too(missing):
    def answer(*given):
        right = network.backward(*given)
        return {name: value for name, value in right.items() if name != f"d{missing}"}

    for check, names in LAYERS.values():
        if f"d{missing}" not in names:
            check(answer, rng=np.random.default_rng(0))
