"""Whether the text of an exception is withheld: a hidden test runs, and the text could spell it.

A grader's process says so before each test. In a notebook, nothing is hidden.
"""

_NOW = {"hidden": False}


def begin_test(*, hidden: bool) -> None:
    """Set whether the test that begins is hidden."""
    _NOW["hidden"] = hidden


def texts() -> bool:
    """Whether nothing that a check says may depend on the text of a learner's exception."""
    return _NOW["hidden"]
