"""The numbers of lesson 05, what changes when the network is deep."""

from functools import cache

import numpy as np

from tests.claims import Claim
from utils import datasets, depth, mean_field
from utils.initializers import initialize_layers

PRINTED = "rounded to the digits printed: half a unit of the last one"
SEEDED = "the seeds are the lesson's; another order of additions moves it by a step or so"
DRAWN = "a draw of this width: other seeds and sizes differ by about this much"

SETTINGS = (
    "With std 0.01 the",
    "per layer, which is 0.01 times",
    "map 0.69 does not mean",
    "(section 2.2,",
    "A variance of 0.5 gives",
    "number of inputs is 0.01 LeCun",
    "after 500 steps",
    "With 0.1 the factor",
    "With 0.3 it is",
    "by the same factor in each",
    "on 200 points of the moons",
    "1,000 steps and learning rate 1.2",
    "in section 4.6",
    "With 0.01 the cost is",
    "column 0.3 and",
    "Why 0.3?",
    "until the cost is below 0.6",
    "From scale 0.05, networks",
    "| from 0.1 | from 0.05 | from 0.025 | from 0.0125 |",
    "layers from 0.01, where the cost was 0.69 after 1,000 steps",
    "Train for 3,000",
    "over 3,000 steps",
    "From 0.1 the plateau lasts more than 1,000 steps, and from 0.01 it",
    "the root of the 100 inputs",
    "22 times: 1/2,048",
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
)


def rng(seed=0):
    return np.random.default_rng(seed)


def signal(scale):
    weights = initialize_layers([100] * 11, scale=scale, rng=rng())
    return depth.sizes(depth.forward(weights, rng(1).standard_normal((100, 200))).A)


def signal_left(scale):
    return signal(scale)[-1]


@cache
def final_costs(hidden_layers):
    """Median costs of three seeds: 0.01, 0.03, ..., 10, Xavier, He."""
    X, Y = datasets.moons(rng=rng(1), m=200)
    scales = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
    starts = [("normal", scale) for scale in scales] + [("xavier", 0), ("he", 0)]
    sizes = [2] + [10] * hidden_layers + [1]
    networks = [
        initialize_layers(sizes, scheme, scale=scale, rng=rng(seed))
        for scheme, scale in starts
        for seed in range(3)
    ]
    stacked = [np.stack(weights) for weights in zip(*networks, strict=True)]
    costs = depth.train(stacked, X, Y, num_iterations=1000).costs[-1]
    return np.median(costs.reshape(-1, 3), axis=1)


def worst_of_those_that_train():
    """At 8 hidden layers: the column 0.3, Xavier and He; all the others must stay above 0.4."""
    good = np.isin(np.arange(9), (3, 7, 8))
    assert final_costs(8)[~good].min() > 0.4
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
def five_layers(scheme):
    width, one = 400, rng()
    weights = initialize_layers([width] * 6, scheme, rng=one)
    X = one.standard_normal((width, 300))
    signal = depth.forward(weights, X)
    dZ = depth.backward(weights, signal, one.standard_normal((width, 300)))
    dW = [back @ A.T for back, A in zip(dZ, [X, *signal.A[:-1]], strict=True)]
    A, dZ, dW = (depth.sizes(arrays) for arrays in (signal.A, dZ, dW))
    return {"first": A[0], "last": A[-1], "dZ": dZ[0] / dZ[-1], "dW": dW[0] / dW[-1]} | {
        "all dW": dW
    }


@cache
def stretches(scheme):
    return depth.product_singular_values(initialize_layers([64] * 51, scheme, rng=rng()))


@cache
def costs_from(hidden_layers, scales, steps):
    """Costs of five seeds at each scale, (steps + 1, scales, 5)."""
    X, Y = datasets.moons(rng=rng(1), m=200)
    networks = [
        initialize_layers([2] + [10] * hidden_layers + [1], scale=scale, rng=rng(seed))
        for scale in scales
        for seed in range(5)
    ]
    stacked = [np.stack(weights) for weights in zip(*networks, strict=True)]
    costs = depth.train(stacked, X, Y, num_iterations=steps).costs
    return costs.reshape(-1, len(scales), 5)


HALVES = (0.1, 0.05, 0.025, 0.0125)
STEPS = {1: 60, 2: 200, 3: 1300}


def wait(hidden_layers, which):
    costs = costs_from(hidden_layers, HALVES, STEPS[hidden_layers])
    return np.median(np.argmax(costs < 0.6, axis=0), axis=-1)[which]


def left(which):
    """The step at which seeds leave from 0.01 with three hidden layers, sorted."""
    return np.sort(np.argmax(costs_from(3, (0.01,), 3000)[:, 0] < 0.6, axis=0))[which]


def ended():
    """The costs of these five after 3,000 steps."""
    return costs_from(3, (0.01,), 3000)[-1]


def waits_row(hidden_layers, *printed):
    quote = f"| {hidden_layers} | " + " | ".join(map(str, printed)) + " |"
    return [
        Claim(quote, lambda i=i: wait(hidden_layers, i), 0.02 * number, SEEDED, number)
        for i, number in enumerate(printed)
    ]


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
    Claim("is 1e-10 of what", lambda: signal_left(0.01), 1e-11, "one digit printed"),
    Claim("the rms is 0.62 in", lambda: signal(0.1)[0], 5e-3, PRINTED),
    Claim("and 0.23 in the tenth", lambda: signal_left(0.1), 5e-3, PRINTED),
    Claim("With 0.3 it is 0.86", lambda: signal(0.3)[0], 5e-3, PRINTED, 0.86),
    Claim("and 0.84, because", lambda: signal_left(0.3), 5e-3, PRINTED),
    Claim("A cost of 0.69 is", lambda: np.log(2), 5e-3, "ln 2, to two digits"),
    Claim("the cost is 0.29 with", lambda: final_costs(1)[0], 0.01, "two digits printed"),
    Claim("the cost is 0.29 with", lambda: final_costs(2)[0], 0.01, "two digits printed"),
    Claim("and 0.69 with three", lambda: final_costs(3)[0], 0.005, PRINTED),
    Claim("and 0.69 with three", lambda: final_costs(8)[0], 0.005, PRINTED),
    Claim("A cost of 0.28 is", straight_line, 0.005, PRINTED),
    Claim("rules are below 0.1", lambda: max(worst_of_those_that_train(), 0.1), 0, "a bound"),
    Claim("need 19 steps", lambda: wait(2, 1), 0.5, SEEDED),
    Claim("and 64 steps", lambda: wait(3, 1), 1, SEEDED),
    *waits_row(1, 4, 6, 9, 11),
    *waits_row(2, 8, 19, 39, 79),
    *waits_row(3, 16, 64, 249, 987),
    Claim("about 1,540 steps", lambda: wait(3, 3) * 1.25**2, 30, "the law, from the table's 987"),
    Claim("step 1,363 and", lambda: left(0), 10, SEEDED),
    Claim("step 1,710", lambda: left(-1), 10, SEEDED),
    Claim("end at a cost of 0.30", lambda: ended().max(), 5e-3, PRINTED),
    Claim("plateau lasts more than 1,000", lambda: 1000 * (final_costs(8)[2] > 0.69), 0, "a bound"),
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
    Claim("singular value is 4.7", lambda: stretches("lecun")[0], 0.05, PRINTED),
    Claim("half of them are below 1e-6", lambda: max(np.median(stretches("lecun")), 1e-6), 0,
          "a bound"),
    Claim("Values below 1e-15 are", lambda: max(np.finfo(float).eps * stretches("lecun")[0], 1e-15),
          1e-16, "the spacing of floats near the largest singular value"),
    Claim("keeps about 0.1 of", lambda: kept(1), 0.05, "the draws are from 0.10 to 0.22"),
    Claim("only 2e-8", lambda: kept(0.5), 1.5e-8, "the draws are from 2e-8 to 4e-8"),
    Claim("at a weight variance of 1.761", lambda: mean_field.edge(0.05), 5e-4, PRINTED),
    Claim("chi = 0.76", lambda: mean_field.chi(1, 0.05), 5e-3, PRINTED),
    Claim("shorten the wait about 256", lambda: 4**4, 0, "scale to the power -(L - 1), L = 5"),
    Claim("There it is 0.1.", lambda: np.sqrt(1 / 100), 0, "a formula"),
    Claim("There it is 0.03.", lambda: np.sqrt(1 / 1000), 5e-3, PRINTED),
    Claim("There it is 0.001.", lambda: np.sqrt(1 / 1e6), 0, "a formula"),
    Claim("root of 10,000 is 100", lambda: 1 / 0.01**2, 1e-9, "a formula", 10_000),
]  # fmt: skip
