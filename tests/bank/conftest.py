"""What the parts of the bank share."""

import pytest

from autograder.engine.engine import Engine
from tests.support import parts, patients


@pytest.fixture(scope="module", autouse=True)
def nothing_is_tried_twice():
    """Each answer stands among right ones."""
    with pytest.MonkeyPatch.context() as patch:
        parts.try_once(patch)
        patients.train_once(patch)
        yield


@pytest.fixture(scope="module")
def engine():
    """Start one engine for all hands of a part."""
    with Engine(sandbox=True) as engine:
        yield engine
