"""What a card says about points, and the button below it, where a learner works in a notebook.

A grader runs the same checks, and has neither.
"""

from IPython.core.getipython import get_ipython

from utils import exercises
from utils.cards import watch
from utils.exercises import Exercise
from utils.words import counted


def so_far(exercise: str) -> str:
    """Return what a check that holds is worth, as the end of a sentence; "" if not known."""
    one = exercises.here().get(exercise) if is_in_a_notebook() else None
    return of(one) if one and one.points else ""


def of(one: Exercise) -> str:
    """Return what the visible check of an exercise is worth, as the end of a sentence (pure)."""
    if not one.visible:
        return f"; the hidden tests decide its {counted(one.points, 'point')}"
    return f", worth {one.visible:g} of its {counted(one.points, 'point')}"


def title(exercise: str) -> str:
    """Return what a notebook calls a question; "" for a function, which has a name of its own."""
    if exercise.isidentifier() or not is_in_a_notebook():
        return ""
    one = exercises.here().get(exercise)
    return one.title if one else ""


def offer(exercise: str) -> None:
    """Show the button that grades the exercise with its hidden tests."""
    if is_in_a_notebook():
        from utils import grade_me  # noqa: PLC0415, the grader shows no widget

        watching = watch.current()
        watching.tell(exercise, grade_me.below(exercise, watching.graded).ran)


def is_in_a_notebook() -> bool:
    """Whether a learner works in a notebook: no grader runs this."""
    return hasattr(get_ipython(), "kernel") and exercises.this_notebook() is not None
