"""Runs one notebook in the engine, and turns its messages into an `Execution`."""

import copy
import time
from collections.abc import Callable, Mapping
from dataclasses import replace

import nbformat
from nbformat import NotebookNode

from autograder.engine import cells_and_tests, one_submission
from autograder.engine.engine import Engine
from autograder.errors import CheckerLost
from autograder.model import Execution, Limits, Result, Status, from_data, to_data
from autograder.notebook import outputs, split_or_together
from autograder.notebook.cell_kinds import is_test
from autograder.text import asides
from autograder.text.clean_results import cleaned
from autograder.wire.protocol import Done, Exceeded

GIVEN_UP = asides.note(
    "the grader stopped grading this submission",
    "other checks, such as whose id it holds, were skipped; check it by hand",
)


def run(
    notebook: NotebookNode,
    *,
    limits: Limits,
    engine: Engine,
    tell: Callable[[Result], object] = lambda result: None,
    files: Mapping[str, bytes] | None = None,
) -> Execution:
    """Run a notebook that `intake` has assembled.

    Args:
        notebook: the instructor's, with the learner's cells; `metadata.autograder.defines` lists
            what the tests may call. It is not changed.
        limits: what the learner's code may use; `total_seconds` twice if the notebook runs twice.
        engine: the fork servers.
        tell: is called with each result as soon as it is known.
        files: what lies beside the notebook, by path.

    Raises:
        WorkerError: a process of the engine was lost.
    """
    start = time.monotonic()
    if split_or_together.runs_twice(notebook):
        limits = replace(limits, total_seconds=2 * limits.total_seconds)
    report = _report(engine, notebook, limits, _Once(tell), files)
    executed = NotebookNode(notebook, cells=[NotebookNode(cell) for cell in notebook.cells])
    executed.metadata = copy.deepcopy(notebook.metadata)
    cells = [cell for cell in executed.cells if cell.cell_type == "code"]
    for cell, (shown, count) in zip(cells, report.cells, strict=True):
        cell.outputs, cell.execution_count = nbformat.from_dict(shown), count
    results = [_result(fields) for fields in report.results]
    seconds = time.monotonic() - start
    tests = [result.grade_id for result in results]
    isolation = split_or_together.said(engine.isolation, tests, notebook)
    return Execution(executed, results, isolation, seconds, report.review, report.owners)


class _Once:
    """Reports each result once, even if a notebook is run twice; keeps what was reported."""

    def __init__(self, tell):
        self._tell = tell
        self.told: dict[str, dict] = {}

    def __call__(self, fields):
        if fields["grade_id"] not in self.told:
            self._tell(_result(fields))
        self.told[fields["grade_id"]] = fields


def _report(engine, notebook, limits, tell, files):
    """Run a notebook; if its process is lost, retry once: something else may have killed it."""
    try:
        report = engine.run(notebook, limits, tell, files)
    except CheckerLost:
        report = _again(engine, notebook, limits, tell, files)
    if isinstance(report, Exceeded):
        return _given_up(notebook, report.message, tell)
    return report


def _again(engine, notebook, limits, tell, files):
    try:
        return engine.run(notebook, limits, tell, files)
    except CheckerLost as error:
        return Exceeded(one_submission.too_costly(error))


def _given_up(notebook, message, tell):
    """Return the report on a submission that cost too much: results reported so far count."""
    cells, results = [], []
    for count, cell in enumerate((c for c in notebook.cells if c.cell_type == "code"), 1):
        shown = []
        if is_test(cell):
            result = cells_and_tests.not_run(cell, message)
            fields = tell.told.get(result.grade_id) or to_data(result)
            tell(fields)
            results.append(fields)
            if fields["status"] != Status.PASS:
                shown = [outputs.error(str(fields["status"]), fields["message"])]
        cells.append([shown, count])
    return Done(results, cells, [GIVEN_UP], {})


def _result(fields):
    return cleaned(from_data(fields))  # the learner's exceptions are quoted in it
