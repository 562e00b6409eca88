"""What a hostile class costs: forty submissions with every attack, against forty honest ones.

Run: python -m benchmarks.blast_radius
The limit: a hostile class takes at most twice as long as an honest one, plus the time limits that
its hostile members use up. These run in parallel, one submission per core.
"""

import os
import tempfile
import time
from pathlib import Path

import click

from autograder.model import Status
from tests.attacks import hostile_class
from tests.attacks.hostile_class import Member, Stage

ROW = "{:<44}{:>12}"


@click.command()
def main():
    """Grade both classes and print the table."""
    hostile = hostile_class.crowded()
    solved = hostile_class.quickly_handed_in({})
    honest = [Member(each.student, solved) for each in hostile]
    plain, _ = graded(honest)
    harmed, notebooks = graded(hostile)
    limits = sum(waited(notebook) for notebook in notebooks.values()) / (os.cpu_count() or 1)
    click.echo(ROW.format(f"a class of {len(hostile)}", "seconds"))
    click.echo(ROW.format("honest", f"{plain:.1f}"))
    click.echo(ROW.format(f"hostile, {hostile_class.HONEST} honest between", f"{harmed:.1f}"))
    click.echo(ROW.format("time limits used up, per processor", f"{limits:.1f}"))
    click.echo(ROW.format("allowed: twice the honest, and the limits", f"{2 * plain + limits:.1f}"))


def graded(members):
    """Grade a class; return the seconds, start-up included, and the notebooks."""
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(Path(folder))
        start = time.perf_counter()
        notebooks = stage.grade(members).notebooks
        return time.perf_counter() - start, notebooks


def waited(notebook):
    """Return the seconds that a submission spent waiting for its own time limits."""
    late = (each for each in notebook.report.exercises if each.status is Status.TIMEOUT)
    return sum(each.seconds for each in late)


if __name__ == "__main__":
    main()
