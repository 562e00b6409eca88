"""The numbers of lesson 04, how large the weights should be."""

from functools import cache

import numpy as np

from tests.claims import Claim
from utils import datasets, network, symmetry
from utils.initializers import initialize

SCALES = np.logspace(-6, 3, 10)
PRINTED = "rounded to the digits printed: half a unit of the last one"
POINTS = "8 of 400 points may fall on the other side where a library rounds differently"
STEPS = "whole steps, and the median of five seeds: one step either way"

SETTINGS = (
    "warns of 100",
    "The lecture takes 0.01",
    "5,000 steps on the flower",
    "accuracy after 5,000 steps",
    "At 100 it is",
    "at 1000 it is",
    "at 1000 less",
    "At scale 1000 the slope",
    "at 100 it is 5,185",
    "faster than 0.01",
    "Is 0.01 the best",
    "0.01 works",
    "At scale 0.01 the",
    "steps more than 0.01",
    "a start of 1e-6 costs",
    "hundred times that of scale 10",
    "about 10 %",
    "about 650",
    "about 5,000",
    "|a| > 0.99",
    "up to 100 and press Play",
    "A start of 0.001 leaves its plateau 7 steps later than 0.01. And 0.0001",
)


@cache
def data(name):
    return datasets.DATASETS[name](rng=np.random.default_rng(1))


def stacked(scales, seeds=5):
    return network.stack(
        [
            initialize(2, 4, 1, rng=np.random.default_rng(seed), scale=scale)
            for scale in scales
            for seed in range(seeds)
        ]
    )


def median(values):
    return np.median(values.reshape(-1, 5), axis=1)


@cache
def starts():
    """What the starts compute on the flower before any step: medians of five seeds by scale."""
    X, Y = data("flower")
    parameters = stacked(SCALES)
    caches = {hidden: network.forward(parameters, X, hidden) for hidden in ("tanh", "relu")}
    grads = network.backward(parameters, caches["tanh"], X, Y)
    return {
        "share": median(symmetry.saturation(caches["tanh"]["A1"])),
        "slope": median(symmetry.mean_tanh_slope(caches["tanh"]["Z1"])),
        "first": median(network.cross_entropy(caches["tanh"]["Z2"], Y)),
        "relu": median(network.cross_entropy(caches["relu"]["Z2"], Y)),
        "dW2": median(np.linalg.norm(grads["dW2"], axis=(-2, -1))),
    }


@cache
def accuracies():
    X, Y = data("flower")
    trained = network.train(stacked(SCALES), X, Y, num_iterations=5000)
    return median(network.accuracy(trained.parameters, X, Y))


@cache
def leaving(name):
    scales, steps = np.logspace(-2, -6, 5), 4500 if name == "circles" else 200
    costs = network.train(stacked(scales), *data(name), num_iterations=steps).costs
    return median(np.argmax(costs < costs[0] - 0.02, axis=0))


@cache
def needed(name, target):
    costs = network.train(stacked([0.01, 1.0]), *data(name), num_iterations=3000).costs
    below = costs < target
    return median(np.where(below.any(axis=0), below.argmax(axis=0), np.inf))


def at(name, scale):
    return starts()[name][np.argmin(np.abs(SCALES - scale))]


def decade(name):
    return np.mean(np.diff(leaving(name)))


def predicted(name):
    return symmetry.plateau_length(*data(name), scale=0.1, learning_rate=1.2)


def faster_on_all():
    targets = {"flower": 0.35, "moons": 0.2, "circles": 0.2}
    return all(np.less(*needed(name, target)[::-1]) for name, target in targets.items())


CLAIMS = [
    Claim("median accuracy is above 0.93", lambda: min(accuracies()[:8].min(), 0.93), 0, "a bound"),
    Claim("At 100 it is 0.72", lambda: accuracies()[8], 0.02, POINTS, 0.72),
    Claim("at 1000 it is 0.67", lambda: accuracies()[9], 0.02, POINTS, 0.67),
    Claim("more than 80 %", lambda: min(100 * at("share", 10), 80), 0, "a bound"),
    Claim("the mean slope is 0.999", lambda: at("slope", 0.01), 5e-4, PRINTED),
    Claim("At scale 1 it is 0.36", lambda: at("slope", 1), 5e-3, PRINTED, 0.36),
    Claim("at scale 10 it is 0.06", lambda: at("slope", 10), 5e-3, PRINTED, 0.06),
    Claim("less than 0.001", lambda: max(at("slope", 1000), 0.001), 0, "a bound"),
    Claim("slope of $W_2$ is 0.68", lambda: at("dW2", 1000), 5e-3, PRINTED, 0.68),
    Claim("first cost is 646", lambda: at("first", 1000), 0.5, PRINTED),
    Claim("a coin would have 0.693", lambda: np.log(2), 5e-4, PRINTED),
    Claim("moons 7.1 and", lambda: predicted("moons"), 0.05, PRINTED),
    Claim("and 7, flower", lambda: decade("moons"), 0.3, STEPS),
    Claim("flower 8.1 and", lambda: predicted("flower"), 0.05, PRINTED),
    Claim("and 8.25, circles", lambda: decade("flower"), 0.3, STEPS),
    Claim("circles 652.7 and", lambda: predicted("circles"), 0.05, PRINTED),
    Claim("and 652.75", lambda: decade("circles"), 0.5, STEPS),
    Claim("only 28 steps more", lambda: np.ptp(leaving("moons")), 1, STEPS),
    Claim("first cost is 51.9", lambda: at("relu", 10), 0.05, PRINTED),
    Claim("it is 5,185", lambda: at("relu", 100), 0.5, PRINTED),
    Claim("LeCun's rule says 0.71", lambda: np.sqrt(1 / 2), 5e-3, PRINTED),
    Claim(
        "ReLU says 1.", lambda: np.sqrt(2 / 2) if faster_on_all() else 0.0, 0,
        "a formula; and scale 1 is faster than 0.01 on all three sets",
    ),
]  # fmt: skip
