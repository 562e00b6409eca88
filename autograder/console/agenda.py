"""Shows what a run of `grade` would do."""

from rich.console import Console

from autograder.console.lines import say
from autograder.grading import agenda
from autograder.text import foreign

_WIDE = 30  # learners named in one line


def show(todo: agenda.Agenda, changes: list[str], console: Console | None = None) -> None:
    """Show who would be graded and why, and what would change in the gradebook.

    Args:
        todo: what a run would grade.
        changes: what it would change in the gradebook besides.
        console: where to show it.
    """
    console = console or Console()
    for line in changes:
        say(console, f"gradebook: {line}")
    if changes:
        say(console, "gradebook: it is copied to backups/ first; manual marks are kept")
    for why, students in agenda.reasons(todo.due).items():
        more = f" and {len(students) - _WIDE} more" if len(students) > _WIDE else ""
        say(console, f"{len(students):>5}  {why}: {', '.join(students[:_WIDE])}{more}")
    for fault in todo.faults:
        say(console, f"cannot be read: {foreign.shown(fault.submission.student)}: {fault.fault}")
    if todo.due and not todo.proven:
        say(console, "The model solution would be graded first, and must earn full points.")
    learners = {one.submission.student for one in todo.due}
    say(console, f"{len(learners)} would be graded by version {todo.version.tests} of the tests.")
    say(console, "This was a dry run: nothing was written.")
