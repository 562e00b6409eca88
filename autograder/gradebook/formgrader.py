"""Makes the formgrader's buttons call our own commands: nbgrader plug-ins.

nbgrader's Autograde runs a learner's code with the instructor's rights, and its Generate Feedback
shows hidden tests. Both make an exporter before they remove or write anything. These exporters run
our command instead, and then leave nbgrader nothing to convert; if the command fails, nbgrader
shows what it said, and nothing was removed.
"""

import subprocess
import sys
from typing import Any

from nbconvert.exporters import Exporter

from autograder.text import foreign

EVERYBODY = "*"  # nbgrader's, where no learner is named
_SAID = 6_000  # characters of a command's output that the dialog shows


class _Instead(Exporter):
    """Runs a command of ours for the learner, or the class, that nbgrader was asked for."""

    command = ""

    def __init__(self, config=None, **options):
        super().__init__(config=config, **options)
        converter: Any = self.parent
        where = converter.coursedir
        who = [] if where.student_id == EVERYBODY else ["--student", where.student_id]
        self.log.info(_run(where.root, self.command, where.assignment_id, *who))
        converter.assignments = {}


class SafeAutograde(_Instead):
    """Grades behind the walls."""

    command = "grade"


class SafeFeedback(_Instead):
    """Writes pages without hidden tests."""

    command = "feedback"


def _run(root, *arguments):
    """Return what a command said; raise RuntimeError with it if the command failed."""
    done = subprocess.run(
        [sys.executable, "-m", "autograder", *arguments], cwd=root, text=True, errors="replace",
        check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    said = foreign.clean(done.stdout[-_SAID:])
    if done.returncode:
        raise RuntimeError(f"python -m autograder {' '.join(arguments)} failed:\n{said}")
    return said
