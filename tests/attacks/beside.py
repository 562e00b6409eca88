"""Hostile submissions beside honest ones on one engine, as `python -m tests.attacks.beside WALLS`.

It is a program of its own, so that a test can run it as another user.
"""

import sys
from concurrent.futures import Future, ThreadPoolExecutor

import psutil

from autograder import worker
from autograder.model import Limits
from tests.attacks import runtime, walls
from tests.attacks.case import Case

LIMITS = Limits(call_seconds=8, total_seconds=100)  # generous: others may use the machine
CASES = {"walls": walls.CASES, "bare": walls.BARE}


def main(kind: str) -> int:
    """Print what is not as it should be; return 1 where there is something."""
    found = beside(CASES[kind], worker.Settings(limits=LIMITS, sandbox=kind == "walls"))
    print("\n".join(found))
    return bool(found)


def beside(cases: dict[str, Case], settings: worker.Settings) -> list[str]:
    """Grade hostile cases two at a time, and honest ones as long as they run, on one engine."""
    worker.warm_up(settings)
    with ThreadPoolExecutor(2) as threads:
        hostile = {
            name: threads.submit(runtime.ours, each, settings) for name, each in cases.items()
        }
        found = _honest(hostile, settings)
    found += [f"{name}: {wrong}" for name, future in hostile.items() for wrong in future.result()]
    worker.close()
    return found + [f"left: {each}" for each in psutil.Process().children(recursive=True)]


def _honest(hostile: dict[str, Future], settings) -> list[str]:
    """Grade an honest notebook, and again until no hostile one runs."""
    found = []
    while True:
        found += [f"honest: {wrong}" for wrong in runtime.ours(Case({}), settings)]
        if all(future.done() for future in hostile.values()):
            return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
