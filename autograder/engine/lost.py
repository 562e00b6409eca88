"""What a learner reads of a cell or a call that gave no answer (pure)."""

CELL = "this cell"
_ENDED = "ended its own process (exit, a crash, or more memory than there is)"


def late(what: str, seconds: float) -> str:
    """Say that it took too long; `what` is CELL, or the name of the function that was called."""
    question = "Is there a loop that does not end"
    question += ", or a long training? Shorten it before you hand in." if what == CELL else "?"
    return f"{what} did not return within {seconds:g} s; {_costs(what)}. {question}"


def ended(what: str) -> str:
    """Say that its process is gone."""
    return f"{what} {_ENDED}; {_costs(what)}"


def _costs(what):
    # a cell has no points of its own: what is lost are the names that it binds
    lost = "what it was to define is missing" if what == CELL else "its points are 0"
    return f"{lost}, the rest is graded"
