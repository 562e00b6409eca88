"""Grades hostile next to honest submissions on one engine: `python -m tests.attacks.beside KIND`.

It is a separate program, so that a test can run it as another user.
"""

import os
import sys
from concurrent.futures import ThreadPoolExecutor, wait

import psutil

from autograder.grading import grader
from autograder.model import Limits
from autograder.sandbox import choose, landlock
from tests.attacks import escapes, runtime, walls
from tests.attacks.case import Case

#: Generous to the honest, for others may use the machine; a hostile one may end by its limit.
HONEST = Limits(call_seconds=20, total_seconds=120)
HOSTILE = Limits(call_seconds=4, total_seconds=60)
ATTEMPTS = {name: case for name, case in (walls.CASES | escapes.ATTEMPTS).items() if not case.lost}
PAUSE = 0.3  # seconds between two honest ones: some hostile ones last, and all see several
#: By kind: the cases, and what of the environment chooses the wall.
KINDS = {
    "the first landlock": (ATTEMPTS, {choose.WALL: "landlock", landlock.ABI: "1"}),
    "bare": (walls.BARE, {}),
}


def main(kind: str) -> int:
    """Print what is not as it should be; return 1 where there is something."""
    cases, environment = KINDS[kind]
    os.environ |= environment
    found = beside(cases, sandbox=kind != "bare")
    print("\n".join(found))
    return bool(found)


def beside(cases: dict[str, Case], *, sandbox: bool) -> list[str]:
    """Grade each hostile case, and honest ones as long as it runs, on one engine."""
    grader.start_engine(grader.Settings(sandbox=sandbox))
    with ThreadPoolExecutor(1) as thread:
        found = [
            wrong for name, case in cases.items() for wrong in _one(name, case, thread, sandbox)
        ]
    grader.close()
    return found + [f"left: {each}" for each in psutil.Process().children(recursive=True)]


def _one(name, case, thread, sandbox):
    honest, settings = (grader.Settings(each, sandbox) for each in (HONEST, HOSTILE))
    hostile = thread.submit(runtime.ours, case, settings, quick=True)
    found = []
    while not hostile.done():
        points = runtime.ours(Case({}), honest, quick=True)
        found += [f"honest beside {name}: {each}" for each in points]
        wait([hostile], PAUSE)
    return found + [f"{name}: {each}" for each in hostile.result()]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
