"""How long each step of grading a class takes: collect, grade, feedback, insight, export.

Run: python -m benchmarks.whole_class [--size 200] [--seed 1]
The class is tools.synthetic's: correct, wrong, mixed, hostile and corrupted submissions. Endless
loops run into their time limit, five seconds here, so a class with many of them takes longer.
"""

import tempfile
import time
from pathlib import Path

import click
import numpy as np

from tests.conftest import Course
from tests.support.grading import ASSIGNMENT
from tools import synthetic

STEPS = {
    "nbgrader collect": lambda course: course("collect", ASSIGNMENT),
    "autograder grade": lambda course: course.autograder("grade", ASSIGNMENT, "--timeout", "5"),
    "autograder feedback": lambda course: course.autograder("feedback", ASSIGNMENT),
    "nbgrader release_feedback": lambda course: course("release_feedback", ASSIGNMENT),
    "autograder insight": lambda course: course.autograder("insight", ASSIGNMENT),
    "nbgrader export": lambda course: course("export", "--to", str(course.state / "grades.csv")),
}
ROW = "{:<28}{:>10}{:>18}"


@click.command()
@click.option("--size", default=200, help="Learners in the class.")
@click.option("--seed", default=1, help="Draws the class.")
def main(size, seed):
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        course = Course(Path(folder))
        synthetic.hand_in_all(course, synthetic.synthetic(size, rng=np.random.default_rng(seed)))
        click.echo(ROW.format(f"a class of {size}", "seconds", "ms a submission"))
        for name, step in STEPS.items():
            start = time.perf_counter()
            step(course)
            seconds = time.perf_counter() - start
            click.echo(ROW.format(name, f"{seconds:.1f}", f"{1000 * seconds / size:.0f}"))


if __name__ == "__main__":
    main()
