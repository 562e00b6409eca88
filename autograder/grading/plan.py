"""What a run of `grade` shall do: the class or one learner, and within which limits."""

import json
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from autograder.errors import CourseError
from autograder.gradebook.course import Course
from autograder.grading import notebooks, records
from autograder.grading.grader import Settings
from autograder.model import Limits, Submission


@dataclass(frozen=True)
class Plan:
    """What to grade, and how.

    `timed`: the time limit was asked for, and holds from now on. `copied`: the gradebook was copied
    by an earlier run of the same command.
    """

    course: Course
    assignment: str
    student: str = ""
    force: bool = False
    ahead: int = 4
    settings: Settings = field(default_factory=Settings)
    timed: bool = False
    copied: bool = False

    @property
    def state(self) -> Path:
        """The folder that all of grading writes to."""
        return self.course.autograded.parent

    def target(self, submission: Submission) -> Path:
        """Return where a submission's graded notebook is kept."""
        folder = self.course.autograded / submission.student / self.assignment
        return folder / f"{submission.original or self.assignment}.ipynb"


def source_text(course: Course, assignment: str) -> str:
    """Return the text of the instructor's notebook; raises CourseError if it cannot be used."""
    path = course.source / notebooks.checked(course, assignment) / f"{assignment}.ipynb"
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CourseError(f"{path} cannot be read: {error}") from None
    notebooks.parsed(text, notebooks.label_of(path))
    return text


def settled(plan: Plan) -> Plan:
    """Return a plan with the time limit of the class's last run, unless another was asked for."""
    last = read_limits(records.known(plan.state, plan.assignment).limits)
    if plan.timed or not last:
        return plan
    return replace(plan, settings=replace(plan.settings, limits=timed(plan.settings.limits, last)))


def timed(limits: Limits, other: Limits) -> Limits:
    """Return limits with the times of others."""
    return replace(limits, call_seconds=other.call_seconds, total_seconds=other.total_seconds)


def write_limits(limits: Limits) -> str:
    """Return limits as one line of text, the same for the same limits."""
    return json.dumps(asdict(limits), sort_keys=True)


def read_limits(text: str) -> Limits | None:
    """Return the limits in a line of text; None if it holds none that this version knows."""
    try:
        return Limits(**json.loads(text))
    except (ValueError, TypeError):
        return None
