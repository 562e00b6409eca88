"""What kinds of systems offer; a machine may still lack it."""

import sys


def has_walls() -> bool:
    """Whether there is a sandbox for this kind of system."""
    return sys.platform == "linux"
