"""Runs a tool of the project as its reader does, and says what it printed."""

import os
import subprocess
import sys
from pathlib import Path

from tests.support.grading import ROOT


def printed(tool: str, *arguments: str, folder: Path) -> str:
    """Run `python -m TOOL ARGUMENTS`, which must end well; return what it printed.

    Args:
        tool: the module.
        arguments: its arguments.
        folder: takes its temporary files.
    """
    done = subprocess.run(
        [sys.executable, "-m", tool, *arguments], cwd=ROOT, check=False, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env=os.environ,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    return done.stdout
