"""A function that tells in which process it runs."""

from utils.portable import Portable, portable


@portable
def _process(added: int) -> int:
    return __import__("os").getpid() + added


def process(added: int = 0) -> Portable:
    """Return a portable function that returns the number of its process, and a number more."""
    return _process(added)
