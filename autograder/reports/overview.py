"""Writes the summary of a class as an HTML page, CSV and JSON."""

import json
from pathlib import Path
from typing import NamedTuple

import nbformat

from autograder.errors import CourseError
from autograder.files import atomic
from autograder.gradebook import score_reader
from autograder.gradebook.course import Course
from autograder.grading import batch
from autograder.reports import graded_notebooks, insight, insight_page
from autograder.text import tables


class Written(NamedTuple):
    """The files written, and what is wrong with each learner's work that is not in them."""

    paths: list[Path]
    damaged: dict[str, str]


def write(course: Course, assignment: str) -> Written:
    """Write the summary of a graded assignment.

    Work that cannot be used is named on the page; the summary covers the rest of the class.

    Raises:
        CourseError: there is no such assignment, or nothing of it is graded.
        GradebookError: the gradebook cannot be used.
    """
    source = nbformat.reads(batch.source_text(course, assignment), as_version=4)
    damaged: dict[str, str] = {}
    graded = graded_notebooks.read(course.autograded, assignment, damaged=damaged)
    seen = insight.of(graded, source, score_reader.read(course, assignment))
    if not seen.scores:
        raise CourseError(
            f"nothing is graded for {assignment} in {course.autograded}. "
            f"First: python -m autograder grade {assignment}"
            + "".join(f"\n{problem}" for problem in damaged.values())
        )
    seen.review += [insight.Review(who, [problem]) for who, problem in damaged.items()]
    folder = course.autograded.parent / "insight"
    texts = {
        "html": insight_page.page(seen),
        "csv": tables.text(insight.rows(seen), line_end="\n"),
        "json": json.dumps(insight.data(seen), indent=1, ensure_ascii=False) + "\n",
    }
    for kind, text in texts.items():
        atomic.save(folder / f"{assignment}.{kind}", text)
    return Written([folder / f"{assignment}.{kind}" for kind in texts], damaged)
