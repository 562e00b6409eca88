"""Messages about cells, calls and tests that did not answer, for learners and for review (pure)."""

from typing import NamedTuple

from autograder.model import Status
from autograder.notebook.definitions import defined_names
from autograder.text import asides
from utils.words import counted

MISSING = "the names it should define are missing"
CUT_SHORT = "the names it had not defined yet are missing"
INTERRUPTED = "was interrupted"
CELL, TEST = "this cell", "this test"
MOST_NAMES, MOST_NOTES = 5, 5
_ENDED = "ended its own process (exit, a crash, or more memory, files or threads than allowed)"


class Gone(BaseException):
    """A cell or function did not answer; `message` is for the learner, `reason` for a note."""

    def __init__(self, status: Status, message: str, reason: str = ""):
        super().__init__(message)
        self.status, self.message, self.reason = status, message, reason or message


class Ended(Gone):
    """Its process ended before it answered."""


class Interrupted(Gone):
    """It took too long and was interrupted; its process goes on."""


class Loss(NamedTuple):
    """What the learner reads, and the part of it that says what happened."""

    message: str
    reason: str


def interrupted(what: str, seconds: float) -> Loss:
    """Return the loss of what took too long; its process goes on, with what it did until then."""
    loss = late(what, seconds)
    return Loss(loss.message.replace(MISSING, CUT_SHORT), f"{loss.reason} and {INTERRUPTED}")


def late(what: str, seconds: float) -> Loss:
    """Return the loss of what took too long: CELL, or the name of the called function."""
    verb = "finish" if what in (CELL, TEST) else "return"
    reason = f"did not {verb} within {seconds:g} s"
    question = "Is there a loop that does not end"
    question += ", or a long training? Shorten it before you submit." if what == CELL else "?"
    return Loss(f"{what} {reason}; {_costs(what)} {question}", reason)


def too_long(seconds: float) -> Loss:
    """Return the loss if the whole notebook took too long."""
    spent = f"the whole notebook took more than {seconds:g} s"
    return Loss(f"{spent}; it was stopped", f"was stopped: {spent}")


def ended(what: str) -> Loss:
    """Return the loss of what ended its process."""
    return Loss(f"{what} {_ENDED}; {_costs(what)}", _ENDED)


def unplaced() -> Loss:
    """Return the loss where the files beside the notebook did not reach the process."""
    reason = "did not run: its process ended while the files beside the notebook were copied there"
    return Loss(f"{CELL} {reason}; ask whoever grades to look at these files", reason)


def cell(number: int, source: str, reason: str) -> str:
    """Return a note for review: what the cell defines is missing wherever it is used later.

    Args:
        number: its index among the notebook's code cells, from 0.
        source: its text.
        reason: what happened.
    """
    names = sorted(defined_names(source))
    listed = ", ".join(f"`{name}`" for name in names[:MOST_NAMES])
    more = f" and {len(names) - MOST_NAMES} more" * (len(names) > MOST_NAMES)
    defined = f"what it defines ({listed}{more})" if names else "whatever it defines"
    lost = "may be" if reason.endswith(INTERRUPTED) else "is"
    return f"cell [{number + 1}] {reason}; {defined} {lost} missing in later cells and tests"


def program(number: int) -> str:
    """Return a note for review: a cell could not start a program.

    Args:
        number: its index among the notebook's code cells, from 0.
    """
    return asides.note(
        f"cell [{number + 1}] tried to start another program, which the sandbox here forbids",
        "grade it by hand, or on a machine with the sandbox `namespaces`, where tests that run "
        "together may start programs (python -m autograder doctor)",
    )


def notes(cells: list[str]) -> list[str]:
    """Return the first notes, and how many more there are."""
    more = len(cells) - MOST_NOTES
    return cells[:MOST_NOTES] + [f"{counted(more, 'more cell')} did not finish"] * (more > 0)


def _costs(what):
    # a cell has no points of its own; only the names it would have bound are lost
    lost = MISSING if what == CELL else "its points are 0"
    return f"{lost}. The rest was graded."
