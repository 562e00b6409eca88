"""A value that is not plain data is equal to nothing, and nothing can be done with it."""

import copy
import pickle
from fractions import Fraction

import numpy as np
import pytest

from autograder.wire import codec
from autograder.wire.type_codes import DidNotCross, Unsendable

VALUE = Unsendable("Fraction")
ATTEMPTS = (
    "v == v", "v != v", "v == 1", "1 == v", "v != 1", "v < 1", "v >= v", "bool(v)", "not v",
    "v and 1", "1 if v else 2", "len(v)", "list(v)", "1 in v", "v in [1]", "v[0]", "v.numerator",
    "v.method()", "v()", "v + 1", "1 + v", "v @ v", "-v", "abs(v)", "v ** 2", "divmod(v, 1)",
    "int(v)", "float(v)", "round(v)", "range(v)", "str(v)", "f'{v}'", "'%s' % v", "sum([v])",
    "max(v, v)", "sorted([v, v])", "[v] == [copy.copy(v)]", "(1, v) == (1, copy.copy(v))",
    "{'a': v} == {'a': copy.copy(v)}", "all([v])", "any([v])", "np.allclose(v, 1)",
    "np.array_equal(v, v)", "np.testing.assert_equal(v, copy.copy(v))", "1 / v",
    "next(iter(v))", "dict(v)", "[*v]", "v % 2", "isinstance(v + 1, int)", "math.isclose(v, 1)",
)  # fmt: skip


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_an_attempt_to_use_it_is_refused_with_its_type(attempt):
    import math

    names = {"v": VALUE, "np": np, "copy": copy, "math": math}
    with pytest.raises((DidNotCross, TypeError)) as refused:
        eval(attempt, names)
    assert refused.type is DidNotCross or "Unsendable" in str(refused.value)


def test_it_says_what_did_not_cross():
    with pytest.raises(DidNotCross, match="uses a Fraction from the learner's code"):
        bool(VALUE)


def test_a_value_that_crosses_twice_is_not_equal_to_itself():
    first, second = (codec.unpack(codec.pack(Fraction(1, 2))) for _ in range(2))
    with pytest.raises(DidNotCross):
        assert first == second


def test_it_can_be_looked_at_copied_and_sent_on():
    assert VALUE.type_name == "Fraction"
    assert "Fraction" in repr(VALUE)
    assert VALUE is not None
    for same in (copy.copy(VALUE), copy.deepcopy(VALUE), pickle.loads(pickle.dumps(VALUE))):
        assert same.type_name == "Fraction"
    assert codec.unpack(codec.pack(VALUE)).type_name == "Fraction"
