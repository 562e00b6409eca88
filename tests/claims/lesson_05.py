"""The numbers of lesson 05, what changes when the network is deep."""

from functools import cache

import numpy as np

from tests.claims import Claim, numeric
from utils import datasets, depth, mean_field
from utils.initializers import initialize_layers

PRINTED = "rounded to the digits printed: half a unit of the last one"
SEEDED = "the seeds are the lesson's; another order of additions moves it by a step or so"
DRAWN = "a draw of this width: other seeds and sizes differ by about this much"

SETTINGS = (
    "With std 0.01 the",
    "per layer, which is 0.01 times",
    "map a cost of 0.69 does not mean",
    "(section 2.2,",
    "A variance of 0.5 gives",
    "number of inputs is 0.01 LeCun",
    "after 500 steps",
    "With 0.1 the factor",
    "With 0.3 the rms is",
    "on 200 points of the moons",
    "1,000 steps and learning rate 1.2",
    "in section 4.6",
    "From scale 0.1 the cost is",
    "and from 0.01 with three",
    "0.29 from 0.01,",
    "a learning rate of 1.2 is too large: with a rate of 0.1",
    "only scale 0.3 and",
    "Why 0.3?",
    "until the cost is below 0.6",
    "hidden layers from scale 0.1 stuck",
    "From scale 0.15 the cost is below 0.6 after",
    "five runs from scale 0.1",
    "as many as from 0.15",
    "| from 0.2 | from 0.15 | from 0.12 | from 0.1 |",
    "by the law, from 0.15 |",
    "The five seeds from 0.1",
    "After 2,600 steps their",
    "From 0.01 the law makes the first wait $10^7$ times as long as from 0.1.",
    "the root of the 100 inputs",
    "about 1/2,000",
    "five tanh layers of 400 units",
    "about 40 % of it",
    "with a variance of 0.5 only",
    "of 100 units",
    "the root of 10,000 is 100",
    "about 0.01",
    "about 100",
    "$\\sigma_w^2$ is 0.5, 1 and 4",
    "with a bias variance of 0.05 it",
    "all weights have a standard deviation of 0.1; in the second",
    "with which it learns in 100 steps",
)


def rng(seed=0):
    return np.random.default_rng(seed)


def signal(scale):
    weights = initialize_layers([100] * 11, scale=scale, rng=rng())
    return depth.sizes(depth.forward(weights, rng(1).standard_normal((100, 200))).A)


def signal_left(scale):
    return signal(scale)[-1]


def costs_from(hidden_layers, starts, steps, seeds, learning_rate=1.2):
    """Costs on the moons, (steps + 1, starts, seeds)."""
    X, Y = datasets.moons(rng=rng(1), m=200)
    networks = [
        initialize_layers([2] + [10] * hidden_layers + [1], scheme, scale=scale, rng=rng(seed))
        for scheme, scale in starts
        for seed in range(seeds)
    ]
    stacked = [np.stack(W).astype(np.float32) for W in zip(*networks, strict=True)]
    run = depth.train(stacked, X, Y, num_iterations=steps, learning_rate=learning_rate)
    return run.costs.reshape(-1, len(starts), seeds)


@cache
def final_costs(hidden_layers, scales=(0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0), rules=True):
    """Median costs of three seeds, by default from all starts: 0.01, 0.03, ..., 10, Xavier, He."""
    starts = [("normal", scale) for scale in scales]
    starts += [("xavier", 0), ("he", 0)] if rules else []
    return np.median(costs_from(hidden_layers, starts, 1000, 3)[-1], axis=1)


def final_cost(hidden_layers, scale):
    return final_costs(hidden_layers, (scale,), rules=False)[0]


def at_a_smaller_rate():
    """The worst cost with eight hidden layers from scale 1, at a learning rate of 0.1."""
    return costs_from(8, [("normal", 1.0)], 1000, 3, learning_rate=0.1)[-1].max()


def worst_of_those_that_train():
    """At 8 hidden layers: the column 0.3, Xavier and He; no other may get below 0.1.

    From scale 1 the runs are chaotic: another order of additions moved the median of the same
    seeds between 0.36 and 0.65, so only the bound that the lesson prints is held.
    """
    good = np.isin(np.arange(9), (3, 7, 8))
    assert final_costs(8)[~good].min() > 0.1
    return final_costs(8)[good].max()


@cache
def relu_signal(scheme):
    ratios = []
    for seed in range(8):
        x = rng(100 + seed).standard_normal((256, 100))
        weights = initialize_layers([256] * 31, scheme, rng=rng(seed))
        sizes = depth.sizes(depth.forward(weights, x, "relu").A)
        ratios.append(sizes / np.sqrt(np.mean(x**2)))
    return np.median(ratios, axis=0)


@cache
def five_layers(scheme, hidden="tanh"):
    width, one = 400, rng()
    weights = initialize_layers([width] * 6, scheme, rng=one)
    X = one.standard_normal((width, 300))
    signal = depth.forward(weights, X, hidden)
    dZ = depth.backward(weights, signal, one.standard_normal((width, 300)), hidden)
    dW = [back @ A.T for back, A in zip(dZ, [X, *signal.A[:-1]], strict=True)]
    A, dZ, dW = (depth.sizes(arrays) for arrays in (signal.A, dZ, dW))
    return {"first": A[0], "last": A[-1], "dZ": dZ[0] / dZ[-1], "dW": dW[0] / dW[-1]} | {
        "all dW": dW
    }


@cache
def stretches(scheme):
    return depth.product_singular_values(initialize_layers([64] * 51, scheme, rng=rng()))


@cache
def waiting(scale):
    """Costs with eight hidden layers and five seeds: the seeds in the second axis."""
    steps = 2600 if scale == 0.1 else 800
    return costs_from(8, [("normal", scale)], steps, 5)[:, 0]


@cache
def left(scale):
    """The steps at which the seeds leave, sorted."""
    below = waiting(scale) < 0.6
    assert below.any(axis=0).all()
    return np.sort(np.argmax(below, axis=0))


def wait(which):
    return np.median(left((0.2, 0.15, 0.12, 0.1)[which]))


def row_of_waits(quote, measure, *printed):
    return [
        Claim(quote + " | ".join(map(str, printed)) + " |", lambda i=i: measure(i),
              max(0.5, 0.02 * numeric(str(number))), SEEDED, numeric(str(number)))
        for i, number in enumerate(printed)
    ]  # fmt: skip


def law(which):
    return 116 * ((0.2, 0.15, 0.12, 0.1)[which] / 0.15) ** -7


def straight_line():
    """The least cost of logistic regression on the moons."""
    X, Y = datasets.moons(rng=rng(1), m=200)
    return depth.train([np.zeros((1, 2))], X, Y, num_iterations=5000).costs[-1]


def of_xaviers():
    """The dW of the usual start of 2010 in % of Xavier's: the mean over the layers."""
    return 100 * np.mean(five_layers("uniform")["all dW"] / five_layers("xavier")["all dW"])


@cache
def kept(weight_variance):
    """The share of dZ that 50 layers without biases pass back: the median of five draws."""
    shares = []
    for seed in range(5):
        one = rng(seed)
        scale = np.sqrt(weight_variance / 400)
        weights = initialize_layers([400] * 51, scale=scale, rng=one)
        signal = depth.forward(weights, one.standard_normal((400, 2)))
        dZ = depth.sizes(depth.backward(weights, signal, one.standard_normal((400, 2))))
        shares.append(dZ[0] / dZ[-1])
    return np.median(shares)


def row(quote, name, small, large):
    """The two claims of a row of the table: the usual start of 2010, and Xavier's."""
    return [
        Claim(quote, lambda: five_layers("uniform")[name], 0.01, DRAWN, small),
        Claim(quote, lambda: five_layers("xavier")[name], 0.01, DRAWN, large),
    ]


CLAIMS = [
    Claim("is 1e-10 times", lambda: signal_left(0.01), 1e-11, "one digit printed"),
    Claim("the rms is 0.62 in", lambda: signal(0.1)[0], 5e-3, PRINTED),
    Claim("and 0.23 in the tenth", lambda: signal_left(0.1), 5e-3, PRINTED),
    Claim("With 0.3 the rms is 0.86", lambda: signal(0.3)[0], 5e-3, PRINTED, 0.86),
    Claim("and 0.84: the", lambda: signal_left(0.3), 5e-3, PRINTED),
    Claim("A cost of 0.69 is", lambda: np.log(2), 5e-3, "ln 2, to two digits"),
    Claim("is still 0.69 only with eight", lambda: final_costs(8)[2], 0.005, PRINTED),
    Claim("is still 0.69 only with eight", lambda: 0.69 + (final_cost(6, 0.1) > 0.4), 0, "6 leave"),
    Claim("is still 0.69 only with eight", lambda: final_cost(3, 0.01), 0.005, PRINTED),
    Claim("it is 0.29 from", lambda: final_cost(1, 0.01), 0.01, "two digits printed"),
    Claim("it is 0.29 from", lambda: final_cost(2, 0.01), 0.01, "two digits printed"),
    Claim("single straight line, 0.28", straight_line, 0.005, PRINTED),
    Claim("reach a cost below 0.1", lambda: max(worst_of_those_that_train(), 0.1), 0, "a bound"),
    Claim("end below 0.01", lambda: max(at_a_smaller_rate(), 0.01), 0, "a bound"),
    Claim("after 116 steps", lambda: wait(1), 2, SEEDED),
    *row_of_waits("| steps | ", wait, 18, 116, 525, "1,843"),
    *row_of_waits("from 0.15 | ", law, 15, 116, 553, "1,982"),
    Claim("between step 667 and", lambda: left(0.1)[0], 10, SEEDED),
    Claim("step 2,435", lambda: left(0.1)[-1], 40, SEEDED),
    Claim("median cost is 0.34", lambda: np.median(waiting(0.1)[-1]), 0.03, "the costs still jump"),
    Claim("f(z) = 1.7159", lambda: 1 / np.tanh(2 / 3), 5e-5, "f(1) = 1, to the digits printed"),
    Claim("| 22 | 0.00049 |", lambda: 2.0**-11, 5e-6, PRINTED, 0.00049),
    Claim("| 0.0005 | 1 | 1.0 |", lambda: relu_signal("xavier")[21], 1e-4, DRAWN, 0.0005),
    Claim("0.0005 | 1 | 1.0 |", lambda: relu_signal("he")[21], 0.15, DRAWN, 1.0),
    Claim("| 30 | 0.000031 |", lambda: 2.0**-15, 5e-7, PRINTED, 0.000031),
    Claim("| 0.000028 |", lambda: relu_signal("xavier")[29], 6e-6, DRAWN),
    Claim("| 1 | 0.9 |", lambda: relu_signal("he")[29], 0.15, DRAWN, 0.9),
    *row("first layer | 0.46 | 0.63 |", "first", 0.46, 0.63),
    *row("last layer | 0.05 | 0.32 |", "last", 0.05, 0.32),
    *row("dZ, first layer over last | 0.08 | 0.41 |", "dZ", 0.08, 0.41),
    *row("dW, first layer over last | 1.02 | 1.16 |", "dW", 1.02, 1.16),
    Claim("about 8 %", lambda: 100 * five_layers("uniform")["dZ"], 1, DRAWN),
    Claim("about 24 % of", of_xaviers, 2, "the layers are from 22 to 25 %"),
    Claim("layers is 0.5 % of", lambda: 100 * five_layers("xavier", "sigmoid")["dW"], 0.2, DRAWN),
    Claim("singular values is 4.7", lambda: stretches("lecun")[0], 0.05, PRINTED),
    Claim("half of them are below 1e-6", lambda: max(np.median(stretches("lecun")), 1e-6), 0,
          "a bound"),
    Claim("Values below 1e-15 are", lambda: max(np.finfo(float).eps * stretches("lecun")[0], 1e-15),
          1e-16, "the spacing of floats near the largest singular value"),
    Claim("keeps 0.14 of", lambda: kept(1), 0.02, "the draws are from 0.08 to 0.22"),
    Claim("only 3e-8", lambda: kept(0.5), 1e-8, "the draws are from 2e-8 to 4e-8"),
    Claim("at a weight variance of 1.761", lambda: mean_field.edge(0.05), 5e-4, PRINTED),
    Claim("chi = 0.76", lambda: mean_field.chi(1, 0.05), 5e-3, PRINTED),
    Claim("shorten the wait about 256", lambda: 4**4, 0, "scale to the power -(L - 1), L = 5"),
    Claim("There it is 0.1.", lambda: np.sqrt(1 / 100), 0, "a formula"),
    Claim("There it is 0.03.", lambda: np.sqrt(1 / 1000), 5e-3, PRINTED),
    Claim("There it is 0.001.", lambda: np.sqrt(1 / 1e6), 0, "a formula"),
    Claim("root of 10,000 is 100", lambda: 1 / 0.01**2, 1e-9, "a formula", 10_000),
]  # fmt: skip
