"""The placeholders for answers that were not submitted (pure)."""

from autograder.notebook import newer_exercises
from autograder.text import sanitize

MISSING = "# This cell was missing from the submission."
#: As code, and as the text that is shown of it.
_ALL = frozenset(
    form(text) for text in (MISSING, newer_exercises.TEXT) for form in (str, sanitize.markdown)
)


def is_placeholder(source: str) -> bool:
    """Whether a text is such a placeholder."""
    return source.strip() in _ALL
