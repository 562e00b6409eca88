"""Shows how each test of an assignment runs."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from autograder.console.lines import cell, say

if TYPE_CHECKING:
    from autograder.grading import lint


def tests(found: "Iterable[lint.Finding]", console: Console | None = None) -> None:
    """Show how each test of an assignment runs, and why, and what the model solution earns."""
    console = console or Console()
    table = Table("test", "runs", "why", "model solution")
    for each in found:
        earned = f"{each.result.points:g}/{each.result.max_points:g}"
        cells = map(cell, (each.test, each.way, each.why, earned))
        table.add_row(*cells, style="" if each.is_right else "red")
    console.print(table)
    for each in found:
        if not each.is_right:
            say(console, each.lost)
