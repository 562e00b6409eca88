"""Says what a gradebook holds: for `doctor`, which advises nothing that loses it."""

import sqlite3
from contextlib import closing

from autograder.gradebook import backups
from autograder.gradebook.course import Course
from autograder.gradebook.faults import explained
from autograder.gradebook.opening import is_there, opened, path_of, shown
from utils.words import counted

_COUNTS = {
    "assignment": "select count(*) from assignment",
    "learner": "select count(*) from student",
    "submission": "select count(*) from submitted_assignment",
    "manual mark": "select count(*) from grade where manual_score is not null",
    "manual comment": "select count(*) from comment where manual_comment is not null",
}


def look(course: Course) -> str:
    """Say what the gradebook holds, without creating one.

    Raises:
        GradebookError: it exists but cannot be used.
    """
    where = shown(course.db_url)
    with explained(course.db_url):
        if not is_there(course.db_url):
            return f"{where}: none yet; the first run creates it"
        with opened(course.db_url, course.course_id) as book:
            there = counted(len(book.assignments), "assignment")
            return f"{where}: {there}, {counted(len(book.students), 'learner')}"


def advice(course: Course) -> str:
    """Say what is in a gradebook that cannot be used, and what to do without losing it."""
    path = path_of(course.db_url)
    if not path:
        return (
            f"look at the database server of {shown(course.db_url)}; nothing here needs to be moved"
        )
    copies = backups.kept(course.db_url)
    newest = f"; the newest copy, {copies[-1]}, holds {_counted(copies[-1])}" if copies else ""
    restore = f"put it back with: cp {copies[-1]} {path}" if copies else (
        "there is no copy of it in backups/: restore one of your own"
    )  # fmt: skip
    return (
        f"the file holds {_counted(path)}{newest}. First keep the file: cp {path} {path}.kept. "
        f"Then, if nbgrader is newer than the gradebook, nbgrader db upgrade; if the file is "
        f"damaged, {restore}. Without the file, grade makes a new one, which lacks the manual "
        "marks and comments"
    )


def _counted(path):
    """Count what is in a file, as far as it can be read."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
            found = {what: db.execute(query).fetchone()[0] for what, query in _COUNTS.items()}
    except (sqlite3.Error, OSError):
        return "nothing that can be read"
    return ", ".join(counted(count, what) for what, count in found.items())
