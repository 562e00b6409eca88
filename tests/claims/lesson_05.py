"""The numbers of lesson 05, what changes when the network is deep."""

from functools import cache

import numpy as np

from tests.claims import Claim
from utils import datasets, depth, mean_field
from utils.initializers import initialize_layers

PRINTED = "rounded to the digits printed: half a unit of the last one"
DRAWN = "a draw of this width: other seeds and sizes differ by about this much"

SETTINGS = (
    "With std 0.01 one",
    "With 0.1 the factor",
    "With 0.3 the signal",
    "1,000 steps, learning rate 1.2",
    "With 0.01 the cost is",
    "column 0.3 and",
    "Why 0.3?",
    "It is 0.01 times the root of the 100 units",
    "stands at 0.3 and",
    "22 times: 1/2,048",
    "The figure stops at 1e-13",
    "The distance grows from 0.001",
    "of 100 units",
    "the root of 10,000 is 100",
    "with a scale of 0.01",
    "about 40 %",
    "about 0.01",
    "about 100",
    "inputs is 0.01 just",
)


def rng(seed=0):
    return np.random.default_rng(seed)


def signal_left(scale):
    weights = initialize_layers([100] * 11, scale=scale, rng=rng())
    return depth.sizes(depth.forward(weights, rng(1).standard_normal((100, 200))).A)[-1]


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
    scale = np.sqrt(1 / (3 * width))
    weights = initialize_layers([width] * 6, scheme, scale=scale, rng=one)
    signal = depth.forward(weights, one.standard_normal((width, 300)))
    slopes = depth.sizes(depth.backward(weights, signal, one.standard_normal((width, 300))))
    jacobians = [depth.jacobian(weights[k + 1], signal.Z[k][:, :3]) for k in range(4)]
    sizes = depth.sizes(signal.A)
    return {
        "first": sizes[0], "last": sizes[-1], "slope": slopes[0] / slopes[-1],
        "stretch": np.linalg.svd(np.array(jacobians), compute_uv=False).mean(),
    }  # fmt: skip


@cache
def stretches(scheme):
    return depth.product_singular_values(initialize_layers([64] * 51, scheme, rng=rng()))


def in_paper(scheme, number):
    """The number as the paper gives it, as long as ours stays in the order that it has there."""
    ours = five_layers("normal")["stretch"], five_layers("xavier")["stretch"]
    assert ours[0] < ours[1] < 0.8
    assert abs(five_layers(scheme)["stretch"] - number) < 0.2
    return number


def row(quote, name, small, large):
    """The two claims of a row of the table: the usual start of 2010, and Xavier's."""
    return [
        Claim(quote, lambda: five_layers("normal")[name], 0.01, DRAWN, small),
        Claim(quote, lambda: five_layers("xavier")[name], 0.01, DRAWN, large),
    ]


CLAIMS = [
    Claim("still 0.69", lambda: np.log(2), 5e-3, "ln 2, to two digits"),
    Claim("the cost is 0.29 at", lambda: final_costs(1)[0], 0.01, "two digits printed"),
    Claim("the cost is 0.29 at", lambda: final_costs(2)[0], 0.01, "two digits printed"),
    Claim("and 0.69 from", lambda: final_costs(3)[0], 0.005, PRINTED),
    Claim("and 0.69 from", lambda: final_costs(8)[0], 0.005, PRINTED),
    Claim("rules are below 0.1", lambda: max(worst_of_those_that_train(), 0.1), 0, "a bound"),
    Claim("f(z) = 1.7159", lambda: 1 / np.tanh(2 / 3), 5e-5, "f(1) = 1, to the digits printed"),
    Claim("| 22 | 0.00049 |", lambda: 2.0**-11, 5e-6, PRINTED, 0.00049),
    Claim("| 0.0005 | 1 | 1.0 |", lambda: relu_signal("xavier")[21], 1e-4, DRAWN, 0.0005),
    Claim("0.0005 | 1 | 1.0 |", lambda: relu_signal("he")[21], 0.15, DRAWN, 1.0),
    Claim("| 30 | 0.000031 |", lambda: 2.0**-15, 5e-7, PRINTED, 0.000031),
    Claim("| 0.000028 |", lambda: relu_signal("xavier")[29], 6e-6, DRAWN),
    Claim("| 1 | 0.9 |", lambda: relu_signal("he")[29], 0.15, DRAWN, 0.9),
    *row("first layer | 0.46 | 0.63 |", "first", 0.46, 0.63),
    *row("last layer | 0.05 | 0.32 |", "last", 0.05, 0.32),
    *row("over last layer | 0.08 | 0.41 |", "slope", 0.08, 0.41),
    Claim("about 8 %", lambda: 100 * five_layers("normal")["slope"], 1, DRAWN),
    *row("value, here | 0.45 | 0.66 |", "stretch", 0.45, 0.66),
    Claim("in the paper | 0.5 | 0.8 |", lambda: in_paper("normal", 0.5), 0,
          "quoted from section 4.2 of the paper, which says around", 0.5),
    Claim("in the paper | 0.5 | 0.8 |", lambda: in_paper("xavier", 0.8), 0,
          "quoted from section 4.2 of the paper, which says around", 0.8),
    Claim("singular value is 4.7", lambda: stretches("lecun")[0], 0.05, PRINTED),
    Claim("half of them are below 1e-6", lambda: max(np.median(stretches("lecun")), 1e-6), 0,
          "a bound"),
    Claim("edge is at a weight variance of 1.761", lambda: mean_field.edge(0.05), 5e-4, PRINTED),
    Claim("There it is 0.71", lambda: np.sqrt(1 / 2), 5e-3, PRINTED),
    Claim("There it is 0.1.", lambda: np.sqrt(1 / 100), 0, "a formula"),
    Claim("root of 10,000 is 100", lambda: 1 / 0.01**2, 1e-9, "a formula", 10_000),
]  # fmt: skip
