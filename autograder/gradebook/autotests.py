"""Makes the tests of which an instructor's notebook has only the expressions: nbgrader's AUTOTEST.

A line such as `### AUTOTEST f(1)` is a comment, so its cell would pass whatever the answer is.
nbgrader runs the model solution when it generates an assignment, and writes the tests from that;
the same is done here, with nbgrader's own preprocessor, before anything is graded.
"""

from pathlib import Path
from typing import cast

import nbformat
from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.preprocessors import InstantiateTests
from traitlets.config import Config

from autograder.errors import CourseError


def made(source: NotebookNode, folder: Path, config: Config | None) -> NotebookNode:
    """Return the instructor's notebook with its tests.

    Args:
        source: it is not changed.
        folder: where it lies.
        config: nbgrader's settings; None for its defaults.

    Raises:
        CourseError: nbgrader cannot make them, for example without autotests.yml.
    """
    notebook = cast(NotebookNode, nbformat.from_dict(source))
    resources = ResourcesDict(metadata={"path": str(folder)})
    try:
        return InstantiateTests(config=config).preprocess(notebook, resources)[0]
    except Exception as error:  # its own, a kernel's, or one of the notebook's
        raise CourseError(
            f"the AUTOTEST lines of {folder.name} cannot be made into tests: "
            f"{type(error).__name__}: {error}. nbgrader needs autotests.yml beside the notebook or "
            "in the course's folder, and the kernel of the notebook"
        ) from error
