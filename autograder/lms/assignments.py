"""An assignment's notebooks in source/, or what a command says if they are not there."""

from pathlib import Path

from autograder.errors import CourseError
from autograder.gradebook.course import Course
from autograder.text.foreign import shown


def notebooks(course: Course, assignment: str) -> list[Path]:
    """Return the paths of an assignment's notebooks, sorted.

    Raises:
        CourseError: there is no such assignment.
    """
    found = sorted((course.source / assignment).glob("*.ipynb"))
    if not found:
        there = sorted({path.parent.name for path in course.source.glob("*/*.ipynb")})
        raise CourseError(
            f"there is no assignment {shown(assignment)!r} in {course.source}, only: "
            f"{', '.join(there)}"
        )
    return found


def one_notebook(course: Course, assignment: str) -> Path:
    """Return the path of an assignment's notebook that is called as the assignment.

    Raises:
        CourseError: there is no such assignment, or no such notebook in it.
    """
    found = notebooks(course, assignment)
    for path in found:
        if path.stem == assignment:
            return path
    names = ", ".join(path.name for path in found)
    raise CourseError(
        f"this command takes an assignment with one notebook, {shown(assignment)}.ipynb; "
        f"{shown(str(found[0].parent))} has {shown(names)}"
    )
