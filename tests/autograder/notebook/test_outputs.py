"""Outputs are whatever a learner's process sent: none of it faults the grader."""

import numpy as np
import pytest

from autograder.notebook import outputs

ODD = (
    np.array(["a", "b"]),
    np.array([1, 2]),
    1e999,
    None,
    b"text",
    [],
    {},
    [[[]]],
    {"a": {}},
    10**400,
)
KINDS = ("stream", "error", "display_data", "execute_result")
FIELDS = ("output_type", "name", "text", "ename", "evalue", "traceback", "data", "metadata")
DATA = (
    "text/plain",
    "text/html",
    "text/latex",
    "text/markdown",
    "image/png",
    "image/jpeg",
    "other",
)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("field", FIELDS)
def test_a_field_may_hold_anything(kind, field):
    for odd in ODD:
        for made in outputs.clean([{"output_type": kind, field: odd}], outputs.Budget(1000)):
            assert made.output_type in KINDS


@pytest.mark.parametrize("field", DATA)
def test_data_of_a_type_may_be_anything(field):
    for odd in ODD:
        sent = {"output_type": "display_data", "data": {field: odd, 3: odd}}
        (made,) = outputs.clean([sent], outputs.Budget(1000))
        assert all(isinstance(value, str) for value in made.data.values())


def test_what_is_no_list_of_outputs_is_nothing():
    for odd in ODD:
        assert all(made.output_type in KINDS for made in outputs.clean(odd, outputs.Budget(1000)))
