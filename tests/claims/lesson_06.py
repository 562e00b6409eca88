"""The numbers of lesson 06, whether it holds for real data."""

from functools import cache

import numpy as np

from tests.claims import Claim
from utils import depth
from utils.digits import CLASSES, digits
from utils.initializers import initialize_layers

PRINTED = "rounded to the digits printed: half a unit of the last one"
SEEDED = "the seeds are the lesson's; another order of additions changes some of 360 pictures"
CHAOTIC = "some of these runs still jump at the end; another order of additions moves them"
RULES = {"0.01": "normal", "2010": "uniform", "LeCun": "lecun", "He": "he"}

SETTINGS = (
    "300 updates",
    "| standard deviation of $W_2$ | 0.01 | 0.1 | 1 | 10 |",
    "after 300 updates",
    "After 400 updates every",
    "a standard deviation of 0.01 in",
    "in these 400 updates",
    "after 400 updates, of five seeds",
    "| median test accuracy | 0.01 | usual",
    "learn in 400 updates",
    "lower after 400 updates",
    "for 1,000 classes",
    "ln 1,000 is",
)


def rng(seed=0):
    return np.random.default_rng(seed)


@cache
def data():
    return digits(rng=rng())


@cache
def pictures(part):
    X, Y, X_test, Y_test = data()
    return {"train": (X, Y), "test": (X_test, Y_test)}[part]


def size(part):
    return pictures(part)[0].shape[1]


def batches(weights, updates, seed, hidden, precision=float):
    """Train on batches of 64."""
    stack = [np.asarray(W, precision) for W in weights]
    return depth.train(stack, *pictures("train"), num_iterations=updates, learning_rate=0.1,
                       hidden=hidden, output="softmax", batch_size=64, rng=rng(seed))  # fmt: skip


def accuracy(run, hidden):
    return depth.accuracy(run, *pictures("test"), hidden, "softmax")


def output_start(scale):
    weights = initialize_layers([64, 64, CLASSES], "he", rng=rng())
    weights[-1] = scale * rng(1).standard_normal((CLASSES, 64))
    return weights


@cache
def first_cost(scale):
    run = depth.train(output_start(scale), *pictures("train"), num_iterations=0, hidden="relu",
                      output="softmax")  # fmt: skip
    return run.costs[0]


@cache
def after_output(scale):
    return accuracy(batches(output_start(scale), 300, 2, "relu"), "relu")


def logits(scale):
    hidden, last = output_start(scale)
    return np.std(last @ np.maximum(hidden @ pictures("train")[0], 0))


@cache
def deep(rule, hidden):
    """Return the median accuracy and the median last cost of five seeds."""
    sizes = [64, *[32] * 8, CLASSES]
    drawn = [initialize_layers(sizes, RULES[rule], rng=rng(seed)) for seed in range(5)]
    run = batches([np.stack(W) for W in zip(*drawn, strict=True)], 400, 3, hidden, np.float32)
    return np.median(accuracy(run, hidden)), np.median(run.costs[-1])


def softmax_alone():
    run = batches([np.zeros((CLASSES, 64))], 400, 2, "tanh")
    return accuracy(run, "tanh")


def most_frequent():
    """Return the accuracy of naming one digit for all, as the dead networks do."""
    return deep("0.01", "tanh")[0]


def passes():
    return 400 * 64 / size("train")


@cache
def tied():
    start = [np.full((32, 64), 0.1), np.full((CLASSES, 32), 0.1)]
    return batches(start, 400, 2, "tanh")


def row(quote, measure, numbers, tolerances, reason):
    """Return a claim for each number of a table's row."""
    return [
        Claim(quote, lambda key=key: measure(key), tolerance, reason, number)
        for (key, number), tolerance in zip(numbers.items(), tolerances, strict=True)
    ]


CLAIMS = [
    Claim("There are 1,797 pictures", lambda: size("train") + size("test"), 0, "a count"),
    Claim("1,437 to train on", lambda: size("train"), 0, "a count"),
    Claim("and 360 to test on", lambda: size("test"), 0, "a count"),
    Claim("reaches a test accuracy of 0.93", softmax_alone, 0.01, SEEDED),
    Claim("has been used about 18 times", passes, 0.5, "rounded"),
    *row("| first cost | 2.30 | 2.38 | 7.29 | 71.1 |", first_cost,
         {0.01: 2.30, 0.1: 2.38, 1: 7.29, 10: 71.1}, (0.005, 0.005, 0.005, 0.05), PRINTED),
    *row("after 300 updates | 0.95 | 0.94 | 0.97 | 0.17 |", after_output,
         {0.01: 0.95, 0.1: 0.94, 1: 0.97, 10: 0.17}, (0.01, 0.01, 0.01, 0.08), SEEDED),
    *row("| tanh | 0.09 | 0.22 | 0.96 | 0.97 |", lambda rule: deep(rule, "tanh")[0],
         {"0.01": 0.09, "2010": 0.22, "LeCun": 0.96, "He": 0.97}, (0.005, 0.03, 0.01, 0.01),
         SEEDED),
    *row("| ReLU | 0.09 | 0.09 | 0.73 | 0.96 |", lambda rule: deep(rule, "relu")[0],
         {"0.01": 0.09, "2010": 0.09, "LeCun": 0.73, "He": 0.96}, (0.005, 0.005, 0.1, 0.02),
         CHAOTIC),
    Claim("An accuracy of 0.09 is that", most_frequent, 0.005, PRINTED),
    Claim("updates: 0.03 instead", lambda: deep("He", "tanh")[1], 0.01, SEEDED),
    Claim("instead of 0.10", lambda: deep("LeCun", "tanh")[1], 0.02, SEEDED),
    Claim("has an accuracy of 0.11", lambda: accuracy(tied(), "tanh"), 0.01, SEEDED),
    Claim("ln 1,000 is 6.9. It is", lambda: np.log(1000), 0.05, PRINTED, 6.9),
    Claim("They are small enough: ln 1,000 is 6.9", lambda: np.log(1000), 0.05, PRINTED, 6.9),
    Claim("begins with a cost of 6.9", lambda: np.log(1000), 0.05, PRINTED),
]  # fmt: skip
