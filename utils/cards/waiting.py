"""A placeholder for a card while its check runs; it becomes visible if the check takes long."""

from typing import Any

from IPython.display import display

from utils.literal import literal

WORDS = (
    "This check is still running. If a loop does not end, press the square in the toolbar, "
    "“Interrupt the kernel”: the card then names the line."
)
#: Invisible for five seconds: the slowest check of a right answer takes less.
_PAGE = f"""<style>@keyframes check-waits {{ from {{ visibility: hidden; }} }}
.check-waits {{ animation: check-waits 5s step-end; }}</style><p class="check-waits">{WORDS}</p>"""


def shown() -> Any:
    """Show it, and return the handle by which the card takes its place."""
    page = {"text/plain": "", "text/html": literal(_PAGE)}
    return display(page, raw=True, display_id=True)
