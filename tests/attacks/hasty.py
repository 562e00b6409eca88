"""The command `autograder`, with little time for those who take all of it.

`python -m tests.attacks.hasty ...` gives everybody else the usual limits, so that no point hangs on
how busy the machine is.
"""

from dataclasses import replace
from functools import partial
from importlib import import_module

from autograder.grading import grader
from autograder.model import Limits

ENDLESS = "endless"  # in the id of a learner whose code does not end by itself
LIMITS = Limits(call_seconds=1.5)


def work(submission, source, settings):
    """Grade as a worker does."""
    if ENDLESS in submission.student:
        settings = replace(settings, limits=LIMITS)
    return grader.grade(submission, source, settings)


def main() -> None:
    """Run the command."""
    from autograder import cli
    from autograder.grading import batch

    assert __spec__ is not None
    module = import_module(__spec__.name)  # not __main__: workers import it
    batch.run = partial(batch.run, work=module.work)
    cli.main(prog_name="python -m autograder")


if __name__ == "__main__":
    main()
