"""Writes feedback pages in nbgrader's layout, for `nbgrader release_feedback`."""

import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from autograder.engine.processes import platform_support
from autograder.errors import CourseError, DiskError
from autograder.files import atomic, distrusted, private
from autograder.gradebook import dates, lateness, score_reader
from autograder.gradebook.course import Course
from autograder.reports import feedback, graded_notebooks, in_order, killable, points
from autograder.text import foreign

MAX_SECRET = 10_000
PAGE_SECONDS = 60.0
PLAIN = "its page could not be rendered within {seconds:g} s, so all of it is plain text"
FAILED = "its page could not be rendered ({reason}), so all of it is plain text"
NO_PAGE = "no page could be made of it ({reason}); regrade it: --student {student} --force"


class Written(NamedTuple):
    """One learner's page, and what is wrong with it ("" if nothing is).

    `page` is None if none could be made. `is_addressed`: `nbgrader release_feedback` can return it.
    `waiting` are the cells that nobody has marked yet, or not since their answers changed.
    `changed` are the latter, with the points by hand that still count.
    """

    student: str
    page: Path | None
    problem: str = ""
    is_addressed: bool = False
    waiting: frozenset[str] = frozenset()
    changed: Mapping[str, float] = {}


def write(
    course: Course,
    assignment: str,
    student: str = "",
    *,
    with_answers: bool = False,
    told: Callable[[str], object] = lambda line: None,
) -> Iterator[Written]:
    """Write the feedback of a class, or of one learner, and yield each page.

    Args:
        course: its folders and its gradebook.
        assignment: the assignment's name.
        student: the learner's id; "" for all.
        with_answers: whether to explain every option of a question, which reveals the right one.
        told: is called with each late penalty that has changed, as points have.

    Raises:
        CourseError: nothing was graded yet, or dates.toml cannot be read.
        GradebookError: the gradebook cannot be used.
    """
    damaged: dict[str, str] = {}
    is_any = False
    for line in lateness.refresh(course, assignment):
        told(line)
    names, zone = graded_notebooks.names(course.autograded, assignment), dates.zone_of(course)
    with killable.helper_processes(PAGE_SECONDS, platform_support.cores()) as lent:
        for name in names or [assignment]:
            kept = score_reader.read(course, assignment, name if len(names) > 1 else "")
            found = graded_notebooks.read(
                course.autograded, assignment, student, damaged=damaged, notebook=name
            )
            found = (_in_zone(each, zone) for each in found)
            write_one = partial(_written, course, assignment, name, lent, kept, with_answers)
            for each in in_order.done(write_one, found, platform_support.cores()):
                is_any = True
                yield each
    yield from (Written(who, None, problem) for who, problem in damaged.items())
    if not is_any and not damaged:
        whom = student or "anybody"
        raise CourseError(
            f"nothing of {whom} is graded for {assignment} in {course.autograded}. "
            f"First: python -m autograder grade {assignment}"
        )


def _in_zone(graded, zone):
    version = dates.localized(graded.report.version, zone)
    return replace(graded, report=replace(graded.report, version=version))


def _written(course, assignment, name, lent, kept, with_answers, graded):
    """Write one learner's page; an error that concerns only it is reported, not raised."""
    page = course.feedback / graded.student / assignment / f"{name}.html"
    try:
        private.folder(course.feedback)  # nbgrader hands on a page with the mode that it has
        with lent() as process:
            text, problem = laid_out(process, graded, kept.get(graded.student), with_answers)
        atomic.save(page, text)
        is_addressed = _addressed(course, graded, assignment, page.parent)
    except DiskError:
        raise
    except Exception as error:  # the other pages can still be written
        reason = foreign.shown(_last_line(error) or type(error).__name__)
        return Written(graded.student, None, NO_PAGE.format(reason=reason, student=graded.student))
    marks = kept.get(graded.student)
    waiting = points.waiting(graded.notebook, marks)
    changed = {cell: marks.points[cell] for cell in waiting & marks.by_hand} if marks else {}
    return Written(graded.student, page, problem, is_addressed, waiting, changed)


def _last_line(error):
    return (str(error).strip().splitlines() or [""])[-1]


def laid_out(
    process: killable.Helper, graded: graded_notebooks.GradedNotebook, marks, with_answers: bool
):
    """Return a learner's page, and why it is plain text ("" if it is not).

    A page holds the learner's text, so rendering it may take too long, or crash a library. Neither
    may keep other learners from their pages: then the page is made again as plain text, with the
    same time limit.

    Raises:
        TookTooLongError, CallError: the plain page could not be made either.
    """
    asked = (graded.notebook, graded.report, marks)
    try:
        return process.call(feedback.page, *asked, with_answers=with_answers), ""
    except killable.TookTooLongError:
        problem = PLAIN.format(seconds=PAGE_SECONDS)
    except killable.CallError as error:
        problem = FAILED.format(reason=_last_line(error)[:200])
    return process.call(feedback.page, *asked, with_answers=with_answers, plain=True), problem


def _addressed(course, graded, assignment, folder):
    """Write the timestamp and secret by which nbgrader addresses a page to its submission.

    Return whether that reaches the learner: only what `nbgrader submit` handed in has a secret.
    nbgrader stops at the first page without a secret, so a random one is written if it is missing.
    """
    atomic.save(folder / "timestamp.txt", distrusted.timestamp(graded.folder))
    secret = _secret(course.submitted / graded.student / assignment)
    shared = course.config.CourseDirectory.get("groupshared", False)
    text = secret or secrets.token_hex(64)
    atomic.save(folder / "submission_secret.txt", text, mode=0o660 if shared else 0o600)
    return bool(secret)


def _secret(submission):
    """Return the secret that `nbgrader submit` stored with a submission; "" if it is missing."""
    if submission.is_symlink() or submission.parent.is_symlink():
        return ""  # a link would send the page to somebody else
    try:
        return distrusted.read(submission / "submission_secret.txt", MAX_SECRET).decode("ascii")
    except (distrusted.UnreadableError, UnicodeDecodeError):
        return ""
