"""Writes what an instructor sees of a class: a page, and the same as CSV and JSON beside it."""

import json
from pathlib import Path

import nbformat

from autograder import batch, files, insight, insight_page, marks, papers, tables
from autograder.errors import CourseError
from autograder.gradebook import Course


def write(course: Course, assignment: str) -> list[Path]:
    """Write the insight into a graded assignment; return the page, the CSV and the JSON.

    Raises:
        CourseError: there is no such assignment, or nothing of it is graded.
        GradebookError: the gradebook cannot be used.
    """
    source = nbformat.reads(batch.source_text(course, assignment), as_version=4)
    graded = papers.read(course.autograded, assignment)
    seen = insight.of(graded, source, marks.read(course, assignment))
    if not seen.scores:
        raise CourseError(
            f"nothing is graded for {assignment} in {course.autograded}. "
            f"First: python -m autograder grade {assignment}"
        )
    folder = course.autograded.parent / "insight"
    texts = {
        "html": insight_page.page(seen),
        "csv": tables.text(insight.rows(seen), line_end="\n"),
        "json": json.dumps(insight.data(seen), indent=1, ensure_ascii=False) + "\n",
    }
    for kind, text in texts.items():
        files.save(folder / f"{assignment}.{kind}", text)
    return [folder / f"{assignment}.{kind}" for kind in texts]
