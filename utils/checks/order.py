"""Says when an answer fails only because it relies on the order of a dict's keys."""

from collections.abc import Callable
from typing import TypeVar

from utils.check_failed import CheckFailed
from utils.checks import calling

T = TypeVar("T")
ORDER = (
    "On the same data with the keys in the order {keys} it is right: they may come in any order, "
    "so take each by its name."
)


def of_any_keys(check: Callable[[T], None], given: T, ordered: T, keys: str) -> None:
    """Run a check, and name the order of the keys where it passes with the keys in order.

    Args:
        check: raises CheckFailed on a wrong answer.
        given: the data, whose dicts have their keys in any order.
        ordered: the same data with the keys in the order in which the task lists them.
        keys: that order, in words.

    Raises:
        CheckFailed: the check fails on `given`.
    """
    try:
        check(given)
    except CheckFailed as failure:
        if calling.is_unwritten(failure.__cause__) or not _passes(check, ordered):
            raise
        likely = ORDER.format(keys=keys)
        fields = (failure.found, failure.expected, likely, failure.look)
        raise CheckFailed(*fields) from failure.__cause__


def _passes(check, given):
    try:
        check(given)
    except CheckFailed:
        return False
    return True
