"""Shows a learner's own report in a terminal, and the explanations of a quiz."""

from rich.console import Console
from rich.table import Table

from autograder.console.lines import cell, say
from autograder.model import Report
from autograder.notebook import by_exercise
from autograder.notebook.by_exercise import State
from autograder.text import foreign
from utils import exercises
from utils.words import counted

_UNTRIED = (State.UNANSWERED, State.UNWRITTEN)
_STYLES = {State.RIGHT: "green", State.PARTLY: "yellow", State.WRONG: "red"}
MORE = "That is the first message of each exercise; --details shows those of all tests."


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
    titles = {name: each.title for name, each in exercises.read(path).items()}
    table = Table("", "exercise", "points", "", title=cell(foreign.shown(str(path))))
    for row in rows:
        sign, words = row.state.value
        points = f"{row.points:g}/{row.max_points:g}"
        cells = map(cell, (sign, titles.get(row.name, row.name), points, words))
        table.add_row(*cells, style=_STYLES.get(row.state, "dim"))
    console.print(table)
    for row in rows:
        _show_failed(console, row, titles.get(row.name, row.name), details)
    if not details and any(len(row.failed) > 1 for row in rows if row.state not in _UNTRIED):
        say(console, f"\n{MORE}", "dim")
    for note in report.review:
        say(console, f"\nNote: {note}")
    say(console, f"\n{report.assignment}: {report.score:g} of {counted(report.max_score, 'point')}")
    say(console, f"isolation: {report.isolation}", "dim")


def _show_failed(console, row, title, details):
    """Show the messages of an exercise: the first one, or that of each test."""
    if details:
        for test in row.failed:
            points = f"{test.points:g}/{counted(test.max_points, 'point')}"
            say(console, f"\n{test.grade_id} ({points}): {test.message}")
    elif row.failed and row.state not in _UNTRIED:
        say(console, f"\n{title}: {row.failed[0].message}")


def explain(questions: dict[str, dict[str, str]], console: Console | None = None) -> None:
    """Show the explanation of every option of each question."""
    console = console or Console()
    for title, options in questions.items():
        say(console, f"\n{title}")
        for option, words in options.items():
            say(console, f"  {option}")
            say(console, f"    {words}", "dim")
