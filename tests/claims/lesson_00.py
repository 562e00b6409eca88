"""The numbers of lesson 00, the first taste."""

from functools import cache

import numpy as np

from tests.claims import Claim
from utils import datasets, network
from utils.initializers import initialize

SETTINGS = ("1,000 steps",)


@cache
def accuracy(scheme):
    X, Y = datasets.flower(rng=np.random.default_rng(1))
    start = initialize(2, 4, 1, scheme, scale=0.01, rng=np.random.default_rng(0))
    return network.accuracy(network.train(start, X, Y, num_iterations=1000).parameters, X, Y)


CLAIMS = [
    Claim("an accuracy of 0.5", lambda: accuracy("zeros"), 0, "exact: no weight ever moves"),
    Claim(
        "The random one reaches 0.925",
        lambda: accuracy("normal"),
        0.01,
        "4 of 400 points may fall on the other side where a library rounds differently",
    ),
]
