"""Runs JupyterLab with the first lesson, and hides nbgrader's buttons from learners."""

import importlib
import os
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

#: Its labconfig/page_config.json switches nbgrader's part of JupyterLab off: its button
#: “Validate” runs the visible checks alone, and so contradicts “Grade me”.
QUIET = Path(__file__).with_name("quiet")
WORKSPACES = Path("work", ".jupyterlab")
KERNEL = Path(__file__).with_name("kernel.py")


def run(course: Path, lesson: Path, others: Sequence[str], *, nbgrader: bool) -> None:
    """Run JupyterLab in this process until it ends.

    Args:
        course: the folder that JupyterLab shows.
        lesson: the notebook that it opens, from that folder.
        others: options for JupyterLab.
        nbgrader: show nbgrader's buttons, menu and side panel.
    """
    if not nbgrader:
        os.environ["JUPYTER_CONFIG_PATH"] = quiet_path(os.environ.get("JUPYTER_CONFIG_PATH", ""))
    os.environ.setdefault("PYTHONSTARTUP", str(KERNEL))
    # after the environment is set: Jupyter reads it when it is imported
    labapp = importlib.import_module("jupyterlab.labapp")

    own = [
        f"--notebook-dir={course}",
        f"--LabApp.default_url={address(lesson)}",
        # else the tabs of another course, or of another copy of this one, would be opened again
        f"--LabApp.workspaces_dir={course / WORKSPACES}",
    ]
    labapp.main([*own, *others])


def address(lesson: Path) -> str:
    """Return where JupyterLab opens a notebook; unlike a file's name, it is printed, too."""
    return f"/lab/tree/{quote(lesson.as_posix())}"


def quiet_path(before: str) -> str:
    """Return the folders where Jupyter looks for its configuration, the quiet one first."""
    return os.pathsep.join(filter(None, (str(QUIET), before)))
