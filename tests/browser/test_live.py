"""The live network's arithmetic in the browser is that of utils.network, on the same start."""

import base64
import json

import numpy as np
import pytest

from utils import datasets, network
from utils.initializers import initialize
from utils.live import draws, widget

STEPS = 200
TRAIN = """async ([module, table, values, { seed, n_h, scheme, scale, activation, steps }]) => {
    const live = await import(module);
    const net = live.start(live.unitDraws(Float64Array.from(table), seed, n_h), n_h, scheme, scale);
    const data = { values: Float64Array.from(values), m: values.length / 3 };
    const begin = { W1: [...net.W1], W2: [...net.W2] };
    const costs = [];
    for (let step = 0; step < steps; step += 1) {
        const { cost, grads } = live.slopes(net, data, activation);
        costs.push(cost);
        live.descend(net, grads, 1.2);
    }
    const end = { W1: [...net.W1], b1: [...net.b1], W2: [...net.W2], b2: [net.b2] };
    return JSON.stringify({ begin, costs, end, kinds: live.distinctUnits(net, activation) });
}"""


def in_browser(page, X, Y, **settings):
    source = (widget.HERE / "arithmetic.js").read_bytes()
    module = "data:text/javascript;base64," + base64.b64encode(source).decode()
    table = np.frombuffer(draws.all_draws()).tolist()
    values = np.vstack([X, Y]).ravel().tolist()
    page.goto("about:blank")
    return json.loads(page.evaluate(TRAIN, [module, table, values, settings | {"steps": STEPS}]))


@pytest.mark.parametrize("activation", network.ACTIVATIONS)
@pytest.mark.parametrize(("n_h", "seed", "scale"), [(4, 0, 0.5), (16, 9, 0.01)])
def test_training_agrees_with_the_reference(page, activation, n_h, seed, scale):
    X, Y = datasets.moons(rng=np.random.default_rng(1), m=100)
    start = initialize(2, n_h, 1, rng=np.random.default_rng(seed), scale=scale)
    costs = []
    for moment in network.descend(start, X, Y, num_iterations=STEPS, hidden=activation):
        costs.append(moment.cost)
    got = in_browser(page, X, Y, seed=seed, n_h=n_h, scheme="normal", scale=scale,
                     activation=activation)  # fmt: skip
    assert got["begin"]["W1"] == start["W1"].ravel().tolist()
    np.testing.assert_allclose(got["costs"], costs[:-1], atol=1e-9, rtol=0)
    for name, value in moment.parameters.items():
        np.testing.assert_allclose(got["end"][name], value.ravel(), atol=1e-9, rtol=0)
    assert got["kinds"] == n_h


@pytest.mark.parametrize("scheme", draws.SCHEMES)
def test_every_scheme_starts_as_the_initializers_do(page, scheme):
    X, Y = datasets.moons(rng=np.random.default_rng(1), m=10)
    start = initialize(2, 5, 1, scheme, rng=np.random.default_rng(3), scale=0.02)
    got = in_browser(page, X, Y, seed=3, n_h=5, scheme=scheme, scale=0.02, activation="tanh")
    for name in ("W1", "W2"):
        np.testing.assert_allclose(got["begin"][name], start[name].ravel(), rtol=1e-15)
    assert got["kinds"] == (1 if scheme in ("zeros", "constant") else 5)
