"""The notebooks of an assignment, with what lies beside them."""

import contextlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import nbformat
from nbformat import NotebookNode

from autograder.errors import CourseError
from autograder.files import companions
from autograder.grading import course_modules
from autograder.notebook import reader
from autograder.notebook.cell_kinds import about
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
        parsed(text, label_of(path))
        text = with_tests(text, folder, course.config)
        yield Original(name, text, course_modules.found(cells(text), files))


def parsed(text: str, label: str) -> NotebookNode:
    """Return an instructor's notebook; refuse one that would grade learners wrongly.

    Args:
        text: the notebook's.
        label: its path, as a person reads it.

    Raises:
        CourseError: it is no notebook, or two of its cells have the same name.
    """
    try:
        notebook = nbformat.reads(text, as_version=4)
        names = Counter(about(cell).get("grade_id") for cell in notebook.cells)
    except nbformat.reader.NotJSONError:
        raise CourseError(f"{label} is not JSON{_why_not_json(text)}") from None
    except Exception as error:  # nbformat raises whatever it stumbles over
        raise CourseError(f"{label} is not a notebook: {error}") from None
    twice = {name: count for name, count in names.items() if name and count > 1}
    if twice:
        said = "; ".join(f"{count} cells are called `{name}`" for name, count in twice.items())
        raise CourseError(f"{label}: {said}; give each a name (grade_id) of its own")
    return notebook


def label_of(path: Path) -> str:
    """Return the path of an instructor's notebook as a person reads it, from the course's root."""
    return path.relative_to(path.parents[2]).as_posix()


def _why_not_json(text):
    try:
        json.loads(text)
    except ValueError as error:
        return reader.why_not_json(text, error)
    return ""


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
