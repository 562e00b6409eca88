"""Checks that `nn_model` takes every step, and starts once, where the cost hardly changes.

With X at 0 the hidden activations start at 0, the answers depend on b2 alone, and its law is exact:
b2' = b2 - learning_rate * mean(a - y), a = sigmoid(b2), up to terms of the size of W2 times b1.
"""

import math
from collections.abc import Callable, Mapping

import numpy as np

from utils.checks import ladder, samples
from utils.checks.random_initialization import drawn, model
from utils.checks.random_initialization.model_parts import naming_the_part

NAME = model.NAME
DEFAULT_STEPS = 2000
#: From how many to how many steps the longest run takes, and its tolerance, which tells it from
#: 5000; thousands of sums in single precision are off by 3e-4 at most.
MANY, WITHIN_OF_MANY = (5010, 5040), 1e-3
#: Relative tolerance of how far b2 moved; one step less is more, and single precision much less.
WITHIN = 0.02
RUNS = 100
#: Five standard errors of a fair coin.
HALF = 2.5 * RUNS**0.5
STOPS = (
    "Does training stop before num_iterations steps, where the cost or the gradient is small, or "
    "hardly changes?"
)
BY_DEFAULT = (
    "Start with initialize_parameters(n_x, n_h, n_y), and hand no scale over: then it is the "
    "default."
)
LIMITED = "Is there an upper limit to the number of steps?"


def nn_model_takes_steps_that_change_little(
    answer: Callable, parts: Mapping[str, Callable], *, rng: np.random.Generator
):
    """Tiny rates, tiny gradients and tiny costs stop nothing; the start is one default draw."""
    checks = (
        _tiny_rate,
        _tiny_gradient,
        _tiny_cost,
        _starts_with_the_default_scale,
        _starts_once,
    )
    for check in samples.in_any_order(rng, checks):
        naming_the_part(parts, rng, check, answer, rng)


def nn_model_takes_thousands_of_steps(
    answer: Callable, parts: Mapping[str, Callable], *, rng: np.random.Generator
):
    """By default there are 2000 steps, and no upper limit, however little they change."""
    naming_the_part(parts, rng, _has_default_steps, answer)
    steps, Y = int(rng.integers(*MANY)), np.ones((1, 2))
    naming_the_part(parts, rng, _moves, answer, Y, steps, 1e-20, LIMITED, within=WITHIN_OF_MANY)


def _has_default_steps(answer):
    """Where X is 0 and every label 1, each tiny step moves b2 by half of learning_rate."""
    Y, rate = np.ones((1, 2)), 1e-9
    trained = model.train(answer, 0 * Y, Y, samples.Sizes(1, 1, 1, 2), learning_rate=rate)
    steps = float(trained["b2"][0, 0]) / (rate / 2)
    ladder.require(
        abs(steps - DEFAULT_STEPS) < 0.3,
        f"With the default num_iterations, b2 is what {steps:.4g} steps give",
        expected=f"{DEFAULT_STEPS}",
        likely="Without num_iterations, the task has 2000 steps: is it the default, and are all of "
        "them taken, also where the cost hardly changes?",
    )


def _tiny_rate(answer, rng):
    """At 1e-20 the cost stays the same number; b2 moves by half of learning_rate in each step."""
    _moves(answer, np.ones((1, 2)), int(rng.integers(210, 250)), 1e-20, STOPS)
    _moves(answer, np.zeros((1, 2)), int(rng.integers(30, 50)), 1e-9, STOPS)


def _tiny_gradient(answer, rng):
    """With one label more of one kind among thousands, the gradient is below 1e-5."""
    Y = (np.arange(60_001) % 2)[None] * 1.0
    _moves(answer, Y, int(rng.integers(2, 4)), 1.2, STOPS)


def _tiny_cost(answer, rng):
    """After the first step the answers are sure and right, and the cost is below 1e-4."""
    steps, rate, Y = int(rng.integers(30, 40)), 20.0, np.ones((1, 3))
    first = rate / 2
    _moves(answer, Y, steps, rate, STOPS, beyond=first, within=0.1)


def _moves(answer, Y, steps, rate, likely, *, beyond=0.0, within=WITHIN):
    """Compare how far b2 is beyond some value with its law, where X is 0."""
    sizes = samples.Sizes(1, 1, 1, Y.shape[1])
    keywords = {"num_iterations": steps, "learning_rate": rate}
    got = float(model.train(answer, np.zeros_like(Y), Y, sizes, **keywords)["b2"][0, 0])
    expected = _after(Y, steps, rate) - beyond
    ladder.require(
        abs(got - beyond - expected) <= within * abs(expected),
        f"Where X is 0, num_iterations={steps} and learning_rate={rate:g} give b2 = {got:.4g}",
        expected=f"{expected + beyond:.4g}",
        likely=likely,
    )


def _after(Y, steps, rate):
    b2, y = 0.0, float(np.mean(Y))
    for _ in range(steps):
        b2 -= rate * ((1 + math.tanh(b2 / 2)) / 2 - y)  # the sigmoid of b2
    return b2


def _starts_with_the_default_scale(answer, rng):
    """Without steps, wide layers show the standard deviation of the start."""
    n_x, n_h = int(rng.integers(20, 30)), int(rng.integers(300, 400))
    X, Y = _examples(rng, n_x)
    start = model.train(answer, X, Y, samples.Sizes(n_x, n_h, 1, 4), num_iterations=0)
    for name in drawn.WEIGHTS:
        with samples.on("with num_iterations=0"):
            drawn.has_scale(name, start[name], None, BY_DEFAULT)


def _examples(rng, n_x):
    return rng.standard_normal((n_x, 4)), (rng.random((1, 4)) > 0.5) * 1.0


def _starts_once(answer, rng):
    """Of one unit, W1 and W2 have the sign that costs less in half of all starts.

    The better of several starts has it more often. Which sign that is changes with the data, so
    that it is half of them with a seed inside, too.
    """
    count, Y, sizes = 0, np.array([[0.0, 1.0]]), samples.Sizes(1, 1, 1, 2)
    for side in rng.permutation(np.repeat([-9.0, 9.0], RUNS // 2)):
        X, keywords = np.array([[-side, side]]), {"num_iterations": 1, "learning_rate": 1e-6}
        start = model.train(answer, X, Y, sizes, **keywords)
        count += bool(side * start["W1"][0, 0] * start["W2"][0, 0] > 0)
    ladder.require(
        abs(count - RUNS / 2) < HALF,
        f"In {count} of {RUNS} runs of one tiny step, the weights have the signs that cost less",
        expected="about half of them, as in random starts",
        likely="Is the best of several starts returned? Then more steps are taken than "
        "num_iterations.",
    )
