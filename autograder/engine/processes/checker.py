"""What a checker does with its one job, however its process was made."""

import gc
import socket
from collections.abc import Callable
from typing import cast

import nbformat
import numpy.random  # noqa: F401, numpy imports it lazily: import it once here, not per learner

from autograder.engine import one_submission
from autograder.engine.replayed import Beside
from autograder.engine.session import Learner
from autograder.engine.split.reseed import Reseeding
from autograder.engine.together import waiting_copies
from autograder.errors import WorkerError
from autograder.model import Limits, to_data
from autograder.notebook import draws, slow_imports, split_or_together
from autograder.notebook.cell_kinds import is_test
from autograder.wire.channel import Channel
from autograder.wire.protocol import Done, Exceeded, Fault, Job, Progress, received, sent

MEMORY_BYTES = 2**30  # per submission, beyond what the process already uses
CPU_SECONDS = 30  # plus a quarter of the submission's own time limit
WALL_SECONDS = 30  # beyond the submission's own time limit
Ask = Callable[[dict], socket.socket]


def import_checks() -> None:
    """Import what tests need, before the first job."""
    from utils import cards, checks, datasets, experiment  # noqa: F401, tests need them

    gc.freeze()  # else a collection in a forked child would touch, and so copy, every page
    gc.enable()


def check(channel: Channel, ask: Ask, limit: Callable[[Limits], object]) -> None:
    """Receive a job, report each result and the outcome.

    Args:
        channel: to the engine.
        ask: returns a socket to a new learner's process.
        limit: bounds what this submission may cost this process; raises TooCostly here then.
    """
    job = received(channel.receive(), Job)
    try:
        report = _report(job, ask, limit, lambda done: channel.send(sent(Progress(to_data(done)))))
        _send(channel, report)
    except (one_submission.TooCostly, MemoryError) as error:
        channel.send(sent(Exceeded(one_submission.too_costly(error))))
    except Exception as error:  # the grader's own fault: report it to the engine
        lost = isinstance(error, WorkerError)  # what makes learners' processes is gone
        channel.send(sent(Fault(f"{type(error).__name__}: {error}", lost)))


def _send(channel, report):
    try:
        channel.send(sent(report))
    except ValueError as error:  # larger than one frame may be
        raise one_submission.TooCostly(error) from None


def _beside(notebook, files):
    ways = split_or_together.stated(notebook)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    copies = sorted(set(waiting_copies.worlds(cells, ways).values()))
    contents = {path: bytes(each) for path, each in files.items()}
    imports = notebook.metadata.get("autograder", {}).get("imports", ())
    imports = slow_imports.not_beside(imports, contents)
    inside = bool(split_or_together.together(notebook))
    return Beside(inside, contents, copies, imports, draws.seed(notebook))


def _report(job, ask, limit, tell):
    notebook = cast(nbformat.NotebookNode, nbformat.from_dict(job.notebook))
    limits = Limits(**job.limits)
    limit(limits)
    secret = "".join(cell.source for cell in notebook.cells if is_test(cell))
    learner = Learner(ask, limits, Reseeding(secret), _beside(notebook, job.files))
    done = one_submission.run(notebook, learner, limits, tell)
    learner.close()
    results = [to_data(result) for result in done.results]
    cells = [[cell.outputs, cell.execution_count] for cell in notebook.cells if "outputs" in cell]
    return Done(results, cells, done.review, done.owners)
