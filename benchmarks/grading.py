"""Times `python -m autograder grade` on a class, against stock nbgrader and a lower limit.

Run: python -m benchmarks.grading [--assignment NAME] [--sizes 24,200] [--runs 5]
     [--stock-up-to 24] [--limit-up-to 200]
Every figure is for a whole command on the same notebooks, start-up included, in one run on an idle
machine. CPU time is the whole machine's, because no parent process is charged for a sandbox. The
lower limit is the same cells in one process that has everything imported: no sandbox, no
gradebook, no files, one core.
"""

import contextlib
import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import click
import psutil

from tests.support import grading
from tests.support.hands import classes, dealt_answers, write_submission

COLUMNS = "{:>6}  {:<12}{:>10}{:>16}{:>14}{:>12}{:>14}"
OURS, STOCK, LIMIT = ("autograder", "grade"), ("nbgrader", "autograde"), ("benchmarks.limit",)
#: Answers with loops over every example: 5 s in any process, which is all one would measure.
SLOW = "loop"


class Run(NamedTuple):
    """One command: seconds on the clock and of the processors, and its most MiB at a time."""

    clock: float
    processor: float
    memory: float


@click.command()
@click.option("--assignment", default=grading.ASSIGNMENT, help="Which of source/.")
@click.option("--sizes", default="24,200", help="Submissions in the class.")
@click.option("--runs", default=5, help="Medians of so many runs.")
@click.option("--stock-up-to", default=24, help="Do not wait for nbgrader on a larger class.")
@click.option("--limit-up-to", default=200, help="Do not wait for the limit on a larger class.")
def main(assignment, sizes, runs, stock_up_to, limit_up_to):
    """Print the table."""
    names = ("class", "command", "seconds", "s a submission", "cpu s each", "MiB", "submissions/s")
    click.echo(COLUMNS.format(*names))
    for size in map(int, sizes.split(",")):
        commands = {"autograder": OURS}
        if size <= limit_up_to:
            commands["limit"] = LIMIT
        if size <= stock_up_to:
            commands["nbgrader"] = STOCK
        with tempfile.TemporaryDirectory() as folder:
            course = hand_in(Path(folder), assignment, size)
            medians = {name: median(course, runs, (*arguments, assignment))
                       for name, arguments in commands.items()}  # fmt: skip
        show(size, medians)


def hand_in(folder: Path, assignment: str, size: int) -> Path:
    """Make a course in which so many learners handed something in, drawn from the answer bank."""
    shutil.copytree(grading.ROOT / "source", folder / "source")
    shutil.copy(grading.ROOT / "nbgrader_config.py", folder)
    answers = dealt_answers(assignment)
    hands = [hand for name, hand in classes(assignment, whole=True).items()
             if not any(SLOW in each.slug for each in answers.get(name, {}).values())]  # fmt: skip
    for number in range(size):
        target = folder / "state" / "submitted" / f"s{number:04d}" / assignment
        write_submission(hands[number % len(hands)], target)
    command("nbgrader", "generate_assignment", assignment, course=folder)
    (folder / "state").rename(folder / "fresh")
    return folder


def median(course: Path, runs: int, arguments: tuple[str, ...]) -> Run:
    """Run a command several times on a fresh state; return the median of each figure."""
    taken = [once(course, arguments) for _ in range(runs)]
    return Run(*(statistics.median(figures) for figures in zip(*taken, strict=True)))


def once(course, arguments):
    shutil.rmtree(course / "state", ignore_errors=True)
    shutil.copytree(course / "fresh", course / "state")
    before, start = psutil.cpu_times(), time.perf_counter()
    memory = command(*arguments, course=course)
    clock, after = time.perf_counter() - start, psutil.cpu_times()
    used = sum(getattr(after, kind) - getattr(before, kind) for kind in ("user", "nice", "system"))
    return Run(clock, used, memory)


def command(*arguments, course):
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(grading.ROOT)}
    with tempfile.TemporaryFile("w+") as said:
        process = psutil.Popen(
            [sys.executable, "-m", *arguments], cwd=course, env=environment, stdout=said,
            stderr=said,
        )  # fmt: skip
        largest = watched(process)
        if process.wait():
            said.seek(0)
            raise SystemExit(f"{' '.join(arguments)} failed:\n{said.read()[-2000:]}")
    return largest


def watched(process: psutil.Popen) -> float:
    """Wait for a command's end; return the most MiB that all its processes had at a time."""
    most = 0.0
    while process.poll() is None:
        most = max(most, memory_of(process))
        time.sleep(1)  # often enough, and no burden of its own
    return most / 2**20


def memory_of(process):
    with contextlib.suppress(psutil.NoSuchProcess):
        family = [process, *process.children(recursive=True)]
        return sum(proportional(each) for each in family)
    return 0


def proportional(process):
    """Return a process's memory; of what it shares with others, its share."""
    try:
        return process.memory_full_info().pss
    except psutil.Error:
        return 0


def show(size, medians):
    for name, run in medians.items():
        figures = (run.clock, run.clock / size, run.processor / size, run.memory, size / run.clock)
        click.echo(COLUMNS.format(size, name, *(f"{figure:.3g}" for figure in figures)))
    ours = medians["autograder"]
    for name in medians.keys() - {"autograder"}:
        clock, used = medians[name].clock / ours.clock, ours.processor / medians[name].processor
        click.echo(f"autograder beside {name}: {clock:.2f} times as fast, {used:.2f} times the cpu")


if __name__ == "__main__":
    main()
