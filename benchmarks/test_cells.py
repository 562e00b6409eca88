"""How long one submission's test cells take, beside the kernel's start.

Run: python -m benchmarks.test_cells [ASSIGNMENT]. Medians of five runs of the source notebook
through nbclient; the limit is the same cells executed in this process, without a kernel.
"""

import statistics
import sys
import time

import nbformat
from nbclient import NotebookClient

from tests import grading

RUNS = 5
ROW = "{:<44}{:>10}"


def main(assignment: str) -> None:
    """Print the table."""
    grading.run({}, assignment=assignment)  # imports are no part of the limit
    runs = [one_run(assignment) for _ in range(RUNS)]
    limits = [seconds(lambda: grading.run({}, assignment=assignment)) for _ in range(RUNS)]
    print(ROW.format("median of 5 runs", "seconds"))
    for name in runs[0]:
        print(ROW.format(name, f"{statistics.median(run[name] for run in runs):.2f}"))
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
    main(*sys.argv[1:] or [grading.ASSIGNMENT])
