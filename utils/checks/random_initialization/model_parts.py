"""Which of the functions that `nn_model` joins breaks first, when a check of the whole fails."""

import traceback
from collections.abc import Callable, Mapping

import numpy as np

from utils.checks import calling, ladder
from utils.checks.random_initialization import (
    backward,
    cost,
    drawn,
    forward,
    model_mistakes,
    updating,
)

NAME = model_mistakes.NAME
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


def naming_the_part(
    parts: Mapping[str, Callable],
    rng: np.random.Generator,
    check: Callable,
    *arguments: object,
    **keywords: object,
):
    """Run a check of the whole; when it fails, say which part fails first on its own."""
    try:
        return check(*arguments, **keywords)
    except ladder.CheckFailed as failure:
        if _is_unwritten_itself(failure.__cause__):
            raise
        for name, checks in PARTS.items():
            _try_part(name, parts[name], checks, rng, failure)
        raise


def _is_unwritten_itself(error):
    """Whether the whole is not written, rather than a function that it calls."""
    if not calling.is_unwritten(error):
        return False
    *_, (frame, _) = traceback.walk_tb(error.__traceback__)
    return frame.f_code.co_name == NAME


def _try_part(name, part, checks, rng, failure):
    try:
        for check in checks:
            check(part, rng=rng)
    except ladder.CheckFailed as broken:
        found = failure.found
        if calling.is_unwritten(failure.__cause__):
            found = f"{NAME}, or a function that it calls, is not written yet"
        part = f"The first part that breaks is {name}: {broken.short}"
        raise ladder.CheckFailed(
            found, failure.expected, part, broken.look, line=broken.line
        ) from failure
