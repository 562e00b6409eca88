"""The numbers of lesson 07, what a start looks like in practice."""

from functools import cache
from importlib.util import find_spec

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from tests.claims import Claim
from utils import depth, mup, normalization, residual
from utils.digits import CLASSES, digits
from utils.initializers import initialize_layers

PRINTED = "rounded to the digits printed: half a unit of the last one"
SEEDED = "the seeds are the lesson's; another order of additions changes some of 360 pictures"
CHAOTIC = "a run near the largest rate that works; another order of additions moves it"

SETTINGS = (
    "layers of 256 units",
    "With 1,000 inputs",
    "the root of 1/1,000",
    "the root of 1/3,000",
    "start the output's bias at the log-odds of one in a hundred",
    "sections 3.3 and 5.1",
    "section 5.1, do it",
    "after 400 updates",
    "| 0.1 | 1 | 10 times He |",
    "after 200 updates",
    "There are 200 examples to train on, and 1,000 to test on.",
    "300 steps each",
    "| gain 0.1 |",
    "100 digits, three updates",
    "64 to 1,024 units the",
    "is 100 times less of W",
    "100 times smaller",
    "has changed by 2 %",
    "128 units",
    "with 128.",
)


def rng(seed=0):
    return np.random.default_rng(seed)


@cache
def pictures():
    return digits(rng=rng())


@cache
def default(scheme, random_biases=False):
    """Return the rms after 20 layers, and the share of it that the examples change."""
    weights = initialize_layers([256] * 21, scheme, rng=rng())
    biases = random_biases * rng(2).uniform(-1, 1, (20, 256, 1)) / np.sqrt(256)
    last = depth.forward(weights, rng(1).standard_normal((256, 100)), "relu", biases=biases).A[-1]
    size, varying = depth.sizes([last, last - last.mean(axis=1, keepdims=True)])
    return size, varying / size


@cache
def torch_linear():
    """Return the largest weight, the largest bias and the std of weights: torch's, if it is here.

    Without it they are the bounds and the std of the interval that the lesson names.
    """
    if find_spec("torch") is None:
        return np.sqrt(1 / 1000), np.sqrt(1 / 1000), np.sqrt(1 / 3000)
    import torch

    torch.manual_seed(0)
    layer = torch.nn.Linear(1000, 500)
    weight, bias = layer.weight.detach(), layer.bias.detach()
    return weight.abs().max().item(), bias.abs().max().item(), weight.std().item()


@cache
def convolutions(fan_in):
    """Return the rms after six layers of kernels of 3 by 3 on 64 channels."""
    A, draws = rng().standard_normal((64, 16, 16)), rng(1)
    for _ in range(6):
        padded = np.pad(A, ((0, 0), (1, 1), (1, 1)), "wrap")
        W = np.sqrt(2 / fan_in) * draws.standard_normal((64, 64, 3, 3))
        windows = sliding_window_view(padded, (3, 3), axis=(1, 2))
        A = np.maximum(np.tensordot(W, windows, ([1, 2, 3], [0, 3, 4])), 0)
    return np.sqrt(np.mean(A**2))


def eights():
    return pictures()[1][8:9]


@cache
def costs_of_eights(with_bias):
    weights = [*initialize_layers([64, 32], "lecun", rng=rng()), np.zeros((1, 32))]
    share = eights().mean()
    biases = [np.zeros((32, 1)), np.full((1, 1), with_bias * np.log(share / (1 - share)))]
    run = depth.train(weights, pictures()[0], eights(), biases=biases, num_iterations=60,
                      learning_rate=0.3)  # fmt: skip
    return run.costs


def updates_for_the_share():
    """Return the first update after which the bias of 0 costs no more than the log-odds did."""
    return np.argmax(costs_of_eights(False) < costs_of_eights(True)[0])


@cache
def normed(kind, gain):
    weights = [gain * W for W in initialize_layers([64] * 31, "he", rng=rng())]
    x = rng(1).standard_normal((64, 100))
    if kind == "plain":
        return depth.sizes(depth.forward(weights, x, "relu").A)[-1]
    return depth.sizes(normalization.forward(weights, x, "relu", kind).A)[-1]


def same_from_all_gains(kind):
    """Return the last rms, which no gain may change."""
    sizes = [normed(kind, gain) for gain in (0.1, 1, 10)]
    assert np.ptp(sizes) < 1e-3
    return sizes[1]


@cache
def trained(way):
    """Return the test accuracies of eight layers from 0.1, 1 and 10 times He."""
    X, Y, X_test, Y_test = pictures()
    gains = np.array([0.1, 1, 10], np.float32)[:, None, None]
    eight = initialize_layers([64] + [32] * 8, "he", rng=rng())
    starts = [gains * W.astype(np.float32) for W in eight]
    starts.append(np.zeros((3, CLASSES, 32), np.float32))
    kinds, batches = {"hidden": "relu", "output": "softmax"}, {"batch_size": 64, "rng": rng(3)}
    if way == "plain":
        with np.errstate(all="ignore"):
            run = depth.train(starts, X, Y, num_iterations=400, learning_rate=0.1, **batches,
                              **kinds)  # fmt: skip
            return depth.accuracy(run, X_test, Y_test, **kinds)
    rate = np.float32(0.1)
    rates = [rate * gains**2] * 8 + [rate] if way == "c²" else rate
    end = depth.descend(normalization.gradients, starts, X.astype(np.float32),
                        Y.astype(np.float32), num_iterations=400, learning_rate=rates,
                        **batches)  # fmt: skip
    return np.mean(normalization.logits(end, X_test).argmax(-2) == Y_test.argmax(0), axis=-1)


def grown_stream():
    weights = residual.start(64, 64, CLASSES, 50, rng=rng(), last=1 / np.sqrt(50))
    sizes = depth.sizes(residual.streams(weights, rng(1).standard_normal((64, 100))))
    return sizes[-1] / sizes[0]


@cache
def branches(last):
    """Return the test accuracy of 20 blocks whose V is drawn with this factor."""
    X, Y, X_test, Y_test = pictures()
    start = residual.start(64, 32, CLASSES, 20, rng=rng(), last=last)
    with np.errstate(all="ignore"):
        end = depth.descend(residual.gradients, start, X, Y, num_iterations=200, learning_rate=0.1,
                            batch_size=64, rng=rng(3))  # fmt: skip
        named = residual.logits(end, X_test).argmax(axis=0)
    return np.mean(named == Y_test.argmax(axis=0))


@cache
def secret(width, gain, random_biases=False):
    """Train at a learning rate of 3.

    Returns:
        Training cost, test accuracy, change of W1, and share of its squares on the three inputs.
    """
    draws = rng(1)
    X, X_new = draws.choice([-1.0, 1.0], (15, 200)), draws.choice([-1.0, 1.0], (15, 1000))
    Y, Y_new = (1.0 * (one[:3].prod(axis=0)[None] > 0) for one in (X, X_new))
    drawn = initialize_layers([15, width, 1], "lecun", rng=rng())
    start = [(gain * W).astype(np.float32) for W in drawn]
    biases = [random_biases * gain * rng(5).standard_normal((width, 1)), np.zeros((1, 1))]
    biases = [each.astype(np.float32) for each in biases]
    run = depth.train(start, X, Y, num_iterations=300, learning_rate=3, biases=biases)
    W1 = run.weights[0]
    moved, size = depth.sizes([W1 - start[0], start[0]])
    counts = np.sum(W1[:, :3] ** 2) / np.sum(W1**2)
    return run.costs[-1], depth.accuracy(run, X_new, Y_new), moved / size, counts


@cache
def logits_move(width, base):
    """Return how far the logits move in three updates: the mean of three seeds."""
    X, Y = (each[:, :100] for each in pictures()[:2])
    sizes, ways = [64, width, width, CLASSES], []
    for seed in range(3):
        start = mup.start(sizes, base, rng=rng(seed))
        end = depth.descend(mup.gradients, start, X, Y, num_iterations=3,
                            learning_rate=mup.rates(sizes, base, 0.1))  # fmt: skip
        before, after = (mup.coordinates(weights, X)[-1] for weights in (start, end))
        ways.append(depth.sizes([after - before])[0])
    return np.mean(ways)


def rare():
    return -(0.001 * np.log(0.001) + 0.999 * np.log(0.999))


def row(quote, measure, numbers, tolerances, reason):
    """Return a claim for each number of a table's row."""
    return [
        Claim(quote, lambda key=key: measure(key), tolerance, reason, number)
        for (key, number), tolerance in zip(numbers, tolerances, strict=True)
    ]


def of_training(quote, way, numbers, tolerances, reason):
    return row(quote, lambda which: trained(way)[which], list(enumerate(numbers)), tolerances,
               reason)  # fmt: skip


def of_map(quote, which, numbers, tolerances, reason):
    return row(quote, lambda gain: secret(128, gain)[which],
               list(zip((0.1, 1, 3, 10), numbers, strict=True)), tolerances, reason)  # fmt: skip


STARTS = (("uniform", True), ("lecun", False), ("he", False))

CLAIMS = [
    *row("activations | 0.028 | 0.0009 | 0.91 |", lambda start: default(*start)[0],
         list(zip(STARTS, (0.028, 0.0009, 0.91), strict=True)), (5e-4, 5e-5, 0.005), PRINTED),
    *row("that changes | 4e-7 | 0.29 | 0.29 |", lambda start: default(*start)[1],
         list(zip(STARTS, (4e-7, 0.29, 0.29), strict=True)), (5e-8, 0.005, 0.005), PRINTED),
    Claim("above 0.0316", lambda: torch_linear()[0], 5e-5, PRINTED),
    Claim("above 0.0316", lambda: torch_linear()[1], 1e-4, "the largest of 500 biases"),
    Claim("weights is 0.0183", lambda: torch_linear()[2], 1e-4, "500,000 draws"),
    Claim("signal 700 times", lambda: convolutions(64), 5, "the lesson's draws, rounded"),
    Claim("fan-in of 576 it", lambda: 3 * 3 * 64, 0, "a product"),
    Claim("still 0.96 times", lambda: convolutions(576), 5e-3, PRINTED),
    Claim("Of the 1,437 training", lambda: eights().size, 0, "a count"),
    Claim("pictures 133 are", lambda: eights().sum(), 0, "a count"),
    Claim("p = 0.093$", lambda: eights().mean(), 5e-4, PRINTED),
    Claim("needs 19 updates", updates_for_the_share, 0, "a count"),
    Claim("the costs are 0.25", lambda: costs_of_eights(False)[-1], 5e-3, PRINTED),
    Claim("and 0.26.", lambda: costs_of_eights(True)[-1], 5e-3, PRINTED),
    Claim("it should be 0.31", lambda: costs_of_eights(True)[0], 5e-3, PRINTED),
    Claim("rms is 0.73 from", lambda: same_from_all_gains("layer"), 5e-3, PRINTED),
    Claim("with BatchNorm 0.71", lambda: same_from_all_gains("batch"), 5e-3, PRINTED),
    Claim("from 1e-30 to", lambda: normed("plain", 0.1), 1e-31, "one digit printed"),
    Claim("to 1e30.", lambda: normed("plain", 10), 1e29, "one digit printed"),
    *of_training("| plain | 0.09 | 0.91 | 0.08 |", "plain", (0.09, 0.91, 0.08),
                 (0.005, 0.06, 0.005), CHAOTIC),
    *of_training("| LayerNorm | 0.09 | 0.94 | 0.36 |", "same rate", (0.09, 0.94, 0.36),
                 (0.02, 0.03, 0.06), CHAOTIC),
    *of_training("times $c^2$ | 0.94 | 0.94 | 0.92 |", "c²", (0.94, 0.94, 0.92),
                 (0.03, 0.03, 0.04), CHAOTIC),
    Claim("and here by 1.57", grown_stream, 5e-3, PRINTED),
    *row("updates | 0.08 | 0.96 | 0.97 |", branches,
         [(1, 0.08), (1 / np.sqrt(20), 0.96), (0, 0.97)], (0.005, 0.01, 0.01), SEEDED),
    Claim("learning rates and three widths: 147 networks", lambda: 7 * 7 * 3, 0, "a product"),
    *of_map("| training cost | 0.00 | 0.00 | 0.00 | 0.00 |", 0, (0, 0, 0, 0), (0.005,) * 4,
            PRINTED),
    *of_map("accuracy | 1.00 | 1.00 | 0.77 | 0.50 |", 1, (1, 1, 0.77, 0.5),
            (0.005, 0.005, 0.01, 0.01), "rounded, and some of 1,000 examples"),
    *of_map("of its start | 5.5 | 0.60 | 0.22 | 0.08 |", 2, (5.5, 0.6, 0.22, 0.08),
            (0.1, 0.01, 0.005, 0.005), PRINTED),
    *of_map("three inputs | 0.97 | 0.43 | 0.23 | 0.20 |", 3, (0.97, 0.43, 0.23, 0.2), (0.01,) * 4,
            PRINTED),
    Claim("accuracy is then 0.51", lambda: secret(128, 10, True)[1], 0.01, "10 of 1,000 examples"),
    Claim("by 2.1 times", lambda: secret(8, 1)[2], 0.05, PRINTED),
    Claim("units, 1.03 times", lambda: secret(32, 1)[2], 0.02, "rounded, the run is long"),
    Claim("and 0.60 times with", lambda: secret(128, 1)[2], 0.01, "rounded, the run is long"),
    Claim("goes from 0.096 to", lambda: logits_move(64, 32), 5e-4, PRINTED),
    Claim("to 0.083, where", lambda: logits_move(1024, 32), 5e-4, PRINTED),
    Claim("start goes from 0.15", lambda: logits_move(64, 64), 5e-3, PRINTED),
    Claim("to 0.79.", lambda: logits_move(1024, 1024), 5e-3, PRINTED),
    Claim("first cost of your network is 0.69", lambda: np.log(2), 5e-3, "ln 2, to two digits"),
    Claim("first cost near 0.01", rare, 5e-3, PRINTED),
]  # fmt: skip
