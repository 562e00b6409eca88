"""Checks of `nn_model`, where the learner's own functions meet, and which of them broke first."""

from collections.abc import Callable, Mapping

import numpy as np

from utils import network
from utils.checks import calling, ladder, samples
from utils.checks.random_initialization import backward, cost, drawn, forward, updating
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
    ),
    "compute_cost": (cost.compute_cost_is_the_cross_entropy,),
    "backward_propagation": (
        backward.backward_propagation_gives_the_shapes,
        backward.backward_propagation_output_layer,
        backward.backward_propagation_hidden_layer,
    ),
    "update_parameters": (updating.update_parameters_steps_downhill,),
}
SIZES = samples.Sizes(n_x=3, n_h=5, n_y=1, m=60)
STEPS = 300
#: From weights of 0.01 the network answers about 1/2 at first, so it costs ln 2 to three digits.
UNTRAINED, TRAINED = 0.67, 0.45


def nn_model_gives_the_shapes(
    answer: Callable, parts: Mapping[str, Callable], *, rng: np.random.Generator
):
    """Parameters of the shapes that X, Y and n_h ask for; X and Y stay as they are."""
    X, Y = _two_groups(rng)
    got, given = _naming_the_part(parts, rng, calling.call_and_keep, NAME, answer, X, Y, SIZES.n_h,
                                  num_iterations=3)  # fmt: skip
    parameters_of(got, f"What {NAME} returns", SIZES)
    calling.unchanged(NAME, X, given[0], "X")
    calling.unchanged(NAME, Y, given[1], "Y")


def nn_model_learns(answer: Callable, parts: Mapping[str, Callable], *, rng: np.random.Generator):
    """After some hundred steps two separate groups are told apart, by units that differ."""
    X, Y = _two_groups(rng)
    _naming_the_part(parts, rng, _learns, answer, X, Y)


def nn_model_obeys_its_arguments(
    answer: Callable, parts: Mapping[str, Callable], *, rng: np.random.Generator
):
    """One step, or a tiny learning rate, leaves the network nearly untrained."""
    X, Y = _two_groups(rng)
    _naming_the_part(parts, rng, _learns, answer, X, Y)
    for says, keywords in (
        ("num_iterations=1", {"num_iterations": 1}),
        ("learning_rate=1e-6", {"num_iterations": STEPS, "learning_rate": 1e-6}),
    ):
        value = _cost(_train(answer, X, Y, **keywords), X, Y)
        ladder.require(
            value > UNTRAINED,
            f"With {says} the cost falls to {value:.3f}, which that cannot reach. Is the argument "
            f"{says.split('=')[0]} used, and handed on?",
        )


def _learns(answer, X, Y):
    trained = _train(answer, X, Y, num_iterations=STEPS)
    spread = np.max(np.abs(trained["W1"] - trained["W1"][:1]))
    ladder.require(
        spread > 1e-6,
        "After training, every row of W1 is the same: the hidden units are still copies. Does "
        "nn_model start from initialize_parameters, and not from zeros?",
    )
    value = _cost(trained, X, Y)
    ladder.require(
        value < TRAINED,
        f"After {STEPS} steps the cost is {value:.3f}, expected less than {TRAINED}. Does each "
        "step go forward, backward, and then replace parameters by what update_parameters "
        "returns, with this learning_rate?",
    )


def _train(answer, X, Y, **keywords):
    got = calling.call(NAME, answer, X, Y, SIZES.n_h, **keywords)
    return parameters_of(got, f"What {NAME} returns", SIZES)


def _cost(parameters, X, Y):
    return float(network.cross_entropy(network.forward(parameters, X)["Z2"], Y))


def _two_groups(rng):
    """Two groups of equal size on either side of a random plane through 0, with a gap."""
    normal = rng.standard_normal((SIZES.n_x, 1))
    normal /= np.linalg.norm(normal)
    Y = rng.permuted(np.arange(SIZES.m) % 2 * 1.0)[None, :]
    X = rng.standard_normal((SIZES.n_x, SIZES.m))
    return X - normal * (normal.T @ X) + normal * (2 * Y - 1) * rng.uniform(1, 2, Y.shape), Y


def _naming_the_part(parts, rng, check, *arguments, **keywords):
    """Run a check of the whole; when it fails, say which part fails first on its own."""
    try:
        return check(*arguments, **keywords)
    except ladder.CheckFailed as failure:
        if isinstance(failure.__cause__, NotImplementedError):
            raise
        for name, checks in PARTS.items():
            _try_part(name, parts[name], checks, rng, failure)
        raise


def _try_part(name, part, checks, rng, failure):
    try:
        for check in checks:
            check(part, rng=rng)
    except ladder.CheckFailed as broken:
        raise ladder.CheckFailed(
            f"{failure} The first part that breaks is {name}: {broken}"
        ) from failure
