"""Reads an assignment's points and comments from the gradebook, including manual ones."""

from nbgrader import api

from autograder.gradebook.course import Course
from autograder.gradebook.faults import explained
from autograder.gradebook.opening import opened
from autograder.model import Marks


def read(course: Course, assignment: str, notebook: str = "") -> dict[str, Marks]:
    """Return what the gradebook holds, by learner.

    Args:
        course: whose gradebook.
        assignment: its name.
        notebook: the one of several notebooks that the marks are of; "" for all.

    Raises:
        GradebookError: the gradebook cannot be used.
    """
    with explained(course.db_url), opened(course.db_url, course.course_id) as book:
        try:
            submissions = book.assignment_submissions(assignment)
        except api.MissingEntry:
            return {}
        return {each.student.id: of(each, notebook) for each in submissions}


def of(submission: api.SubmittedAssignment, notebook: str = "") -> Marks:
    """Return one submission's marks, or those of one of its notebooks."""
    mine = [each for each in submission.notebooks if notebook in ("", each.name)]
    grades = [grade for each in mine for grade in each.grades]
    comments = [comment for each in mine for comment in each.comments]
    whole = mine[0] if len(mine) == 1 and notebook else submission
    return Marks(
        points={grade.name: grade.score or 0.0 for grade in grades},
        comments={each.name: each.manual_comment for each in comments if each.manual_comment},
        by_hand=frozenset(each.name for each in grades if each.manual_score is not None),
        score=whole.score or 0.0,
        max_score=whole.max_score or 0.0,
        late_penalty=whole.late_submission_penalty or 0.0,
    )
