"""What is unfinished in this notebook, as far as the visible checks can tell."""

from collections.abc import Mapping

from utils import exercises
from utils.cards import watch
from utils.exercises import Exercise

DONE = "Every check that you can see holds. Grade me, below, runs the hidden tests too."
LEFT = "Unfinished, because the check does not hold yet or was not run:"


def unfinished() -> None:
    """Print the exercises whose visible check has not held since the kernel was started."""
    found = exercises.here()
    if found:
        print(words(found, watch.current().held()))


def words(found: Mapping[str, Exercise], held: set[str]) -> str:
    """Return what to say.

    Args:
        found: the notebook's exercises by name.
        held: the names of those whose check held when it was last run.
    """
    left = [each.title for name, each in found.items() if each.points and name not in held]
    return "\n  ".join([LEFT, *left]) if left else DONE
