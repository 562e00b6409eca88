"""Runs a module as `python -m MODULE` does, in a process of its own that has imported the most.

Importing nbgrader takes longer than most commands; a server that has imported it once forks.
"""

import atexit
import contextlib
import gc
import multiprocessing
import os
import runpy
import sys
import tempfile
from pathlib import Path

from tests.support.grading import ROOT

#: What the commands import, apart from what is imported here and in the fork server itself.
PRELOADED = (
    "nbgrader.apps.nbgraderapp", "matplotlib.pyplot", "autograder.cli", "autograder.console",
    "autograder.gradebook.collect", "autograder.gradebook.score_writer", "autograder.grading.batch",
    "autograder.grading.grader", "autograder.reports.graded_notebooks",
    "autograder.reports.feedback", "autograder.reports.insight_page", "autograder.release.release",
    "utils.network", "tests.support.hands", "pytest",
)  # fmt: skip


#: New objects before garbage is collected: Python's 700 suit a process that makes little.
SELDOM = 10_000


def forks():
    """Return the start of processes that have imported the most; elsewhere than on POSIX, cold."""
    context = multiprocessing.get_context("forkserver" if hasattr(os, "fork") else "spawn")
    if context.get_start_method() == "forkserver":
        from multiprocessing import forkserver  # Windows has none

        context.set_forkserver_preload([__name__, *PRELOADED])
        with contextlib.chdir(ROOT):  # it imports from the folder in which it is started
            forkserver.ensure_running()
    return context


def run(module: str, *arguments: str, folder: Path, environment: dict[str, str]) -> tuple[int, str]:
    """Run `python -m MODULE ARGUMENTS` in a folder; return its exit code and all it printed."""
    with tempfile.TemporaryDirectory() as made:
        said = Path(made, "said")
        process = forks().Process(
            target=_command, args=(module, arguments, folder, environment, said)
        )
        process.start()
        process.join()
        return process.exitcode, said.read_text("utf-8")


def _command(module, arguments, folder, environment, said):
    gc.freeze()  # else a garbage collection would go through, and so copy, all that was imported
    gc.set_threshold(SELDOM)
    output = os.open(said, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.path.insert(0, str(folder))
    sys.argv = [module, *arguments]
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    finally:
        atexit._run_exitfuncs()  # a forked process leaves them out
