"""What kinds of systems offer; a machine may still lack it."""

import os
import sys


def has_walls() -> bool:
    """Whether there is a sandbox for this kind of system."""
    return sys.platform == "linux"


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
