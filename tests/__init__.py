"""The project's tests."""

import os

import pytest

# A helper's assertion, too, says what it found.
pytest.register_assert_rewrite(
    *(f"tests.{room}" for room in ("attacks", "browser", "claims", "constructs", "support"))
)

# One thread per process, set before numpy reads it: the arrays are small, and the workers of a test
# run already use every core. More threads only wait for each other.
os.environ.setdefault("OMP_NUM_THREADS", "1")
