"""Says what in dates.toml is about nobody: an assignment or a learner whom nobody knows.

That is no error: an assignment may be written later, and a learner may still submit.
"""

from collections.abc import Collection

from autograder.gradebook import dates, roster
from autograder.grading import notebooks
from autograder.grading.plan import Plan
from autograder.grading.submissions import students

MOST = 5  # names in a line


def of(plan: Plan) -> list[str]:
    """Return a line for each doubt about the dates of a plan's assignment.

    Raises:
        CourseError: the file cannot be read.
        GradebookError: the gradebook cannot be read.
    """
    every, name = dates.read(plan.state), plan.assignment
    if name in every:
        known = {*roster.names(plan.course), *students(plan.course.submitted, name)}
        return strangers(every[name], known)
    other = unknown(every, notebooks.assignments(plan.course))
    if not other:
        return []
    are = "is not a folder" if len(other) == 1 else "are not folders"
    sections = _listed([f"[{each}]" for each in other])
    return [f"{dates.FILE} has no section [{name}]; it has {sections}, which {are} in source/"]


def unknown(every: Collection[str], assignments: Collection[str]) -> list[str]:
    """Return which of the names in the file are no assignments."""
    return sorted(set(every) - set(assignments))


def strangers(found: dates.Dates, known: Collection[str]) -> list[str]:
    """Return a line on the extensions of those who are no learners so far; none if there are none.

    Args:
        found: the dates of one assignment.
        known: the ids of all who are in the gradebook, or have submitted.
    """
    others = sorted(found.extensions.keys() - set(known))
    if not others:
        return []
    are = "is" if len(others) == 1 else "are"
    return [
        f"{dates.FILE} extends the due date for {_listed(others)}, who {are} neither in the "
        "gradebook nor among those who submitted"
    ]


def _listed(names):
    more = f" and {len(names) - MOST} more" if len(names) > MOST else ""
    return ", ".join(names[:MOST]) + more
