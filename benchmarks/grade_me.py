"""Seconds from a click on "Grade me" to the result, on an assignment with long training.

    python -m benchmarks.grade_me [--repeats 10] [--steps 2000]

The assignment is the source notebook with two cells at its end that train the learner's own network
for so many steps each. The click is made in JupyterLab, in Chromium; saving is part of the time.
The command is timed for comparison; it has to start Python and the sandbox first.
"""

import statistics
import subprocess
import sys
import time

import click
import nbformat

from tests.browser import lab as labs
from tests.browser import notebook_page
from tests.support.grading import ASSIGNMENT, solutions, source_notebook

TRAIN = "X, Y = datasets.flower(rng=np.random.default_rng({seed}))\n" + (
    "trained = nn_model(X, Y, n_h=4, num_iterations={steps})\n"
)
ROW = "{:<52}{:>9.2f}{:>9.2f}{:>9.2f}"


@click.command()
@click.option("--repeats", default=10, type=click.IntRange(min=2), help="Clicks, and commands.")
@click.option("--steps", default=2000, help="Of each training.")
def main(repeats: int, steps: int) -> None:
    """Measure both ways and print the table."""
    with labs.alone() as (folder, lab, page):
        notebook = _solved(folder, steps)
        clicks = _clicks(page, lab, notebook.relative_to(folder), repeats)
        commands = [_timed(lambda: _command(notebook, folder)) for _ in range(repeats)]
    print(f"{'seconds, ' + str(repeats) + ' times':<52}{'median':>9}{'least':>9}{'most':>9}")
    rows = {
        "the first click, 5 s after the panel is shown": clicks[:1],
        "the clicks after it": clicks[1:],
        "python -m autograder check": commands,
    }
    for title, seconds in rows.items():
        print(ROW.format(title, statistics.median(seconds), min(seconds), max(seconds)))


def _solved(folder, steps):
    """Write the released notebook with the solutions and two long trainings."""
    path = folder / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    answers = solutions(source_notebook())
    for cell in notebook.cells:
        if cell.id in answers:
            cell.source = answers[cell.id]
    place = [cell.id for cell in notebook.cells].index("grade-me-what")
    notebook.cells[place:place] = [
        nbformat.v4.new_code_cell(TRAIN.format(seed=seed, steps=steps), id=f"train-{seed}")
        for seed in (1, 2)
    ]
    nbformat.write(notebook, path)
    return path


def _clicks(page, lab, path, repeats):
    notebook_page.open_another(page, lab, str(path))
    notebook_page.run_cell(page, "grade-me")
    panel = page.locator(".grade-me")
    panel.wait_for()
    page.wait_for_timeout(5000)  # a learner who runs this cell reads before the click
    return [_timed(lambda: _click(panel)) for _ in range(repeats)]


def _click(panel):
    panel.get_by_role("button", name="Grade me").click()
    panel.get_by_text("Running").or_(panel.get_by_text("Saving")).wait_for()
    panel.get_by_text("100 of 100 points").wait_for()


def _command(notebook, folder):
    command = [sys.executable, "-m", "autograder", "check", str(notebook)]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def _timed(action):
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
