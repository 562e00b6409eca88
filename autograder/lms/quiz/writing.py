"""Writes a quiz for platforms, into `exports/` beside `submitted/`."""

from pathlib import Path

import nbformat

from autograder.files import set_aside
from autograder.gradebook.course import Course
from autograder.lms import assignments
from autograder.lms.quiz import moodle_xml, qti
from autograder.lms.quiz.questions import questions


def write(course: Course, assignment: str, *, with_answers: bool) -> list[Path]:
    """Write a quiz as QTI 1.2 for Canvas and as Moodle XML; return the paths.

    A file that is there and differs is set aside.

    Raises:
        CourseError: there is no such assignment, or it is not a quiz.
        DiskError: the disk is full or cannot be written.
    """
    notebook = nbformat.read(assignments.one_notebook(course, assignment), as_version=4)
    asked, title = questions(notebook, assignment), assignment.replace("_", " ").capitalize()
    folder = course.submitted.parent / "exports"
    files: dict[Path, str | bytes] = {
        folder / f"{assignment}.qti.zip": qti.package(title, asked, with_answers=with_answers),
        folder / f"{assignment}.moodle.xml": moodle_xml.document(
            title, asked, with_answers=with_answers
        ),
    }
    for target, content in files.items():
        set_aside.save(target, content)
    return list(files)
