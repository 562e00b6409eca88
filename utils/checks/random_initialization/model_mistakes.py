"""Says what else explains the parameters that `nn_model` returns, by undoing other steps.

Steps of gradient descent that are undone end at biases of 0 if they were taken; so each known
mistake is tried on the parameters themselves, and the answer on fewer steps and simpler data.
"""

from collections.abc import Callable

import numpy as np

from utils.checks import calling, ladder
from utils.checks.random_initialization import undo_steps
from utils.checks.random_initialization.runs import Run, sizes_of
from utils.checks.random_initialization.zeros import parameters_of

NAME = "nn_model"
SCALE = 0.01
#: What may be left of a bias when the steps are undone, over learning_rate times their number; a
#: step moves b2 by about a quarter of learning_rate.
WITHIN = 1e-6
OTHER_RATES = (1.2, 1.0, 0.5, 0.1, 0.05, 0.01, 0.005, 0.001, 0.12, 2.0)
NOT_USED = "No step is in it: does nn_model go on with what update_parameters returns?"
SINGLE = "It is what a single step gives: does `return` stand in the loop?"
UNSURE = (
    "Does it take exactly num_iterations steps, each with learning_rate, from what "
    "initialize_parameters returns, on X as it is, and return what the last step gave?"
)
STALE = (
    "With num_iterations=1 it is right, and with 2 not: does each step call forward_propagation "
    "and backward_propagation again, with the parameters of the step before?"
)


def off(trained: dict, run: Run) -> list[str]:
    """Return which biases of trained parameters did not start at 0, if the steps are undone."""
    # a step that is undone multiplies rounding by up to 1 + rate / 4: single precision counts, too
    growth = (1 + run.rate / 4) ** run.steps
    return _off(trained, run.X, run.Y, run.steps, run.rate, growth)


def _off(trained, X, Y, steps, rate, growth=1.0):
    with np.errstate(all="ignore"):
        start = undo_steps.start_of(trained, X, Y, steps, rate)
    size = WITHIN * rate * max(1, steps) * growth
    return [name for name in ("b1", "b2") if not np.max(np.abs(start[name])) < size]


def why(answer: Callable, trained: dict, run: Run) -> str:
    """Return what explains parameters that are wrong after a run."""
    for says, X, steps, rate in (*_steps(run), *_rates(run), *_data(run)):
        if not _off(trained, X, run.Y, steps, rate):
            return says
    return _by_fewer_steps(answer, run)


def why_it_hardly_moves(trained: dict, X: np.ndarray, Y: np.ndarray, rate: float) -> str:
    """Return whether one step was taken, or none; nothing if it was more."""
    found = ((NOT_USED, 0), (SINGLE, 1))
    return next((says for says, steps in found if not _off(trained, X, Y, steps, rate)), "")


def _steps(run):
    """Yield other numbers of steps."""
    X, steps, rate = run.X, run.steps, run.rate
    yield NOT_USED, X, 0, rate
    yield "It is what num_iterations + 1 steps give: one step too many.", X, steps + 1, rate
    if steps > 1:
        yield "It is what num_iterations - 1 steps give: one step too few.", X, steps - 1, rate
    if steps > 2:
        yield SINGLE, X, 1, rate


def _rates(run):
    """Yield other learning rates."""
    for other in OTHER_RATES:
        if not np.isclose(other, run.rate):
            says = f"It is what learning_rate={other:g} gives: is the argument handed on?"
            if "learning_rate" not in run.keywords:
                says = f"It is what learning_rate={other:g} gives: without one, the task has 1.2."
            yield says, run.X, run.steps, other
    m = run.X.shape[1]
    for factor, what in ((1 / m, "divided by m"), (float(m), "multiplied by m"), (0.5, "halved")):
        yield (
            f"It is what learning_rate gives if it is {what}.",
            run.X,
            run.steps,
            factor * run.rate,
        )


def _data(run):
    """Yield data that was changed before training."""
    X = run.X
    centred, spread = X - X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    changed = {
        "X less the mean of each input": centred,
        "X less the mean of each input, over its standard deviation": centred / (spread + 1e-300),
        "X over the standard deviation of each input": X / (spread + 1e-300),
        "X over its largest entry": X / (np.max(np.abs(X)) + 1e-300),
    }
    for what, value in changed.items():
        if not np.allclose(value, X):
            yield f"It is what {what} gives: train on X as it is.", value, run.steps, run.rate


def _by_fewer_steps(answer, run):
    """Train again with fewer steps, and say up to which number they are right."""
    right, wrong = 0, run.steps
    while wrong - right > 1:
        middle = (right + wrong) // 2 if right else 1
        if _is_right_after(answer, run, middle):
            right = middle
        elif middle == 1:
            return UNSURE
        else:
            wrong = middle
    if right == 0:
        return UNSURE
    if right == 1:
        return STALE
    return (
        f"With num_iterations={right} it is right, and with {wrong} not: does learning_rate change "
        "on the way, or does training stop?"
    )


def _is_right_after(answer, run, steps):
    run = run._replace(keywords=run.keywords | {"num_iterations": steps})
    try:
        got = calling.call(NAME, answer, run.X, run.Y, run.n_h, **run.keywords)
        return not off(parameters_of(got, "", sizes_of(run.X, run.Y, run.n_h)), run)
    except ladder.CheckFailed:
        return False


def why_it_stops(answer: Callable, X: np.ndarray, Y: np.ndarray, n_h: int) -> str:
    """Return what stops an answer that runs on simpler data, or nothing."""
    n_x, m = X.shape
    if n_x >= m:
        return ""
    square = X[:, :n_x], np.tile(Y[:, :n_x], (n_x, 1))
    try:
        calling.call(NAME, answer, *square, n_h, num_iterations=1)
    except ladder.CheckFailed:
        return ""
    return (
        "It runs where X and Y have as many rows as columns: n_x and n_y are their numbers of "
        "rows, shape[0]; shape[1] is the number of examples."
    )


def why_the_start(answer: Callable, X: np.ndarray, Y: np.ndarray, n_h: int) -> str:
    """Return how the weights start, if that is with another scale; else nothing."""
    keywords = {"num_iterations": 1, "learning_rate": 1e-9}
    try:
        got = calling.call(NAME, answer, X, Y, n_h, **keywords)
        start = parameters_of(got, "", sizes_of(X, Y, n_h))
    except ladder.CheckFailed:
        return ""
    std = float(np.std(np.concatenate([np.ravel(start[name]) for name in ("W1", "W2")])))
    if SCALE / 3 < std < 3 * SCALE:
        return ""
    return (
        f"Its weights start with a standard deviation of about {std:.1g}: start with the default "
        f"scale of initialize_parameters, {SCALE:g}."
    )
