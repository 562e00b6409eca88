"""nbgrader's settings of a course: its folders and its gradebook's address."""

import contextlib
from pathlib import Path
from typing import NamedTuple

from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config
from traitlets.config.loader import ConfigFileNotFound

from autograder.errors import CourseError
from autograder.gradebook import delimiters, places


class Course(NamedTuple):
    """A course's folders and settings."""

    source: Path
    submitted: Path
    autograded: Path
    db_url: str
    course_id: str
    config: Config
    feedback: Path
    root: Path
    release: Path


def course(root: Path) -> Course:
    """Read nbgrader's settings from the folder that holds nbgrader_config.py.

    Raises:
        CourseError: there is no nbgrader_config.py, or it sets markers of its own.
    """
    try:
        config = places.of_course(root)
    except ConfigFileNotFound:
        raise CourseError(
            f"no nbgrader_config.py in {root}; run the command in the course's own folder"
        ) from None
    delimiters.refuse(config, root)
    with contextlib.chdir(root):  # nbgrader's default root is the working directory
        paths = CourseDirectory(config=config)
        names = (paths.source_directory, paths.submitted_directory, paths.autograded_directory)
        source, submitted, autograded = (Path(paths.root, name) for name in names)
        feedback = Path(paths.root, paths.feedback_directory)
        root, release = Path(paths.root), Path(paths.root, paths.release_directory)
        return Course(
            source,
            submitted,
            autograded,
            paths.db_url,
            paths.course_id,
            config,
            feedback,
            root,
            release,
        )
