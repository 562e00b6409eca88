"""Runs one notebook in two checkers at the same time, each with the tests of half the exercises.

For one's own notebook: the person waits for it alone, and a second core would be idle. A class is
graded one notebook per core.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from nbformat import NotebookNode

from autograder.engine import runner
from autograder.engine.engine import Engine
from autograder.engine.processes import platform_support
from autograder.model import Execution, Limits, Result
from autograder.notebook import parts, split_or_together


def run(
    notebook: NotebookNode,
    *,
    limits: Limits,
    engine: Engine,
    tell: Callable[[Result], object] = lambda result: None,
    files: Mapping[str, bytes] | None = None,
) -> Execution:
    """Run a notebook that `intake` has assembled; see `runner.run`, which runs each part.

    One with tests that run together with the learner's code is one part: they share its state.

    Args:
        notebook: the instructor's, with the learner's cells.
        limits: what the learner's code may use in each part.
        engine: the fork servers. A spawned process starts too slowly for a second one to pay off.
        tell: is called with each result as soon as it is known, from one thread at a time or two.
        files: what lies beside the notebook, by path.

    Raises:
        WorkerError: a process of the engine was lost.
    """
    apart = platform_support.has_walls() and not split_or_together.together(notebook)
    pieces = parts.split(notebook, platform_support.cores() if apart else 1)
    with ThreadPoolExecutor(len(pieces)) as threads:
        try:
            begun = [threads.submit(_run, each, limits, engine, tell, files) for each in pieces]
            return parts.joined(pieces, [each.result() for each in begun])
        except KeyboardInterrupt:
            engine.close()  # else the threads would go on, and be waited for
            raise


def _run(part, limits, engine, tell, files):
    own = partial(_if_own, part, tell)
    return runner.run(part.notebook, limits=limits, engine=engine, tell=own, files=files)


def _if_own(part, tell, result):
    if result.grade_id in part.own:
        tell(result)
