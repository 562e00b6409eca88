"""Runs JupyterLab with the first lesson, and hides nbgrader's buttons from learners."""

import contextlib
import importlib
import os
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

#: In each, labconfig/page_config.json switches parts of nbgrader's JupyterLab off. Its button
#: “Validate” runs the visible checks alone, and so contradicts “Grade me”.
QUIET = Path(__file__).with_name("quiet")  # all of it
ASSIGNMENTS = Path(__file__).with_name("assignments")  # all but the list of assignments
WORKSPACES = Path("work", ".jupyterlab")
KERNEL = Path(__file__).with_name("kernel.py")


def run(course: Path, lesson: Path, others: Sequence[str], hidden: Path | None) -> None:
    """Run JupyterLab in this process until it ends.

    Args:
        course: the folder that JupyterLab shows.
        lesson: the notebook that it opens, from that folder.
        others: options for JupyterLab.
        hidden: QUIET or ASSIGNMENTS; None shows all of nbgrader's buttons, menu and side panel.
    """
    if hidden:
        before = os.environ.get("JUPYTER_CONFIG_PATH", "")
        os.environ["JUPYTER_CONFIG_PATH"] = config_path(hidden, before)
    os.environ.setdefault("PYTHONSTARTUP", str(KERNEL))
    # after the environment is set: Jupyter reads it when it is imported
    labapp = importlib.import_module("jupyterlab.labapp")

    own = [f"--notebook-dir={course}", f"--LabApp.default_url={address(lesson)}"]
    labapp.main([*own, *workspaces(course), *others])


def workspaces(course: Path) -> list[str]:
    """Return the option that keeps the open tabs in the course's folder, where that can be written.

    Else the tabs of another course, or of another copy of this one, would be opened again.
    """
    folder = course / WORKSPACES
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return [f"--LabApp.workspaces_dir={folder}"] if os.access(folder, os.W_OK) else []


def address(lesson: Path) -> str:
    """Return where JupyterLab opens a notebook; unlike a file's name, it is printed, too."""
    return f"/lab/tree/{quote(lesson.as_posix())}"


def config_path(first: Path, before: str) -> str:
    """Return the folders where Jupyter looks for its configuration, this one first."""
    return os.pathsep.join(filter(None, (str(first), before)))
