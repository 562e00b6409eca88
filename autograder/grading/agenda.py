"""Finds out what is to be graded, and why; it writes nothing."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import NamedTuple

from nbformat import NotebookNode

from autograder.errors import CourseError
from autograder.files import distrusted
from autograder.gradebook import score_reader
from autograder.grading import doubtful_dates, pool, version
from autograder.grading.originals import Original
from autograder.grading.plan import Plan, read_limits, timed, write_limits
from autograder.grading.records import Known, Record, State
from autograder.grading.submissions import load, students
from autograder.grading.summary import Summary
from autograder.model import Limits, Submission, Version
from autograder.text import foreign
from utils.words import counted

#: Would be a hidden folder, a formula in nbgrader's own CSV export, or an option of --student.
_NO_ID = (".", "=", "+", "@", "-")
#: Only our own graded notebooks have this key: in a learner's text its quotes are escaped.
_OURS = b'"isolation":'
UNKNOWN = "the version that graded it is unknown"


class Due(NamedTuple):
    """One submission to grade: why, within which limits, and what it had before."""

    submission: Submission
    why: str
    limits: Limits
    before: Summary | None = None


@dataclass(frozen=True)
class Agenda:
    """What is to be graded, by which version of the tests.

    `limits` are those of this run, `common` those of the class. `proven` says whether the model
    solution has had full points within them. `faults` are submissions that cannot even be read;
    `times` holds the submission times of those that need no grading, "" if unknown. `several`: the
    assignment has more notebooks than one. `doubts` are lines about the file of due dates.
    """

    version: Version
    limits: Limits
    common: Limits
    proven: bool
    due: list[Due]
    faults: list[pool.Outcome]
    times: dict[str, str] = field(default_factory=dict)
    several: bool = False
    doubts: list[str] = field(default_factory=list)

    def part(self, original: str) -> "Agenda":
        """Return what is to be graded of one of several notebooks; "" for the assignment's own."""
        return replace(self, due=[one for one in self.due if one.submission.original == original])

    @property
    def granted(self) -> dict[str, Limits]:
        """The limits of those who have more time than the class."""
        return {one.submission.student: one.limits for one in self.due if one.limits != self.limits}


def of(plan: Plan, originals: list[Original], known: Known) -> Agenda:
    """Return what a run would grade.

    Args:
        plan: the run.
        originals: the instructor's notebooks.
        known: what the journal holds of the assignment.

    Raises:
        CourseError: the learner's submission is missing, or dates.toml cannot be read.
        GradebookError: the gradebook cannot be read.
    """
    doubts = doubtful_dates.of(plan)
    files = {path: data for one in originals for path, data in one.files.items()}
    now = version.of({one.original: one.notebook for one in originals}, files)
    faults: list[pool.Outcome] = []
    handed_in = list(_handed_in(plan, originals, faults))
    graded = {one.original: score_reader.students(plan.course, plan.assignment, one.name)
              for one in originals}  # fmt: skip
    found = [_due(plan, one, known, now, graded[one.original]) for one in handed_in]
    last = known.versions.get(now.tests)
    limits = plan.settings.limits
    return Agenda(
        version=now,
        limits=limits,
        common=_common(plan, known),
        proven=bool(last) and (bool(plan.student) or last.limits == write_limits(limits)),
        due=[one for one in found if one.why],
        faults=faults,
        times={one.submission.student: one.submission.timestamp for one in found if not one.why},
        several=len(originals) > 1,
        doubts=doubts,
    )


def _handed_in(plan, originals, faults) -> Iterator[Submission]:
    """Yield each submission, without what is in it; of a folder with a fault, nothing more."""
    students = wanted(plan)
    for one in originals:
        every = {each.name: each.notebook for each in originals}
        load = partial(load_named, plan, one=one, every=every)
        read = [replace(each, data=None, files={}) for each in loaded(students, load, faults)]
        yield from read
        students = [each.student for each in read]


def _common(plan, known):
    """Return the class's limits: not those of a run for one learner."""
    limits = plan.settings.limits
    return timed(limits, read_limits(known.limits) or Limits()) if plan.student else limits


def _due(plan, one, known, now, graded):
    record = known.of(one.original).get(one.student)
    before = Summary.read(record.summary) if record else None
    limits = _limits(plan, record, before)
    found = _asked(plan) or (_why(one, record, known, now, limits) if record else "new")
    return Due(one, found or _lost(plan, one, graded), limits, before)


def _limits(plan, record, before):
    """Return the class's limits, or those with which a learner was granted more time."""
    limits = plan.settings.limits
    own = read_limits(record.limits) if before and before.granted else None
    longer = own is not None and own.call_seconds > limits.call_seconds
    return own if own and longer and not (plan.timed and plan.student) else limits


def _asked(plan):
    return "asked for by --force" if plan.force else "asked for by --student" * bool(plan.student)


def _why(one: Submission, record: Record, known: Known, now: Version, limits: Limits) -> str:
    """Return why what the journal knows is no longer true; "" if it is."""
    if record.state != State.DONE:
        return "interrupted"
    if not record.tests:
        return "graded by an older autograder"
    if record.digest != one.digest:
        return "resubmitted"
    if record.tests != now.tests:
        old = known.versions.get(record.tests)
        what = version.changed(old.parts, now.parts) if old else UNKNOWN
        return f"tests changed: {what}"
    return "" if record.limits == write_limits(limits) else "limits changed"


def _lost(plan, one, graded):
    """Return why its grades are not those that the journal remembers; "" if they are."""
    if one.student not in graded:
        return "its grades are gone from the gradebook"
    try:
        return "" if _OURS in plan.target(one).read_bytes() else "graded by nbgrader, unprotected"
    except OSError:
        return "its graded notebook is gone"


def wanted(plan: Plan) -> list[str]:
    """Return the names of the folders to grade; raises CourseError if the learner has none."""
    found = students(plan.course.submitted, plan.assignment)
    if not plan.student:
        return found
    if plan.student not in found:
        raise CourseError(
            f"no submission of {plan.assignment} by {plan.student!r} in {plan.course.submitted}; "
            f"{counted(len(found), 'other learner')} submitted it. Did you run nbgrader collect?"
        )
    return [plan.student]


def load_named(
    plan: Plan,
    student: str,
    one: Original | None = None,
    every: Mapping[str, NotebookNode] | None = None,
) -> Submission:
    """Read a submission; raises UnreadableError if its folder's name cannot be a learner's id.

    Args:
        plan: the run.
        student: the folder's name.
        one: which of the instructor's notebooks; None for the assignment's own, without files.
        every: all of them, by name.
    """
    if student.startswith(_NO_ID) or not foreign.is_plain(student):
        raise distrusted.UnreadableError(
            f"the folder {foreign.shown(student)!r} in submitted/ has a name that cannot be "
            "a learner's id, so nothing in it was graded or entered; rename it to the id and grade "
            "again, or move it away: nbgrader's own pages list every folder there"
        )
    name, files = (one.name, one.given) if one else ("", None)
    folder, assignment = plan.course.submitted, plan.assignment
    return load(folder, student, assignment, files=files, notebook=name, originals=every)


def loaded(
    names: list[str] | Iterator[str],
    read: Callable[[str], Submission],
    faults: list[pool.Outcome],
) -> Iterator[Submission]:
    """Yield the submissions that can be read; add the others to `faults`."""
    for student in names:
        try:
            yield read(student)
        except Exception as error:  # whatever is wrong with this one, the class is graded
            nothing = Submission("", foreign.shown(student), "", None, "")
            faults.append(pool.Outcome(nothing, None, pool.named(error)))


def reasons(due: list[Due]) -> Mapping[str, list[str]]:
    """Return the learners by reason, in the order of the first of each; each once."""
    found: dict[str, dict[str, None]] = {}
    for one in due:
        found.setdefault(one.why, {})[one.submission.student] = None
    return {why: list(students) for why, students in found.items()}
