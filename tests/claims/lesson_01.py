"""The numbers of lesson 01, a network small enough for a pencil."""

from functools import cache

import numpy as np

from tests.claims import Claim
from utils import datasets, network
from utils.initializers import initialize

PRINTED = "rounded to the three digits printed: half a unit of the last one"

SETTINGS = (
    "$x = (1, 0.5)$",
    "| $z_1$ | 0.5 | 1 |",
    "learning rate 1.2",
    "X (3, 100)",
    "A1 (5, 100)",
    "A2 (1, 100)",
    "W2 - 1.2 dW2",
    "a1 = 0.99 on",
    "1 - 0.99 squared",
    "Fine is below 1e-6",
)


@cache
def by_hand():
    """The forward and backward pass of one example, written out without utils.network."""
    W1, W2, x = np.array([[1, -1], [0.5, 1]]), np.array([1, -1]), np.array([1, 0.5])
    a1 = np.tanh(W1 @ x)
    a2 = 1 / (1 + np.exp(-W2 @ a1))
    dz1 = W2 * (a2 - 1) * (1 - a1**2)
    dW1, dW2 = np.outer(dz1, x), (a2 - 1) * a1
    moved, db1, db2 = W1 - 1.2 * dW1, dz1, a2 - 1
    z2 = (W2 - 1.2 * dW2) @ np.tanh(moved @ x - 1.2 * db1) - 1.2 * db2
    return {
        "a11": a1[0], "a12": a1[1], "z2": W2 @ a1, "a2": a2, "cost": -np.log(a2), "dz2": a2 - 1,
        "dW21": dW2[0], "dW22": dW2[1], "dz11": dz1[0], "dz12": dz1[1], "second1": dW1[0, 1],
        "second2": dW1[1, 1], "after": np.log1p(np.exp(-z2)),
    }  # fmt: skip


def hand(quote, name, value=None):
    return Claim(quote, lambda: by_hand()[name], 0.0005, PRINTED, value)


@cache
def best_epsilon(central):
    """The epsilon with the smallest error of dW1[0, 0], among two a decade."""
    x, y = np.array([[1.0], [0.5]]), np.array([[1.0]])
    small = {"W1": np.array([[1.0, -1.0], [0.5, 1.0]]), "b1": np.zeros((2, 1)),
             "W2": np.array([[1.0, -1.0]]), "b2": np.zeros((1, 1))}  # fmt: skip
    exact = network.backward(small, network.forward(small, x), x, y)["dW1"][0, 0]

    def cost(w):
        moved = {**small, "W1": np.array([[w, -1.0], [0.5, 1.0]])}
        return network.cross_entropy(network.forward(moved, x)["Z2"], y)

    def slope(e):
        return (cost(1 + e) - cost(1 - e)) / (2 * e) if central else (cost(1 + e) - cost(1)) / e

    epsilons = np.logspace(-14, -1, 27)
    return min(epsilons, key=lambda e: abs(slope(e) - exact))


def relative_rounding():
    """The relative difference that right slopes of dW1[0, 0] leave with epsilon = 1e-7."""
    x, y = np.array([[1.0], [0.5]]), np.array([[1.0]])
    parameters = initialize(2, 4, 1, "xavier", rng=np.random.default_rng(0))
    exact = network.backward(parameters, network.forward(parameters, x), x, y)["dW1"][0, 0]
    costs = []
    for sign in (1, -1):
        moved = {name: value.copy() for name, value in parameters.items()}
        moved["W1"][0, 0] += sign * 1e-7
        costs.append(network.cross_entropy(network.forward(moved, x)["Z2"], y))
    slope = (costs[0] - costs[1]) / 2e-7
    return abs(slope - exact) / (abs(slope) + abs(exact))


def first_costs():
    start = initialize(2, 4, 1, rng=np.random.default_rng(0), scale=0.01)
    sets = (dataset(rng=np.random.default_rng(1)) for dataset in datasets.DATASETS.values())
    return [network.cross_entropy(network.forward(start, X)["Z2"], Y) for X, Y in sets]


CLAIMS = [
    hand("| 0.462 | 0.762 |", "a11", 0.462),
    hand("| 0.462 | 0.762 |", "a12", 0.762),
    hand("$z_2 = 0.462 - 0.762$", "a11", 0.462),
    hand("0.762$, which is -0.299", "z2", -0.299),
    hand("$a_2$ = 0.426", "a2"),
    hand("$-\\ln 0.426$", "a2"),
    hand("which is 0.854", "cost"),
    hand("| -0.265 | -0.437 |", "dW21", -0.265),
    hand("| -0.265 | -0.437 |", "dW22", -0.437),
    hand("| $dz_1$ | -0.452 | 0.241 |", "dz11", -0.452),
    hand("| $dz_1$ | -0.452 | 0.241 |", "dz12", 0.241),
    hand("first input | -0.452 | 0.241 |", "dz11", -0.452),
    hand("first input | -0.452 | 0.241 |", "dz12", 0.241),
    hand("second input | -0.226 | 0.121 |", "second1", -0.226),
    hand("second input | -0.226 | 0.121 |", "second2", 0.121),
    hand("which is -0.574", "dz2"),
    hand("from 0.854 to 0.158", "cost", 0.854),
    hand("from 0.854 to 0.158", "after", 0.158),
    Claim("near an epsilon of 1e-8", lambda: best_epsilon(central=False), 1e-7,
          "near: rounding decides within a decade"),
    Claim("still, near 1e-5", lambda: best_epsilon(central=True), 9e-5,
          "near: rounding decides within a decade"),
    Claim("about 0.00001", lambda: best_epsilon(central=True), 9e-5,
          "about: rounding decides within a decade"),
    Claim("about 0.69", lambda: max(first_costs()), 0.005, "the two digits printed"),
    Claim("about 2 %", lambda: 100 * (1 - 0.99**2), 0.5, "about: the digit printed"),
    Claim("Rounding gives about 1e-8", relative_rounding, 1e-7,
          "about: the order of magnitude of a right check with epsilon 1e-7"),
    Claim("the first cost is 0.693", lambda: max(first_costs()), 0.0015,
          "the printed digits, and weights of 0.01 on inputs of size 4"),
    Claim("the first cost is 0.693", lambda: min(first_costs()), 0.0015,
          "the printed digits, and weights of 0.01 on inputs of size 4"),
]  # fmt: skip
