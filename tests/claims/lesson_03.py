"""The numbers of lesson 03, how random weights set the units free."""

from functools import cache

import numpy as np

from tests.claims import Claim
from utils import datasets, network
from utils.initializers import initialize

POINTS = "4 of 400 points may fall on the other side where a library rounds differently"
DEGREE = "rounded to whole degrees"
WAIT = "a tenth: rounding moves the moment at which a unit turns by a few steps"

SETTINGS = (
    "less than 0.03",
    "0.03 to 0.1",
    "more than 0.1",
    "below a cost of 0.5",
    "differ by 1e-6      differ by 0.1",
    "2,000 steps",
    "every bias starts at 0.3",
    "Compare 0.3 with",
)


@cache
def data(name):
    return datasets.DATASETS[name](rng=np.random.default_rng(1))


@cache
def start(n_h=4, networks=None):
    return initialize(2, n_h, 1, scale=0.01, rng=np.random.default_rng(0), networks=networks)


@cache
def many(name):
    return network.train(start(networks=24), *data(name))


def median_accuracy(name):
    return np.median(network.accuracy(many(name).parameters, *data(name)))


def tied_accuracy(name):
    tied = initialize(2, 4, 1, "constant", scale=0.01, rng=np.random.default_rng(0))
    return network.accuracy(network.train(tied, *data(name)).parameters, *data(name))


def waits(name):
    return np.argmax(many(name).costs < 0.5, axis=0)


@cache
def median_of_size(n_h):
    end = network.train(start(n_h, networks=5), *data("flower")).parameters
    return np.median(network.accuracy(end, *data("flower")))


@cache
def first_gradient():
    X, Y = data("flower")
    return network.backward(start(), network.forward(start(), X), X, Y)["dW1"]


def first_pull():
    X, Y = data("flower")
    return np.mean((Y - Y.mean()) * X, axis=1)


def angle(vector):
    return np.degrees(np.arctan2(vector[..., 1], vector[..., 0])) % 180


@cache
def angles(num_iterations):
    """Angles of the four rows in degrees, sorted; a row and its negative have the same line."""
    end = network.train(start(), *data("flower"), num_iterations=num_iterations).parameters
    return np.sort(angle(end["W1"]))


def bias_gap():
    """How far random biases move the median accuracy."""
    random = 0.01 * np.random.default_rng(9).standard_normal((24, 4, 1))
    end = network.train(start(networks=24) | {"b1": random}, *data("flower")).parameters
    return abs(np.median(network.accuracy(end, *data("flower"))) - median_accuracy("flower"))


CLAIMS = [
    Claim(
        "the second number is about -5.6 times the first",
        lambda: np.median(first_gradient()[:, 1] / first_gradient()[:, 0]),
        0.05,
        "rounded to one digit",
    ),
    Claim("the angle of $c$, 100 degrees", lambda: angle(first_pull()), 0.5, DEGREE),
    Claim("between 85 and 104 degrees", lambda: angles(10)[0], 0.5, DEGREE, 85),
    Claim("between 85 and 104 degrees", lambda: angles(10)[-1], 0.5, DEGREE, 104),
    Claim("median accuracy is 0.934", lambda: median_accuracy("flower"), 0.01, POINTS),
    Claim("against 0.7025 from tied units", lambda: tied_accuracy("flower"), 0.01, POINTS),
    Claim("On the circles it is 0.988", lambda: median_accuracy("circles"), 0.01, POINTS),
    Claim("against 0.5175.", lambda: tied_accuracy("circles"), 0.01, POINTS),
    Claim("within 68 steps", lambda: np.median(waits("flower")), 7, WAIT),
    Claim("the slowest one needs 261", lambda: waits("flower").max(), 26, WAIT),
    Claim("the median is 1,346 steps", lambda: np.median(waits("circles")), 135, WAIT),
    Claim(
        "differ by less than 0.01",
        lambda: max(bias_gap(), 0.01),
        0,
        "a bound: any gap up to 0.01 satisfies it",
    ),
    Claim("accuracy stops at 0.6875", lambda: median_of_size(2), 0.01, POINTS),
    Claim("with four it reaches 0.935", lambda: median_of_size(4), 0.01, POINTS),
    Claim("no better: 0.93 and 0.9325", lambda: median_of_size(8), 0.01, POINTS, 0.93),
    Claim("no better: 0.93 and 0.9325", lambda: median_of_size(16), 0.01, POINTS, 0.9325),
]
