"""The command that starts the course: `python -m utils.start`."""

import argparse
import importlib.util
import sys
from collections.abc import Sequence
from pathlib import Path

from utils.start import lab, lessons

LOST = (
    "No lessons found: expected a folder notebooks/ in {here} or beside the package utils. Run "
    "this in the course's folder, the one with README.md."
)
NO_LAB = "JupyterLab is not installed here. In the course's folder: pip install -r requirements.txt"
NOT_COPIED = "Your copies of the lessons could not be written, so the originals open: {why}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Bring the learner's copies of the lessons up to date, and run JupyterLab."""
    options, others = _parser().parse_known_args(arguments)
    course = lessons.course(Path.cwd())
    if course is None:
        sys.exit(LOST.format(here=Path.cwd()))
    if importlib.util.find_spec("jupyterlab") is None:
        sys.exit(NO_LAB)
    hidden = None if options.nbgrader else lab.ASSIGNMENTS if options.assignments else lab.QUIET
    lab.run(course, _first_lesson(course), others, hidden)


def _parser():
    parser = argparse.ArgumentParser(
        prog="python -m utils.start",
        description="Start the course in JupyterLab.",
        epilog="All other options are JupyterLab's, such as --no-browser or --port=8899.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--nbgrader",
        action="store_true",
        help="show all of nbgrader's buttons and menu, for instructors",
    )
    parser.add_argument(
        "--assignments",
        action="store_true",
        help="show nbgrader's list of assignments, to fetch and submit them in a class",
    )
    return parser


def _first_lesson(course):
    try:
        copies = lessons.copy(course)
    except OSError as error:
        print(NOT_COPIED.format(why=error), file=sys.stderr)
        return lessons.first(course, lessons.ORIGINALS)
    for line in lessons.news(copies):
        print(line, flush=True)
    return lessons.first(course, lessons.COPIES)


if __name__ == "__main__":
    main()
