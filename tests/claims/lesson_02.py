"""The numbers of lesson 02, why a network cannot start at zero."""

from functools import cache

import numpy as np

from tests.claims import Claim
from utils import datasets, network, optimisers, symmetry
from utils.initializers import initialize

PRINTED = "rounded to the digits printed: half a unit of the last one"
POINTS = "4 of 400 points may fall on the other side where a library rounds differently"
EXACT = "exact in floating point: every gradient has a factor 0"

SETTINGS = (
    "400 points, 200 of each class",
    "100 points of class 0",
    "2,000 steps",
    "10,000 steps",
    "200 and 200 points",
    "100 and 200 points",
    "every weight is 0.5",
    "every weight 0.5",
    "Every weight is 0.5",
    "W2 is 0.5",
    "0.01 everywhere",
    "with every weight 0.01",
    "Every weight is 0.01",
    "is 0.01 and every bias 0",
    "standard deviation 0.01",
    "both weights 0.01 and the outgoing weight 0.01",
    "both weights -0.01 and the outgoing weight -0.01",
    "about 0.7, like one unit",
    "0.94, like four random units",
    "about 0.70, like the tied start",
    "above 0.9, like random starts",
    "between 0.75 and 0.9",
)


@cache
def flower():
    return datasets.flower(rng=np.random.default_rng(1))


def start(value, n_h=4):
    return initialize(2, n_h, 1, "constant", scale=value, rng=np.random.default_rng(0))


def random(n_h):
    return initialize(2, n_h, 1, "normal", scale=0.01, rng=np.random.default_rng(0))


@cache
def by_hand():
    """The 2-2-1 network with every weight 1/2, one example: written out, without utils.network."""
    W, x = np.full((2, 2), 0.5), np.array([1.0, 2.0])
    a1 = np.tanh(W @ x)
    a2 = 1 / (1 + np.exp(-np.sum(0.5 * a1)))
    dz1 = 0.5 * (a2 - 1) * (1 - a1**2)
    return {
        "z1": (W @ x)[0], "a1": a1[0], "a2": a2, "dz2": a2 - 1, "dW2": (a2 - 1) * a1[1],
        "dz1": dz1[0], "dW11": dz1[0] * x[0], "dW12": dz1[1] * x[1],
    }  # fmt: skip


def hand(quote, name, value=None):
    return Claim(quote, lambda: by_hand()[name], 0.0005 if name != "z1" else 1e-12, PRINTED, value)


@cache
def cost_from_zero(fewer):
    X, Y = datasets.without(*flower(), label=0, count=100) if fewer else flower()
    return network.train(start(0.0), X, Y).costs[-1]


@cache
def accuracy(kind):
    begin = {"one": random(1), "copies": start(0.01), "random": random(4), "zeros": start(0.0)}
    end = network.train(begin[kind], *flower(), num_iterations=5000).parameters
    return network.accuracy(end, *flower())


@cache
def ties():
    """Accuracy after 2,000 steps: lowest and highest with no random part, lowest with any."""
    frees = [
        ("W1",),
        ("b1",),
        ("W2",),
        ("W1", "b1"),
        ("W1", "W2"),
        ("b1", "W2"),
        ("W1", "b1", "W2"),
    ]
    networks = [
        symmetry.tied_start(2, 4, 1, value=0.01, free=free, rng=np.random.default_rng(seed))
        for free in [(), *frees]
        for seed in range(3)
    ]
    end = network.train(network.stack(networks), *flower()).parameters
    scores = network.accuracy(end, *flower()).reshape(8, 3)
    return {"tied low": scores[0].min(), "tied high": scores[0].max(), "free": scores[1:].min()}


def opposite_signs():
    end = network.train(symmetry.mirrored(start(0.01), (1, 3)), *flower()).parameters
    return network.accuracy(end, *flower())


@cache
def by_gradient(gradient):
    """Accuracy of three seeds from a tied start, with another gradient."""
    ends = [
        optimisers.train(start(0.01), *flower(), gradient=gradient, rng=np.random.default_rng(seed))
        for seed in range(3)
    ]
    return network.accuracy(network.stack(ends), *flower())


CLAIMS = [
    hand("| 1.5, 1.5 |", "z1"),
    hand("| 0.905, 0.905 |", "a1"),
    hand("| 0.712 |", "a2"),
    hand("| -0.288 |", "dz2"),
    hand("| -0.261, -0.261 |", "dW2"),
    hand("| 0, 0 | -0.026, -0.026 |", "dz1", -0.026),
    hand("| 0, 0 | -0.026, -0.052 |", "dW11", -0.026),
    hand("| 0, 0 | -0.026, -0.052 |", "dW12", -0.052),
    Claim("| $a_2$ | 0.5 |", lambda: 1 / (1 + np.exp(0)), 0, EXACT),
    Claim("| $dz_2$ | -0.5 |", lambda: 1 / (1 + np.exp(0)) - 1, 0, EXACT),
    Claim("which is 0.6931", lambda: cost_from_zero(fewer=False), 5e-5, PRINTED),
    Claim("and the accuracy at 0.5", lambda: accuracy("zeros"), 0, EXACT),
    Claim("a cost of 0.6365", lambda: cost_from_zero(fewer=True), 5e-5, PRINTED),
    Claim(
        "a cost of about 0.21",
        lambda: network.train(random(4), *flower()).costs[-1],
        0.01,
        "the prose says about",
    ),
    Claim("four copies reach 0.705", lambda: accuracy("copies"), 0.01, POINTS),
    Claim("the one unit 0.71", lambda: accuracy("one"), 0.01, POINTS),
    Claim("four random units 0.94", lambda: accuracy("random"), 0.01, POINTS),
    Claim("accuracy is 0.7025 for every seed", lambda: ties()["tied low"], 0.01, POINTS),
    Claim("is 0.7025 for every seed", lambda: ties()["tied high"], 0.01, POINTS),
    Claim(
        "reaches more than 0.9",
        lambda: min(ties()["free"], 0.9),
        0,
        "a bound: any accuracy of at least 0.9 satisfies it",
    ),
    Claim("accuracy is 0.7025 again", opposite_signs, 0.01, POINTS),
    Claim(
        "network reaches more than 0.9,",
        lambda: min(by_gradient(optimisers.noise).min(), 0.9),
        0,
        "a bound: any accuracy of at least 0.9 satisfies it",
    ),
    Claim(
        "it stays near 0.68",
        lambda: np.median(by_gradient(optimisers.dropout)),
        0.02,
        "the prose says near; seeds 0 to 5 end between 0.68 and 0.6875",
    ),
]
