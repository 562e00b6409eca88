"""Checks of `update_parameters`: one step downhill, in new arrays."""

from collections.abc import Callable

import numpy as np

from utils.checks import calling, samples
from utils.checks.diagnosis import Mistake, same
from utils.checks.random_initialization.zeros import parameters_of

NAME = "update_parameters"
DEFAULT_RATE = 1.2
LOOK = "W = W - learning_rate * dW, and the same for every bias"


def update_parameters_gives_the_shapes(answer: Callable, *, rng: np.random.Generator):
    """All four parameters are returned, shaped as before and one step further."""
    for sizes, parameters, grads in _steps(rng):
        rate = float(rng.uniform(0.1, 0.7))
        got = _updated(answer, sizes, parameters, grads, learning_rate=rate)
        _compare(got, parameters, grads, rate)


def update_parameters_steps_downhill(answer: Callable, *, rng: np.random.Generator):
    """theta - learning_rate * dtheta, for a rate that the caller gives."""
    for sizes, parameters, grads in _steps(rng):
        rate = float(rng.uniform(0.1, 0.7))
        got = _updated(answer, sizes, parameters, grads, learning_rate=rate)
        _compare(got, parameters, grads, rate)


def update_parameters_at_the_edges(answer: Callable, *, rng: np.random.Generator):
    """The same for one input, unit or output, equal sizes, zeros, and rates small and large."""
    for says, parameters, grads, rate in samples.in_any_order(rng, _edges(rng)):
        n_h, n_x = parameters["W1"].shape
        shapes = samples.Sizes(n_x, n_h, len(parameters["W2"]), 1)
        with samples.on(says):
            got = _updated(answer, shapes, parameters, grads, learning_rate=rate)
            _compare(got, parameters, grads, rate)


def _edges(rng):
    def drawn(sizes):
        grads = {f"d{name}": value for name, value in samples.weights(rng, sizes).items()}
        return samples.weights(rng, sizes), grads

    for says, sizes in samples.edge_sizes(rng).items():
        yield says, *drawn(sizes), float(rng.uniform(0.1, 0.7))
    for says, change in samples.VALUES.items():
        parameters, grads = drawn(samples.sizes(rng))
        changed = {name: change(value) for name, value in parameters.items()}
        yield f"where the parameters are {says}", changed, grads, 0.3
        changed = {name: change(value) for name, value in grads.items()}
        yield f"where the gradients are {says}", parameters, changed, 0.3
    parameters, grads = (
        {name: size * value for name, value in each.items()}
        for each, size in zip(drawn(samples.sizes(rng)), (0, 1e-9), strict=True)
    )
    yield "where the parameters are 0 and the gradients about 1e-9", parameters, grads, 0.3
    for rate in (0.002, 7.0, 1000.0):
        yield f"with learning_rate={rate}", *drawn(samples.sizes(rng)), rate


def update_parameters_has_a_default_rate(answer: Callable, *, rng: np.random.Generator):
    """Without a rate, 1.2 is used."""
    for sizes, parameters, grads in _steps(rng):
        _compare(_updated(answer, sizes, parameters, grads), parameters, grads, DEFAULT_RATE)


def update_parameters_leaves_its_inputs(answer: Callable, *, rng: np.random.Generator):
    """The old parameters and the gradients are not modified; the new ones are one step further."""
    for sizes, parameters, grads in _steps(rng):
        got, given = calling.call_and_keep(NAME, answer, parameters, grads)
        calling.unchanged(NAME, parameters, given[0], "parameters")
        calling.unchanged(NAME, grads, given[1], "grads")
        got = parameters_of(got, f"What {NAME} returns", sizes)
        _compare(got, parameters, grads, DEFAULT_RATE)


def _steps(rng):
    """Yield two steps of the same sizes, so that an answer by shapes alone is wrong for one."""
    sizes = samples.sizes(rng)
    for _ in range(2):
        slopes = samples.weights(rng, sizes)
        grads = {f"d{name}": slope for name, slope in slopes.items()}
        yield sizes, samples.weights(rng, sizes), grads


def _updated(answer, sizes, parameters, grads, **rate):
    got = calling.call(NAME, answer, parameters, grads, **rate)
    return parameters_of(got, f"What {NAME} returns", sizes)


def _compare(got, parameters, grads, rate):
    for name, old in parameters.items():
        slope = grads[f"d{name}"]
        same(name, got[name], old - rate * slope, look=LOOK,
             mistakes=_mistakes(name, old, slope, rate))  # fmt: skip


def _mistakes(name, old, slope, rate):
    found = {
        "it steps uphill: the sign is wrong, expected a minus.": old + rate * slope,
        "it moves by the whole gradient, whatever learning_rate is.": old - slope,
        "it moves by 1.2 times the gradient, whatever learning_rate is.": old - 1.2 * slope,
        "it moves by 0.01 times the gradient, whatever learning_rate is.": old - 0.01 * slope,
        f"{name} is not updated: it is what it was.": old,
        "it is the gradient, not the parameter.": slope,
        "it is the step alone: the old value is missing.": -rate * slope,
        "it is learning_rate times the gradient, without the old value.": rate * slope,
        "it divides by the learning_rate, expected a product.": old - slope / rate,
        "learning_rate multiplies the parameter too.": rate * (old - slope),
        "it averages the old value with the step.": (1 - rate) * old - rate * slope,
    }
    if rate == DEFAULT_RATE:
        defaults = {
            f"without a learning_rate it moves by {other} times the gradient, expected 1.2.": old
            - other * slope
            for other in (0.001, 0.01, 0.05, 0.1, 0.12, 0.5, 1.0, 2.0)
        }
        found = defaults | {says: each for says, each in found.items() if "whatever" not in says}
    return tuple(Mistake(says, value) for says, value in found.items())
