"""Checks of `update_parameters`: one step downhill, in new arrays."""

from collections.abc import Callable
from functools import partial

import numpy as np

from utils.check_failed import CheckFailed
from utils.checks import calling, ladder, order, samples
from utils.checks.diagnosis import Mistake, close, multiple, same
from utils.checks.random_initialization.zeros import KEYS, parameters_of

NAME = "update_parameters"
RETURNED = f"What {NAME} returns"
DEFAULT_RATE = 1.2
THE_ARRAYS = (
    "The very arrays are changed, as a -= b changes them: write a - b, which is a new array. "
    "A copy of a dict still holds the same arrays."
)
THE_DICT = (
    "The arrays are new, but they are put into the dict that the caller still holds: put them "
    "into a new dict."
)
LOOK = "W = W - learning_rate * dW, and the same for every bias"


def update_parameters_gives_the_shapes(answer: Callable, *, rng: np.random.Generator):
    """All four parameters are returned, shaped as before and one step further."""
    for sizes, parameters, grads in _steps(rng):
        _check(answer, sizes, parameters, grads, float(rng.uniform(0.1, 0.7)))


def update_parameters_steps_downhill(answer: Callable, *, rng: np.random.Generator):
    """theta - learning_rate * dtheta, for a rate that the caller gives."""
    for sizes, parameters, grads in _steps(rng):
        _check(answer, sizes, parameters, grads, float(rng.uniform(0.1, 0.7)))


def update_parameters_at_the_edges(answer: Callable, *, rng: np.random.Generator):
    """The same for one input, unit or output, equal sizes, zeros, and rates small and large."""
    for says, parameters, grads, rate in samples.in_any_order(rng, _edges(rng)):
        n_h, n_x = parameters["W1"].shape
        shapes = samples.Sizes(n_x, n_h, len(parameters["W2"]), 1)
        with samples.on(says):
            _check(answer, shapes, parameters, grads, rate)
    _stays_at_rate_0(answer, *next(iter(_steps(rng))))


def _stays_at_rate_0(answer, sizes, parameters, grads):
    got = calling.call(NAME, answer, parameters, grads, learning_rate=0.0)
    for name, value in parameters_of(got, RETURNED, sizes).items():
        ladder.require(
            close(value, parameters[name]),
            f"With learning_rate=0, {name} moves",
            expected="what it was",
            likely="Is 0 taken for a missing argument, as `or` takes it?",
            look=LOOK,
        )


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
        _check(answer, sizes, parameters, grads)


def update_parameters_leaves_its_inputs(answer: Callable, *, rng: np.random.Generator):
    """The old parameters and the gradients are not modified; the new ones are one step further."""
    for sizes, parameters, grads in _steps(rng):
        _check(answer, sizes, parameters, grads)
        got, given = calling.call_and_keep(NAME, answer, parameters, grads)
        _parameters_stay(answer, parameters, grads, given[0])
        calling.unchanged(NAME, grads, given[1], "grads")
        got = parameters_of(got, RETURNED, sizes)
        _compare(got, parameters, grads, DEFAULT_RATE)


def _parameters_stay(answer, parameters, grads, after):
    try:
        calling.unchanged(NAME, parameters, after, "parameters")
    except CheckFailed as failure:
        likely = _what_changed(answer, parameters, grads) or failure.likely
        raise CheckFailed(failure.found, likely=likely) from failure


def _what_changed(answer, parameters, grads):
    """Return whether the dict or its arrays changed, by arrays that are float32.

    What -= changes is still float32; a new array from float64 gradients is not.
    """
    single = {name: value.astype(np.float32) for name, value in parameters.items()}
    try:
        _, (after, _) = calling.call_and_keep(NAME, answer, single, grads)
    except CheckFailed:
        return ""
    pairs = [(value, after.get(name)) for name, value in single.items()]
    kinds = {_kind(new) for old, new in pairs if not np.array_equal(old, new)}
    if kinds == {"float32"}:
        return THE_ARRAYS
    return THE_DICT if kinds == {"float64"} else ""


def _kind(new):
    return new.dtype.name if ladder.is_a(new, np.ndarray) else ""


def _steps(rng):
    """Yield two steps of the same sizes, so that an answer by shapes alone is wrong for one."""
    sizes = samples.sizes(rng)
    for _ in range(2):
        slopes = samples.weights(rng, sizes)
        grads = {f"d{name}": slope for name, slope in slopes.items()}
        yield sizes, samples.weights(rng, sizes), grads


def _check(answer, sizes, parameters, grads, rate=None):
    """Call the answer, without a rate if there is none, and check what it returns."""
    keywords = {} if rate is None else {"learning_rate": rate}

    def check(given):
        got = parameters_of(calling.call(NAME, answer, *given, **keywords), RETURNED, sizes)
        _compare(got, given[0], given[1], DEFAULT_RATE if rate is None else rate)

    ordered = (
        {key: parameters[key] for key in KEYS},
        {f"d{key}": grads[f"d{key}"] for key in KEYS},
    )
    keys = "W1, b1, W2, b2 and dW1, db1, dW2, db2"
    order.of_any_keys(check, (parameters, grads), ordered, keys)


def _compare(got, parameters, grads, rate):
    for name, old in parameters.items():
        slope = grads[f"d{name}"]
        right = old - rate * slope
        ladder.require(
            bool(close(got[name], right)) or not np.array_equal(got[name], old),
            f"{name} is not updated: it is what it was",
            look=LOOK,
        )
        same(name, got[name], right, look=LOOK,
             mistakes=partial(_known_mistakes, got[name], old, slope, rate))  # fmt: skip


def _known_mistakes(got, old, slope, rate):
    known = _mistakes(old, slope, rate)
    if any(close(got, each.value) for each in known):
        return known
    return known + _another_rate(got, old, slope)


def _another_rate(got, old, slope):
    """Return what to say about a step along the gradient that is too long or too short."""
    times = multiple(old - got, slope)
    if times is None:
        return ()
    says = f"it moves by {times:.4g} times the gradient, expected learning_rate times."
    return (Mistake(says, got),)


def _mistakes(old, slope, rate):
    found = {
        "it steps uphill: the sign is wrong, expected a minus.": old + rate * slope,
        "it moves by the whole gradient, whatever learning_rate is.": old - slope,
        "it moves by 1.2 times the gradient, whatever learning_rate is.": old - 1.2 * slope,
        "it moves by 0.01 times the gradient, whatever learning_rate is.": old - 0.01 * slope,
        "it is the gradient, not the parameter.": slope,
        "it is the step alone: the old value is missing.": -rate * slope,
        "it is learning_rate times the gradient, without the old value.": rate * slope,
        "it divides by the learning_rate, expected a product.": old - slope / rate,
        "learning_rate multiplies the parameter too.": rate * (old - slope),
        "every unit moves by the first entry of its gradient, expected by its own entry.": old
        - rate * slope[:1],
        "it averages the old value with the step.": (1 - rate) * old - rate * slope,
    }
    for limit in (0.1, 0.5, 1, 2, 3, 5, 10):
        says = f"the gradient is cut off at {limit} and -{limit}, expected as it is."
        found[says] = old - rate * np.clip(slope, -limit, limit)
    if rate == DEFAULT_RATE:
        defaults = {
            f"without a learning_rate it moves by {other} times the gradient, expected 1.2.": old
            - other * slope
            for other in (0.001, 0.01, 0.05, 0.1, 0.12, 0.5, 1.0, 2.0)
        }
        found = defaults | {says: each for says, each in found.items() if "whatever" not in says}
    return tuple(Mistake(says, value) for says, value in found.items())
