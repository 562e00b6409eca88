"""Checks of `nn_model`, which joins the learner's own functions; a failure names the broken one."""

from collections.abc import Callable, Mapping

import numpy as np

from utils import network
from utils.checks import calling, ladder, samples
from utils.checks.random_initialization import (
    backward,
    backwards,
    cost,
    drawn,
    forward,
    runs,
    updating,
)
from utils.checks.random_initialization.zeros import parameters_of

NAME = "nn_model"
#: The functions that nn_model joins, in the order of their use, with the checks that try them.
PARTS = {
    "initialize_parameters": (
        drawn.initialize_parameters_gives_the_shapes,
        drawn.initialize_parameters_keeps_biases_zero,
        drawn.initialize_parameters_follows_the_scale,
        drawn.initialize_parameters_draws_each_entry,
    ),
    "forward_propagation": (
        forward.forward_propagation_gives_the_shapes,
        forward.forward_propagation_hidden_layer,
        forward.forward_propagation_output_layer,
        forward.forward_propagation_at_the_edges,
        forward.forward_propagation_leaves_its_inputs,
    ),
    "compute_cost": (cost.compute_cost_is_the_cross_entropy,),
    "backward_propagation": (
        backward.backward_propagation_gives_the_shapes,
        backward.backward_propagation_output_layer,
        backward.backward_propagation_hidden_layer,
        backward.backward_propagation_at_the_edges,
        backward.backward_propagation_leaves_its_inputs,
    ),
    "update_parameters": (
        updating.update_parameters_steps_downhill,
        updating.update_parameters_at_the_edges,
        updating.update_parameters_has_a_default_rate,
        updating.update_parameters_leaves_its_inputs,
    ),
}
STEPS = 80
DEFAULT_STEPS = 2000
#: What may be left of a bias when the steps are undone, over learning_rate times their number; a
#: step moves b2 by about a quarter of learning_rate.
WITHIN = 1e-6
#: From weights of 0.01 the network answers about 1/2 at first, so it costs ln 2 to three digits.
UNTRAINED, TRAINED = 0.67, 0.45


def nn_model_gives_the_shapes(
    answer: Callable, parts: Mapping[str, Callable], *, rng: np.random.Generator
):
    """Trained parameters of the shapes that X, Y and n_h imply; X and Y are not modified."""
    for data in _opposites(rng):
        _naming_the_part(parts, rng, _learns, answer, *data)


def nn_model_learns(answer: Callable, parts: Mapping[str, Callable], *, rng: np.random.Generator):
    """Training separates two groups of examples, with hidden units that differ."""
    for data in _opposites(rng):
        _naming_the_part(parts, rng, _learns, answer, *data)


def nn_model_obeys_its_arguments(
    answer: Callable, parts: Mapping[str, Callable], *, rng: np.random.Generator
):
    """One step, or a tiny learning rate, leaves the network nearly untrained; more do not."""
    cases = (_learns, _needs_steps, _needs_a_rate, _learns, _needs_steps, _needs_a_rate)
    for number, check in enumerate(samples.in_any_order(rng, cases)):
        _naming_the_part(parts, rng, check, answer, *_opposites(rng)[number % 2])


def nn_model_takes_the_steps(
    answer: Callable, parts: Mapping[str, Callable], *, rng: np.random.Generator
):
    """Exactly num_iterations steps of learning_rate from biases of 0, by default too."""
    for says, X, Y, n_h, keywords in samples.in_any_order(rng, runs.at_the_edges(rng)):
        with samples.on(says):
            _naming_the_part(parts, rng, _takes_the_steps, answer, X, Y, n_h, keywords)
    _naming_the_part(parts, rng, _takes_a_large_step, answer, *runs.any_data(rng, 2, 1, 7))
    data = runs.any_data(rng, 2, 1, 8)
    _naming_the_part(parts, rng, _goes_on_when_the_cost_rises, answer, *data)


def _takes_the_steps(answer, X, Y, n_h, keywords):
    sizes = samples.Sizes(len(X), n_h, len(Y), X.shape[1])
    trained = _train(answer, X, Y, sizes, **keywords)
    steps = keywords.get("num_iterations", DEFAULT_STEPS)
    rate = keywords.get("learning_rate", updating.DEFAULT_RATE)
    start = backwards.start_of(trained, X, Y, steps, rate)
    # a step that is undone multiplies rounding by up to 1 + rate / 4: single precision counts, too
    size = WITHIN * rate * max(1, steps) * (1 + rate / 4) ** steps
    off = [name for name in ("b1", "b2") if not np.max(np.abs(start[name])) < size]
    ladder.require(
        not off,
        f"After num_iterations={steps} with learning_rate={rate:g}, {' and '.join(off)} "
        f"cannot have come from a start at 0",
        likely="Does it take exactly num_iterations steps, each with learning_rate, from what "
        "initialize_parameters returns, and return what the last step gave?",
    )
    for name in ("W1", "W2"):
        ladder.require(
            np.any(trained[name]),
            f"{name} is 0 everywhere",
            likely="Does nn_model start from initialize_parameters, and not from zeros?",
        )


def _takes_a_large_step(answer, X, Y):
    """Where X is 0 and every label 1, b2 = learning_rate / 2 and b1 = W2^T learning_rate / 2.

    The answers are 1/2 and the hidden activations 0, so that W1 and W2 keep their first values.
    """
    rate, sizes = 700.0, samples.Sizes(len(X), 6, 1, X.shape[1])
    trained = _train(answer, 0 * X, np.ones_like(Y), sizes, num_iterations=1, learning_rate=rate)
    expected = {"b2": np.full((1, 1), rate / 2), "b1": rate / 2 * trained["W2"].T}
    for name, value in expected.items():
        ladder.require(
            np.allclose(trained[name], value, rtol=1e-3, atol=1e-3),
            f"{name} is not right after one step of learning_rate={rate:g}, where X is 0 and "
            "every label is 1",
            expected="learning_rate / 2" if name == "b2" else "learning_rate / 2 times W2^T",
            likely="Is learning_rate handed on as it is, and every parameter returned as it is?",
        )


def _goes_on_when_the_cost_rises(answer, X, Y):
    """With X at 0, b2 alone moves the answers: the first step of 10 costs more than the start."""
    b2, sizes = 0.0, samples.Sizes(len(X), 3, 1, X.shape[1])
    for steps in (1, 2):
        b2 -= 10 * float(np.mean(network.sigmoid(np.array(b2)) - Y))
        got = _train(answer, 0 * X, Y, sizes, num_iterations=steps, learning_rate=10.0)
        got = float(got["b2"][0, 0])
        ladder.require(
            abs(got - b2) < 0.03,
            f"b2 is {got:.3g} after num_iterations={steps} with learning_rate=10, where every "
            "input is 0",
            expected=f"{b2:.3g}",
            likely="The cost rises in the first of these steps. Does it take all of them, and "
            "return what the last step gave?",
        )


def _needs_steps(answer, X, Y, sizes):
    _is_untrained(answer, X, Y, sizes, num_iterations=1)


def _needs_a_rate(answer, X, Y, sizes):
    _is_untrained(answer, X, Y, sizes, learning_rate=1e-6, num_iterations=STEPS)


def _is_untrained(answer, X, Y, sizes, **keywords):
    value = _cost(_train(answer, X, Y, sizes, **keywords), X, Y)
    argument, given = next(iter(keywords.items()))
    ladder.require(
        value > UNTRAINED,
        f"With {argument}={given} the cost falls to {value:.3f}, lower than that can reach",
        likely=f"Is the argument {argument} used, and handed on?",
    )


def _learns(answer, X, Y, sizes):
    trained = _train(answer, X, Y, sizes, num_iterations=STEPS)
    spread = np.max(np.abs(trained["W1"] - trained["W1"][:1]))
    ladder.require(
        spread > 1e-6,
        "After training, every row of W1 is the same: the hidden units are still copies",
        likely="Does nn_model start from initialize_parameters, and not from zeros?",
    )
    value = _cost(trained, X, Y)
    ladder.require(
        value < TRAINED,
        f"After {STEPS} steps the cost is {value:.3f}",
        expected=f"less than {TRAINED}",
        likely="Does each step go forward, backward, and then replace parameters by what "
        "update_parameters returns, with this learning_rate?",
    )


def _train(answer, X, Y, sizes, **keywords):
    got, given = calling.call_and_keep(NAME, answer, X, Y, sizes.n_h, **keywords)
    trained = parameters_of(got, f"What {NAME} returns", sizes)
    calling.unchanged(NAME, X, given[0], "X")
    calling.unchanged(NAME, Y, given[1], "Y")
    return trained


def _cost(parameters, X, Y):
    return float(network.cross_entropy(network.forward(parameters, X)["Z2"], Y))


def _opposites(rng):
    """Return two data sets of the same sizes: a rule that separates one is wrong for the other.

    Each is X, Y and the sizes: two groups of equal size on either side of a random plane through
    0, with a gap; in the other data set they have changed sides.
    """
    sizes = samples.Sizes(n_x=int(rng.integers(2, 5)), n_h=int(rng.integers(4, 8)), n_y=1, m=60)
    normal = rng.standard_normal((sizes.n_x, 1))
    normal /= np.linalg.norm(normal)
    return [(*_two_groups(side, rng, sizes.m), sizes) for side in (normal, -normal)]


def _two_groups(normal, rng, m):
    Y = rng.permuted(np.arange(m) % 2 * 1.0)[None, :]
    X = rng.standard_normal((len(normal), m))
    return X - normal * (normal.T @ X) + normal * (2 * Y - 1) * rng.uniform(1, 2, Y.shape), Y


def _naming_the_part(parts, rng, check, *arguments, **keywords):
    """Run a check of the whole; when it fails, say which part fails first on its own."""
    try:
        return check(*arguments, **keywords)
    except ladder.CheckFailed as failure:
        for name, checks in PARTS.items():
            _try_part(name, parts[name], checks, rng, failure)
        raise


def _try_part(name, part, checks, rng, failure):
    try:
        for check in checks:
            check(part, rng=rng)
    except ladder.CheckFailed as broken:
        found = failure.found
        if calling.is_unwritten(failure.__cause__):
            found = f"{NAME}, or a function that it calls, is not written yet"
        part = f"The first part that breaks is {name}: {broken.short}"
        likely = f"{failure.likely} {part}".strip()
        raise ladder.CheckFailed(found, failure.expected, likely, broken.look) from failure
