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
    "W2 - 1.2 dW2",
    "a1 = 0.99. What",
    "1 - 0.99 squared",
    "about 0.1",
    "about 1e-8",
    "1e-14, the smallest",
    "weights of 0.01 on the circles",
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
        "second2": dW1[1, 1], "after": np.log1p(np.exp(-z2)), "da2": -1 / a2,
        "sigmoid": a2 * (1 - a2), "da11": a2 - 1, "da12": 1 - a2, "tanh1": 1 - a1[0] ** 2,
        "tanh2": 1 - a1[1] ** 2,
    }  # fmt: skip


def hand(quote, name, value=None):
    return Claim(quote, lambda: by_hand()[name], 0.0005, PRINTED, value)


@cache
def best_epsilon():
    """The epsilon of the smallest median error of dW1[0, 0] in fifty networks, two a decade."""
    x, y = np.array([[1.0], [0.5]]), np.array([[1.0]])
    starts = network.stack(
        [initialize(2, 2, 1, rng=np.random.default_rng(seed), scale=1.0) for seed in range(50)]
    )
    exact = network.backward(starts, network.forward(starts, x), x, y)["dW1"][:, 0, 0]

    def error(e):
        costs = []
        for move in (e, -e):
            W1 = starts["W1"].copy()
            W1[:, 0, 0] += move
            costs.append(network.cross_entropy(network.forward({**starts, "W1": W1}, x)["Z2"], y))
        return np.median(np.abs((costs[0] - costs[1]) / (2 * e) - exact))

    return min(np.logspace(-14, -1, 27), key=error)


def length(grads):
    return np.sqrt(sum(np.sum(np.square(each)) for each in grads.values()))


def relative(one, other):
    gap = length({name: one[name] - other[name] for name in one})
    return gap / (length(one) + length(other))


def differences(parameters, X, Y, epsilon):
    """The central difference of every entry."""
    found = {}
    for name, values in parameters.items():
        found[f"d{name}"] = np.zeros_like(values)
        for index in np.ndindex(values.shape):
            costs = []
            for sign in (1, -1):
                moved = {**parameters, name: values.copy()}
                moved[name][index] += sign * epsilon
                costs.append(network.cross_entropy(network.forward(moved, X)["Z2"], Y))
            found[f"d{name}"][index] = (costs[0] - costs[1]) / (2 * epsilon)
    return found


@cache
def rounding(dataset, scale):
    """The largest relative difference of a correct gradient at 1e-5, of ten seeds."""
    X, Y = datasets.DATASETS[dataset](rng=np.random.default_rng(1))
    found = []
    for seed in range(10):
        start = initialize(2, 4, 1, rng=np.random.default_rng(seed), scale=scale)
        exact = network.backward(start, network.forward(start, X), X, Y)
        found.append(relative(exact, differences(start, X, Y, 1e-5)))
    return max(found)


def rounding_at_one():
    return max(rounding(dataset, 1.0) for dataset in datasets.DATASETS)


def changed(factor, entries=10):
    """The relative difference when some of ten equal entries are multiplied by a factor."""
    wrong = np.ones(10)
    wrong[:entries] *= factor
    return relative({"g": wrong}, {"g": np.ones(10)})


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
    hand("| -0.574 | 0.574 |", "da11", -0.574),
    hand("| -0.574 | 0.574 |", "da12", 0.574),
    hand("| 0.786 | 0.420 |", "tanh1", 0.786),
    hand("| 0.786 | 0.420 |", "tanh2", 0.420),
    hand("| $dz_1$ | -0.452 | 0.241 |", "dz11", -0.452),
    hand("| $dz_1$ | -0.452 | 0.241 |", "dz12", 0.241),
    hand("first input | -0.452 | 0.241 |", "dz11", -0.452),
    hand("first input | -0.452 | 0.241 |", "dz12", 0.241),
    hand("second input | -0.226 | 0.121 |", "second1", -0.226),
    hand("second input | -0.226 | 0.121 |", "second2", 0.121),
    hand("which is -0.574", "dz2"),
    hand("from 0.854 to 0.158", "cost", 0.854),
    hand("from 0.854 to 0.158", "after", 0.158),
    hand("In our example it is -2.349", "da2"),
    hand("In our example it is 0.244", "sigmoid"),
    hand("where $dz_2$ is -0.574", "dz2"),
    Claim("difference is 1e-5", best_epsilon, 5e-6, "the nearest of two values a decade"),
    Claim("gaps of 2.2e-16", lambda: np.finfo(float).eps, 5e-18, "the two digits printed"),
    Claim("$ of 6e-6", lambda: np.cbrt(np.finfo(float).eps), 5e-7, "the digit printed"),
    Claim("epsilon of 1e-5 and", best_epsilon, 5e-6, "the nearest of two values a decade"),
    Claim("gradient gives less than 1e-8", lambda: max(rounding_at_one(), 1e-8), 0, "a bound"),
    Claim("that gives less than 1e-8.", lambda: max(rounding_at_one(), 1e-8), 0, "a bound"),
    Claim("it can be more than 1e-7", lambda: min(rounding("circles", 0.01), 1e-7), 0, "a bound"),
    Claim("relative difference is 0.148", lambda: changed(2, entries=1), 5e-4, PRINTED),
    Claim("gives 0.148 if", lambda: changed(2, entries=1), 5e-4, PRINTED),
    Claim("relative difference of 0.333", lambda: changed(0.5), 5e-4, PRINTED),
    Claim("about 0.69", lambda: max(first_costs()), 0.005, "the two digits printed"),
    Claim("about 1e-5", best_epsilon, 5e-6, "the nearest of two values a decade"),
    Claim("about 2 %", lambda: 100 * (1 - 0.99**2), 0.5, "about: the digit printed"),
    Claim("the first cost is 0.693", lambda: max(first_costs()), 0.0015,
          "the printed digits, and weights of 0.01 on inputs of size 4"),
    Claim("the first cost is 0.693", lambda: min(first_costs()), 0.0015,
          "the printed digits, and weights of 0.01 on inputs of size 4"),
]  # fmt: skip
