"""Shows how a class is graded: a progress bar, the table of results, and where the class stands."""

from dataclasses import replace
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

from autograder.console.class_in_words import isolations, older_versions
from autograder.console.lines import cell, say
from autograder.errors import AutograderError, Interrupted
from autograder.grading.pool import Outcome
from autograder.model import Report, Status
from autograder.text import foreign
from utils.words import counted

if TYPE_CHECKING:  # they import nbgrader, for a second, which one's own notebook does not need
    from autograder.gradebook.standing import Standing
    from autograder.grading import batch

NOTHING = "Nothing new to grade for {}. To regrade everything: --force"
TOO_EARLY = "Interrupted before anybody was graded; run the same command again to start over."
MOST = 20  # lines of a list that a terminal shows; files have them all
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
        self._outcomes.append(_without_notebook(outcome))
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
            by_learner = sorted(_by_learner(self._outcomes), key=lambda one: one.submission.student)
            if error is None and not by_learner:
                say(self._console, NOTHING.format(self._plan.assignment))
            _show_class(self._plan, by_learner, self._console, whole=error is None)
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


def _show_class(plan, outcomes, console, *, whole):
    standing, notes = _kept(plan)
    earlier = {who: said for who, said in notes.items()
               if said and who not in {each.submission.student for each in outcomes}}  # fmt: skip
    if outcomes or earlier:
        _show_table(plan, outcomes, earlier, standing, console)
    for each in outcomes:
        limits = each.limits or plan.settings.limits
        if each.graded and (line := time_out_line(each.graded.report, limits.call_seconds)):
            say(console, line)
    _show_changes([each for each in outcomes if each.change], standing, console)
    if outcomes:
        reports = [each.graded.report for each in outcomes if each.graded]
        if older := older_versions(reports):
            say(console, older)
        say(console, f"isolation: {isolations(reports)}")
    if standing.rows and whole:  # else those who wait would count as missing
        say(console, totals(standing))


def _kept(plan):
    """Read where the class stands, and the notes for review of each submission."""
    from autograder.gradebook import standing
    from autograder.grading import records
    from autograder.grading.summary import Summary

    try:
        notes: dict[str, list[str]] = {}
        for who, record in records.known(plan.state, plan.assignment).all_records:
            if one := Summary.read(record.summary):
                notes[who] = list(dict.fromkeys([*notes.get(who, []), *one.review]))
        return standing.read(plan.course, plan.assignment), notes
    except AutograderError:  # what was graded now is shown without it
        return standing.Standing({}, {}, 0.0), {}


def _show_table(plan, outcomes, earlier, standing, console):
    table = Table("learner", "points", "look at", title=cell(f"{plan.assignment}, graded now"))
    for each in outcomes:
        table.add_row(*map(cell, _row(each, standing)))
    if earlier:
        table.add_section()
    for who, notes in sorted(earlier.items()):
        row = (standing.label(who), _points(who, standing), "; ".join(notes))
        table.add_row(*map(cell, row), style="dim")
    console.print(table)


def _row(outcome, standing):
    who = outcome.submission.student
    if outcome.graded is None:
        return standing.label(who), "none", outcome.fault
    report = outcome.graded.report
    points = _points(who, standing) or f"{report.score:g}/{report.max_score:g}"
    return standing.label(who), points, "; ".join(report.review)


def _points(who, standing):
    """Return the gradebook's points, the late penalty taken off; "" if it has none."""
    row = standing.rows.get(who)
    if not row:
        return ""
    late = f", late: -{row.penalty:g}" if row.penalty else ", late" if row.late else ""
    return f"{row.points:g}/{standing.max_score:g}{late}"


def _show_changes(outcomes, standing, console):
    """Show whose points have changed; the file has everybody who was regraded."""
    if not outcomes:
        return
    other = [each.change for each in outcomes if each.change.before != each.change.after]
    if other:
        table = Table("learner", "before", "after", "why", "tests", title="changed points")
        for each in other[:MOST]:
            row = (standing.label(each.student), f"{each.before:g}", f"{each.after:g}", each.why,
                   each.tests)  # fmt: skip
            table.add_row(*map(cell, row))
        console.print(table)
    say(
        console,
        f"{len(outcomes)} regraded, {len(other)} of them with changed points; all are listed in "
        f"{outcomes[0].kept_in}",
    )


def totals(standing: "Standing") -> str:
    """Return the class in one sentence: graded, missing, late, by hand, the mean that counts."""
    rows, missing = standing.rows.values(), standing.missing
    names = ", ".join(map(standing.label, missing[:MOST]))
    who = f" ({names}{', ...' if len(missing) > MOST else ''})" if missing else ""
    return (
        f"{len(rows)} graded, {len(missing)} missing{who}, {sum(row.late for row in rows)} late, "
        f"{sum(row.by_hand for row in rows)} to be graded by hand or looked at; mean "
        f"{standing.mean:.1f} of {counted(standing.max_score, 'point')}, late penalties taken off"
    )


def _without_notebook(outcome):
    """Keep the points and drop the file, so that memory does not grow with the class."""
    slim = outcome.graded and replace(outcome.graded, notebook="")
    return replace(outcome, graded=slim, submission=replace(outcome.submission, data=None))


def _by_learner(outcomes):
    """Return one outcome per learner: of several notebooks, the points are added up."""
    found = {}
    for each in outcomes:
        who = each.submission.student
        found[who] = _added(found[who], each) if who in found else each
    return list(found.values())


def _added(one, other):
    if one.graded is None or other.graded is None:
        return other if one.graded else one
    first, second = one.graded.report, other.graded.report
    report = replace(
        first,
        score=first.score + second.score,
        max_score=first.max_score + second.max_score,
        exercises=[*first.exercises, *second.exercises],
        review=list(dict.fromkeys([*first.review, *second.review])),
        newer=[*first.newer, *second.newer],
    )
    change = one.change and other.change and one.change.with_other(other.change)
    graded, kept_in = replace(one.graded, report=report), one.kept_in or other.kept_in
    change = change or one.change or other.change
    return replace(one, graded=graded, change=change, kept_in=kept_in)
