"""Shows what the doctor found."""

from rich.console import Console

from autograder.console.lines import say


def findings(found, console: Console | None = None) -> bool:
    """Show what the doctor found; return True if nothing is missing."""
    console = console or Console()
    for each in found:
        sign = "ok     " if each.ok else "MISSING"
        say(console, f"{sign} {each.what}: {each.said}")
        if not each.ok:
            say(console, f"        fix: {each.fix}")
    return all(each.ok for each in found)
