"""Makes the attempts of `probes` in a sandbox, as a learner's cells would."""

from autograder.engine.bindings import Cell
from autograder.engine.session import Learner
from autograder.engine.split.reseed import Reseeding
from autograder.model import Limits
from autograder.sandbox import probes
from autograder.sandbox.learner_processes import Box

LIMITS = Limits(memory_mb=probes.MEMORY_MB, disk_mb=probes.DISK_MB, threads=probes.THREADS)


def refused(box: Box) -> list[str]:
    """Make every attempt; return their names if all were refused.

    Raises:
        SandboxUnavailable: an attempt succeeded, or could not be made.
        WorkerError: no sandbox started.
    """
    learner = Learner(box.ask, LIMITS, Reseeding(""))
    try:
        return probes.verdict({what: _made(learner, source) for what, source in probes.sources()})
    finally:
        learner.close()


def _made(learner, source):
    """Return whether an attempt succeeded; None if its process did not answer."""
    _, seen = learner.run(Cell(0, source, (probes.REACHED,)), again=False)
    return seen[probes.REACHED].value if probes.REACHED in seen else None
