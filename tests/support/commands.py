"""Runs nbgrader's commands, each in a process of its own that has nbgrader imported already.

Importing it takes longer than most of the commands; a server that has imported it once forks.
"""

import multiprocessing
import os
import sys
import tempfile
from pathlib import Path

from nbgrader.apps import nbgraderapp

_FORKS = multiprocessing.get_context("forkserver")


def nbgrader(*arguments: str, folder: Path, environment: dict[str, str]) -> tuple[int, str]:
    """Run `nbgrader ARGUMENTS` in a folder; return its exit code and all that it printed."""
    _FORKS.set_forkserver_preload([__name__])
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as said:
        given = (arguments, folder, environment, said.name)
        process = _FORKS.Process(target=_command, args=given)
        process.start()
        process.join()
        return process.exitcode, said.read()


def _command(arguments, folder, environment, said):
    output = os.open(said, os.O_WRONLY)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["nbgrader", *arguments]
    nbgraderapp.main()
