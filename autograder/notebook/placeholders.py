"""What stands in the place of an answer that was not handed in (pure)."""

from autograder.notebook import newer_exercises
from autograder.text import sanitize

MISSING = "# This cell was missing from the submission."
#: As code, and as the text that is shown of it.
_ALL = frozenset(
    form(text) for text in (MISSING, newer_exercises.TEXT) for form in (str, sanitize.markdown)
)


def is_placeholder(source: str) -> bool:
    """Whether a text stands in the place of an answer."""
    return source.strip() in _ALL
