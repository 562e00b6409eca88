"""Runs a tool of the project as its reader does, and says what it printed."""

import os

from tests.support import commands
from tests.support.grading import ROOT


def printed(tool: str, *arguments: str) -> str:
    """Run `python -m TOOL ARGUMENTS`, which must end well; return what it printed.

    Args:
        tool: the module.
        arguments: its arguments.
    """
    code, said = commands.run(tool, *arguments, folder=ROOT, environment=dict(os.environ))
    assert code == 0, said
    return said
