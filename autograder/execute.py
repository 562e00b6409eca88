"""One notebook: learner cells in the sandbox, test cells outside it."""

import copy
import time
from collections.abc import Callable

import nbformat
from nbformat import NotebookNode

from autograder import foreign
from autograder.model import Execution, Limits, Result, Status
from autograder.warm import Engine


def run(
    notebook: NotebookNode,
    *,
    limits: Limits,
    engine: Engine,
    tell: Callable[[Result], object] = lambda result: None,
) -> Execution:
    """Run a notebook that `intake` has put together.

    Args:
        notebook: the instructor's, with the learner's cells; `metadata.autograder.names` lists what
            the tests may call. It is not changed.
        limits: what the learner's code may use.
        engine: the warm processes.
        tell: is told of each result as soon as it is there.

    Raises:
        WorkerError: a process of the engine was lost.
    """
    start = time.monotonic()
    report = engine.run(notebook, limits, lambda fields: tell(_result(fields)))
    executed = NotebookNode(notebook, cells=[NotebookNode(cell) for cell in notebook.cells])
    executed.metadata = copy.deepcopy(notebook.metadata)
    cells = [cell for cell in executed.cells if cell.cell_type == "code"]
    for cell, (outputs, count) in zip(cells, report["cells"], strict=True):
        cell.outputs, cell.execution_count = nbformat.from_dict(outputs), count
    results = [_result(fields) for fields in report["results"]]
    return Execution(executed, results, engine.isolation, time.monotonic() - start)


def _result(fields):
    message = foreign.clean(fields.get("message", ""))  # the learner's exceptions are quoted in it
    return Result(**fields | {"status": Status(fields["status"]), "message": message})
