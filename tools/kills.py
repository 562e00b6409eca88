"""Kills a part of the running grader at random moments: python -m tools.kills.

Each time, one random process of the grader (the command, a fork server, a sandbox, a checker) gets
SIGKILL at a random moment; then the command is run again to its end. Afterwards the gradebook must
hold what an undisturbed run wrote, and no process may be left.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click
import numpy as np
import psutil

from tests.support import grading
from tests.support.hands import classes, scores, write_submission

COMMAND = (sys.executable, "-m", "autograder", "grade")


@click.command()
@click.option("--times", default=50, help="How often to kill.")
@click.option("--learners", default=6, help="The class.")
@click.option("--seed", default=1, help="Picks moments and processes.")
@click.option("--assignment", default=grading.ASSIGNMENT, help="Which of source/.")
def main(times, learners, seed, assignment):
    """Kill, go on, and count what was lost."""
    rng = np.random.default_rng(seed)
    with tempfile.TemporaryDirectory() as folder:
        course = Course(Path(folder), learners, assignment)
        right = course.undisturbed()
        killed = [course.disturbed(rng, right) for _ in range(times)]
    for name in sorted(set(killed)):
        click.echo(f"{killed.count(name):>4} times killed: {name}")
    click.echo(f"lost, doubled or skipped: 0 of {times * learners}; processes left behind: 0")


class Course:
    """A small class in a folder, handed in and not graded yet."""

    def __init__(self, root: Path, learners: int, assignment: str):
        self._root, self._state = root / "course", root / "course" / "state"
        self._assignment = assignment
        shutil.copytree(grading.ROOT / "source", self._root / "source")
        shutil.copy(grading.ROOT / "nbgrader_config.py", self._root)
        hands = [
            hand for name, hand in classes(assignment).items() if not name.startswith("right0")
        ]
        self._students = [f"s{number}" for number in range(learners)]
        for student, hand in zip(self._students, hands, strict=False):
            write_submission(hand, self._root / "fresh/submitted" / student / assignment)

    def undisturbed(self) -> dict:
        """Grade the class once in peace, and return every score."""
        self._prepare()
        self.seconds = self._to_the_end()
        return self._scores()

    def disturbed(self, rng: np.random.Generator, right: dict) -> str:
        """Kill something, run again, compare; return what was killed."""
        self._prepare()
        process = self._start()
        time.sleep(rng.uniform(0, self.seconds))
        family = [psutil.Process(process.pid), *psutil.Process(process.pid).children(True)]
        victim = family[rng.integers(len(family))]
        name = _name(victim, process.pid)
        victim.kill()
        process.wait()
        _, left = psutil.wait_procs(family, timeout=10)
        assert not left, left
        self._to_the_end()
        assert self._scores() == right, name
        return name

    def _prepare(self):
        shutil.rmtree(self._state, ignore_errors=True)
        shutil.copytree(self._root / "fresh", self._state)

    def _start(self):
        environment = os.environ | {"PYTHONPATH": str(grading.ROOT)}
        return subprocess.Popen(
            [*COMMAND, self._assignment], cwd=self._root, env=environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def _to_the_end(self):
        start = time.monotonic()
        assert self._start().wait() == 0
        return time.monotonic() - start

    def _scores(self):
        database = self._state / "gradebook.db"
        return {each: scores(database, self._assignment, each) for each in self._students}


def _name(process, command):
    try:
        line = " ".join(process.cmdline())
    except psutil.Error:
        return "a process that had just ended"
    if process.pid == command:
        return "the command"
    if line.startswith("bwrap"):
        return "bubblewrap"
    inside = "autograder.inside" in line
    return "a process of the sandbox" if inside else "a checker or its fork server"


if __name__ == "__main__":
    main()
