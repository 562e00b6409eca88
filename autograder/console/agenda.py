"""Shows what a run of `grade` would do."""

from rich.console import Console

from autograder.console.lines import MOST, listed, notes, say
from autograder.grading import agenda
from autograder.text import foreign


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
    for line in todo.doubts:
        say(console, line)
    for why, students in agenda.reasons(todo.due).items():
        say(console, f"{len(students):>5}  {why}: {listed(students)}")
    _show_notes(todo, console)
    for fault in todo.faults:
        say(console, f"cannot be read: {foreign.shown(fault.submission.student)}: {fault.fault}")
    if todo.due and not todo.proven:
        say(console, "The model solution would be graded first, and must earn full points.")
    if not (todo.due or todo.faults or todo.times):
        say(console, "Nobody has submitted yet; collect the submissions first.")
    learners = {one.submission.student for one in todo.due}
    say(console, f"{len(learners)} would be graded by version {todo.version.tests} of the tests.")
    say(console, "This was a dry run: nothing was written.")


def _show_notes(todo, console):
    """Show what is odd about the files that would be graded, or that nothing is there to grade."""
    found: dict[str, list[tuple[str, str]]] = {}
    for each in (one.submission for one in todo.due if one.submission.review):
        name = each.original or each.assignment
        found.setdefault(each.student, []).extend((name, note) for note in each.review)
    for who in sorted(found)[:MOST]:
        say(console, f"look at {who}: {'; '.join(notes(found[who], several=todo.several))}")
    if len(found) > MOST:
        say(console, f"look at {len(found) - MOST} more, too")
