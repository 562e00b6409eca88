"""The notebooks of an assignment, with what lies beside them."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import nbformat

from autograder.errors import CourseError
from autograder.files import companions
from autograder.grading import course_modules
from autograder.text import foreign

if TYPE_CHECKING:  # nbgrader takes a second to import, which one's own notebook does not need
    from traitlets.config import Config

    from autograder.gradebook.course import Course

AUTOTEST = "AUTOTEST"


class Original(NamedTuple):
    """An instructor's notebook: its name, its text, and the files beside it, by path."""

    name: str
    text: str
    files: dict[str, bytes]


def assignments(course: "Course") -> list[str]:
    """Return the names of a course's assignments, sorted: the folders of source/ with a notebook.

    They are read as they are spelled, which some systems' paths are not compared by.
    """
    found = {path.parent.name for path in course.source.glob("*/*.ipynb")}
    return sorted(name for name in found if not name.startswith("."))


def checked(course: "Course", assignment: str) -> str:
    """Return an assignment's name; raises CourseError, which lists them all, if it is no such."""
    known = assignments(course)
    if assignment not in known:
        raise CourseError(
            f"there is no assignment {foreign.shown(assignment)!r} with a notebook in "
            f"{course.source}; the assignments are: {', '.join(known) or 'none'}"
        )
    return assignment


def names(course: "Course", assignment: str) -> list[str]:
    """Return the names of an assignment's notebooks, the one with its own name first.

    Raises:
        CourseError: there is no such assignment, or it has no notebook.
    """
    folder = course.source / checked(course, assignment)
    found = sorted(path.stem for path in folder.glob("*.ipynb"))
    return sorted(found, key=lambda name: name != assignment)


def of(course: "Course", assignment: str) -> Iterator[Original]:
    """Yield the notebooks of an assignment.

    Raises:
        CourseError: there is none, or one cannot be read.
    """
    folder = Path(course.source, assignment)
    found, files = names(course, assignment), companions.of_assignment(folder)
    for name in found:
        path = folder / f"{name}.ipynb"
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise CourseError(f"{path} cannot be read: {error}") from None
        text = with_tests(text, folder, course.config)
        yield Original(name, text, course_modules.found(cells(text), files))


def cells(text: str) -> list[str]:
    """Return the code cells of an instructor's notebook; a damaged one is reported later."""
    with contextlib.suppress(ValueError, KeyError, AttributeError, TypeError):
        notebook = nbformat.reads(text, as_version=4)
        return [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    return []


def with_tests(text: str, folder: Path, config: "Config | None" = None) -> str:
    """Return a notebook's text with the tests that it describes by nbgrader's AUTOTEST lines.

    Args:
        text: the instructor's notebook.
        folder: where it lies.
        config: nbgrader's settings; None for its defaults.

    Raises:
        CourseError: they cannot be made.
    """
    if AUTOTEST not in text:
        return text
    from autograder.gradebook import autotests

    source = nbformat.reads(text, as_version=4)
    return nbformat.writes(autotests.made(source, folder, config))
