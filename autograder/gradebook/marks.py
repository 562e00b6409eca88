"""Enters the same manual points and comment for several learners."""

from collections.abc import Container, Mapping
from typing import NamedTuple

from nbformat import NotebookNode
from nbgrader import api

from autograder.errors import CourseError
from autograder.gradebook import backups, dates
from autograder.gradebook.course import Course
from autograder.gradebook.faults import explained
from autograder.gradebook.lateness import Lateness
from autograder.gradebook.opening import is_there, opened
from autograder.notebook.cell_kinds import about, exercise_of, graded, is_solution
from utils.words import counted

NOBODY = "nobody is graded; first: python -m autograder grade {}"


class Mark(NamedTuple):
    """Points for a graded cell, and a comment for its exercise; None for what stays as it is.

    `cell` is the cell's name, or NOTEBOOK/CELL.
    """

    cell: str
    points: float | None = None
    comment: str | None = None


def enter(
    course: Course,
    assignment: str,
    sources: Mapping[str, NotebookNode],
    mark: Mark,
    students: list[str],
) -> None:
    """Enter a mark for each of some learners, all or none; the gradebook is copied first.

    Args:
        course: the course's folders and settings.
        assignment: its name.
        sources: the instructor's notebooks, by name.
        mark: what to enter.
        students: their ids.

    Raises:
        CourseError: there is no such cell, it has fewer points, or a learner is not graded.
        GradebookError: the gradebook cannot be used.
    """
    notebook, cell = find(sources, mark.cell)
    mark = mark._replace(cell=cell)
    place = _checked(sources[notebook], mark)
    with explained(course.db_url):
        there = is_there(course.db_url)
    if not there:
        raise CourseError(NOBODY.format(assignment))
    backups.keep(course.db_url)
    rule = dates.of(course, assignment)
    with explained(course.db_url), opened(course.db_url, course.course_id) as book:
        lateness = Lateness(book.db, course.config, rule)
        for submitted in _submitted(book, assignment, notebook, students):
            _enter(submitted, mark, place)
            lateness.enter(submitted, submitted.student.id)
        book.db.commit()


def find(sources: Mapping[str, NotebookNode], cell: str) -> tuple[str, str]:
    """Return the name of the notebook that has a cell, and the cell's own name.

    Raises:
        CourseError: no notebook has it, or several have.
    """
    worth = {(name, each): points for name, source in sources.items()
             for each, points in _worth(source).items()}  # fmt: skip
    fits = [key for key in worth if cell in (key[1], "/".join(key))]
    if len(fits) == 1:
        return fits[0]
    if fits:
        names = ", ".join(map("/".join, fits))
        raise CourseError(f"several notebooks have a cell `{cell}`, expected one of {names}")
    known = [key for key, points in worth.items() if points]
    names = ", ".join("/".join(key) if len(sources) > 1 else key[1] for key in known)
    raise CourseError(f"`{cell}` has no points; cells with points: {names or 'none'}")


def _worth(source):
    """Return the points of each cell that is graded, by tests or by a person."""
    return {each["grade_id"]: float(each.get("points") or 0)
            for each in map(about, graded(source))}  # fmt: skip


def _checked(source, mark):
    """Return the cell that the comment belongs to: an exercise's answer, not its test."""
    answers = [about(cell)["grade_id"] for cell in source.cells if is_solution(cell)]
    worth = _worth(source)[mark.cell]
    if mark.points is not None and not 0 <= mark.points <= worth:
        most = counted(worth, "point")
        raise CourseError(
            f"`{mark.cell}` is worth {most}, expected a number from 0 to that, got {mark.points:g}"
        )
    return mark.cell if mark.cell in answers else exercise_of(source).get(mark.cell, mark.cell)


def _submitted(book, assignment, name, students):
    """Return everybody's submitted notebook; raise CourseError before anything is entered."""
    try:
        notebook = book.find_notebook(name, assignment)
    except api.MissingEntry:
        raise CourseError(f"no submission of {assignment} has been graded") from None
    found = {one.student.id: one for one in notebook.submissions}
    refuse_missing(assignment, students, found)
    return [found[who] for who in students]


def refuse_missing(assignment: str, students: list[str], graded: Container[str]) -> None:
    """Raise CourseError, which names them, if some of these learners are not graded."""
    missing = [who for who in students if who not in graded]
    if missing:
        raise CourseError(
            f"these learners have no graded submission of {assignment}, so nothing was entered: "
            f"{', '.join(missing)}"
        )


def _enter(submitted, mark, place):
    for grade in submitted.grades if mark.points is not None else ():
        if grade.name == mark.cell:
            grade.manual_score, grade.needs_manual_grade = mark.points, False
    for comment in submitted.comments if mark.comment is not None else ():
        if comment.name == place:
            comment.manual_comment = mark.comment
