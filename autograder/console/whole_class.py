"""Shows how a class is graded: a progress bar, the table of results, and where the class stands."""

from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table

from autograder.console import changes
from autograder.console.by_learner import by_learner, notes, without_notebook
from autograder.console.class_in_words import isolations, older_versions
from autograder.console.lines import cell, listed, say
from autograder.console.lines import notes as in_words
from autograder.console.what_is_kept import kept_of
from autograder.errors import Interrupted
from autograder.grading.pool import Outcome
from autograder.model import Report, Status
from autograder.text import foreign
from utils.words import counted

if TYPE_CHECKING:  # they import nbgrader, for a second, which one's own notebook does not need
    from autograder.gradebook.standing import Standing
    from autograder.grading import batch

NOTHING = "Nothing new to grade for {}. To regrade everything: --force"
NOBODY = (
    "There are no submissions of {0} in {1}. Collect them first: nbgrader collect {0}, or python "
    "-m autograder collect {0} ZIP"
)
TIMELESS = (
    "{} no time and {} as on time. To give one its time, write it into timestamp.txt beside the "
    "notebook"
)
CLEAR = (
    'A note under "look at" goes once its cells are marked, or with: python -m autograder mark {} '
    "--looked --student LEARNER"
)
TOO_EARLY = "Interrupted before anybody was graded; run the same command again to start over."
MOST_MISSING = 5  # names in the line of totals
_COLUMNS = (
    TextColumn("{task.description}", markup=False),
    BarColumn(),
    MofNCompleteColumn(),
    TimeElapsedColumn(),
    TimeRemainingColumn(),
)


class ClassProgress:
    """Observes how a class is graded: a progress bar in its `with`, then the table of results."""

    def __init__(self, plan: "batch.Plan", console: Console | None = None):
        self._plan, self._console = plan, console or Console()
        self._bar = Progress(*_COLUMNS, console=self._console)
        self._task = self._bar.add_task(foreign.shown(f"Grading {plan.assignment}"), total=None)
        self._outcomes: list[Outcome] = []
        self._waiting: int | None = None  # unknown until the model solution is graded

    def started(self, waiting: int) -> None:
        """Show how many submissions there are to grade."""
        self._waiting = waiting
        self._bar.update(self._task, total=waiting)

    def told(self, line: str) -> None:
        """Show a change that does not belong to a submission."""
        say(self._bar.console, line)

    def finished(self, outcome: Outcome) -> None:
        """Record the outcome of one submission."""
        self._outcomes.append(without_notebook(outcome))
        self._bar.advance(self._task)

    @property
    def complete(self) -> bool:
        """Whether every submission so far has a result."""
        return all(each.graded for each in self._outcomes)

    def __enter__(self):
        self._bar.start()
        return self

    def __exit__(self, kind, error, trace) -> None:
        self._bar.stop()
        if error is None or isinstance(error, KeyboardInterrupt):
            if error is None and not self._outcomes:
                say(self._console, _nothing(self._plan))
            _show_class(self._plan, self._outcomes, self._console, whole=error is None)
        if isinstance(error, KeyboardInterrupt):
            say(self._console, self._interrupted())
            raise Interrupted from error

    def _interrupted(self):
        if self._waiting is None:
            return TOO_EARLY
        return (
            f"Interrupted: {len(self._outcomes)} of {self._waiting} are graded and entered; "
            "run the same command again to grade the rest."
        )


def time_out_line(report: Report, seconds: float) -> str:
    """Return the instructor's message about tests that timed out; "" if none did.

    Args:
        report: of one learner.
        seconds: that one call had, of the class or of this learner.
    """
    late = [each for each in report.exercises if each.status is Status.TIMEOUT]
    if not late:
        return ""
    who, names = report.student, ", ".join(f"`{each.grade_id}`" for each in late)
    lost = counted(sum(each.max_points for each in late), "point")
    return (
        f"{who}: {names} timed out after {seconds:g} s, with 0 of {lost}; everything else was "
        f"graded. To allow more time: python -m autograder grade {report.assignment} "
        f"--student {who} --timeout {3 * seconds:g}"
    )


def _nothing(plan):
    """Say why nobody was graded."""
    from autograder.grading.submissions import students

    if students(plan.course.submitted, plan.assignment):
        return NOTHING.format(plan.assignment)
    return NOBODY.format(plan.assignment, plan.course.submitted)


def _show_class(plan, outcomes, console, *, whole):
    kept = kept_of(plan)
    standing, every = kept.standing, notes(outcomes) | kept.notes
    said = {who: in_words(each, several=kept.several) for who, each in every.items()}
    rows = sorted(by_learner(outcomes), key=lambda one: one.submission.student)
    now = {each.submission.student for each in rows}
    earlier = {who: each for who, each in said.items() if each and who not in now}
    if rows or earlier:
        _show_table(plan, [_row(each, standing, said) for each in rows], earlier, standing, console)
    for each in rows:
        limits = each.limits or plan.settings.limits
        if each.graded and (line := time_out_line(each.graded.report, limits.call_seconds)):
            say(console, line)
    changes.show([each for each in outcomes if each.change], standing.label, console)
    if rows:
        reports = [each.graded.report for each in rows if each.graded]
        for line in older_versions(reports, plan.assignment):
            say(console, line)
        say(console, f"isolation: {isolations(reports)}")
    if any(said.values()):
        say(console, CLEAR.format(plan.assignment))
    if standing.rows and whole:  # else those who wait would count as missing
        _show_totals(standing, len(kept.empty & standing.rows.keys()), console)


def _show_totals(standing, empty, console):
    if standing.timeless:
        have, count = ("has", "counts") if standing.timeless == 1 else ("have", "count")
        say(console, TIMELESS.format(f"{counted(standing.timeless, 'submission')} {have}", count))
    say(console, totals(standing, empty))


def _show_table(plan, rows, earlier, standing, console):
    table = Table("learner", "points", "look at", title=cell(f"{plan.assignment}, graded now"))
    for row in rows:
        table.add_row(*map(cell, row))
    if earlier:
        table.add_section()
    for who, said in sorted(earlier.items()):
        row = (standing.label(who), _points(who, standing), "; ".join(said))
        table.add_row(*map(cell, row), style="dim")
    console.print(table)


def _row(outcome, standing, said):
    who = outcome.submission.student
    if outcome.graded is None:
        return standing.label(who), "none", outcome.fault
    report = outcome.graded.report
    points = _points(who, standing) or f"{report.score:g}/{report.max_score:g}"
    return standing.label(who), points, "; ".join(said.get(who, report.review))


def _points(who, standing):
    """Return the gradebook's points, the late penalty taken off; "" if it has none."""
    row = standing.rows.get(who)
    if not row:
        return ""
    late = f", late: -{row.penalty:g}" if row.penalty else ", late" if row.late else ""
    return f"{row.points:g}/{standing.max_score:g}{late}"


def _missing(standing):
    """Name a few of those who are missing, and say how many may belong to another assignment."""
    names = listed([*map(standing.label, standing.missing)], MOST_MISSING)
    if not standing.elsewhere:
        return names
    return f"{names}; {len(standing.elsewhere)} known from other assignments alone"


def totals(standing: "Standing", empty: int = 0) -> str:
    """Return the class in one sentence: graded, missing, late, by hand, the mean that counts.

    Args:
        standing: where the class stands.
        empty: how many of those who are graded handed in nothing that could be graded.
    """
    rows, missing = standing.rows.values(), standing.missing
    who = f" ({_missing(standing)})" if missing else ""
    zero = f" ({empty} with 0 points, since no notebook could be graded)" if empty else ""
    late = sum(row.late for row in rows)
    most = counted(standing.max_score, "point")
    marks = f", {standing.unmarked} with answers that are not marked yet" * bool(standing.unmarked)
    return (
        f"{len(rows)} graded{zero}, {len(missing)} missing{who}, {late} late, "
        f"{sum(row.by_hand for row in rows)} to be graded by hand or looked at; mean "
        f"{'so far ' * bool(marks)}{standing.mean:.1f} of {most}, late penalties taken off{marks}"
    )
