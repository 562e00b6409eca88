"""How long one submission's test cells take, compared with starting the kernel.

Run: python -m benchmarks.test_cells [ASSIGNMENT] [--runs 5]. Medians of the source notebook's runs
through nbclient; the limit is the same cells executed in this process, without a kernel.
"""

import statistics
import time

import click
import nbformat
from nbclient import NotebookClient

from tests.support import grading

ROW = "{:<44}{:>10}"


@click.command()
@click.argument("assignment", default=grading.ASSIGNMENT)
@click.option("--runs", default=5, type=click.IntRange(min=1), help="Medians of so many runs.")
def main(assignment: str, runs: int) -> None:
    """Print the table."""
    grading.run({}, assignment=assignment)  # imports are no part of the limit
    taken = [one_run(assignment) for _ in range(runs)]
    limits = [seconds(lambda: grading.run({}, assignment=assignment)) for _ in range(runs)]
    print(ROW.format(f"median of {runs} runs", "seconds"))
    for name in taken[0]:
        print(ROW.format(name, f"{statistics.median(run[name] for run in taken):.2f}"))
    print(
        ROW.format("solution and test cells without a kernel", f"{statistics.median(limits):.2f}")
    )


def one_run(assignment: str) -> dict[str, float]:
    """Run the source notebook once, and sum its cells' seconds by what they are."""
    source = grading.source_notebook(assignment)
    notebook = nbformat.reads(nbformat.writes(source), as_version=4)
    client = NotebookClient(notebook, kernel_name="python3")
    taken = {"kernel's start": 0.0, "set-up cell (imports)": 0.0, "test cells": 0.0, "others": 0.0}
    begin = time.perf_counter()
    with client.setup_kernel():
        taken["kernel's start"] = time.perf_counter() - begin
        for index, cell in enumerate(notebook.cells):
            taken[kind(cell)] += seconds(lambda c=cell, i=index: client.execute_cell(c, i))
    return taken


def kind(cell: nbformat.NotebookNode) -> str:
    """Say which row of the table a cell belongs to."""
    if cell.metadata.get("nbgrader", {}).get("grade"):
        return "test cells"
    return "set-up cell (imports)" if cell.id == "setup" else "others"


def seconds(call) -> float:
    """Time one call."""
    begin = time.perf_counter()
    call()
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
