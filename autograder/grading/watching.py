"""Waits for submissions: in nbgrader's exchange, which it collects, and in submitted/."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from autograder.grading.plan import Plan
from autograder.text import foreign

Seen = frozenset[tuple[str, int]]


def arrivals(
    plan: Plan,
    seconds: float,
    told: Callable[[str], object],
    pause: Callable[[float], object] = time.sleep,
) -> Iterator[None]:
    """Yield at once, and then whenever something was handed in or the tests changed.

    It polls instead of waiting for the system's notices, which shared folders of a network do not
    give. A file that is still being copied changes again, and so is seen again.

    Args:
        plan: the assignment to wait for.
        seconds: between two looks.
        told: is called with what nbgrader says if it cannot collect.
        pause: waits.
    """
    inbound = Path(plan.course.config.Exchange.get("root", "")) / plan.course.course_id / "inbound"
    before: Seen | None = None
    outside: Seen = frozenset()
    while True:
        handed_in = _seen(inbound, f"*+{plan.assignment}+*")
        if handed_in != outside:
            outside = handed_in
            _collect(plan, told)
        now = _seen(plan.course.submitted, f"*/{plan.assignment}/*") | _seen(
            plan.course.source / plan.assignment, "*"
        )
        if now != before:
            before = now
            yield
        else:
            pause(seconds)


def _seen(folder: Path, pattern: str) -> Seen:
    """Return what is there and when it was changed; what vanishes meanwhile is not there."""
    found = set()
    for path in folder.glob(pattern) if folder.is_dir() else ():
        try:
            found.add((str(path), path.lstat().st_mtime_ns))
        except OSError:
            continue
    return frozenset(found)


def _collect(plan, told):
    command = [sys.executable, "-m", "nbgrader", "collect", plan.assignment, "--update"]
    done = subprocess.run(
        command, cwd=plan.course.root, text=True, errors="replace", check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    if done.returncode:
        said = done.stdout.strip().splitlines()[-3:]
        told(foreign.clean("nbgrader collect failed: " + " / ".join(said), 1_000))
