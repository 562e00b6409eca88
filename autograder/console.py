"""Terminal output: a progress bar, tables, the doctor's findings."""

from collections import Counter
from collections.abc import Iterable
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
from rich.text import Text

from autograder.grading.pool import Outcome
from autograder.model import Report, Status
from autograder.notebook import by_exercise
from autograder.notebook.by_exercise import State
from autograder.text import foreign

if TYPE_CHECKING:  # it imports nbgrader, for a second, which one's own notebook does not need
    from autograder.grading import batch, lint

_UNTRIED = (State.UNANSWERED, State.UNWRITTEN)
_STYLES = {State.RIGHT: "green", State.PARTLY: "yellow", State.WRONG: "red"}
MORE = "That is the first message of each exercise; --details shows those of all tests."
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

    def started(self, waiting: int) -> None:
        """Hear how many submissions there are to grade."""
        self._bar.update(self._task, total=waiting)

    def finished(self, outcome: Outcome) -> None:
        """Hear the outcome of one submission."""
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
        if error is None:
            by_learner = sorted(_by_learner(self._outcomes), key=lambda one: one.submission.student)
            _show_class(self._plan, by_learner, self._console)


def show(report: Report, path, *, details: bool = False, console: Console | None = None) -> None:
    """Show a learner's report: a row per exercise, and what to do about those not yet right.

    Args:
        report: the learner's.
        path: of the notebook.
        details: whether to show the message of every test, not only the first of each exercise.
        console: where to show it.
    """
    console = console or Console()
    rows = by_exercise.rows(report.exercises)
    table = Table("", "exercise", "points", "", title=_text(foreign.shown(str(path))))
    for row in rows:
        sign, words = row.state.value
        points = f"{row.points:g}/{row.max_points:g}"
        cells = map(_text, (sign, row.name, points, words))
        table.add_row(*cells, style=_STYLES.get(row.state, "dim"))
    console.print(table)
    for row in rows:
        _show_failed(console, row, details)
    if not details and any(len(row.failed) > 1 for row in rows if row.state not in _UNTRIED):
        _say(console, f"\n{MORE}", "dim")
    for note in report.review:
        _say(console, f"\nNote: {note}")
    _say(console, f"\n{report.assignment}: {report.score:g} of {report.max_score:g} points")
    _say(console, f"isolation: {report.isolation}", "dim")


def _show_failed(console, row, details):
    """Show the messages of an exercise: the first one, or that of each test."""
    if details:
        for test in row.failed:
            points = f"{test.points:g}/{test.max_points:g} points"
            _say(console, f"\n{test.grade_id} ({points}): {test.message}")
    elif row.failed and row.state not in _UNTRIED:
        _say(console, f"\n{row.name}: {row.failed[0].message}")


def explain(questions: dict[str, dict[str, str]], console: Console | None = None) -> None:
    """Show the explanation of every option of each question."""
    console = console or Console()
    for grade_id, options in questions.items():
        _say(console, f"\n{grade_id}")
        for option, words in options.items():
            _say(console, f"  {option}: {words}")


def findings(found, console: Console | None = None) -> bool:
    """Show what the doctor found; return True if nothing is missing."""
    console = console or Console()
    for each in found:
        sign = "ok     " if each.ok else "MISSING"
        _say(console, f"{sign} {each.what}: {each.said}")
        if not each.ok:
            _say(console, f"        fix: {each.fix}")
    return all(each.ok for each in found)


def tests(found: "Iterable[lint.Finding]", console: Console | None = None) -> None:
    """Show how each test of an assignment runs, and why, and what the model solution earns."""
    console = console or Console()
    table = Table("test", "runs", "why", "model solution")
    for each in found:
        earned = f"{each.result.points:g}/{each.result.max_points:g}"
        cells = map(_text, (each.test, each.way, each.why, earned))
        table.add_row(*cells, style="" if each.is_right else "red")
    console.print(table)
    for each in found:
        if not each.is_right:
            said = f"{each.test}: the model solution does not earn all points"
            _say(console, f"{said}: {each.result.message or 'it gives no reason'}")


def time_out_line(plan: "batch.Plan", student: str, report: Report) -> str:
    """Return the instructor's message about tests that timed out; "" if none did."""
    late = [each for each in report.exercises if each.status is Status.TIMEOUT]
    if not late:
        return ""
    seconds = plan.settings.limits.call_seconds
    names = ", ".join(f"`{each.grade_id}`" for each in late)
    lost = sum(each.max_points for each in late)
    return (
        f"{student}: {names} did not return within {seconds:g} s; its {lost:g} points are 0, the "
        f"rest is graded. To allow more time: python -m autograder grade {plan.assignment} "
        f"--student {student} --timeout {3 * seconds:g}"
    )


def _show_class(plan, outcomes, console):
    if not outcomes:
        _say(console, f"Nothing new to grade for {plan.assignment}. To regrade everything: --force")
        return
    table = Table("learner", "points", "look at", title=_text(f"{plan.assignment}, graded now"))
    for each in outcomes:
        table.add_row(*map(_text, _row(each)))
    console.print(table)
    for each in outcomes:
        line = each.graded and time_out_line(plan, each.submission.student, each.graded.report)
        if line:
            _say(console, line)
    reports = [each.graded.report for each in outcomes if each.graded]
    _say(console, f"isolation: {isolations(reports)}")


def isolations(reports: Iterable[Report]) -> str:
    """Return how submissions were isolated, the most frequent way first, with their numbers."""
    found = Counter(report.isolation for report in reports)
    ways = found.most_common()
    return ways[0][0] if len(ways) == 1 else "; ".join(f"{way} ({n})" for way, n in ways)


def _say(console, line, style=""):
    """Print a line as plain text, without markup or control codes."""
    console.print(_text(line, style))


def _text(text, style=""):
    return Text(foreign.clean(text), style)


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
    )
    return replace(one, graded=replace(one.graded, report=report))


def _row(outcome):
    if outcome.graded is None:
        return outcome.submission.student, "none", outcome.fault
    report = outcome.graded.report
    points = f"{report.score:g}/{report.max_score:g}"
    return outcome.submission.student, points, "; ".join(report.review)


def _without_notebook(outcome):
    """Keep the points and drop the file, so that memory does not grow with the class."""
    slim = outcome.graded and replace(outcome.graded, notebook="")
    return replace(outcome, graded=slim, submission=replace(outcome.submission, data=None))
