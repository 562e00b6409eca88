"""Shows whose points a regrading has changed; the file has everybody who was regraded."""

from collections.abc import Callable

from rich.console import Console
from rich.table import Table

from autograder.console.lines import MOST, cell, say
from autograder.grading.changed_points import Change
from autograder.grading.pool import Outcome


def show(outcomes: list[Outcome], label: Callable[[str], str], console: Console) -> None:
    """Show a table for each reason, which its title says once.

    Args:
        outcomes: of what was regraded, with what that has changed.
        label: returns how a learner is shown.
        console: where to show it.
    """
    found = [each.change for each in outcomes if each.change]
    if not found:
        return
    other = [each for each in found if each.before != each.after]
    for why in dict.fromkeys(each.why for each in other):
        _show_table(why, [each for each in other if each.why == why][:MOST], label, console)
    regraded, changed = ({each.student for each in some} for some in (found, other))
    say(
        console,
        f"{len(regraded)} regraded, {len(changed)} of them with changed points; all are listed in "
        f"{outcomes[0].kept_in}",
    )


def _show_table(why: str, changes: list[Change], label, console):
    notebook = ["notebook"] if any(each.notebook for each in changes) else []
    heads = ("learner", *notebook, "by tests, before", "by tests, after", "tests")
    table = Table(*heads, title=cell(f"changed points: {why}"))
    for each in sorted(changes, key=lambda one: one.student):
        name = [each.notebook] if notebook else []
        row = (label(each.student), *name, f"{each.before:g}", f"{each.after:g}", each.tests)
        table.add_row(*map(cell, row))
    console.print(table)
