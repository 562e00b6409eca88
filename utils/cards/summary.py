"""What is unfinished in this notebook, as far as the visible checks can tell."""

from collections.abc import Mapping

from IPython.display import display

from utils import exercises
from utils.cards import watch
from utils.exercises import Exercise
from utils.hints import HINTS
from utils.literal import Said

DONE = "Nothing is left, as far as you can see. Grade me, below, runs the hidden tests too."
LEFT = (
    "Unfinished when this cell ran: there was no answer, or its check did not hold or had not run."
)


def unfinished() -> None:
    """Show the exercises without an answer, or whose check has not held in this kernel."""
    found, watching = exercises.here(), watch.current()
    answered = {name for name in found if name not in HINTS and watching.answers(name)}
    if found:
        display(words(found, watching.held() | answered))


def words(found: Mapping[str, Exercise], done: set[str]) -> Said:
    """Return what to say (pure).

    Args:
        found: the notebook's exercises by name.
        done: the names of those that are answered, as far as a check can tell.
    """
    left = [each.title for name, each in found.items() if each.points and name not in done]
    return Said(LEFT, left) if left else Said(DONE)
