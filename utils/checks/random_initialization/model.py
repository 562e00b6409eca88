"""Checks of `nn_model`, which joins the learner's own functions; a failure names the broken one."""

from collections.abc import Callable, Mapping

import numpy as np

from utils import network
from utils.checks import calling, ladder, samples
from utils.checks.random_initialization import model_mistakes, runs
from utils.checks.random_initialization.model_parts import naming_the_part
from utils.checks.random_initialization.zeros import parameters_of

NAME = model_mistakes.NAME
STEPS = 80
RATE = 1.2  # the task's default
#: From weights of 0.01 the network answers about 1/2 at first, so it costs ln 2 to three digits.
UNTRAINED, TRAINED = 0.67, 0.45


def nn_model_gives_the_shapes(
    answer: Callable, parts: Mapping[str, Callable], *, rng: np.random.Generator
):
    """Trained parameters of the shapes that X, Y and n_h imply; X and Y are not modified."""
    for data in runs.opposites(rng):
        naming_the_part(parts, rng, _learns, answer, *data)


def nn_model_learns(answer: Callable, parts: Mapping[str, Callable], *, rng: np.random.Generator):
    """Training separates two groups of examples, with hidden units that differ."""
    for data in runs.opposites(rng):
        naming_the_part(parts, rng, _learns, answer, *data)


def nn_model_obeys_its_arguments(
    answer: Callable, parts: Mapping[str, Callable], *, rng: np.random.Generator
):
    """One step, or a tiny learning rate, leaves the network nearly untrained; more do not."""
    cases = (_learns, _needs_steps, _needs_a_rate, _learns, _needs_steps, _needs_a_rate)
    for number, check in enumerate(samples.in_any_order(rng, cases)):
        naming_the_part(parts, rng, check, answer, *runs.opposites(rng)[number % 2])


def nn_model_takes_the_steps(
    answer: Callable, parts: Mapping[str, Callable], *, rng: np.random.Generator
):
    """Exactly num_iterations steps of learning_rate from biases of 0, by default too."""
    for says, run in samples.in_any_order(rng, runs.at_the_edges(rng)):
        with samples.on(says):
            naming_the_part(parts, rng, _takes_the_steps, answer, run)
    naming_the_part(parts, rng, _takes_a_large_step, answer, *runs.any_data(rng, 2, 7))
    data = runs.any_data(rng, 2, 8)
    naming_the_part(parts, rng, _goes_on_when_the_cost_rises, answer, *data)


def _takes_the_steps(answer, run):
    sizes = runs.sizes_of(run.X, run.Y, run.n_h)
    trained = train(answer, run.X, run.Y, sizes, **run.keywords)
    off = model_mistakes.off(trained, run)
    if off:
        raise ladder.CheckFailed(
            f"The parameters are not what num_iterations={run.steps} and learning_rate="
            f"{run.rate:g} give: with these steps taken back, {' and '.join(off)} "
            f"{'are' if len(off) > 1 else 'is'} not the 0 of the start",
            likely=model_mistakes.why(answer, trained, run),
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
    trained = train(answer, 0 * X, np.ones_like(Y), sizes, num_iterations=1, learning_rate=rate)
    expected = {"b2": np.full((1, 1), rate / 2), "b1": rate / 2 * trained["W2"].T}
    for name, value in expected.items():
        ladder.require(
            np.allclose(trained[name], value, rtol=1e-3, atol=1e-3),
            f"{name} is not right after one step of learning_rate={rate:g}, where X is 0 and "
            "every label is 1",
            expected="learning_rate / 2" if name == "b2" else "learning_rate / 2 times W2^T",
            likely=_why_a_large_step(trained, rate),
        )


def _why_a_large_step(trained, rate):
    got = 2 * float(trained["b2"][0, 0])
    if got == 0:
        return (
            "b2 is what it was at the start: does it return what the last step gave, whatever the "
            "cost, which may be nan where an answer is 1?"
        )
    if abs(got / rate - 1) > 1e-3:
        return f"b2 is what learning_rate={got:.4g} gives: is learning_rate handed on as it is?"
    return "Is every parameter returned as it is?"


def _goes_on_when_the_cost_rises(answer, X, Y):
    """With X at 0, b2 alone moves the answers: the first step of 10 costs more than the start."""
    b2, sizes = 0.0, samples.Sizes(len(X), 3, 1, X.shape[1])
    for steps in (1, 2):
        b2 -= 10 * float(np.mean(network.sigmoid(np.array(b2)) - Y))
        got = train(answer, 0 * X, Y, sizes, num_iterations=steps, learning_rate=10.0)
        got = float(got["b2"][0, 0])
        ladder.require(
            abs(got - b2) < 0.03,
            f"b2 is {got:.3g} after num_iterations={steps} with learning_rate=10, where every "
            "input is 0",
            expected=f"{b2:.3g}",
            likely=model_mistakes.why_the_start(answer, X, Y, sizes.n_h)
            or "The cost rises in the first of these steps. Does it take all of them, and return "
            "what the last step gave?",
        )


def _needs_steps(answer, X, Y, sizes):
    _is_untrained(answer, X, Y, sizes, num_iterations=1)


def _needs_a_rate(answer, X, Y, sizes):
    _is_untrained(answer, X, Y, sizes, learning_rate=1e-6, num_iterations=STEPS)


def _is_untrained(answer, X, Y, sizes, **keywords):
    value = _cost(train(answer, X, Y, sizes, **keywords), X, Y)
    argument, given = next(iter(keywords.items()))
    ladder.require(
        value > UNTRAINED,
        f"With {argument}={given} the cost falls to {value:.3f}, lower than that can reach",
        likely=model_mistakes.why_the_start(answer, X, Y, sizes.n_h)
        or f"Is the argument {argument} used, and handed on?",
    )


def _learns(answer, X, Y, sizes):
    trained = train(answer, X, Y, sizes, num_iterations=STEPS)
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
        likely=model_mistakes.why_it_hardly_moves(trained, X, Y, RATE)
        or "Does each step go forward, backward, and then replace parameters by what "
        "update_parameters returns, with this learning_rate?",
    )


def train(
    answer: Callable, X: np.ndarray, Y: np.ndarray, sizes: samples.Sizes, **keywords: float
) -> dict[str, np.ndarray]:
    """Return what the answer makes of X and Y, which must stay as they are."""
    got, given = _called(answer, X, Y, sizes.n_h, keywords)
    trained = parameters_of(got, f"What {NAME} returns", sizes)
    calling.unchanged(NAME, X, given[0], "X")
    calling.unchanged(NAME, Y, given[1], "Y")
    return trained


def _called(answer, X, Y, n_h, keywords):
    try:
        return calling.call_and_keep(NAME, answer, X, Y, n_h, **keywords)
    except ladder.CheckFailed as failure:
        if calling.is_unwritten(failure.__cause__):
            raise
        likely = model_mistakes.why_it_stops(answer, X, Y, n_h) or failure.likely
        fields = (failure.found, failure.expected, likely, failure.look)
        raise ladder.CheckFailed(*fields) from failure.__cause__


def _cost(parameters, X, Y):
    return float(network.cross_entropy(network.forward(parameters, X)["Z2"], Y))
